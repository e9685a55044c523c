// One action with everything that belongs to it: one statement, judged by the policies.
import {
  actionScope,
  canCreate,
  canRead,
  canResume,
  canSuspend,
  editableFields,
  type FieldGroup,
  visibleTo,
} from '@/lib/actions/policy';
import { type DerivedStatus, derivedStatus, type Fact, missingFacts, type TextMark } from '@/lib/actions/rules';
import type { WordField } from '@/lib/actions/schema';
import { statusReasonSql, statusSql } from '@/lib/actions/status-sql';
import { canRead as canReadPlan, planScope, visibleTo as plansVisibleTo } from '@/lib/plans/policy';
import { BIN_DAYS, isDrafted } from '@/lib/plans/rules';
import type { Actor } from '@/lib/platform/auth/actor';
import { queryRows } from '@/lib/platform/db';
import { NotFound } from '@/lib/platform/errors';
import { Prisma } from '@/prisma/generated/client';
import type {
  ActionFate,
  ActionStatus,
  AssignmentRole,
  AssignmentStatus,
  DraftStatus,
  FundingSource,
  IndicatorType,
  IndicatorValueType,
  PlanStatus,
  Recurrence,
  TextState,
  Visibility,
} from '@/prisma/generated/enums';

const { sql } = Prisma;
type Words = Record<string, string>;

export type TextView = {
  language: string;
  version: number;
  state: TextState;
  basedOnVersion: number | null;
  mark: TextMark;
} & Record<WordField, string | null>;
export type Assigned = {
  institutionId: string;
  code: string;
  shortName: string;
  name: string;
  role: AssignmentRole;
  status: AssignmentStatus;
};
export type TargetView = {
  code: string;
  isPrimary: boolean;
  short: Words;
  rights: { treaty: string; article: string; right: Words; treatyName: Words }[];
};
export type MilestoneView = { id: string; dueDate: string; doneDate: string | null; title: string; lang: string };
export type BudgetView = {
  year: number | null;
  amount: number | null;
  currency: string | null;
  source: FundingSource;
  wording: string | null;
  partnerId: string | null;
  partner: string | null;
};
export type IndicatorView = {
  id: string;
  code: string;
  title: string;
  lang: string;
  unit: string | null;
  dataSource: string | null;
  type: IndicatorType;
  valueType: IndicatorValueType;
  isUp: boolean;
  sdgIndicator: string | null;
  frequency: string | null;
  baseline: number | null;
  baselineDate: string | null;
  baselineSource: Words | null;
  targets: { date: string; value: number }[];
  values: { date: string; value: number; isProvisional: boolean }[];
};
export type RelativeView = {
  id: string;
  number: string;
  title: string;
  lang: string;
  fate: ActionFate;
  reason: string | null;
  planShort: string;
  status: ActionStatus;
};

type Row = {
  id: string;
  registerNumber: number;
  number: string;
  sourceNumber: string | null;
  sourceLanguage: string;
  version: number;
  startDate: string | null;
  endDate: string | null;
  recurrence: Recurrence;
  draftStatus: DraftStatus;
  status: ActionStatus;
  statusReason: Words | null;
  isUnverified: boolean;
  weight: number;
  visibility: Visibility;
  updatedAt: Date;
  deletedAt: Date | null;
  sectionId: string;
  objectiveId: string | null;
  section: { id: string; number: number; title: string; lang: string };
  objective: { id: string; number: string; title: string; lang: string } | null;
  plan: {
    id: string;
    shortTitle: string;
    status: PlanStatus;
    sourceLanguage: string;
    usesPercent: boolean;
    isIllustrative: boolean;
    periodStart: string;
    periodEnd: string;
    deletedAt: string | null;
  };
  texts: Omit<TextView, 'mark'>[];
  assignments: Assigned[];
  sdgTargets: TargetView[];
  milestones: MilestoneView[];
  budgets: BudgetView[];
  indicators: IndicatorView[];
  /** Of the objective the action stands under: shared by its actions. */
  objectiveIndicators: IndicatorView[];
  ancestors: RelativeView[];
  fates: RelativeView[];
};

