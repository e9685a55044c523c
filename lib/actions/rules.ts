// What is true of an action: its state on a day, what it lacks, what may follow what. Pure; the day is passed in.
import type {
  ActionStatus,
  AssignmentRole,
  AssignmentStatus,
  DraftStatus,
  FundingSource,
  Recurrence,
} from '@/prisma/generated/enums';

/** Derived from dates, never stored. */
export type DerivedStatus = 'NOT_YET_DUE' | 'DELAYED' | 'OVERDUE';
export type ShownStatus = ActionStatus | DerivedStatus;

export type Dated = { status: ActionStatus; startDate: string | null; endDate: string | null; recurrence: Recurrence };

const SETTLED: readonly ActionStatus[] = ['COMPLETED', 'SUSPENDED', 'CANCELLED'];

/**
 * What the dates say beside the reported status, or null.
 * - OVERDUE: the end date has passed; never for continuous actions nor for completed, suspended and cancelled ones.
 * - NOT_YET_DUE: not begun, and the start date is still ahead («срок не наступил»).
 * - DELAYED: not begun although the start date has passed.
 */
export function derivedStatus(action: Dated, today: string): DerivedStatus | null {
  if (SETTLED.includes(action.status)) return null;
  if (action.recurrence !== 'CONTINUOUS' && action.endDate !== null && action.endDate < today) return 'OVERDUE';
  if (action.status !== 'NOT_STARTED' || action.startDate === null) return null;
  return action.startDate > today ? 'NOT_YET_DUE' : action.startDate < today ? 'DELAYED' : null;
}

/** The word a list shows: overdue beats the reported status, "not yet due" and "delayed" replace "not started". */
export const shownStatus = (action: Dated, today: string): ShownStatus => derivedStatus(action, today) ?? action.status;

/** A deadline is a date, a recurrence or official words. */
export const hasDeadline = (action: {
  endDate: string | null;
  recurrence: Recurrence;
  deadlineWording?: string | null;
}): boolean => action.endDate !== null || action.recurrence !== 'ONCE' || !!action.deadlineWording?.trim();

/** The first four an action must have before the plan is submitted; the other two are encouraged by the completeness score. */
export const FACTS = ['lead', 'deadline', 'expectedResult', 'sdg', 'indicator', 'budget'] as const;
export type Fact = (typeof FACTS)[number];
export const REQUIRED_FACTS: readonly Fact[] = ['lead', 'deadline', 'expectedResult', 'sdg'];

/** Assignments that still name a lead, whether or not it has answered. */
export const LEADING: readonly AssignmentStatus[] = ['PROPOSED', 'ACCEPTED', 'CHANGE_REQUESTED', 'AGREED_IN_MEETING'];

export type Complete = {
  assignments: readonly { role: AssignmentRole; status: AssignmentStatus }[];
  endDate: string | null;
  recurrence: Recurrence;
  deadlineWording: string | null;
  expectedResult: string | null;
  sdgTargets: readonly unknown[];
  indicators: number;
  /** Wording of indicators from an imported matrix. */
  indicatorsWording: string | null;
  budgets: readonly { source: FundingSource }[];
};

/** What the action lacks, in the order of FACTS. Money that is only named as missing (UNFUNDED) counts as lacking. */
export function missingFacts(a: Complete): Fact[] {
  const there: Record<Fact, boolean> = {
    lead: a.assignments.some((x) => x.role === 'LEAD' && LEADING.includes(x.status)),
    deadline: hasDeadline(a),
    expectedResult: !!a.expectedResult?.trim(),
    sdg: a.sdgTargets.length > 0,
    indicator: a.indicators > 0 || !!a.indicatorsWording?.trim(),
    budget: a.budgets.some((b) => b.source !== 'UNFUNDED'),
  };
  return FACTS.filter((fact) => !there[fact]);
}

/** Drafting states a person may set by hand; ADOPTED and AMENDED come with an act. */
export const SETTABLE_DRAFT: readonly DraftStatus[] = ['DRAFT', 'PROPOSED', 'AGREED', 'WITHDRAWN'];

export const canFollowDraft = (from: DraftStatus, to: DraftStatus): boolean =>
  from !== to && SETTABLE_DRAFT.includes(from) && SETTABLE_DRAFT.includes(to);

/** The end must not be before the start. */
export const datesAgree = (startDate: string | null, endDate: string | null): boolean =>
  startDate === null || endDate === null || startDate <= endDate;

/** Days between two business days of a plan that an "annually" action is due: one a year, on the plan's last day of each year. */
export function dueDays(action: Dated, from: string, to: string): string[] {
  if (action.recurrence === 'ONCE')
    return action.endDate && action.endDate >= from && action.endDate <= to ? [action.endDate] : [];
  if (action.recurrence === 'CONTINUOUS') return [];
  const ends = action.recurrence === 'ANNUAL' ? ['12-31'] : ['06-30', '12-31'];
  const [start, end] = [max(action.startDate, from), min(action.endDate, to)];
  const days: string[] = [];
  for (let year = Number(start.slice(0, 4)); year <= Number(end.slice(0, 4)); year++)
    for (const day of ends) if (`${year}-${day}` >= start && `${year}-${day}` <= end) days.push(`${year}-${day}`);
  return days;
}

const max = (a: string | null, b: string) => (a !== null && a > b ? a : b);
const min = (a: string | null, b: string) => (a !== null && a < b ? a : b);

/** Share of the time between start and end that has passed on a day, 0–100; null without both dates. */
export function timePassed(action: Pick<Dated, 'startDate' | 'endDate'>, today: string): number | null {
  if (!action.startDate || !action.endDate) return null;
  const [from, to, now] = [action.startDate, action.endDate, today].map((d) => Date.parse(`${d}T00:00:00Z`)) as [
    number,
    number,
    number,
  ];
  if (now <= from) return 0;
  return now >= to ? 100 : Math.floor(((now - from) / (to - from)) * 100);
}

/** How far one language of an action can be relied on; OUTDATED is derived, never stored. */
export type TextMark = 'MISSING' | 'MACHINE' | 'REVIEWED' | 'OUTDATED' | 'SOURCE';
