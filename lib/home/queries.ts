// What a person's Home says: the numbers of its day in one statement, then the table that fits the person. With the session, the frame and
// the news these are the five statements of the page.
import { derivedStatus } from '@/lib/actions/rules';
import { type Day, dayOf, followsReporting } from '@/lib/home/policy';
import {
  administrationSql,
  answersSql,
  datesSql,
  nothing,
  ownPeriodsSql,
  partsSql,
  plansSql,
  runningPeriodsSql,
  runningSql,
  toAcceptSql,
  toAnswerSql,
  toSignSql,
} from '@/lib/home/sql';
import type { PlanChoice } from '@/lib/navigation/queries';
import type { Actor } from '@/lib/platform/auth/actor';
import { queryRows } from '@/lib/platform/db';
import { dueDay, isMissing } from '@/lib/reporting/period-rules';
import { actionNumber, actionWords } from '@/lib/reporting/sql';
import { Prisma } from '@/prisma/generated/client';
import type { ActionStatus, AssignmentRole, Recurrence, ReportState } from '@/prisma/generated/enums';

const { sql } = Prisma;

type PeriodSpan = { periodId: string; planId: string; startDate: string; endDate: string };
type Running = PeriodSpan & { dueAt: string; locksAt: string; state: 'OPEN' | 'GRACE' };

export type OwnPeriod = Running & {
  institutionId: string;
  institution: string;
  /** Parts that report in the period. */
  all: number;
  /** To be written or corrected. */
  todo: number;
  returned: number;
  /** The latest comment of a return. */
  comment: string | null;
};

export type RunningPeriod = Running & {
  /** Accepted reports that the reader may open. */
  readable: number;
  /** The following for the secretariat only; leads' reports. */
  due: number | null;
  owed: number | null;
  submitted: number | null;
  validated: number | null;
  accepted: number | null;
  owing: { name: string; count: number }[] | null;
};

/** An institution in the running period: how its lead reports stand. */
export type AnswerLine = {
  institutionId: string;
  institution: string;
  /** Institutions of the period, those beyond the table too. */
  of: number;
  due: number;
  owed: number;
  submitted: number;
  validated: number;
  accepted: number;
  /** Last step of the chain in the period. */
  last: Date | null;
};

export type Waiting = { count: number; by: { name: string; count: number }[] };
export type ToAnswer = { count: number; first: { role: AssignmentRole; number: string }[] };
export type Disputed = { count: number; first: { name: string; number: string }[] };

export type PlanDay = {
  id: string;
  actions: number;
  /** Of the statuses only those that the person's Home shows. */
  NOT_STARTED?: number;
  IN_PROGRESS?: number;
  COMPLETED?: number;
  OVERDUE?: number;
  /** Of the person's institutions: named in them and not declined. */
  own: number;
  documents: number;
  /** For the secretariat while the plan is drafted. */
  disputed: Disputed | null;
  leadsOpen: number | null;
  leadsAccepted?: number;
  incomplete?: number;
  no_lead?: number;
  no_deadline?: number;
  no_expectedResult?: number;
  no_sdg?: number;
};

export type Administration = {
  invited: number;
  online: number;
  people: number;
  institutions: number;
  withoutContact: number;
  mailFails: boolean;
};

export type ComingDate = PeriodSpan & { kind: 'opens' | 'due' | 'locks'; date: string };

type Facts = {
  own: OwnPeriod[] | null;
  running: RunningPeriod[] | null;
  answers: (Omit<AnswerLine, 'last'> & { last: string | null })[] | null;
  toSign: Waiting | null;
  toAccept: Waiting | null;
  toAnswer: ToAnswer | null;
  plans: PlanDay[];
  administration: Administration | null;
  dates: ComingDate[] | null;
  /** Codes of the institutions the person answers for: the matrix is narrowed by code. */
  codes: string[];
};
export type HomeDay = Omit<Facts, 'own' | 'running' | 'dates' | 'answers'> & {
  own: OwnPeriod[];
  running: RunningPeriod[];
  /** The secretariat's table of the first running period; who owes most comes first. */
  answers: AnswerLine[];
  dates: ComingDate[];
  day: Day;
};

