// What other screens say about reporting: the action's page, Home, the shell's counters, the dashboard. One statement each.
import { type Actor, has } from '@/lib/platform/auth/actor';
import { queryRows } from '@/lib/platform/db';
import { chainScope, countDepth, missingScope, reportScope, signersOf, visibleTo, writersOf } from '@/lib/reporting/policy';
import {
  type CitedEvidence,
  evidenceOf,
  type LetterNote,
  letterOf,
  type ReportWords,
  readableSteps,
  type Step,
  stepsOf,
  wordsOf,
} from '@/lib/reporting/queries/rows';
import { institutionName, periodColumns, periodStateSql, reportsInPeriodSql } from '@/lib/reporting/sql';
import { Prisma } from '@/prisma/generated/client';
import type { ActionStatus, AssignmentRole, ReportState } from '@/prisma/generated/enums';

const { sql } = Prisma;

export type ActionReport = {
  id: string;
  actionId: string;
  institutionId: string;
  institution: string;
  periodId: string;
  startDate: string;
  endDate: string;
  role: AssignmentRole;
  state: ReportState;
  statusReported: ActionStatus | null;
  statusReason: string | null;
  progressPercent: number | null;
  isUnchanged: boolean;
  isSelfValidated: boolean;
  words: ReportWords | null;
  evidence: CitedEvidence[];
  letter: LetterNote | null;
  /** Empty where the chain is not for this reader. */
  steps: Step[];
  readsChain: boolean;
};

/** All reports on one action that the reader may see, newest period first, the lead's before the contributions. */
export const listReportsOfAction = (actor: Actor, actionId: string, language: string): Promise<ActionReport[]> =>
  listReportsOfActions(actor, [actionId], language);

/** The same for several actions: one that was carried over shows the reports of those before it. */
export async function listReportsOfActions(
  actor: Actor,
  actionIds: readonly string[],
  language: string,
): Promise<ActionReport[]> {
  const rows = await queryRows<ActionReport>(sql`
    select r."id", r."actionId", r."institutionId", ${institutionName(sql`r."institutionId"`, language, actor.today)} as institution, ${periodColumns}, r."role", r."state", r."statusReported",
      r."statusReason", r."progressPercent", r."isUnchanged", r."isSelfValidated", ${wordsOf('r', sql`${language}`)} as words,
      ${evidenceOf(actor, sql`r."id"`, language)} as evidence, ${letterOf} as letter, ${stepsOf(sql`r."id"`)} as steps, ${reportScope.sql(chainScope(actor))} as "readsChain"
    from "ProgressReport" r join "ReportingPeriod" p on p."id" = r."periodId" join "Action" a on a."id" = r."actionId"
    where r."actionId" = any(${[...actionIds]}::uuid[]) and ${reportScope.sql(visibleTo(actor))}
    order by p."endDate" desc, r."role", institution`);
  return rows.map((row) => ({
    ...row,
    steps: row.readsChain ? readableSteps(actor, row.institutionId, row.steps) : [],
    letter: row.letter && row.readsChain ? row.letter : null,
  }));
}

export type ReportingCounters = {
  /** Lead reports of own institutions to write in periods that run. */
  due: number;
  returned: number;
  /** Waiting for the actor's signature. */
  toSign: number;
  /** Waiting for the secretariat. */
  toAccept: number;
};

/** Scalar subqueries named due, returned, "toSign", "toAccept", for a statement that asks other things too (the shell). */
export function reportingCountersSql(actor: Actor): Prisma.Sql {
  const [own, signs] = [writersOf(actor), signersOf(actor)];
  const zero = sql`0`;
  const due = (
    returned: boolean,
  ) => sql`(select count(*) from "ReportingPeriod" p join "Plan" pl on pl."id" = p."planId" and pl."deletedAt" is null
      join "Action" a on a."planId" = p."planId" join "ActionAssignment" x on x."actionId" = a."id" and x."institutionId" = any(${own}::uuid[])
      left join "ProgressReport" r on r."periodId" = p."id" and r."actionId" = a."id" and r."institutionId" = x."institutionId"
    where ${periodStateSql(actor.today)} in ('OPEN', 'GRACE') and a."deletedAt" is null
      and ${returned ? sql`r."state" = 'RETURNED'` : sql`x."role" = 'LEAD' and (r."state" in ('DRAFT', 'RETURNED') or (r."id" is null and ${reportsInPeriodSql}))`})`;
  const waiting = sql`(select count(*) from "ProgressReport" r where r."state" = 'SUBMITTED' and r."institutionId" = any(${signs}::uuid[])
      and (r."submittedById" is distinct from ${actor.userId}::uuid or not exists (select 1 from "Membership" m where m."institutionId" = r."institutionId"
        and m."endedAt" is null and m."role" in ('FOCAL_POINT', 'VALIDATOR', 'NHRI') and m."userId" is distinct from ${actor.userId}::uuid)))`;
  return sql`${own.length ? due(false) : zero} as due, ${own.length ? due(true) : zero} as returned, ${signs.length ? waiting : zero} as "toSign",
    ${has(actor, 'SECRETARIAT') ? sql`(select count(*) from "ProgressReport" r where r."state" = 'VALIDATED')` : zero} as "toAccept"`;
}

export async function countReporting(actor: Actor): Promise<ReportingCounters> {
  const [row] = await queryRows<ReportingCounters>(sql`select ${reportingCountersSql(actor)}`);
  return row ?? { due: 0, returned: 0, toSign: 0, toAccept: 0 };
}

