import type { ColumnMapping, MatrixField } from './columns';
import { parseDeadline, type Recurrence } from './deadline';
import { type FundingReading, type FundingUnits, parseFunding, readUnits } from './funding';
import { classifyRow, type RowKind, readFacts, type SkipReason } from './headings';
import { type InstitutionNames, type KnownNames, prepareKnownNames, splitInstitutions } from './institutions';
import type { MatrixProblemCode } from './messages';
import { OutlineReader } from './outline';
import { isCarried, type SourceRow, type SourceTable, textAt } from './table';
import { wordsOrNull } from './words';

/** One action of a matrix, as the command line and the preview show it. What is absent is null; names stand as written. */
export type MatrixRow = {
  section: string | null;
  objective: string | null;
  number: string | null;
  title: string;
  lead: string | null;
  others: string[];
  start: string | null;
  end: string | null;
  isOngoing: boolean;
  recurrence: Recurrence | null;
  deadlineWording: string | null;
  expectedResult: string | null;
  indicators: string | null;
  funding: { amount: number | null; currency: string | null; source: string | null };
  uncertain: string[];
  /** All headings above, the outermost first; `section` is the last of them. */
  sectionPath: string[];
  /** Number of the row in the source, and its place in `table.rows`. */
  sourceRow: number;
  sourceIndex: number;
};

/** `row` and `column` are those of the source; `column` is the header's text. Rows with an `error` are not imported. */
export type MatrixProblem = {
  row: number;
  column: string;
  code: MatrixProblemCode;
  params: Record<string, string | number>;
  severity: 'error' | 'warning';
};

/** What happens with each row of the source; there is exactly one for every row of the table, in order. */
export type Disposition = { row: number } & (
  | { kind: 'action' | 'continuation'; action: number }
  | { kind: 'section' | 'objective'; text: string }
  | { kind: 'header' | 'problem' }
  | { kind: 'skipped'; reason: SkipReason }
);

export type MatrixReading = { rows: MatrixRow[]; problems: MatrixProblem[]; dispositions: Disposition[] };
export type MatrixOptions = { knownInstitutions?: readonly string[] };

/** Understands a table under a mapping: sections, objectives, actions and problems. Pure; the same input gives the same answer. */
export function interpretMatrix(table: SourceTable, mapping: ColumnMapping, options: MatrixOptions = {}): MatrixReading {
  const facts = readFacts(table.rows, mapping);
  const kinds = trimTail(table.rows.map((_, index) => classifyRow(table.rows, index, mapping, facts)));
  const reader = new MatrixReader(mapping, prepareKnownNames(options.knownInstitutions ?? []), kinds);
  table.rows.forEach((row, index) => {
    reader.read(row, index, kinds[index]!);
  });
  return reader.finish();
}

