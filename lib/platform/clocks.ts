// Two clocks: the business day (deadlines, periods) and real time (sessions, audit, jobs). Moments are stored in real time;
// the demonstration's offset in whole days is added to every moment that people see.

/** Ashgabat has had no summer time since 1992: UTC+5 all year. */
const ZONE_HOURS = 5;
const DAY = 86_400_000;

export const BUSINESS_OFFSET = 'businessDayOffsetDays';

/** ISO day in Ashgabat at this moment, moved by the installation's offset. */
export function businessDay(offsetDays: number, now = new Date()): string {
  return new Date(now.getTime() + ZONE_HOURS * 3_600_000 + offsetDays * DAY).toISOString().slice(0, 10);
}

/** A stored moment as people of this installation see it. */
export function businessMoment(moment: Date, offsetDays: number): Date {
  return new Date(moment.getTime() + offsetDays * DAY);
}

/** Whole days from one ISO day to another; negative when the second is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY);
}

/** ISO day of a `@db.Date` value. */
export const isoDay = (date: Date | null): string | null => (date ? date.toISOString().slice(0, 10) : null);

/** `@db.Date` value of an ISO day. */
export const dayDate = (iso: string): Date => new Date(`${iso}T00:00:00Z`);

export function addDays(iso: string, days: number): string {
  return new Date(Date.parse(`${iso}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);
}
