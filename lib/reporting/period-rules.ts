// When a period is open, why it is locked, who owes a report in it and by when. Pure; the business day is an argument.
import type { ActionStatus, AssignmentRole, AssignmentStatus } from '@/prisma/generated/enums';

export type PeriodState = 'PLANNED' | 'OPEN' | 'GRACE' | 'LOCKED' | 'PUBLISHED';

/** Days are ISO; `isLocked` and `isPublished` say whether the stored moment is set. */
export type PeriodDates = {
  opensAt: string;
  dueAt: string;
  /** The last day on which reports may be written. */
  locksAt: string;
  isLocked: boolean;
  isPublished: boolean;
};

/** `PLANNED → OPEN → GRACE → LOCKED → PUBLISHED`, from the dates and the business day. The database's trigger reads the same dates. */
export function periodState(period: PeriodDates, today: string): PeriodState {
  if (period.isPublished) return 'PUBLISHED';
  if (period.isLocked || today > period.locksAt) return 'LOCKED';
  if (today < period.opensAt) return 'PLANNED';
  return today > period.dueAt ? 'GRACE' : 'OPEN';
}

/** A contribution of a co-executor is due a week before the lead's report, so that the lead can use it (requirement 4). */
export const CONTRIBUTION_DAYS_EARLIER = 7;

/** Day on which an institution's report is due. @param dueAt the period's due day, ISO */
export function dueDay(role: AssignmentRole, dueAt: string): string {
  if (role === 'LEAD') return dueAt;
  const day = new Date(`${dueAt}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() - CONTRIBUTION_DAYS_EARLIER);
  return day.toISOString().slice(0, 10);
}

export type ExceptionGrant = { actionId: string | null /** Last day, ISO. */; until: string };

export type Writing =
  | { allowed: true /** Last day, ISO. */; until: string; by: 'PERIOD' | 'EXCEPTION' }
  | { allowed: false; why: 'PLANNED' | 'LOCKED' | 'PUBLISHED' };

/**
 * Whether an institution may write its report on one action today.
 * @param exceptions those granted to the institution in this period; one without an action holds for all of them
 */
export function writing(
  period: PeriodDates,
  exceptions: readonly ExceptionGrant[],
  actionId: string | null,
  today: string,
): Writing {
  const state = periodState(period, today);
  if (state === 'OPEN' || state === 'GRACE') return { allowed: true, until: period.locksAt, by: 'PERIOD' };
  if (state === 'PLANNED') return { allowed: false, why: 'PLANNED' };
  const until = exceptions
    .filter((e) => e.until >= today && (e.actionId === null || e.actionId === actionId))
    .map((e) => e.until)
    .sort()
    .at(-1);
  return until ? { allowed: true, until, by: 'EXCEPTION' } : { allowed: false, why: state };
}

export type Obligation = {
  role: AssignmentRole;
  assignment: AssignmentStatus;
  isDeleted: boolean;
  isWithdrawn: boolean;
  /** ISO; null: in force from the plan's first day. */
  startDate: string | null;
  /** Status of the last accepted lead report of an earlier period, or what imported history declares. */
  statusBefore: ActionStatus | null;
};

/** What ends the duty to report for good. */
export const FINAL: readonly ActionStatus[] = ['COMPLETED', 'CANCELLED'];

/**
 * Whether an institution's part in an action makes it report in a period that ends on `periodEnd`: its part is accepted or agreed, the
 * action had begun by the period's end and was not completed or cancelled before. An action past its deadline still owes its report.
 */
export const reportsInPeriod = (o: Obligation, periodEnd: string): boolean =>
  (o.role === 'LEAD' || o.role === 'CO_EXECUTOR') &&
  (o.assignment === 'ACCEPTED' || o.assignment === 'AGREED_IN_MEETING') &&
  !o.isDeleted &&
  !o.isWithdrawn &&
  (o.startDate === null || o.startDate <= periodEnd) &&
  !(o.statusBefore && FINAL.includes(o.statusBefore));

/** Only a lead's report can be missing; contributions never block. */
export const isMissing = (role: AssignmentRole, hasReport: boolean, dueAt: string, today: string): boolean =>
  role === 'LEAD' && !hasReport && today > dueAt;

export type PeriodMistake = 'endBeforeStart' | 'opensBeforeStart' | 'dueBeforeOpens' | 'locksBeforeDue';

/** The first thing wrong with the dates of a new period. Reports describe a period, so it cannot open before it has begun. */
export function periodMistake(p: {
  startDate: string;
  endDate: string;
  opensAt: string;
  dueAt: string;
  locksAt: string;
}): { field: 'endDate' | 'opensAt' | 'dueAt' | 'locksAt'; mistake: PeriodMistake } | null {
  if (p.endDate < p.startDate) return { field: 'endDate', mistake: 'endBeforeStart' };
  if (p.opensAt < p.startDate) return { field: 'opensAt', mistake: 'opensBeforeStart' };
  if (p.dueAt < p.opensAt) return { field: 'dueAt', mistake: 'dueBeforeOpens' };
  if (p.locksAt < p.dueAt) return { field: 'locksAt', mistake: 'locksBeforeDue' };
  return null;
}

/** Code of a new period: 2020-H1, 2020, else its two days. */
export function periodCodeOf(type: 'HALF_YEAR' | 'ANNUAL' | 'AD_HOC', startDate: string, endDate: string): string {
  const year = startDate.slice(0, 4);
  if (type === 'HALF_YEAR') return `${year}-H${startDate.slice(5, 7) < '07' ? 1 : 2}`;
  return type === 'ANNUAL' ? year : `${startDate}/${endDate}`;
}
