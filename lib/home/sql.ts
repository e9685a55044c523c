// The numbers of Home as pieces of one statement. Each is built on the predicate of the list it leads to, so that the two cannot drift
// apart; a test opens every list and counts.
import { noFilter } from '@/lib/actions/filter';
import { hasStatus, isThere, whereSql } from '@/lib/actions/list-sql';
import { type Fact, REQUIRED_FACTS } from '@/lib/actions/rules';
import { condition } from '@/lib/assignments/queries';
import { FROM as ASSIGNMENTS } from '@/lib/assignments/sql';
import { documentScope, visibleTo as documentsVisibleTo } from '@/lib/generated-reports/policy';
import { type Day, listsPlans } from '@/lib/home/policy';
import { withoutContact } from '@/lib/institutions/contact-sql';
import type { PlanChoice } from '@/lib/navigation/queries';
import { planScope, visibleTo as plansVisibleTo } from '@/lib/plans/policy';
import { isDrafted } from '@/lib/plans/rules';
import type { Actor } from '@/lib/platform/auth/actor';
import { chainScope, reportScope, visibleTo as reportsVisibleTo } from '@/lib/reporting/policy';
import { institutionName, periodStateSql, reportsInPeriodSql } from '@/lib/reporting/sql';
import { visibleTo as peopleVisibleTo } from '@/lib/users/policy';
import { personScope } from '@/lib/users/scope';
import { STATES } from '@/lib/users/state-sql';
import { Prisma } from '@/prisma/generated/client';

const { sql, join } = Prisma;
type Sql = Prisma.Sql;
export const nothing = sql`null::json`;
const ids = (values: readonly string[]) => sql`any(${[...values]}::uuid[])`;

/** Periods that run on the business day, of plans the actor may read. */
export const runningSql = (actor: Actor): Sql => sql`running as materialized (
  select p.*, ${periodStateSql(actor.today)} as state from "ReportingPeriod" p join "Plan" pl on pl."id" = p."planId" and pl."deletedAt" is null
  where ${periodStateSql(actor.today)} in ('OPEN', 'GRACE') and exists (select 1 from "Plan" p where p."id" = pl."id" and ${planScope.sql(plansVisibleTo(actor))}))`;

/** Parts that report in the running periods: everybody's leads for the secretariat, which counts nothing else, and all own ones. */
export const partsSql = (day: Day): Sql => sql`part as materialized (
  select p."id" as pid, x."institutionId" as iid, a."id" as aid, a."path", coalesce(r."role", x."role") as role, r."id" as rid, r."state"
  from running p join "Action" a on a."planId" = p."planId" and a."deletedAt" is null
  join "ActionAssignment" x on x."actionId" = a."id" ${day.keeps ? Prisma.empty : sql`and x."institutionId" = ${ids(day.writes)}`}
  left join "ProgressReport" r on r."periodId" = p."id" and r."actionId" = a."id" and r."institutionId" = x."institutionId"
  where (r."id" is not null or ${reportsInPeriodSql}) ${day.keeps ? sql`and (coalesce(r."role", x."role") = 'LEAD' or x."institutionId" = ${ids(day.writes)})` : Prisma.empty})`;

/** What the institution still has to write or correct and owes; as the page of reporting filters it. */
const TODO = sql`(t.role = 'LEAD' or t.rid is not null) and coalesce(t."state", 'DRAFT') in ('DRAFT', 'RETURNED')`;
/** A lead's report that nobody has submitted. */
const OWED = sql`t.role = 'LEAD' and coalesce(t."state", 'DRAFT') in ('DRAFT', 'RETURNED')`;

/** By period and own institution. */
export const ownPeriodsSql = (actor: Actor, day: Day, language: string): Sql =>
  day.writes.length
    ? sql`(select coalesce(json_agg(g order by g."dueAt"), '[]') from (
        select p."id" as "periodId", p."planId", p."startDate", p."endDate", p."dueAt", p."locksAt", p.state, t.iid as "institutionId",
          ${institutionName(sql`t.iid`, language, actor.today)} as institution, count(*) as "all", count(*) filter (where ${TODO}) as todo,
          count(*) filter (where t."state" = 'RETURNED') as returned,
          (select v."comment" from part c join "ReportReview" v on v."reportId" = c.rid where c.pid = p."id" and c.iid = t.iid and c."state" = 'RETURNED' and v."outcome" = 'RETURNED'
            order by v."at" desc limit 1) as comment
        from part t join running p on p."id" = t.pid where t.iid = ${ids(day.writes)}
        group by p."id", p."planId", p."startDate", p."endDate", p."dueAt", p."locksAt", p.state, t.iid) g)`
    : nothing;

