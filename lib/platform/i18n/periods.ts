// Names of reporting periods in the wording of official papers.
import { formatDate } from '@/lib/platform/i18n/format';
import type { Language } from '@/lib/platform/i18n/languages';
import { tkOrdinal } from '@/lib/platform/i18n/turkmen';

export type PeriodSpan = { kind: 'year' | 'half' | 'quarter'; year: number; part: number };

const STARTS = { half: ['01-01', '07-01'], quarter: ['01-01', '04-01', '07-01', '10-01'] };
const ENDS = { half: ['06-30', '12-31'], quarter: ['03-31', '06-30', '09-30', '12-31'] };

/** The year, half-year or quarter that two days enclose exactly; null when they enclose something else. */
export function spanOf(start: string, end: string): PeriodSpan | null {
  const year = Number(start.slice(0, 4));
  if (end.slice(0, 4) !== start.slice(0, 4)) return null;
  const [from, to] = [start.slice(5), end.slice(5)];
  if (from === '01-01' && to === '12-31') return { kind: 'year', year, part: 1 };
  for (const kind of ['half', 'quarter'] as const) {
    const part = STARTS[kind].indexOf(from);
    if (part >= 0 && ENDS[kind][part] === to) return { kind, year, part: part + 1 };
  }
  return null;
}

const ROMAN = ['I', 'II', 'III', 'IV'];
const EN_ORDINAL = ['first', 'second', 'third', 'fourth'];
const TK_ORDINAL = ['birinji', 'ikinji', 'üçünji', 'dördünji'];

const NAMES: Record<Language, (span: PeriodSpan) => string> = {
  en: ({ kind, year, part }) =>
    kind === 'year' ? String(year) : `${EN_ORDINAL[part - 1]} ${kind === 'half' ? 'half' : 'quarter'} of ${year}`,
  ru: ({ kind, year, part }) => {
    if (kind === 'year') return `${year} год`;
    return kind === 'half'
      ? `${part === 1 ? 'первое' : 'второе'} полугодие ${year} года`
      : `${ROMAN[part - 1]} квартал ${year} года`;
  },
  tk: ({ kind, year, part }) => {
    if (kind === 'year') return `${tkOrdinal(year)} ýyl`;
    return `${tkOrdinal(year)} ýylyň ${TK_ORDINAL[part - 1]} ${kind === 'half' ? 'ýarymy' : 'çärýegi'}`;
  },
};

/** "first half of 2020", «первое полугодие 2020 года», "2020-nji ýylyň birinji ýarymy"; any other two days as a range. */
export function periodName(start: string, end: string, language: Language): string {
  const span = spanOf(start, end);
  return span ? NAMES[language](span) : `${formatDate(start, language)} – ${formatDate(end, language)}`;
}

/** Short form for tables and charts: 2020-I (half-year), 2020-Q3, 2020, else 01.02.2020–31.03.2020. */
export function periodCode(start: string, end: string, language: Language): string {
  const span = spanOf(start, end);
  if (!span) return `${formatDate(start, language, 'short')}–${formatDate(end, language, 'short')}`;
  if (span.kind === 'year') return String(span.year);
  return `${ROMAN[span.part - 1]}${span.kind === 'quarter' ? { en: ' qtr', ru: ' кв.', tk: ' çärýek' }[language] : ''} ${span.year}`;
}
