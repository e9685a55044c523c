// Days of a month as weeks that begin on Monday. Pure arithmetic on ISO days: no Intl, no time zone.
const DAY = 86_400_000;
const time = (iso: string) => Date.parse(`${iso}T00:00:00Z`);
const isoOf = (moment: number) => new Date(moment).toISOString().slice(0, 10);

export const addDays = (iso: string, days: number): string => isoOf(time(iso) + days * DAY);

/** The same day of another month, or that month's last day. */
export function addMonths(iso: string, months: number): string {
  const [year = 0, month = 1, day = 1] = iso.split('-').map(Number);
  const first = new Date(Date.UTC(year, month - 1 + months, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  return isoOf(Date.UTC(first.getUTCFullYear(), first.getUTCMonth(), Math.min(day, last)));
}

/** 0 Monday … 6 Sunday. */
export const weekday = (iso: string): number => (new Date(time(iso)).getUTCDay() + 6) % 7;

/** Weeks of the month of a day, filled up with the neighbours' days. */
export function weeksOf(iso: string): string[][] {
  const first = `${iso.slice(0, 7)}-01`;
  const start = addDays(first, -weekday(first));
  const next = addMonths(first, 1);
  const weeks: string[][] = [];
  for (let day = start; day < next; day = addDays(day, 7)) weeks.push(Array.from({ length: 7 }, (_, i) => addDays(day, i)));
  return weeks;
}

/** Where an arrow key leads from a day; undefined for other keys. */
export function dayAfterKey(iso: string, key: string): string | undefined {
  const steps: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };
  if (key in steps) return addDays(iso, steps[key] ?? 0);
  if (key === 'PageUp') return addMonths(iso, -1);
  if (key === 'PageDown') return addMonths(iso, 1);
  if (key === 'Home') return addDays(iso, -weekday(iso));
  if (key === 'End') return addDays(iso, 6 - weekday(iso));
  return undefined;
}