/** How far the running periods have come, for those who follow all of them. */
export const runningPeriodsSql = (actor: Actor, day: Day, language: string): Sql => {
  const count = (where: Sql) =>
    day.keeps ? sql`(select count(*) from part t where t.pid = p."id" and ${where})` : sql`null::int`;
  const state = (name: string) => count(sql`t.role = 'LEAD' and t."state" = ${name}::"ReportState"`);
  return sql`(select coalesce(json_agg(json_build_object('periodId', p."id", 'planId', p."planId", 'startDate', p."startDate", 'endDate', p."endDate", 'dueAt', p."dueAt", 'locksAt', p."locksAt",
      'state', p.state, 'due', ${count(sql`t.role = 'LEAD'`)}, 'owed', ${count(OWED)}, 'submitted', ${state('SUBMITTED')}, 'validated', ${state('VALIDATED')}, 'accepted', ${state('ACCEPTED')},
      'owing', ${day.keeps ? OWING(actor, language) : nothing},
      'readable', (select count(*) from "ProgressReport" r join "Action" a on a."id" = r."actionId" where r."periodId" = p."id" and a."deletedAt" is null and r."state" = 'ACCEPTED'
        and ${reportScope.sql(reportsVisibleTo(actor))} and ${reportScope.sql(chainScope(actor))})) order by p."dueAt"), '[]') from running p)`;
};

const OWING = (
  actor: Actor,
  language: string,
) => sql`(select coalesce(json_agg(json_build_object('name', ${institutionName(sql`m.iid`, language, actor.today, 'shortName')}, 'count', m.n) order by m.n desc), '[]')
  from (select t.iid, count(*) as n from part t where t.pid = p."id" and ${OWED} group by t.iid) m)`;

/** Rows of the secretariat's table; the page of the period has all. */
export const ANSWER_LINES = 20;

/** Institution × state of its lead reports in the running period that is due first. */
export const answersSql = (actor: Actor, day: Day, language: string): Sql => {
  if (!day.keeps) return nothing;
  const state = (name: string) => sql`count(*) filter (where t."state" = ${name}::"ReportState")`;
  return sql`(select coalesce(json_agg(m order by m.owed desc, m.institution), '[]') from (
    select g.*, ${institutionName(sql`g."institutionId"`, language, actor.today)} as institution from (
      select t.iid as "institutionId", count(*) over () as "of", count(*) as due, count(*) filter (where ${OWED}) as owed,
        ${state('SUBMITTED')} as submitted, ${state('VALIDATED')} as validated, ${state('ACCEPTED')} as accepted,
        max(greatest(r."submittedAt", r."validatedAt", r."acceptedAt")) filter (where t."state" not in ('DRAFT', 'RETURNED')) as last
      from part t left join "ProgressReport" r on r."id" = t.rid
      where t.role = 'LEAD' and t.pid = (select p."id" from running p order by p."dueAt" limit 1) group by t.iid) g
    order by g.owed desc, institution limit ${ANSWER_LINES}) m)`;
};

// ── what waits at a desk

const REPORTS = sql`"ProgressReport" r join "Action" a on a."id" = r."actionId" join "ReportingPeriod" p on p."id" = r."periodId" join "Plan" pl on pl."id" = p."planId"`;
const waiting = (
  actor: Actor,
  language: string,
  where: Sql,
) => sql`(select json_build_object('count', coalesce(sum(n), 0), 'by', coalesce(json_agg(json_build_object('name',
    ${institutionName(sql`g."institutionId"`, language, actor.today, 'shortName')}, 'count', n) order by n desc), '[]'))
  from (select r."institutionId", count(*) as n from ${REPORTS} where a."deletedAt" is null and pl."deletedAt" is null and ${where} and ${reportScope.sql(reportsVisibleTo(actor))}
    group by r."institutionId") g)`;

export const toSignSql = (actor: Actor, day: Day, language: string): Sql =>
  day.signs.length ? waiting(actor, language, sql`r."state" = 'SUBMITTED' and r."institutionId" = ${ids(day.signs)}`) : nothing;

export const toAcceptSql = (actor: Actor, day: Day, language: string): Sql =>
  day.keeps ? waiting(actor, language, sql`r."state" = 'VALIDATED'`) : nothing;

// ── assignments

const NUMBER = sql`action_number(a."sectionId", a."objectiveId", a."rank")`;
/** Some of the rows, for the sentence; the list has all. */
const SOME = 8;

/** Proposals that wait for the own institutions, with the numbers of the first. */
export const toAnswerSql = (actor: Actor, day: Day): Sql => {
  if (!day.answers.length) return nothing;
  const open = condition(actor, { whose: 'own', show: 'open' });
  return sql`(select json_build_object('count', (select count(*) ${ASSIGNMENTS} where ${open}), 'first', (select coalesce(json_agg(g), '[]') from (
    select x."role", ${NUMBER} as number ${ASSIGNMENTS} where ${open} order by x."role", a."planId", a."path", x."id" limit ${SOME}) g)))`;
};