export type ActionView = Omit<Row, 'texts'> & {
  texts: TextView[];
  /** The words the page shows: each field in the wanted language, else in the source, else in any. */
  shown: Record<WordField, { text: string | null; lang: string }>;
  derived: DerivedStatus | null;
  missing: Fact[];
  can: {
    edit: readonly FieldGroup[];
    suspend: boolean;
    resume: boolean;
    delete: boolean;
    place: boolean;
  };
};

const preferred = (language: string) =>
  sql`order by t."language" = ${language} desc, t."language" = a."sourceLanguage" desc, t."language" limit 1`;
const best = (
  table: string,
  key: string,
  owner: Prisma.Sql,
  language: string,
) => sql`(select json_build_object('title', t."title", 'lang', t."language") from ${Prisma.raw(`"${table}"`)} t
    where t.${Prisma.raw(`"${key}"`)} = ${owner} ${preferred(language)})`;

const TEXTS = sql`(select coalesce(json_agg(json_build_object('language', t."language", 'version', t."version", 'state', t."state", 'basedOnVersion', t."basedOnVersion", 'title', t."title", 'description', t."description",
    'expectedResult', t."expectedResult", 'meansOfVerification', t."meansOfVerification", 'risks', t."risks", 'deadlineWording', t."deadlineWording", 'indicatorsWording', t."indicatorsWording")), '[]')
  from "ActionText" t where t."actionId" = a."id")`;

const ASSIGNMENTS = (
  language: string,
) => sql`(select coalesce(json_agg(json_build_object('institutionId', i."id", 'code', i."code", 'shortName', coalesce(n."shortName", i."code"), 'name', coalesce(n."name", i."code"),
    'role', x."role", 'status', x."status") order by x."role", x."proposedAt", i."code"), '[]') from "ActionAssignment" x join "Institution" i on i."id" = x."institutionId"
  left join lateral (select n."name", n."shortName" from "InstitutionName" n where n."institutionId" = i."id" and n."validTo" is null order by n."language" = ${language} desc, n."language" limit 1) n on true
  where x."actionId" = a."id")`;

const TARGETS = sql`(select coalesce(json_agg(json_build_object('code', g."code", 'isPrimary', x."isPrimary", 'short', g."short", 'rights',
      (select coalesce(json_agg(json_build_object('treaty', r."treaty", 'article', r."article", 'right', r."right", 'treatyName', r."treatyName") order by r."rank"), '[]') from "SdgTargetRight" r where r."targetCode" = g."code"))
    order by x."isPrimary" desc, g."goalCode"::int, g."rank"), '[]') from "ActionSdgTarget" x join "SdgTarget" g on g."code" = x."targetCode" where x."actionId" = a."id")`;

const MILESTONES = (
  language: string,
) => sql`(select coalesce(json_agg(json_build_object('id', m."id", 'dueDate', m."dueDate", 'doneDate', m."doneDate", 'title', t."title", 'lang', t."language") order by m."rank"), '[]')
  from "Milestone" m left join lateral (select t."title", t."language" from "MilestoneText" t where t."milestoneId" = m."id" ${preferred(language)}) t on true where m."actionId" = a."id")`;

const BUDGETS = (
  language: string,
) => sql`(select coalesce(json_agg(json_build_object('year', b."year", 'amount', b."amount", 'currency', b."currency", 'source', b."source", 'wording', b."wording", 'partnerId', b."partnerId",
    'partner', (select n."shortName" from "InstitutionName" n where n."institutionId" = b."partnerId" order by n."language" = ${language} desc, n."language" limit 1)) order by b."year", b."id"), '[]')
  from "ActionBudget" b where b."actionId" = a."id")`;

