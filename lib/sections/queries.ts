// One section with its text in every language, and its objectives.
import { planScope, visibleTo } from '@/lib/plans/policy';
import type { Actor } from '@/lib/platform/auth/actor';
import { queryRows } from '@/lib/platform/db';
import { NotFound } from '@/lib/platform/errors';
import { canArrange, canEditText, canRead } from '@/lib/sections/policy';
import { type RichBody, richPlainText } from '@/lib/sections/rich-text';
import { isOutdated } from '@/lib/sections/rules';
import { Prisma } from '@/prisma/generated/client';
import type { PlanStatus, SectionKind, TextState } from '@/prisma/generated/enums';

const { sql } = Prisma;

export type SectionMark = 'SOURCE' | 'REVIEWED' | 'MACHINE' | 'OUTDATED' | 'MISSING';
export type SectionText = {
  language: string;
  title: string;
  /** The words without their form. */
  text: string;
  body: RichBody | null;
  epoch: number;
  version: number;
  state: TextState;
  mark: SectionMark;
  updatedAt: string;
};
export type ObjectiveItem = {
  id: string;
  number: string;
  title: string;
  lang: string;
  actions: number;
  texts: { language: string; title: string; version: number; mark: SectionMark }[];
};
/** A part of the plan beside the text: where one is, and where one may go. */
export type OutlineItem = { id: string; number: number | null; title: string; lang: string };
type Neighbour = { id: string; title: string } | null;

type Row = {
  id: string;
  kind: SectionKind;
  number: number | null;
  ownerId: string | null;
  owner: string | null;
  version: number;
  deletedAt: Date | null;
  plan: {
    id: string;
    shortTitle: string;
    status: PlanStatus;
    sourceLanguage: string;
    deletedAt: string | null;
    legalAct: { type: string; number: string | null; date: string | null; title: Record<string, string> } | null;
  };
  texts: {
    language: string;
    title: string;
    body: RichBody | null;
    epoch: number;
    version: number;
    state: TextState;
    basedOnVersion: number | null;
    updatedAt: string;
  }[];
  objectives: (Omit<ObjectiveItem, 'texts'> & {
    texts: { language: string; title: string; version: number; state: TextState; basedOnVersion: number | null }[];
  })[];
  previous: Neighbour;
  next: Neighbour;
  outline: OutlineItem[];
};

export type SectionView = Omit<Row, 'texts' | 'objectives'> & {
  texts: SectionText[];
  objectives: ObjectiveItem[];
  /** The text the page shows: the wanted language, else the source, else any. */
  shown: SectionText | null;
  can: { editText: boolean; arrange: boolean };
};

const title = (owner: Prisma.Sql, language: string) =>
  sql`(select t."title" from "PlanSectionText" t where t."sectionId" = ${owner} order by t."language" = ${language} desc, t."basedOnVersion" is null desc limit 1)`;
const neighbour = (
  language: string,
  before: boolean,
) => sql`(select json_build_object('id', n."id", 'title', ${title(sql`n."id"`, language)}) from "PlanSection" n
  where n."planId" = s."planId" and n."deletedAt" is null and n."rank" ${before ? sql`<` : sql`>`} s."rank" order by n."rank" ${before ? sql`desc` : sql`asc`} limit 1)`;

const OUTLINE = (
  language: string,
) => sql`(select json_agg(json_build_object('id', o."id", 'number', case when o."kind" = 'AREA' then o."ordinal" end, 'title', w."title", 'lang', w."language") order by o."rank")
    from "PlanSection" o join lateral (select t."title", t."language" from "PlanSectionText" t where t."sectionId" = o."id"
      order by t."language" = ${language} desc, t."basedOnVersion" is null desc limit 1) w on true where o."planId" = s."planId" and o."deletedAt" is null)`;

const OBJECTIVES = (
  language: string,
) => sql`(select coalesce(json_agg(json_build_object('id', o."id", 'number', objective_number(o."id"), 'title', w."title", 'lang', w."language",
    'actions', (select count(*) from "Action" a where a."objectiveId" = o."id" and a."deletedAt" is null),
    'texts', (select coalesce(json_agg(json_build_object('language', t."language", 'title', t."title", 'version', t."version", 'state', t."state", 'basedOnVersion', t."basedOnVersion")), '[]') from "ObjectiveText" t where t."objectiveId" = o."id"))
    order by o."rank"), '[]') from "Objective" o left join lateral (select t."title", t."language" from "ObjectiveText" t where t."objectiveId" = o."id"
    order by t."language" = ${language} desc, t."basedOnVersion" is null desc limit 1) w on true where o."sectionId" = s."id" and o."level" = 'OBJECTIVE' and o."deletedAt" is null)`;

/** @throws NotFound */
export async function getSection(actor: Actor, planId: string, id: string, language = actor.language): Promise<SectionView> {
  const [row] =
    await queryRows<Row>(sql`select s."id", s."kind", case when s."kind" = 'AREA' then section_number(s."id") end as number, s."ownerId", s."version", s."deletedAt",
      (select n."name" from "InstitutionName" n where n."institutionId" = s."ownerId" and n."validTo" is null order by n."language" = ${language} desc limit 1) as owner,
      json_build_object('id', p."id", 'status', p."status", 'sourceLanguage', p."sourceLanguage", 'deletedAt', p."deletedAt",
        'legalAct', (select json_build_object('type', l."type", 'number', l."number", 'date', l."date", 'title', l."title") from "LegalAct" l where l."id" = p."legalActId"),
        'shortTitle', (select t."shortTitle" from "PlanText" t where t."planId" = p."id" order by t."language" = ${language} desc, t."language" = p."sourceLanguage" desc limit 1)) as plan,
      (select coalesce(json_agg(json_build_object('language', t."language", 'title', t."title", 'body', t."body", 'epoch', t."epoch", 'version', t."version", 'state', t."state", 'basedOnVersion', t."basedOnVersion", 'updatedAt', t."updatedAt")), '[]')
        from "PlanSectionText" t where t."sectionId" = s."id") as texts,
      ${OBJECTIVES(language)} as objectives, ${neighbour(language, true)} as previous, ${neighbour(language, false)} as next,
      coalesce(${OUTLINE(language)}, '[]') as outline
    from "PlanSection" s join "Plan" p on p."id" = s."planId" where s."id" = ${id}::uuid and s."planId" = ${planId}::uuid and ${planScope.sql(visibleTo(actor))}`);
  if (!row || !canRead(actor, row)) throw new NotFound();
  const source = row.plan.sourceLanguage;
  const texts = row.texts.map(({ basedOnVersion, ...t }) => ({
    ...t,
    text: richPlainText(t.body),
    mark: markOf({ ...t, basedOnVersion }, row.texts, source),
  }));
  const find = (l: string) => texts.find((t) => t.language === l);
  return {
    ...row,
    texts,
    objectives: row.objectives.map((o) => ({ ...o, texts: o.texts.map((t) => ({ ...t, mark: markOf(t, o.texts, source) })) })),
    shown: find(language) ?? find(source) ?? texts[0] ?? null,
    can: { editText: canEditText(actor, row), arrange: canArrange(actor, row) },
  };
}

type Marked = { language: string; version: number; state: TextState; basedOnVersion: number | null };

function markOf(text: Marked, all: readonly Marked[], source: string): SectionMark {
  if (text.language === source) return 'SOURCE';
  const version = all.find((t) => t.language === source)?.version ?? null;
  return isOutdated(text.basedOnVersion, version) ? 'OUTDATED' : text.state;
}
