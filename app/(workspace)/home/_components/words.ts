// Dates and periods as Home says them; one place, so that the endings fit in all three languages.
import { daysBetween } from '@/lib/platform/clocks';
import { formatDate, relativeDays } from '@/lib/platform/i18n/format';
import type { Language } from '@/lib/platform/i18n/languages';
import { periodName } from '@/lib/platform/i18n/periods';

/** What the components of Home need to speak. */
export type Say = {
  t: (key: string, params?: Record<string, string | number>) => string;
  language: Language;
  today: string;
};

type Span = { startDate: string; endDate: string };
type Due = Span & { dueAt: string; locksAt: string };

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** "First half of 2020" at the beginning of a sentence. */
export const periodOf = ({ language }: Say, span: Span) => capital(periodName(span.startDate, span.endDate, language));
export const periodInside = ({ language }: Say, span: Span) => periodName(span.startDate, span.endDate, language);

export const away = ({ language, today }: Say, day: string) => relativeDays(daysBetween(today, day), language);

/** A day before "çenli" (until) or with the ending of "on that day"; the other languages need no ending. */
export const dayAs = (language: Language, day: string, style: 'until' | 'on') =>
  formatDate(day, language, language === 'tk' ? style : 'day');

/** Due day and last day of a period, with their distances. */
export function dueWords(say: Say, period: Due) {
  const { language, today } = say;
  const isLate = today > period.dueAt;
  return {
    isLate,
    params: {
      period: periodOf(say, period),
      due: isLate ? dayAs(language, period.dueAt, 'on') : formatDate(period.dueAt, language, 'day'),
      dueIn: away(say, period.dueAt),
      locks: dayAs(language, period.locksAt, isLate && language === 'tk' ? 'on' : 'until'),
      locksIn: away(say, period.locksAt),
    },
  };
}

/** Weekday and date: "Tuesday, 15 September 2020". */
export const todayWords = ({ language, today }: Say) =>
  `${capital(formatDate(today, language, 'weekday'))}, ${formatDate(today, language)}`;
