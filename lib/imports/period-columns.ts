import { parseDeadline } from './deadline';
import { fold, wordsOrNull } from './words';

/** Signs with which people mark a year or quarter in a calendar grid. */
const MARK = /^[+xхvv✓✔☑●•■▪*√✗×]+$/iu;
const TOTAL = /(?<!\p{L})(?:всего|итого|jemi|total)(?!\p{L})/iu;

/** "2021", "I кв.", "Q3 2022" as the whole lower line of a header: a column of a calendar. */
export const isPeriod = (text: string): boolean => {
  const words = fold(text);
  if (words.length > 20 || /^\d{1,3}$/.test(words)) return false;
  const { start, end, isOngoing, problem } = parseDeadline(words);
  return (start !== null && end !== null && !isOngoing) || problem === 'DEADLINE_NO_YEAR';
};

export const isTotal = (text: string): boolean => TOTAL.test(fold(text));

/** The lower line of a header of two lines when it is a period: "Срок / 2021" → "2021". */
export function periodOf(header: string): string | null {
  const lower = header.includes(' / ') ? header.slice(header.lastIndexOf(' / ') + 3) : '';
  return lower && isPeriod(lower) ? lower : null;
}

/** What a cell of a calendar column says: a mark means the period of its header, other words stand for themselves. */
export function wordsUnderPeriod(text: string, period: string): string | null {
  if (MARK.test(text.trim())) return period;
  const words = wordsOrNull(text);
  return words === null || /\d{4}/.test(words) ? words : `${words} ${period}`;
}
