// The SQL of lists of actions: one place for filter, order and place in the order. Alias `a` is "Action".
import type { ActionFilter, Cursor, Missing, Sort, StatusFilter } from '@/lib/actions/filter';
import { actionScope, visibleTo } from '@/lib/actions/policy';
import { FACTS, type Fact, LEADING } from '@/lib/actions/rules';
import { statusSql } from '@/lib/actions/status-sql';
import type { Actor } from '@/lib/platform/auth/actor';
import { Prisma } from '@/prisma/generated/client';

const { sql, join, empty } = Prisma;
type Sql = Prisma.Sql;

/** Twin of `missingFacts` in rules.ts; a test proves that the two agree. */
const THERE: Record<Fact, Sql> = {
  lead: sql`exists (select 1 from "ActionAssignment" x where x."actionId" = a."id" and x."role" = 'LEAD' and x."status"::text = any(${[...LEADING]}))`,
  deadline: sql`(a."endDate" is not null or a."recurrence" <> 'ONCE' or exists (select 1 from "ActionText" x where x."actionId" = a."id" and trim(x."deadlineWording") <> ''))`,
  expectedResult: sql`exists (select 1 from "ActionText" x where x."actionId" = a."id" and trim(x."expectedResult") <> '')`,
  sdg: sql`exists (select 1 from "ActionSdgTarget" x where x."actionId" = a."id")`,
  indicator: sql`(exists (select 1 from "Indicator" x where x."actionId" = a."id") or exists (select 1 from "ActionText" x where x."actionId" = a."id" and trim(x."indicatorsWording") <> ''))`,
  budget: sql`exists (select 1 from "ActionBudget" x where x."actionId" = a."id" and x."source" <> 'UNFUNDED')`,
};
export const isThere = (fact: Fact): Sql => THERE[fact];

const isMissing = (missing: Missing): Sql =>
  missing === 'anything'
    ? sql`not (${join(
        FACTS.map((f) => THERE[f]),
        ' and ',
      )})`
    : sql`not ${THERE[missing]}`;

/** Twin of `derivedStatus` in rules.ts; a test proves that the two agree. */
const OVERDUE = (actor: Actor) =>
  sql`(a."recurrence" <> 'CONTINUOUS' and a."endDate" < ${actor.today}::date and ${statusSql(actor)} not in ('COMPLETED', 'SUSPENDED', 'CANCELLED'))`;
const NOT_BEGUN = (actor: Actor) => sql`${statusSql(actor)} = 'NOT_STARTED' and not coalesce(${OVERDUE(actor)}, false)`;
const DERIVED = (actor: Actor): Record<'NOT_YET_DUE' | 'DELAYED' | 'OVERDUE', Sql> => ({
  OVERDUE: OVERDUE(actor),
  NOT_YET_DUE: sql`(a."startDate" > ${actor.today}::date and ${NOT_BEGUN(actor)})`,
  DELAYED: sql`(a."startDate" < ${actor.today}::date and ${NOT_BEGUN(actor)})`,
});

/** Rows of one status, reported or derived, as the actor knows it; over alias a. */
export function hasStatus(status: StatusFilter, actor: Actor): Sql {
  if (status === 'OVERDUE' || status === 'DELAYED' || status === 'NOT_YET_DUE') return DERIVED(actor)[status];
  return sql`${statusSql(actor)} = ${status}::"ActionStatus"`;
}

const withInstitution = (codes: readonly string[], lead: boolean): Sql =>
  sql`exists (select 1 from "ActionAssignment" x join "Institution" i on i."id" = x."institutionId" and i."code" = any(${codes as string[]})
    where x."actionId" = a."id" and x."status" not in ('DECLINED', 'TRANSFERRED') ${lead ? sql`and x."role" = 'LEAD'` : empty})`;

function withSdg(codes: readonly string[]): Sql {
  const [targets, goals] = [codes.filter((c) => c.includes('.')), codes.filter((c) => !c.includes('.'))];
  return sql`exists (select 1 from "ActionSdgTarget" x where x."actionId" = a."id"
    and (x."targetCode" = any(${targets}) or split_part(x."targetCode", '.', 1) = any(${goals})))`;
}

