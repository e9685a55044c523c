// How the figures of a dashboard come about. Counts by status first; an action counts once in a total.
import type { ActionStatus } from '@/prisma/generated/enums';

/** A status as drawn: "overdue" takes its actions out of the two states that can be late. */
export type Bucket = ActionStatus | 'OVERDUE';
export const BUCKETS: readonly Bucket[] = ['COMPLETED', 'IN_PROGRESS', 'NOT_STARTED', 'OVERDUE', 'SUSPENDED', 'CANCELLED'];

export type Tally = Record<Bucket, number>;
export const noTally = (): Tally => ({ COMPLETED: 0, IN_PROGRESS: 0, NOT_STARTED: 0, OVERDUE: 0, SUSPENDED: 0, CANCELLED: 0 });

/** A figure under its bucket and under its status: the late ones are counted in both. */
export type Counted = { bucket: Bucket; status: ActionStatus; count: number };

export function tally(rows: readonly Counted[]): Tally {
  const sum = noTally();
  for (const { bucket, count } of rows) sum[bucket] += count;
  return sum;
}

/** The five states, which sum to the total, and beside them how many of those actions are late: a cut across, never a summand. */
export function byStatus(rows: readonly Counted[]): Tally {
  const sum = noTally();
  for (const { bucket, status, count } of rows) {
    sum[status] += count;
    if (bucket === 'OVERDUE') sum.OVERDUE += count;
  }
  return sum;
}

export const total = (t: Tally): number => BUCKETS.reduce((sum, bucket) => sum + t[bucket], 0);

/** Where a reader may not compare institutions by lateness, late actions stand under the state they are in. */
export const asShown = (rows: readonly Counted[], showsOverdue: boolean): Counted[] =>
  rows.map((row) => (showsOverdue ? row : { ...row, bucket: row.status }));

/** Share of the plan's time that has passed on a day, 0 to 100. */
export function timePassed(start: string, end: string, today: string): number {
  const [from, to, now] = [start, end, today].map((d) => Date.parse(`${d}T00:00:00Z`)) as [number, number, number];
  if (to <= from) return 100;
  return Math.round(Math.max(0, Math.min(1, (now - from) / (to - from))) * 100);
}