/** Everything Home counts, in one statement. @param plans those of the frame, newest first */
export async function getHomeDay(actor: Actor, plans: readonly PlanChoice[], language: string): Promise<HomeDay> {
  const day = dayOf(actor);
  const follows = followsReporting(actor);
  const [row] = await queryRows<Facts>(sql`with ${runningSql(actor)}, ${partsSql(day)}
    select ${ownPeriodsSql(actor, day, language)} as own, ${follows ? runningPeriodsSql(actor, day, language) : nothing} as running,
      ${answersSql(actor, day, language)} as answers, ${toSignSql(actor, day, language)} as "toSign", ${toAcceptSql(actor, day, language)} as "toAccept", ${toAnswerSql(actor, day)} as "toAnswer",
      ${plansSql(actor, day, plans, language)} as plans, ${administrationSql(actor, day)} as administration, ${follows ? datesSql(actor) : nothing} as dates,
      (select coalesce(json_agg(i."code" order by i."code"), '[]') from "Institution" i where i."id" = any(${day.answers}::uuid[])) as codes`);
  if (!row) throw new Error('Home has no row');
  const answers = (row.answers ?? []).map((line) => ({ ...line, last: line.last ? new Date(line.last) : null }));
  return { ...row, own: row.own ?? [], running: row.running ?? [], answers, dates: row.dates ?? [], day };
}

type OwnRow = {
  actionId: string;
  number: string;
  title: string | null;
  lang: string | null;
  startDate: string | null;
  endDate: string | null;
  recurrence: Recurrence;
  status: ActionStatus;
  usesPercent: boolean;
  percent: number | null;
  role: AssignmentRole;
  state: ReportState | null;
  dueAt: string;
};
export type OwnLine = Omit<OwnRow, 'dueAt'> & {
  derived: ReturnType<typeof derivedStatus>;
  due: string;
  isMissing: boolean;
};

/** Rows of the focal point's table; all of them stand on the page of reporting. */
export const OWN_LINES = 8;

/** The own actions of one running period: returned first, then what is owed, then what others hold. */
export async function listOwnLines(
  actor: Actor,
  { periodId, institutionId }: Pick<OwnPeriod, 'periodId' | 'institutionId'>,
  language: string,
): Promise<OwnLine[]> {
  const day = dayOf(actor);
  if (!day.writes.includes(institutionId)) return [];
  const rows = await queryRows<OwnRow>(sql`with ${runningSql(actor)}, ${partsSql({ ...day, keeps: false })}
    select a."id" as "actionId", ${actionNumber} as number, w."title", w.lang, a."startDate", a."endDate", a."recurrence", a."status", pl."usesPercent",
      (select q."progressPercent" from "ProgressReport" q join "ReportingPeriod" qp on qp."id" = q."periodId" where q."actionId" = a."id" and q."role" = 'LEAD'
        and q."state" in ('ACCEPTED', 'PUBLISHED') order by qp."endDate" desc limit 1) as percent, t.role, t."state", p."dueAt"
    from part t join running p on p."id" = t.pid join "Plan" pl on pl."id" = p."planId" join "Action" a on a."id" = t.aid ${actionWords(language)}
    where t.pid = ${periodId}::uuid and t.iid = ${institutionId}::uuid
    order by t."state" = 'RETURNED' desc nulls last, t.role, coalesce(t."state", 'DRAFT') = 'DRAFT' desc, a."path" limit ${OWN_LINES}`);
  return rows.map(({ dueAt, ...row }) => ({
    ...row,
    derived: derivedStatus(row, actor.today),
    due: dueDay(row.role, dueAt),
    isMissing: isMissing(row.role, row.state !== null, dueAt, actor.today),
  }));
}