const disputedSql = (actor: Actor, planId: string, language: string) => {
  const disputed = condition(actor, { whose: 'all', planId, show: 'disputed' });
  return sql`(select json_build_object('count', (select count(*) ${ASSIGNMENTS} where ${disputed}), 'first', (select coalesce(json_agg(g), '[]') from (
    select ${institutionName(sql`x."institutionId"`, language, actor.today, 'shortName')} as name, ${NUMBER} as number ${ASSIGNMENTS} where ${disputed}
    order by a."path", x."id" limit ${SOME}) g)))`;
};

// ── plans

const counts = (facts: readonly Fact[]) =>
  join(facts.map((f) => sql`count(*) filter (where not ${isThere(f)}) as ${Prisma.raw(`"no_${f}"`)}`));
const required = join(
  REQUIRED_FACTS.map((f) => isThere(f)),
  ' and ',
);
const ACCEPTED = sql`exists (select 1 from "ActionAssignment" l where l."actionId" = a."id" and l."role" = 'LEAD' and l."status" in ('ACCEPTED', 'AGREED_IN_MEETING'))`;
const own = (day: Day) =>
  sql`exists (select 1 from "ActionAssignment" o where o."actionId" = a."id" and o."institutionId" = ${ids(day.answers)} and o."status" not in ('DECLINED', 'TRANSFERRED'))`;

const STATUSES = ['NOT_STARTED', 'IN_PROGRESS', 'COMPLETED', 'OVERDUE'] as const;

/** One row of counts for one plan, in one pass over its actions. */
function planSql(actor: Actor, day: Day, plan: PlanChoice, language: string): Sql {
  const statuses = (listsPlans(day) ? STATUSES : (['OVERDUE'] as const)).map(
    (s) => sql`, count(*) filter (where ${hasStatus(s, actor)}) as ${Prisma.raw(`"${s}"`)}`,
  );
  const drafted = day.keeps && isDrafted(plan.status);
  return sql`select ${plan.id}::uuid as "id", g.*, (select count(*) from "GeneratedReport" g where g."planId" = ${plan.id}::uuid and ${documentScope.sql(documentsVisibleTo(actor))}) as documents,
    ${drafted ? disputedSql(actor, plan.id, language) : nothing} as disputed,
    ${drafted ? sql`(select count(*) ${ASSIGNMENTS} where ${condition(actor, { whose: 'all', planId: plan.id, show: 'open', role: 'LEAD' })})` : sql`null::bigint`} as "leadsOpen"
  from (select count(*) as actions ${join(statuses, ' ')},
      ${day.answers.length ? sql`count(*) filter (where ${own(day)})` : sql`0::bigint`} as own
      ${drafted ? sql`, count(*) filter (where not (${required})) as incomplete, ${counts(REQUIRED_FACTS)}, count(*) filter (where ${ACCEPTED}) as "leadsAccepted"` : Prisma.empty}
    from "Action" a where ${whereSql(actor, plan.id, noFilter)}) g`;
}

/** Home speaks of the newest plans only. */
export const PLANS = 4;

export function plansSql(actor: Actor, day: Day, plans: readonly PlanChoice[], language: string): Sql {
  if (!plans.length || !(day.keeps || listsPlans(day))) return sql`'[]'::json`;
  const each = plans.slice(0, PLANS).map((plan) => sql`(select row_to_json(g) from (${planSql(actor, day, plan, language)}) g)`);
  return sql`json_build_array(${join(each)})`;
}

// ── the administrator

export const administrationSql = (actor: Actor, day: Day): Sql => {
  if (!day.administers) return nothing;
  const people = (state: Sql) =>
    sql`(select count(*) from "User" u where ${personScope.sql(peopleVisibleTo(actor))} and ${state})`;
  return sql`json_build_object('invited', ${people(STATES.invited)}, 'online', ${people(STATES.online)}, 'people', ${people(STATES.active)},
    'institutions', (select count(*) from "Institution" i where i."isActive"), 'withoutContact', (select count(*) from "Institution" i where ${withoutContact}),
    'mailFails', exists (select 1 from "OutboxMail" where "state" = 'FAILED'))`;
};

/** The next days of the periods, soonest first. */
export const datesSql = (actor: Actor): Sql => sql`(select coalesce(json_agg(g order by g.date), '[]') from (
  select p."id" as "periodId", p."planId", p."startDate", p."endDate", d.kind, d.date from "ReportingPeriod" p join "Plan" pl on pl."id" = p."planId" and pl."deletedAt" is null
    cross join lateral (values ('opens', p."opensAt"), ('due', p."dueAt"), ('locks', p."locksAt")) d(kind, date)
  where d.date >= ${actor.today}::date and p."lockedAt" is null and p."publishedAt" is null
    and exists (select 1 from "Plan" p where p."id" = pl."id" and ${planScope.sql(plansVisibleTo(actor))}) order by d.date limit 4) g)`;