const INDICATORS = (
  language: string,
  of: Prisma.Sql = sql`d."actionId" = a."id"`,
) => sql`(select coalesce(json_agg(json_build_object('id', d."id", 'code', d."code", 'title', t."title", 'lang', t."language", 'unit', t."unit", 'dataSource', t."dataSource", 'type', d."type",
    'valueType', d."valueType", 'isUp', d."isUp", 'sdgIndicator', d."sdgIndicator", 'frequency', d."frequency", 'baseline', d."baseline", 'baselineDate', d."baselineDate", 'baselineSource', d."baselineSource",
    'targets', (select coalesce(json_agg(json_build_object('date', g."date", 'value', g."value") order by g."date"), '[]') from "IndicatorTarget" g where g."indicatorId" = d."id"),
    'values', (select coalesce(json_agg(json_build_object('date', v."date", 'value', v."value", 'isProvisional', v."isProvisional") order by v."date"), '[]') from "IndicatorValue" v where v."indicatorId" = d."id"))
    order by d."code"), '[]') from "Indicator" d left join lateral (select t."title", t."language", t."unit", t."dataSource" from "IndicatorText" t where t."indicatorId" = d."id" ${preferred(language)}) t on true
  where ${of})`;

/** The other ends of a lineage that the reader may know. */
const relatives = (
  actor: Actor,
  language: string,
  mine: string,
  theirs: string,
) => sql`(select coalesce(json_agg(json_build_object('id', a."id", 'number', action_number(a."sectionId", a."objectiveId", a."rank"),
    'title', t."title", 'lang', t."language", 'fate', l."fate", 'reason', l."reason", 'planShort', w."shortTitle", 'status', ${statusSql(actor)}) order by a."path"), '[]')
  from "ActionLineage" l join "Action" a on a."id" = l.${Prisma.raw(`"${theirs}"`)} join "Plan" p on p."id" = a."planId"
    left join lateral (select t."title", t."language" from "ActionText" t where t."actionId" = a."id" ${preferred(language)}) t on true
    left join lateral (select w."shortTitle" from "PlanText" w where w."planId" = p."id" order by w."language" = ${language} desc, w."language" limit 1) w on true
  where l.${Prisma.raw(`"${mine}"`)} = o."id" and a."deletedAt" is null and p."deletedAt" is null and ${planScope.sql(plansVisibleTo(actor))} and ${actionScope.sql(visibleTo(actor))})`;

const PLAN = (
  language: string,
) => sql`json_build_object('id', p."id", 'shortTitle', (select w."shortTitle" from "PlanText" w where w."planId" = p."id" order by w."language" = ${language} desc, w."language" = p."sourceLanguage" desc limit 1),
  'status', p."status", 'sourceLanguage', p."sourceLanguage", 'usesPercent', p."usesPercent", 'isIllustrative', p."isIllustrative", 'periodStart', p."periodStart", 'periodEnd', p."periodEnd", 'deletedAt', p."deletedAt")`;

const titled = (alias: string, number: Prisma.Sql, title: Prisma.Sql) =>
  sql`(select json_build_object('id', ${Prisma.raw(alias)}, 'number', ${number}, 'title', x.t ->> 'title', 'lang', x.t ->> 'lang') from (select ${title} as t) x)`;

const actionSql = (
  actor: Actor,
  id: string,
  language: string,
) => sql`select a."id", a."registerNumber", action_number(a."sectionId", a."objectiveId", a."rank") as number, a."sourceNumber", a."sourceLanguage", a."version",
    a."startDate", a."endDate", a."recurrence", a."draftStatus", ${statusSql(actor)} as status, ${statusReasonSql(actor)} as "statusReason", a."isUnverified", a."weight", a."visibility", a."updatedAt", a."deletedAt", a."sectionId", a."objectiveId",
    ${titled('a."sectionId"', sql`section_number(a."sectionId")`, best('PlanSectionText', 'sectionId', sql`a."sectionId"`, language))} as section,
    case when a."objectiveId" is not null then ${titled('a."objectiveId"', sql`objective_number(a."objectiveId")`, best('ObjectiveText', 'objectiveId', sql`a."objectiveId"`, language))} end as objective,
    ${PLAN(language)} as plan, ${TEXTS} as texts, ${ASSIGNMENTS(language)} as assignments, ${TARGETS} as "sdgTargets", ${MILESTONES(language)} as milestones, ${BUDGETS(language)} as budgets,
    ${INDICATORS(language)} as indicators, ${INDICATORS(language, sql`d."objectiveId" = a."objectiveId"`)} as "objectiveIndicators", (select ${relatives(actor, language, 'toId', 'fromId')} from (select a."id") o) as ancestors, (select ${relatives(actor, language, 'fromId', 'toId')} from (select a."id") o) as fates
  from "Action" a join "Plan" p on p."id" = a."planId" where a."id" = ${id}::uuid`;

