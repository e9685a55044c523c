// The life of a plan, and what its state allows.
import type { PlanStatus } from '@/prisma/generated/enums';

/** The stations of a plan in order; the Commission may return it to DRAFTING. */
export const PLAN_STATIONS: readonly PlanStatus[] = [
  'PREPARATION',
  'DRAFTING',
  'COMMISSION_REVIEW',
  'SUBMITTED',
  'ADOPTED',
  'IMPLEMENTATION',
  'FINAL_EVALUATION',
  'CLOSED',
];

const DRAFTED: readonly PlanStatus[] = ['PREPARATION', 'DRAFTING', 'COMMISSION_REVIEW'];
const TRACKED: readonly PlanStatus[] = ['ADOPTED', 'IMPLEMENTATION', 'FINAL_EVALUATION', 'CLOSED'];

/** Words, dates and assignments of the live rows may change: until the plan is submitted. Afterwards an amendment opens them. */
export const isDrafted = (status: PlanStatus): boolean => DRAFTED.includes(status);

/** The plan is in force or was: its actions have a state of implementation. */
export const isTracked = (status: PlanStatus): boolean => TRACKED.includes(status);

/** Where a station stands seen from the plan's state. */
export function stationState(station: PlanStatus, status: PlanStatus): 'done' | 'now' | 'ahead' {
  const [at, now] = [PLAN_STATIONS.indexOf(station), PLAN_STATIONS.indexOf(status)];
  return at < now ? 'done' : at === now ? 'now' : 'ahead';
}

/** How long something deleted can be brought back, in days of real time. */
export const BIN_DAYS = 30;

/** Share of the required and encouraged facts that are there, over all actions, in whole percent; null without actions. */
export function completeness(present: readonly number[], actions: number): number | null {
  if (!actions || !present.length) return null;
  const share = present.reduce((sum, n) => sum + n, 0) / (actions * present.length);
  return share >= 1 ? 100 : Math.min(99, Math.floor(share * 100));
}