/** Unnumbered lines after the last action are signatures and notes, not sections. */
function trimTail(kinds: RowKind[]): RowKind[] {
  const last = kinds.findLastIndex((kind) => kind.kind === 'action' || kind.kind === 'continuation' || kind.kind === 'untitled');
  return kinds.map((kind, index) =>
    index > last && kind.kind === 'heading' && kind.mark.style === 'plain' ? { kind: 'skipped', reason: 'NOTE' } : kind,
  );
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();
const joinTexts = (a: string | null, b: string | null): string | null => (a && b && a !== b ? `${a}\n${b}` : (a ?? b));

class MatrixReader {
  readonly #columns: Map<MatrixField, number[]> = new Map();
  readonly #headers: Map<number, string>;
  readonly #units: FundingUnits;
  readonly #known: KnownNames;
  readonly #outline: OutlineReader;
  readonly #hasSectionRows: boolean;
  readonly #reading: MatrixReading = { rows: [], problems: [], dispositions: [] };
  readonly #numbers = new Set<string>();
  #cells: { path: string[]; full: string[]; objective: string | null } = { path: [], full: [], objective: null };

  constructor(mapping: ColumnMapping, known: KnownNames, kinds: RowKind[]) {
    for (const { col, field } of mapping.columns) this.#columns.set(field, [...(this.#columns.get(field) ?? []), col]);
    this.#headers = new Map(mapping.columns.map((column) => [column.col, column.header]));
    const money = mapping.columns.filter((column) => column.field === 'fundingAmount' || column.field === 'funding');
    this.#units = readUnits(money.map((column) => column.header).join(' '));
    this.#known = known;
    const headings = kinds.filter((kind) => kind.kind === 'heading');
    this.#outline = new OutlineReader(headings);
    this.#hasSectionRows = headings.length > 0;
  }

  finish(): MatrixReading {
    return this.#reading;
  }

  read(row: SourceRow, index: number, kind: RowKind): void {
    this.#reading.dispositions.push(this.#dispose(row, index, kind));
    if (row.hidden && kind.kind === 'action') this.#problem(row, 'title', 'HIDDEN_ROW', {}, 'warning');
  }

  #dispose(row: SourceRow, index: number, kind: RowKind): Disposition {
    switch (kind.kind) {
      case 'action':
        return this.#readAction(row, index);
      case 'continuation':
        return this.#continueAction(row, index);
      case 'heading':
        return { row: row.row, kind: this.#outline.add(oneLine(kind.text), kind.mark), text: oneLine(kind.text) };
      case 'untitled':
        this.#problem(
          row,
          'title',
          'NO_TITLE',
          { text: oneLine(row.cells.find((cell) => !isCarried(row, cell))?.text ?? '').slice(0, 80) },
          'error',
        );
        return { row: row.row, kind: 'problem' };
      case 'skipped':
        return { row: row.row, kind: 'skipped', reason: kind.reason };
      default:
        return { row: row.row, kind: 'header' };
    }
  }

  #text(row: SourceRow, field: MatrixField): string | null {
    const texts = (this.#columns.get(field) ?? []).map((col) => wordsOrNull(textAt(row, col)));
    return texts.reduce(joinTexts, null);
  }

  #header(field: MatrixField): string {
    return this.#headers.get(this.#columns.get(field)?.[0] ?? -1) ?? '';
  }

  #problem(
    row: SourceRow,
    field: MatrixField,
    code: MatrixProblemCode,
    params: MatrixProblem['params'],
    severity: MatrixProblem['severity'],
  ): void {
    this.#reading.problems.push({ row: row.row, column: this.#header(field), code, params, severity });
  }

  #readAction(row: SourceRow, index: number): Disposition {
    this.#outline.passAction();
    const { number, title } = this.#numberAndTitle(row);
    const uncertain = new Set<string>();
    const place = this.#place(row);
    this.#reading.rows.push({
      ...place,
      number,
      title,
      ...this.#institutions(row, uncertain),
      ...this.#dates(row, uncertain),
      expectedResult: this.#text(row, 'expectedResult'),
      indicators: this.#text(row, 'indicators'),
      funding: this.#funding(row, uncertain),
      uncertain: [...uncertain],
      sourceRow: row.row,
      sourceIndex: index,
    });
    this.#checkNumber(row, number, place);
    this.#checkUnmapped(row);
    return { row: row.row, kind: 'action', action: this.#reading.rows.length - 1 };
  }

  #numberAndTitle(row: SourceRow): { number: string | null; title: string } {
    const title = oneLine(this.#text(row, 'title') ?? '');
    const given = this.#text(row, 'number');
    if (given || this.#columns.has('number')) return { number: given ? oneLine(given).replace(/[.)]+$/, '') : null, title };
    const match = /^(\d{1,3}(?:\.\d{1,3})*)[.)]\s+(?=\S)/.exec(title);
    return match ? { number: match[1]!, title: title.slice(match[0].length) } : { number: null, title };
  }

  /** Headings above the row, or its own columns for section and objective; an empty cell there means "as above". */
  #place(row: SourceRow): Pick<MatrixRow, 'section' | 'sectionPath' | 'objective'> {
    const { sectionPath, objective } = this.#outline.outline;
    const named = (this.#columns.get('section') ?? []).map((col) => oneLine(textAt(row, col)));
    const path = this.#sectionCells(named);
    const full = path.length ? path : sectionPath;
    const isNewPlace = full.join('\n') !== this.#cells.full.join('\n');
    const own = this.#text(row, 'objective');
    this.#cells = { path, full, objective: own ? oneLine(own) : isNewPlace ? null : this.#cells.objective };
    const goal = this.#columns.has('objective')
      ? (this.#cells.objective ?? (this.#hasSectionRows ? objective : null))
      : objective;
    return { section: full.at(-1) ?? null, sectionPath: full, objective: goal };
  }

  #sectionCells(named: string[]): string[] {
    if (named.every((text) => !text)) return this.#cells.path;
    return named[0] || named.length === 1 ? named.filter(Boolean) : [...this.#cells.path.slice(0, 1), ...named.filter(Boolean)];
  }

  #institutions(row: SourceRow, uncertain: Set<string>): { lead: string | null; others: string[] } {
    const read = (field: MatrixField): InstitutionNames => splitInstitutions(this.#text(row, field), this.#known);
    const [combined, lead, others] = [read('responsible'), read('lead'), read('others')];
    const rest = [...combined.others, ...(lead.lead ? [combined.lead] : []), ...lead.others, others.lead, ...others.others];
    if (combined.uncertain || others.uncertain || lead.uncertain) uncertain.add('others');
    if (lead.others.length) uncertain.add('lead');
    const first = lead.lead ?? combined.lead;
    return { lead: first, others: [...new Set(rest.filter((name): name is string => name !== null && name !== first))] };
  }

  #dates(
    row: SourceRow,
    uncertain: Set<string>,
  ): Pick<MatrixRow, 'start' | 'end' | 'isOngoing' | 'recurrence' | 'deadlineWording'> {
    const [from, to] = [this.#text(row, 'start'), this.#text(row, 'end')];
    const wording = this.#text(row, 'deadline') ?? (from && to ? `${from} – ${to}` : (to ?? from));
    const read = parseDeadline(this.#text(row, 'deadline'));
    const [first, last] = [parseDeadline(from), parseDeadline(to)];
    const start = first.start ?? first.end ?? read.start;
    const end = last.end ?? read.end;
    const problem = read.problem ?? first.problem ?? last.problem ?? (start && end && start > end ? 'DEADLINE_REVERSED' : null);
    const field = read.problem || !(from || to) ? 'deadline' : first.problem ? 'start' : 'end';
    if (problem) this.#problem(row, field, problem, { wording: wording ?? '' }, 'warning');
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

  #funding(row: SourceRow, uncertain: Set<string>): MatrixRow['funding'] {
    const combined = parseFunding(this.#text(row, 'funding'), this.#units);
    const amount: FundingReading = parseFunding(this.#text(row, 'fundingAmount'), this.#units);
    const currency = readUnits(this.#text(row, 'currency') ?? '').currency ?? this.#text(row, 'currency');
    const source = joinTexts(this.#text(row, 'fundingSource'), joinTexts(combined.source, amount.source));
    if (combined.uncertain || amount.uncertain) uncertain.add('funding');
    const value = amount.amount ?? combined.amount;
    if (value === null && (combined.uncertain || amount.uncertain)) {
      this.#problem(
        row,
        this.#columns.has('fundingAmount') ? 'fundingAmount' : 'funding',
        'FUNDING_SEVERAL',
        { text: oneLine(source ?? '') },
        'warning',
      );
    }
    return { amount: value, currency: value === null ? null : (currency ?? amount.currency ?? combined.currency), source };
  }

  /** The title of the row above goes on here by a vertical merge: the row's own words belong to the same action. */
  #continueAction(row: SourceRow, index: number): Disposition {
    const action = this.#reading.rows.at(-1);
    if (!action) return this.#readAction(row, index);
    const uncertain = new Set(action.uncertain);
    const own: SourceRow = { ...row, cells: row.cells.filter((cell) => !isCarried(row, cell)) };
    const { lead, others } = this.#institutions(own, uncertain);
    for (const name of [lead, ...others])
      if (name && name !== action.lead && !action.others.includes(name))
        action.lead ? action.others.push(name) : (action.lead = name);
    action.expectedResult = joinTexts(action.expectedResult, this.#text(own, 'expectedResult'));
    action.indicators = joinTexts(action.indicators, this.#text(own, 'indicators'));
    this.#continueDates(own, action, uncertain);
    this.#continueFunding(own, action, uncertain);
    action.uncertain = [...uncertain];
    return { row: row.row, kind: 'continuation', action: this.#reading.rows.length - 1 };
  }

  #continueDates(row: SourceRow, action: MatrixRow, uncertain: Set<string>): void {
    const dates = this.#dates(row, uncertain);
    if (!dates.deadlineWording || dates.deadlineWording === action.deadlineWording) return;
    if (action.deadlineWording) {
      this.#problem(row, 'deadline', 'SECOND_DEADLINE', { wording: dates.deadlineWording }, 'warning');
      uncertain.add('start').add('end');
      action.deadlineWording = `${action.deadlineWording}; ${dates.deadlineWording}`;
    } else Object.assign(action, dates);
  }

  #continueFunding(row: SourceRow, action: MatrixRow, uncertain: Set<string>): void {
    const more = this.#funding(row, uncertain);
    if (more.amount !== null && action.funding.amount !== null) {
      this.#problem(
        row,
        this.#columns.has('fundingAmount') ? 'fundingAmount' : 'funding',
        'FUNDING_SEVERAL',
        { text: String(more.amount) },
        'warning',
      );
      uncertain.add('funding');
    }
    const { amount, currency } = action.funding.amount === null ? more : action.funding;
    action.funding = { amount, currency, source: joinTexts(action.funding.source, more.source) };
  }

  #checkNumber(row: SourceRow, number: string | null, place: { sectionPath: string[]; objective: string | null }): void {
    if (number === null) return;
    const key = [...place.sectionPath, place.objective, number].join('\n');
    if (this.#numbers.has(key)) this.#problem(row, 'number', 'DUPLICATE_NUMBER', { number }, 'warning');
    this.#numbers.add(key);
  }

  /** Words in a column without a header have no field to go to; the person must know. */
  #checkUnmapped(row: SourceRow): void {
    const lost = row.cells.filter((cell) => !this.#headers.has(cell.col));
    for (const cell of lost) {
      const params = { text: oneLine(cell.text).slice(0, 80), col: cell.col };
      this.#reading.problems.push({
        row: row.row,
        column: columnName(cell.col),
        code: 'UNMAPPED_TEXT',
        params,
        severity: 'warning',
      });
    }
  }
}

/** 1 → A, 28 → AB. */
export function columnName(col: number): string {
  let name = '';
  for (let rest = col; rest > 0; rest = Math.floor((rest - 1) / 26)) name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  return name;
}