/** @throws NotFound */
export async function getAction(actor: Actor, id: string, language = actor.language): Promise<ActionView> {
  const [row] = await queryRows<Row>(actionSql(actor, id, language));
  if (!row || !canRead(actor, row)) throw new NotFound();
  const source = row.texts.find((t) => t.language === row.sourceLanguage);
  const texts = row.texts.map((t) => ({ ...t, mark: markOf(t, row.sourceLanguage, source?.version ?? null) }));
  const shown = shownWords(texts, language, row.sourceLanguage);
  const facts = {
    ...row,
    deadlineWording: shown.deadlineWording.text,
    expectedResult: shown.expectedResult.text,
    indicators: row.indicators.length,
    indicatorsWording: shown.indicatorsWording.text,
  };
  const fields = editableFields(actor, row);
  return {
    ...row,
    texts,
    shown,
    derived: derivedStatus(row, actor.today),
    missing: missingFacts(facts),
    can: {
      edit: fields,
      suspend: canSuspend(actor, row),
      resume: canResume(actor, row),
      delete: fields.includes('place'),
      place: fields.includes('place'),
    },
  };
}

function markOf(text: Omit<TextView, 'mark'>, source: string, sourceVersion: number | null): TextMark {
  if (text.language === source) return 'SOURCE';
  if (text.basedOnVersion !== null && sourceVersion !== null && text.basedOnVersion < sourceVersion) return 'OUTDATED';
  return text.state;
}

const FIELDS: readonly WordField[] = [
  'title',
  'description',
  'expectedResult',
  'meansOfVerification',
  'risks',
  'deadlineWording',
  'indicatorsWording',
];

function shownWords(texts: readonly TextView[], language: string, source: string): ActionView['shown'] {
  const order = [language, source, ...texts.map((t) => t.language)];
  const find = (field: WordField) => {
    const lang = order.find((l) => texts.find((t) => t.language === l)?.[field]?.trim()) ?? language;
    return { text: texts.find((t) => t.language === lang)?.[field] ?? null, lang };
  };
  return Object.fromEntries(FIELDS.map((field) => [field, find(field)])) as ActionView['shown'];
}

// ── what forms offer

export type PlaceChoice = {
  sectionId: string;
  number: number;
  title: string;
  objectives: { id: string; number: string; title: string }[];
};

/** Areas and objectives of a plan, where an action may stand. The caller has read the plan. */
export const listPlaces = (actor: Actor, planId: string, language = actor.language): Promise<PlaceChoice[]> =>
  queryRows(sql`select s."id" as "sectionId", section_number(s."id") as number, (select t."title" from "PlanSectionText" t where t."sectionId" = s."id" order by t."language" = ${language} desc, t."language" = p."sourceLanguage" desc limit 1) as title,
      (select coalesce(json_agg(json_build_object('id', o."id", 'number', objective_number(o."id"), 'title',
        (select t."title" from "ObjectiveText" t where t."objectiveId" = o."id" order by t."language" = ${language} desc, t."language" = p."sourceLanguage" desc limit 1)) order by o."rank"), '[]')
        from "Objective" o where o."sectionId" = s."id" and o."level" = 'OBJECTIVE' and o."deletedAt" is null) as objectives
    from "PlanSection" s join "Plan" p on p."id" = s."planId" where s."planId" = ${planId}::uuid and s."kind" = 'AREA' and s."deletedAt" is null and ${planScope.sql(plansVisibleTo(actor))} order by s."rank"`);

