import type { ColumnMapping, MatrixField } from './columns';
import { type Deadline, parseDeadline } from './deadline';
import { type FundingReading, type FundingUnits, parseFunding, readUnits } from './funding';
import { type InstitutionNames, type KnownNames, splitInstitutions } from './institutions';
import type { MatrixProblem, MatrixRow } from './matrix-row';
import type { MatrixProblemCode } from './messages';
import { type SourceRow, textAt } from './table';
import { wordsOrNull } from './words';

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
  readonly #units: FundingUnits;
  readonly #split: (text: string | null) => InstitutionNames;
  readonly #deadline: (text: string | null) => Deadline = remember(parseDeadline);

  constructor(mapping: ColumnMapping, known: KnownNames) {
    for (const { col, field } of mapping.columns) this.columns.set(field, [...(this.columns.get(field) ?? []), col]);
    this.headers = new Map(mapping.columns.map((column) => [column.col, column.header]));
    const money = mapping.columns.filter((column) => column.field === 'fundingAmount' || column.field === 'funding');
    this.#units = readUnits(money.map((column) => column.header).join(' '));
    this.#split = remember((text) => splitInstitutions(text, known));
  }

  text(row: SourceRow, field: MatrixField): string | null {
    const texts = (this.columns.get(field) ?? []).map((col) => wordsOrNull(textAt(row, col)));
    return texts.reduce(joinTexts, null);
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
    const wording = this.text(row, 'deadline') ?? (from && to ? `${from} – ${to}` : (to ?? from));
    const read = this.#deadline(this.text(row, 'deadline'));
    const [first, last] = [this.#deadline(from), this.#deadline(to)];
    const start = first.start ?? first.end ?? read.start;
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
    const source = joinTexts(this.text(row, 'fundingSource'), joinTexts(combined.source, amount.source));
    if (combined.uncertain || amount.uncertain) uncertain.add('funding');
    const value = amount.amount ?? combined.amount;
    if (value === null && (combined.uncertain || amount.uncertain)) {
      this.problem(
        row,
        this.columns.has('fundingAmount') ? 'fundingAmount' : 'funding',
        'FUNDING_SEVERAL',
        { text: oneLine(source ?? '') },
        'warning',
      );
    }
    return { amount: value, currency: value === null ? null : (currency ?? amount.currency ?? combined.currency), source };
  }
}
