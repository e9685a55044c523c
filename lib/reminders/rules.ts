// When whom of a due day is reminded. Pure tables; from domain.md, "Reminders".
import { addDays, daysBetween } from '@/lib/platform/clocks';
import { dueDay } from '@/lib/reporting/period-rules';
import type { AssignmentRole } from '@/prisma/generated/enums';

/** - `FOCAL_POINT` main contacts · `SECOND` alternates and validators · `SECRETARIAT` the digest of all institutions */
export type Audience = 'FOCAL_POINT' | 'SECOND' | 'SECRETARIAT';
export type Step = { /** Days after the due day; negative before it. */ day: number; audience: Audience };

export const STEPS: readonly Step[] = [
  { day: -30, audience: 'FOCAL_POINT' },
  { day: -7, audience: 'FOCAL_POINT' },
  { day: -1, audience: 'FOCAL_POINT' },
  { day: 3, audience: 'FOCAL_POINT' },
  { day: 7, audience: 'SECOND' },
  { day: 14, audience: 'SECRETARIAT' },
];
const LAST = 14;
const WEEK = 7;

type Dates = { opensAt: string; dueAt: string; locksAt: string };

/** The latest digest day of the weeks after the table that lies within the days, or null. */
function weekly(due: string, from: string, to: string): Step | null {
  const weeks = Math.floor((daysBetween(due, to) - LAST) / WEEK);
  const day = LAST + weeks * WEEK;
  return weeks > 0 && addDays(due, day) >= from ? { day, audience: 'SECRETARIAT' } : null;
}

/**
 * What is to be sent for one due day after the last day that was worked off, up to today. Of several missed steps each audience gets
 * only the latest, so that a server that was away does not flood. Nothing before the period opens, nothing once it is locked; a
 * contribution of a co-executor is due earlier, is reminded beforehand only and never blocks.
 * @param doneUntil last day that was worked off, ISO
 */
export function stepsDue(period: Dates, role: AssignmentRole, doneUntil: string, today: string): Step[] {
  if (today < period.opensAt || today > period.locksAt || role === 'PARTNER') return [];
  const due = dueDay(role, period.dueAt);
  const from = addDays(doneUntil, 1);
  const isDue = ({ day }: Step) => addDays(due, day) >= from && addDays(due, day) <= today;
  const table = role === 'LEAD' ? STEPS : STEPS.filter((s) => s.day < 0);
  const digest = role === 'LEAD' ? weekly(due, from, today) : null;
  const all = [...table.filter(isDue), ...(digest ? [digest] : [])];
  const latest = new Map(all.map((step) => [step.audience, step]));
  // What was to be said before the due day is wrong after it.
  return [...latest.values()].filter((step) => step.day > 0 || today <= due);
}

/** Reminders leave in the morning of the working day, Ashgabat time. */
export const FIRST_HOUR = 8;