export type InstitutionChoice = { id: string; code: string; shortName: string; name: string; isNational: boolean; leads: number };

/** Active institutions with the number of actions of the plan they already lead. */
export const listInstitutionChoices = (actor: Actor, planId: string, language = actor.language): Promise<InstitutionChoice[]> =>
  queryRows(sql`select i."id", i."code", coalesce(n."shortName", i."code") as "shortName", coalesce(n."name", i."code") as name, i."isNational", coalesce(l.n, 0) as leads
    from "Institution" i left join lateral (select n."name", n."shortName" from "InstitutionName" n where n."institutionId" = i."id" and n."validTo" is null order by n."language" = ${language} desc, n."language" limit 1) n on true
      left join (select x."institutionId", count(*) as n from "ActionAssignment" x join "Action" a on a."id" = x."actionId" join "Plan" p on p."id" = a."planId"
        where a."planId" = ${planId}::uuid and a."deletedAt" is null and x."role" = 'LEAD' and x."status" not in ('DECLINED', 'TRANSFERRED') and ${planScope.sql(plansVisibleTo(actor))} and ${actionScope.sql(visibleTo(actor))}
        group by x."institutionId") l on l."institutionId" = i."id"
    where i."isActive" order by i."isNational" desc, coalesce(n."name", i."code") collate "unicode"`);

export type DeletedThing = {
  kind: 'action' | 'section' | 'objective';
  id: string;
  title: string;
  lang: string;
  deletedAt: Date;
  deletedBy: string | null;
  registerNumber: number | null;
};

/** What lies in a plan's bin, the latest first: things that went with their section or objective come back with it and are not listed apart. */
export async function listBin(
  actor: Actor,
  plan: { id: string; status: PlanStatus; deletedAt: Date | string | null },
  language = actor.language,
): Promise<DeletedThing[]> {
  if (!canReadPlan(actor, plan) || !canCreate(actor, plan) || !isDrafted(plan.status)) throw new NotFound();
  const recent = sql`"deletedAt" > now() - make_interval(days => ${BIN_DAYS})`;
  const name = (
    table: string,
    key: string,
    alias: string,
  ) => sql`left join lateral (select t."title", t."language" from ${Prisma.raw(`"${table}"`)} t where t.${Prisma.raw(`"${key}"`)} = ${Prisma.raw(alias)}."id"
    order by t."language" = ${language} desc, t."language" limit 1) t on true left join "User" u on u."id" = ${Prisma.raw(alias)}."deletedById"`;
  return queryRows(sql`select * from (
      select 'section' as kind, s."id", t."title", t."language" as lang, s."deletedAt", u."name" as "deletedBy", null::int as "registerNumber" from "PlanSection" s ${name('PlanSectionText', 'sectionId', 's')} where s."planId" = ${plan.id}::uuid and s.${recent}
      union all select 'objective', o."id", t."title", t."language", o."deletedAt", u."name", null from "Objective" o join "PlanSection" s on s."id" = o."sectionId" ${name('ObjectiveText', 'objectiveId', 'o')}
        where o."planId" = ${plan.id}::uuid and o.${recent} and s."deletedAt" is distinct from o."deletedAt"
      union all select 'action', a."id", t."title", t."language", a."deletedAt", u."name", a."registerNumber" from "Action" a join "PlanSection" s on s."id" = a."sectionId" left join "Objective" o on o."id" = a."objectiveId" ${name('ActionText', 'actionId', 'a')}
        where a."planId" = ${plan.id}::uuid and a.${recent} and s."deletedAt" is distinct from a."deletedAt" and o."deletedAt" is distinct from a."deletedAt") x order by x."deletedAt" desc limit 200`);
}
