// The overview of a plan: its sections with counts, what is complete, what is missing, how far each language is. One statement.
import { noFilter } from '@/lib/actions/filter';
import { hasStatus, whereSql } from '@/lib/actions/list-sql';
import { type GroupCount, groupsSql } from '@/lib/actions/matrix-queries';
import { actionScope, visibleTo } from '@/lib/actions/policy';
import { LEADING } from '@/lib/actions/rules';
import { statusSql } from '@/lib/actions/status-sql';
import { headFrom, headSql } from '@/lib/plans/head-sql';
import { asHead, type PlanHead } from '@/lib/plans/queries';
import type { Actor } from '@/lib/platform/auth/actor';
import { queryRows } from '@/lib/platform/db';
import { Prisma } from '@/prisma/generated/client';
import type { ActionStatus, SectionKind } from '@/prisma/generated/enums';

const { sql } = Prisma;

export type SectionItem = {
  id: string;
  kind: SectionKind;
  /** Printed number; null for prose. */
  number: number | null;
  title: string;
  lang: string;
  owner: { code: string; shortName: string; name: string } | null;
  objectives: number;
  /** Goals of the section's actions, the most frequent first. */
  goals: string[];
};
export type LanguageCount = { language: string; reviewed: number; machine: number; outdated: number; missing: number };

export type PlanOverview = PlanHead & {
  sections: SectionItem[];
  groups: GroupCount[];
  statuses: { status: ActionStatus; actions: number }[];
  /** Actions whose lead has not answered yet. */
  awaiting: number;
  overdue: number;
  languages: LanguageCount[];
  /** Actions of the previous plan without a fate. */
  undecided: number;
  inBin: number;
};

const SECTIONS = (
  actor: Actor,
  id: string,
  language: string,
) => sql`(select coalesce(json_agg(json_build_object('id', s."id", 'kind', s."kind", 'number', case when s."kind" = 'AREA' then section_number(s."id") end,
    'title', w."title", 'lang', w."language",
    'owner', (select json_build_object('code', i."code", 'shortName', coalesce(n."shortName", i."code"), 'name', coalesce(n."name", i."code")) from "Institution" i
      left join lateral (select n."name", n."shortName" from "InstitutionName" n where n."institutionId" = i."id" and n."validTo" is null order by n."language" = ${language} desc, n."language" limit 1) n on true
      where i."id" = s."ownerId"),
    'objectives', (select count(*) from "Objective" o where o."sectionId" = s."id" and o."level" = 'OBJECTIVE' and o."deletedAt" is null),
    'goals', (select coalesce(json_agg(g."goalCode"), '[]') from (select t."goalCode" from "Action" a join "ActionSdgTarget" x on x."actionId" = a."id" join "SdgTarget" t on t."code" = x."targetCode"
      where a."sectionId" = s."id" and a."deletedAt" is null and ${actionScope.sql(visibleTo(actor))} group by t."goalCode" order by count(*) desc, t."goalCode" limit 3) g)) order by s."rank"), '[]')
  from "PlanSection" s left join lateral (select t."title", t."language" from "PlanSectionText" t where t."sectionId" = s."id"
    order by t."language" = ${language} desc, t."basedOnVersion" is null desc, t."language" limit 1) w on true
  where s."planId" = ${id}::uuid and s."deletedAt" is null)`;

/** Sections by language: outdated is derived from the version of the source it was based on. */
const LANGUAGES = (id: string) => sql`(select json_agg(json_build_object('language', l."code",
    'reviewed', (select count(*) from marks m where m.language = l."code" and m.mark = 'REVIEWED'), 'machine', (select count(*) from marks m where m.language = l."code" and m.mark = 'MACHINE'),
    'outdated', (select count(*) from marks m where m.language = l."code" and m.mark = 'OUTDATED'),
    'missing', (select count(*) from "PlanSection" s where s."planId" = ${id}::uuid and s."deletedAt" is null) - (select count(*) from marks m where m.language = l."code")) order by l."rank") from "Language" l)`;

const MARKS = (
  id: string,
) => sql`marks as (select t."language", case when t."basedOnVersion" < o."version" then 'OUTDATED' else t."state"::text end as mark
  from "PlanSection" s join "Plan" p on p."id" = s."planId" join "PlanSectionText" t on t."sectionId" = s."id"
    left join "PlanSectionText" o on o."sectionId" = s."id" and o."language" = p."sourceLanguage"
  where s."planId" = ${id}::uuid and s."deletedAt" is null and t."state" <> 'MISSING')`;

/** @throws NotFound */
export async function getPlanOverview(actor: Actor, id: string, language = actor.language): Promise<PlanOverview> {
  const mine = whereSql(actor, id, noFilter);
  const count = (more: Prisma.Sql) => sql`(select count(*) from "Action" a where ${mine} and ${more})`;
  const [row] = await queryRows<Omit<PlanOverview, 'can'>>(sql`with ${MARKS(id)}
    select ${headSql(actor, language)}, ${SECTIONS(actor, id, language)} as sections, ${LANGUAGES(id)} as languages,
      (select coalesce(json_agg(g), '[]') from (${groupsSql(mine)}) g) as groups,
      (select coalesce(json_agg(json_build_object('status', g."status", 'actions', g.n)), '[]') from (select s."status", count(*) as n from "Action" a cross join lateral (select ${statusSql(actor)} as "status") s where ${mine} group by s."status") g) as statuses,
      ${count(sql`exists (select 1 from "ActionAssignment" x where x."actionId" = a."id" and x."role" = 'LEAD' and x."status"::text = any(${[...LEADING]}))
        and not exists (select 1 from "ActionAssignment" x where x."actionId" = a."id" and x."role" = 'LEAD' and x."status" in ('ACCEPTED', 'AGREED_IN_MEETING'))`)} as awaiting,
      ${count(hasStatus('OVERDUE', actor))} as overdue,
      (select count(*) from "Action" a where a."planId" = p0."previousPlanId" and a."deletedAt" is null and ${actionScope.sql(visibleTo(actor))}
        and not exists (select 1 from "ActionLineage" l left join "Action" t on t."id" = l."toId" where l."fromId" = a."id" and t."deletedAt" is null)) as undecided,
      (select count(*) from "Action" a where a."planId" = p0."id" and a."deletedAt" is not null) + (select count(*) from "PlanSection" s where s."planId" = p0."id" and s."deletedAt" is not null)
        + (select count(*) from "Objective" o where o."planId" = p0."id" and o."deletedAt" is not null) as "inBin"
    from ${headFrom(id, language)}`);
  return asHead(actor, row);
}