export type RunningPeriod = {
  periodId: string;
  planId: string;
  startDate: string;
  endDate: string;
  opensAt: string;
  dueAt: string;
  locksAt: string;
  state: 'OPEN' | 'GRACE';
  /** Of the actor's own institutions: lead reports to write, of how many; those returned, the first of their comments; contributions begun or not. */
  ownDue: number;
  ownOpen: number;
  ownReturned: number;
  returnedComment: string | null;
  toSign: number;
  toAccept: number;
  accepted: number;
  due: number;
  /** Institutions with a lead report that is not submitted: known to the secretariat only. */
  missingInstitutions: { id: string; name: string; count: number }[] | null;
};

/** Home: each running period with what it asks of this person, soonest due first. */
export async function listRunningPeriods(actor: Actor, language: string): Promise<RunningPeriod[]> {
  const [own, signs] = [writersOf(actor), signersOf(actor)];
  const seesMissing = missingScope(actor).everywhere;
  const accepts = countDepth(actor) === 'CHAIN' || countDepth(actor) === 'ACCEPTED';
  const rows = await queryRows<RunningPeriod>(sql`
    with part as materialized (select p."id" as pid, x."institutionId", x."role", a."id" as aid, r."id" as rid, coalesce(r."state", 'DRAFT') as state, r."submittedById"
      from "ReportingPeriod" p join "Plan" pl on pl."id" = p."planId" and pl."deletedAt" is null join "Action" a on a."planId" = p."planId" and a."deletedAt" is null
      join "ActionAssignment" x on x."actionId" = a."id" left join "ProgressReport" r on r."periodId" = p."id" and r."actionId" = a."id" and r."institutionId" = x."institutionId"
      where ${periodStateSql(actor.today)} in ('OPEN', 'GRACE') and (r."id" is not null or ${reportsInPeriodSql}))
    select ${periodColumns}, ${periodStateSql(actor.today)} as state,
      (select count(*) from part t where t.pid = p."id" and t."role" = 'LEAD' and t."institutionId" = any(${own}::uuid[])) as "ownDue",
      (select count(*) from part t where t.pid = p."id" and t."role" = 'LEAD' and t."institutionId" = any(${own}::uuid[]) and t.state in ('DRAFT', 'RETURNED')) as "ownOpen",
      (select count(*) from part t where t.pid = p."id" and t."institutionId" = any(${own}::uuid[]) and t.state = 'RETURNED') as "ownReturned",
      (select v."comment" from part t join "ReportReview" v on v."reportId" = t.rid where t.pid = p."id" and t."institutionId" = any(${own}::uuid[])
        and t.state = 'RETURNED' and v."outcome" = 'RETURNED' order by v."at" desc limit 1) as "returnedComment",
      (select count(*) from part t where t.pid = p."id" and t."institutionId" = any(${signs}::uuid[]) and t.state = 'SUBMITTED' and t."submittedById" is distinct from ${actor.userId}::uuid) as "toSign",
      ${has(actor, 'SECRETARIAT') ? sql`(select count(*) from part t where t.pid = p."id" and t.state = 'VALIDATED')` : sql`0`} as "toAccept",
      ${accepts ? sql`(select count(*) from part t where t.pid = p."id" and t."role" = 'LEAD' and t.state in ('ACCEPTED', 'PUBLISHED'))` : sql`0`} as accepted,
      (select count(*) from part t where t.pid = p."id" and t."role" = 'LEAD') as due,
      ${
        seesMissing
          ? sql`coalesce((select json_agg(json_build_object('id', m."institutionId", 'name', ${institutionName(sql`m."institutionId"`, language, actor.today)}, 'count', m.n) order by m.n desc)
          from (select t."institutionId", count(*) as n from part t where t.pid = p."id" and t."role" = 'LEAD' and t.state in ('DRAFT', 'RETURNED') group by 1) m), '[]')`
          : sql`null::json`
      } as "missingInstitutions"
    from "ReportingPeriod" p where p."id" in (select pid from part) order by p."dueAt"`);
  return rows;
}

export type StateCount = {
  periodId: string;
  institutionId: string | null;
  sectionId: string | null;
  state: ReportState | 'NOT_BEGUN';
  count: number;
};

/**
 * Dashboard: lead reports of a plan by period; period × institution; period × section (the other id is null). States the reader may not know
 * are summed under NOT_BEGUN, which then reads "not accepted yet".
 */
export async function countReportStates(actor: Actor, planId: string): Promise<StateCount[]> {
  const depth = countDepth(actor);
  const known = {
    CHAIN: ['SUBMITTED', 'VALIDATED', 'ACCEPTED', 'PUBLISHED'],
    ACCEPTED: ['ACCEPTED', 'PUBLISHED'],
    OWN: ['PUBLISHED'],
    PUBLISHED: ['PUBLISHED'],
  }[depth];
  return queryRows<StateCount>(sql`
    select t."periodId", t."institutionId", t."sectionId", t.state, count(*) as count from (
      select p."id" as "periodId", x."institutionId", a."sectionId",
        case when r."state"::text = any(${known}) or x."institutionId" = any(${missingScope(actor).institutionIds}::uuid[]) then coalesce(r."state"::text, 'NOT_BEGUN') else 'NOT_BEGUN' end as state
      from "ReportingPeriod" p join "Action" a on a."planId" = p."planId" and a."deletedAt" is null join "ActionAssignment" x on x."actionId" = a."id" and x."role" = 'LEAD'
      left join "ProgressReport" r on r."periodId" = p."id" and r."actionId" = a."id" and r."institutionId" = x."institutionId"
      where p."planId" = ${planId}::uuid and p."opensAt" <= ${actor.today}::date and (r."id" is not null or ${reportsInPeriodSql})) t
    group by grouping sets ((t."periodId", t.state), (t."periodId", t."institutionId", t.state), (t."periodId", t."sectionId", t.state))`);
}
