// Lists of actions: the matrix and the public interface ask the same question here. One statement a list; paging by place in the order.
import { type ActionFilter, type Cursor, encodeCursor, type Sort } from '@/lib/actions/filter';
import { cursorSql, orderSql, type Page, sortValue, whereSql } from '@/lib/actions/list-sql';
import { editableFields } from '@/lib/actions/policy';
import { type DerivedStatus, derivedStatus, type Fact, missingFacts } from '@/lib/actions/rules';
import { statusSql } from '@/lib/actions/status-sql';
import type { PlanFacts } from '@/lib/plans/policy';
import type { Actor } from '@/lib/platform/auth/actor';
import { queryRows } from '@/lib/platform/db';
import { Prisma } from '@/prisma/generated/client';
import type {
  ActionStatus,
  AssignmentRole,
  AssignmentStatus,
  DraftStatus,
  FundingSource,
  IndicatorValueType,
  Recurrence,
  TextState,
  Visibility,
} from '@/prisma/generated/enums';

const { sql } = Prisma;

export type RowAssignment = {
  institutionId: string;
  code: string;
  name: string;
  shortName: string;
  role: AssignmentRole;
  status: AssignmentStatus;
};
export type RowIndicator = {
  title: string;
  unit: string | null;
  valueType: IndicatorValueType;
  baseline: number | null;
  target: number | null;
  targetDate: string | null;
};
export type RowBudget = { amount: number | null; currency: string | null; source: FundingSource; wording: string | null };

export type ActionRow = {
  id: string;
  registerNumber: number;
  number: string;
  sectionId: string;
  objectiveId: string | null;
  version: number;
  startDate: string | null;
  endDate: string | null;
  recurrence: Recurrence;
  draftStatus: DraftStatus;
  status: ActionStatus;
  isUnverified: boolean;
  visibility: Visibility;
  title: string;
  /** Language the title is shown in. */
  lang: string;
  state: TextState;
  isOutdated: boolean;
  expectedResult: string | null;
  deadlineWording: string | null;
  indicatorsWording: string | null;
  /** Languages those words are shown in; null where there are none. */
  expectedResultLang: string | null;
  deadlineWordingLang: string | null;
  indicatorsWordingLang: string | null;
  assignments: RowAssignment[];
  sdgTargets: { code: string; isPrimary: boolean; short: string | null }[];
  objective: { title: string; lang: string } | null;
  indicators: number;
  indicator: RowIndicator | null;
  budgets: RowBudget[];
  sort: string | null;
  path: string;
};

export type ActionListItem = ActionRow & { derived: DerivedStatus | null; missing: Fact[]; canEdit: boolean };

/** First the reader's language, then the source, then any: for each field the first that has words. */
const firstWords = (column: string) =>
  sql`(array_agg(t.${Prisma.raw(`"${column}"`)} order by t.pref) filter (where trim(t.${Prisma.raw(`"${column}"`)}) <> ''))[1] as ${Prisma.raw(`"${column}"`)},
    (array_agg(t."language" order by t.pref) filter (where trim(t.${Prisma.raw(`"${column}"`)}) <> ''))[1] as ${Prisma.raw(`"${column}Lang"`)}`;

const TEXTS = (language: string) => sql`left join lateral (
    select (array_agg(t."title" order by t.pref))[1] as title, (array_agg(t."language" order by t.pref))[1] as lang, (array_agg(t."state" order by t.pref))[1] as state,
      coalesce((array_agg(t."basedOnVersion" order by t.pref))[1] < max(t."version") filter (where t.pref = 1 or t."language" = a."sourceLanguage"), false) as outdated,
      ${firstWords('expectedResult')}, ${firstWords('deadlineWording')}, ${firstWords('indicatorsWording')}
    from (select t.*, case t."language" when ${language} then 0 when a."sourceLanguage" then 1 else 2 end as pref from "ActionText" t where t."actionId" = a."id") t
  ) w on true`;

const ASSIGNMENTS = (
  language: string,
) => sql`coalesce((select json_agg(json_build_object('institutionId', i."id", 'code', i."code", 'name', coalesce(n."name", i."code"), 'shortName', coalesce(n."shortName", i."code"),
      'role', x."role", 'status', x."status") order by x."role", x."proposedAt", i."code")
    from "ActionAssignment" x join "Institution" i on i."id" = x."institutionId" left join lateral (select n."name", n."shortName" from "InstitutionName" n where n."institutionId" = i."id" and n."validTo" is null
      order by n."language" = ${language} desc, n."language" limit 1) n on true where x."actionId" = a."id"), '[]')`;

const TARGETS = (
  language: string,
) => sql`coalesce((select json_agg(json_build_object('code', x."targetCode", 'isPrimary', x."isPrimary", 'short', coalesce(g."short" ->> ${language}, g."short" ->> 'en'))
      order by x."isPrimary" desc, g."goalCode"::int, g."rank") from "ActionSdgTarget" x join "SdgTarget" g on g."code" = x."targetCode" where x."actionId" = a."id"), '[]')`;

const OBJECTIVE = (
  language: string,
) => sql`(select json_build_object('title', t."title", 'lang', t."language") from "ObjectiveText" t where t."objectiveId" = a."objectiveId"
    order by t."language" = ${language} desc, t."basedOnVersion" is null desc, t."language" limit 1)`;

