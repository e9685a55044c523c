import type { ColumnMapping, MatrixField } from './columns';
import { type Deadline, parseDeadline } from './deadline';
import { type FundingReading, type FundingUnits, parseFunding, readUnits } from './funding';
import { type InstitutionNames, type KnownNames, splitInstitutions } from './institutions';
import type { MatrixProblem, MatrixRow } from './matrix-row';
import type { MatrixProblemCode } from './messages';
import { periodOf, wordsUnderPeriod } from './period-columns';
import { type SourceRow, textAt } from './table';
import { wordsOrNull } from './words';

const NO_UNITS: FundingUnits = { multiplier: null, currency: null };
const NO_AMOUNT: FundingReading = { amount: null, currency: null, source: null, uncertain: false };

export const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();
export const joinTexts = (a: string | null, b: string | null): string | null => (a && b && a !== b ? `${a}\n${b}` : (a ?? b));

/** The same words stand in many rows: each wording is understood once. */
function remember<T>(read: (text: string | null) => T): (text: string | null) => T {
  const known = new Map<string | null, T>();
  return (text) => {
    if (!known.has(text)) known.set(text, read(text));
    return known.get(text)!;
  };
}

/** Reads the fields of single rows through the mapping and collects what is wrong with them. */
export class FieldReader {
  readonly problems: MatrixProblem[] = [];
  readonly columns: Map<MatrixField, number[]> = new Map();
  readonly headers: Map<number, string>;
  /** Columns of a calendar under «Срок»: a mark in them means the period of their header. */
  readonly #periods: Map<number, string>;
  readonly #units: FundingUnits;
  readonly #split: (text: string | null) => InstitutionNames;
  readonly #deadline: (text: string | null) => Deadline = remember(parseDeadline);

  constructor(mapping: ColumnMapping, known: KnownNames) {
    for (const { col, field } of mapping.columns) this.columns.set(field, [...(this.columns.get(field) ?? []), col]);
    this.headers = new Map(mapping.columns.map((column) => [column.col, column.header]));
    const calendar = mapping.columns.filter((column) => column.field === 'deadline' && periodOf(column.header) !== null);
    this.#periods = new Map(calendar.map((column) => [column.col, periodOf(column.header)!]));
    const money = mapping.columns.filter((column) => column.field === 'fundingAmount' || column.field === 'funding');
    this.#units = readUnits(money.map((column) => column.header).join(' '));
    this.#split = remember((text) => splitInstitutions(text, known));
  }

  text(row: SourceRow, field: MatrixField): string | null {
    const texts = (this.columns.get(field) ?? []).map((col) => wordsOrNull(textAt(row, col)));
    return texts.reduce(joinTexts, null);
  }

  #deadlineText(row: SourceRow): string | null {
    const parts = (this.columns.get('deadline') ?? []).map((col) => {
      const period = this.#periods.get(col);
      return period ? wordsUnderPeriod(textAt(row, col), period) : wordsOrNull(textAt(row, col));
    });
    return parts.filter((part) => part !== null).join(', ') || null;
  }

  header(field: MatrixField): string {
    return this.headers.get(this.columns.get(field)?.[0] ?? -1) ?? '';
  }

  problem(
    row: SourceRow,
    field: MatrixField,
    code: MatrixProblemCode,
    params: MatrixProblem['params'],
    severity: MatrixProblem['severity'],
  ): void {
    this.problems.push({ row: row.row, column: this.header(field), code, params, severity });
  }

  institutions(row: SourceRow, uncertain: Set<string>): { lead: string | null; others: string[] } {
    const read = (field: MatrixField): InstitutionNames => this.#split(this.text(row, field));
    const [combined, lead, others] = [read('responsible'), read('lead'), read('others')];
    const rest = [...combined.others, ...(lead.lead ? [combined.lead] : []), ...lead.others, others.lead, ...others.others];
    if (combined.uncertain || others.uncertain || lead.uncertain) uncertain.add('others');
    if (lead.others.length) uncertain.add('lead');
    const first = lead.lead ?? combined.lead;
    return { lead: first, others: [...new Set(rest.filter((name): name is string => name !== null && name !== first))] };
  }

  dates(
    row: SourceRow,
    uncertain: Set<string>,
  ): Pick<MatrixRow, 'start' | 'end' | 'isOngoing' | 'recurrence' | 'deadlineWording'> {
    const [from, to] = [this.text(row, 'start'), this.text(row, 'end')];
    const own = this.#deadlineText(row);
    const wording = own ?? (from && to ? `${from} – ${to}` : (to ?? from));
    const read = this.#deadline(own);
    const [first, last] = [this.#deadline(from), this.#deadline(to)];
    // "from 1 January 2023" in a lone column of ends is a start all the same.
    const openStart = !this.columns.has('start') && last.end === null ? last.start : null;
    const start = first.start ?? first.end ?? read.start ?? openStart;
    const end = last.end ?? read.end;
    const problem = read.problem ?? first.problem ?? last.problem ?? (start && end && start > end ? 'DEADLINE_REVERSED' : null);
    const field = read.problem || !(from || to) ? 'deadline' : first.problem ? 'start' : 'end';
    if (problem) this.problem(row, field, problem, { wording: wording ?? '' }, 'warning');
    if (problem || read.uncertain || first.uncertain || last.uncertain) uncertain.add('start').add('end');
    const repeats = [read, last, first].find((date) => date.isOngoing) ?? [read, last, first].find((date) => date.recurrence);
    const isReversed = problem === 'DEADLINE_REVERSED';
    return {
      start: isReversed ? null : start,
      end: isReversed ? null : end,
      isOngoing: repeats?.isOngoing ?? false,
      recurrence: repeats?.recurrence ?? null,
      deadlineWording: wording === null ? null : oneLine(wording),
    };
  }

  funding(row: SourceRow, uncertain: Set<string>): MatrixRow['funding'] {
    const combined = parseFunding(this.text(row, 'funding'), this.#units);
    const amount: FundingReading = parseFunding(this.text(row, 'fundingAmount'), this.#units);
    const currency = readUnits(this.text(row, 'currency') ?? '').currency ?? this.text(row, 'currency');
    // «Источники финансирования»: «ЮНФПА – 30 000 долл. США»; an amount of its own column goes before.
    const words = this.text(row, 'fundingSource');
    const hasAmount = amount.amount !== null || combined.amount !== null;
    const sources: FundingReading = hasAmount ? { ...NO_AMOUNT, source: words } : parseFunding(words, NO_UNITS, false);
    const source = joinTexts(sources.source, joinTexts(combined.source, amount.source));
    const read = amount.amount !== null ? amount : combined.amount !== null ? combined : sources;
    const isUncertain = combined.uncertain || amount.uncertain || sources.uncertain;
    if (isUncertain) uncertain.add('funding');
    const value = read.amount;
    if (value === null && isUncertain) {
      this.problem(
        row,
        (['fundingAmount', 'funding', 'fundingSource'] as const).find((field) => this.columns.has(field)) ?? 'funding',
        'FUNDING_SEVERAL',
        { text: oneLine(source ?? '') },
        'warning',
      );
    }
    return { amount: value, currency: value === null ? null : (currency ?? read.currency), source };
  }
}