/** Each word as the beginning of a word: Turkmen has no stemmer, and people type the first letters. */
function prefixes(q: string): string | null {
  if (/["-]/.test(q)) return null;
  const words = q.match(/[\p{L}\p{N}]{3,}/gu) ?? [];
  return words.length ? words.map((w) => `${w}:*`).join(' & ') : null;
}

/** The words in all three languages' forms, folded for typing without ç, ş, ё. */
function words(q: string): Sql {
  const begun = prefixes(q);
  return sql`exists (select 1 from "ActionText" x where x."actionId" = a."id" and x."search" @@ (websearch_to_tsquery('pg_catalog.russian', ${q})
    || websearch_to_tsquery('pg_catalog.english', ${q}) || websearch_to_tsquery('pg_catalog.simple', maksat_fold(${q}))
    ${begun ? sql`|| to_tsquery('pg_catalog.simple', maksat_fold(${begun}))` : empty}))`;
}

/** A printed number is looked up in the plan's order: "2", "2.3", "2.3.1"; also a register number and the number of an imported file. */
const NUMBER = /^\d{1,3}(\.\d{1,3}){0,2}\.?$/;

function numbered(planId: string, q: string): Sql {
  const number = q.replace(/\.$/, '');
  const [section = 0, second = 0, third = 0] = number.split('.').map(Number);
  const nth = (n: number) => sql`offset ${Math.max(0, n - 1)} limit 1`;
  const area = sql`(select s."id" from "PlanSection" s where s."planId" = ${planId}::uuid and s."kind" = 'AREA' and s."deletedAt" is null order by s."rank" ${nth(section)})`;
  const objective = sql`(select o."id" from "Objective" o where o."sectionId" = ${area} and o."level" = 'OBJECTIVE' and o."deletedAt" is null order by o."rank" ${nth(second)})`;
  const within = (parent: Sql, n: number) =>
    sql`(select b."id" from "Action" b where ${parent} and b."deletedAt" is null order by b."rank" ${nth(n)})`;
  const place = third
    ? sql`a."id" = ${within(sql`b."objectiveId" = ${objective}`, third)}`
    : second
      ? sql`(a."objectiveId" = ${objective} or a."id" = ${within(sql`b."sectionId" = ${area} and b."objectiveId" is null`, second)})`
      : sql`a."sectionId" = ${area}`;
  const register = second ? empty : sql`or a."registerNumber" = ${section}`;
  return sql`(${place} ${register} or a."sourceNumber" = ${number})`;
}

/** Rows of one plan that the actor may read and the filter lets through. */
export function whereSql(actor: Actor, planId: string, filter: ActionFilter): Sql {
  const parts: Sql[] = [sql`a."planId" = ${planId}::uuid`, sql`a."deletedAt" is null`];
  const scope = visibleTo(actor);
  if (scope.kind !== 'all') parts.push(actionScope.sql(scope));
  const any = (values: readonly Sql[]) => {
    if (values.length) parts.push(sql`(${join([...values], ' or ')})`);
  };
  if (filter.q) parts.push(NUMBER.test(filter.q) ? numbered(planId, filter.q) : words(filter.q));
  if (filter.sections.length) parts.push(sql`a."sectionId" = any(${filter.sections}::uuid[])`);
  if (filter.objectives.length) parts.push(sql`a."objectiveId" = any(${filter.objectives}::uuid[])`);
  if (filter.leads.length) parts.push(withInstitution(filter.leads, true));
  if (filter.institutions.length) parts.push(withInstitution(filter.institutions, false));
  if (filter.sdg.length) parts.push(withSdg(filter.sdg));
  if (filter.draftStatuses.length) parts.push(sql`a."draftStatus"::text = any(${filter.draftStatuses})`);
  any(filter.statuses.map((s) => hasStatus(s, actor)));
  any(filter.missing.map(isMissing));
  if (filter.dueFrom) parts.push(sql`a."endDate" >= ${filter.dueFrom}::date`);
  if (filter.dueTo) parts.push(sql`a."endDate" <= ${filter.dueTo}::date`);
  return join(parts, ' and ');
}

type Order = { value: Sql | null; cast: Sql };
const ordersOf = (actor: Actor): Record<Sort, Order> => ({
  number: { value: null, cast: empty },
  deadline: { value: sql`a."endDate"`, cast: sql`::date` },
  lead: { value: sql`a."leadCode"`, cast: sql`::text` },
  status: { value: statusSql(actor), cast: sql`::"ActionStatus"` },
});

export type Page = { actor: Actor; sort: Sort; descending: boolean; cursor: Cursor | null; backwards: boolean };

/** The value rows are sorted by, for the cursor; null where the path alone decides. */
export function sortValue({ actor, sort }: Page): Sql {
  const { value } = ordersOf(actor)[sort];
  return value ? sql`(${value})::text` : sql`null::text`;
}

/** Rows without the value come last in both directions, so that what is missing never hides what is there. */
export function orderSql({ actor, sort, descending, backwards }: Page): Sql {
  const { value } = ordersOf(actor)[sort];
  const along = descending !== backwards ? sql`desc` : sql`asc`;
  const place = sql`a."path" ${along}, a."id" ${along}`;
  return value ? sql`${value} ${along} nulls ${backwards ? sql`first` : sql`last`}, ${place}` : place;
}

/** Rows after (or before) the cursor in that order. */
export function cursorSql({ actor, sort, descending, cursor, backwards }: Page): Sql {
  if (!cursor) return sql`true`;
  const { value, cast } = ordersOf(actor)[sort];
  const than = descending !== backwards ? sql`<` : sql`>`;
  const beyondPlace = sql`(a."path", a."id") ${than} (${cursor.path}, ${cursor.id}::uuid)`;
  if (!value) return beyondPlace;
  if (cursor.value === null) {
    const sameNull = sql`(${value} is null and ${beyondPlace})`;
    return backwards ? sql`(${value} is not null or ${sameNull})` : sameNull;
  }
  const beyond = sql`${value} ${than} ${cursor.value}${cast} or (${value} = ${cursor.value}${cast} and ${beyondPlace})`;
  return backwards ? sql`(${beyond})` : sql`(${beyond} or ${value} is null)`;
}