const INDICATOR = (
  language: string,
) => sql`(select json_build_object('title', n."title", 'unit', n."unit", 'valueType', d."valueType", 'baseline', d."baseline", 'target', g."value", 'targetDate', g."date")
    from "Indicator" d left join lateral (select n."title", n."unit" from "IndicatorText" n where n."indicatorId" = d."id" order by n."language" = ${language} desc, n."language" limit 1) n on true
      left join lateral (select g."value", g."date" from "IndicatorTarget" g where g."indicatorId" = d."id" order by g."date" desc limit 1) g on true
    where d."actionId" = a."id" order by d."code" limit 1)`;

const BUDGETS = sql`coalesce((select json_agg(json_build_object('amount', x."amount", 'currency', x."currency", 'source', x."source", 'wording', x."wording") order by x."year", x."id")
    from "ActionBudget" x where x."actionId" = a."id"), '[]')`;

/** The printed number from the places that the database keeps. */
const NUMBER = sql`concat_ws('.', sec."ordinal", case when obj."level" = 'OBJECTIVE' then obj."ordinal" end, a."ordinal")`;

/** The columns of a row over alias `a` ("Action" restricted to the page) and `w` (its words). */
const COLUMNS = (
  actor: Actor,
  language: string,
) => sql`a."id", a."registerNumber", ${NUMBER} as number, a."sectionId", a."objectiveId", a."version",
    a."startDate", a."endDate", a."recurrence", a."draftStatus", ${statusSql(actor)} as status, a."isUnverified", a."visibility", coalesce(w.title, '') as title, coalesce(w.lang, a."sourceLanguage") as lang,
    coalesce(w.state, 'MISSING') as state, coalesce(w.outdated, false) as "isOutdated", w."expectedResult", w."deadlineWording", w."indicatorsWording",
    w."expectedResultLang", w."deadlineWordingLang", w."indicatorsWordingLang", ${ASSIGNMENTS(language)} as assignments, ${TARGETS(language)} as "sdgTargets", (select count(*) from "Indicator" x where x."actionId" = a."id") as indicators, ${INDICATOR(language)} as indicator,
    ${BUDGETS} as budgets, ${OBJECTIVE(language)} as objective, a.sort, a."path"`;

const amongSql = (ids: readonly string[] | undefined) => (ids ? sql`a."id" = any(${ids as string[]}::uuid[])` : sql`true`);

const PAGE = (
  actor: Actor,
  planId: string,
  { filter, ids }: ListQuestion,
  page: Page,
  limit: number,
) => sql`with page as materialized (
    select a.*, ${sortValue(page)} as sort from "Action" a where ${whereSql(actor, planId, filter)} and ${amongSql(ids)} and ${cursorSql(page)} order by ${orderSql(page)} limit ${limit})`;

export type ListQuestion = {
  filter: ActionFilter;
  sort: Sort;
  descending: boolean;
  after?: Cursor | null;
  before?: Cursor | null;
  limit: number;
  language: string;
  /** Only these; what the actor may not read is left out as ever. */
  ids?: readonly string[];
};

export type ActionList = { rows: ActionListItem[]; next: string | null; previous: string | null };

/** One page of actions of a plan that the caller has already found readable. */
export async function listActions(actor: Actor, plan: { id: string } & PlanFacts, question: ListQuestion): Promise<ActionList> {
  const { limit, language } = question;
  const page: Page = {
    actor,
    sort: question.sort,
    descending: question.descending,
    cursor: question.before ?? question.after ?? null,
    backwards: !!question.before,
  };
  const found = await queryRows<ActionRow>(sql`${PAGE(actor, plan.id, question, page, limit + 1)}
    select ${COLUMNS(actor, language)} from page a join "PlanSection" sec on sec."id" = a."sectionId" left join "Objective" obj on obj."id" = a."objectiveId" ${TEXTS(language)} order by ${orderOfPage(page)}`);
  const rows = found.slice(0, limit);
  if (page.backwards) rows.reverse();
  const more = found.length > limit;
  const [first, last] = [rows[0], rows.at(-1)];
  return {
    rows: rows.map((row) => judged(actor, plan, row)),
    next: (page.backwards || more) && last ? cursorOf(last) : null,
    previous: (page.backwards ? more : !!page.cursor) && first ? cursorOf(first) : null,
  };
}

/** The page's own order again, after the joins. */
const orderOfPage = (page: Page) => orderSql(page);

const cursorOf = (row: ActionRow) => encodeCursor({ value: row.sort, path: row.path, id: row.id });

function judged(actor: Actor, plan: PlanFacts, row: ActionRow): ActionListItem {
  const facts = { visibility: row.visibility, deletedAt: null, plan, assignments: row.assignments };
  return {
    ...row,
    derived: derivedStatus(row, actor.today),
    missing: missingFacts(row),
    canEdit: editableFields(actor, facts).length > 0,
  };
}

/** Where counting stops: a page says "1,000+" beyond it. */
export const COUNT_CAP = 1000;

/** Actions the filter lets through, counted up to the cap plus one. */
export async function countActions(actor: Actor, planId: string, filter: ActionFilter): Promise<number> {
  const [row] = await queryRows<{ n: number }>(
    sql`select count(*) as n from (select 1 from "Action" a where ${whereSql(actor, planId, filter)} limit ${COUNT_CAP + 1}) x`,
  );
  return row?.n ?? 0;
}

/** Ids of every action the filter lets through, in the plan's order; at most `limit`. */
export async function listActionIds(actor: Actor, planId: string, filter: ActionFilter, limit: number): Promise<string[]> {
  const rows = await queryRows<{ id: string }>(
    sql`select a."id" from "Action" a where ${whereSql(actor, planId, filter)} order by a."path", a."id" limit ${limit}`,
  );
  return rows.map((r) => r.id);
}
