import type { ColumnMapping } from './columns';
import { parseDeadline } from './deadline';
import { classifyRow, isSignature, type RowKind, readFacts, type TableFacts } from './headings';
import { type KnownNames, prepareKnownNames } from './institutions';
import { FieldReader, joinTexts, oneLine } from './matrix-fields';
import type { Disposition, MatrixOptions, MatrixReading, MatrixRow } from './matrix-row';
import { OutlineReader } from './outline';
import { isCarried, type SourceRow, type SourceTable, textAt } from './table';

export type { Disposition, MatrixProblem, MatrixReading, MatrixRow } from './matrix-row';

/** Understands a table under a mapping: sections, objectives, actions and problems. Pure; the same input gives the same answer. */
export function interpretMatrix(table: SourceTable, mapping: ColumnMapping, options: MatrixOptions = {}): MatrixReading {
  const facts = readFacts(table.rows, mapping);
  const kinds = trimTail(
    table.rows,
    table.rows.map((_, index) => classifyRow(table.rows, index, mapping, facts)),
    facts,
  );
  const reader = new MatrixReader(mapping, prepareKnownNames(options.knownInstitutions ?? []), kinds);
  table.rows.forEach((row, index) => {
    reader.read(row, index, kinds[index]!);
  });
  reader.reportStruck((table.struck ?? []).filter((row) => row > Math.min(...mapping.headerRows)));
  return reader.finish();
}

/** Unnumbered lines after the last action are signatures and notes: no sections, and no actions without words either. */
function trimTail(rows: SourceRow[], kinds: RowKind[], facts: TableFacts): RowKind[] {
  const isDone = (kind: RowKind) => kind.kind === 'action' || kind.kind === 'continuation' || kind.kind === 'untitled';
  const last = kinds.findLastIndex((kind, index) => isDone(kind) && !isSignature(rows[index]!, rows[index - 1], facts));
  return kinds.map((kind, index) => {
    const isTail = index > last && (isDone(kind) || (kind.kind === 'heading' && kind.mark.style === 'plain'));
    return isTail ? { kind: 'skipped', reason: 'NOTE' } : kind;
  });
}

class MatrixReader {
  readonly #fields: FieldReader;
  readonly #outline: OutlineReader;
  readonly #hasSectionRows: boolean;
  readonly #reading: MatrixReading = { rows: [], problems: [], dispositions: [] };
  readonly #numbers = new Set<string>();
  #cells: { path: string[]; full: string[]; objective: string | null } = { path: [], full: [], objective: null };

  constructor(mapping: ColumnMapping, known: KnownNames, kinds: RowKind[]) {
    this.#fields = new FieldReader(mapping, known);
    const headings = kinds.filter((kind) => kind.kind === 'heading');
    this.#outline = new OutlineReader(headings);
    this.#hasSectionRows = headings.length > 0;
  }

  /** Words struck through are not read; the person must know where. */
  reportStruck(rows: readonly number[]): void {
    for (const row of rows) this.#fields.problems.push({ row, column: '', code: 'STRUCK_TEXT', params: {}, severity: 'warning' });
  }

  finish(): MatrixReading {
    return { ...this.#reading, problems: this.#fields.problems };
  }

  read(row: SourceRow, index: number, kind: RowKind): void {
    this.#reading.dispositions.push(this.#dispose(row, index, kind));
    if (row.hidden && kind.kind === 'action') this.#fields.problem(row, 'title', 'HIDDEN_ROW', {}, 'warning');
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
        this.#fields.problem(
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

  #readAction(row: SourceRow, index: number): Disposition {
    this.#outline.passAction();
    const { number, title } = this.#numberAndTitle(row);
    const uncertain = new Set<string>();
    const place = this.#place(row);
    this.#reading.rows.push({
      ...place,
      number,
      title,
      ...this.#fields.institutions(row, uncertain),
      ...this.#fields.dates(row, uncertain),
      expectedResult: this.#fields.text(row, 'expectedResult'),
      indicators: this.#fields.text(row, 'indicators'),
      funding: this.#fields.funding(row, uncertain),
      uncertain: [...uncertain],
      sourceRow: row.row,
      sourceIndex: index,
    });
    this.#checkNumber(row, number, place);
    this.#checkUnmapped(row);
    return { row: row.row, kind: 'action', action: this.#reading.rows.length - 1 };
  }

  #numberAndTitle(row: SourceRow): { number: string | null; title: string } {
    const title = oneLine(this.#fields.text(row, 'title') ?? '');
    const given = this.#fields.text(row, 'number');
    if (given || this.#fields.columns.has('number'))
      return { number: given ? oneLine(given).replace(/[.)]+$/, '') : null, title };
    const match = /^(\d{1,3}(?:\.\d{1,3})*)[.)]\s+(?=\S)/.exec(title);
    return match ? { number: match[1]!, title: title.slice(match[0].length) } : { number: null, title };
  }

  /** Headings above the row, or its own columns for section and objective; an empty cell there means "as above". */
  #place(row: SourceRow): Pick<MatrixRow, 'section' | 'sectionPath' | 'objective'> {
    const { sectionPath, objective } = this.#outline.outline;
    const named = (this.#fields.columns.get('section') ?? []).map((col) => oneLine(textAt(row, col)));
    const path = this.#sectionCells(named);
    const full = path.length ? path : sectionPath;
    const isNewPlace = full.join('\n') !== this.#cells.full.join('\n');
    const own = this.#fields.text(row, 'objective');
    this.#cells = { path, full, objective: own ? oneLine(own) : isNewPlace ? null : this.#cells.objective };
    const goal = this.#fields.columns.has('objective')
      ? (this.#cells.objective ?? (this.#hasSectionRows ? objective : null))
      : objective;
    return { section: full.at(-1) ?? null, sectionPath: full, objective: goal };
  }

  #sectionCells(named: string[]): string[] {
    if (named.every((text) => !text)) return this.#cells.path;
    return named[0] || named.length === 1 ? named.filter(Boolean) : [...this.#cells.path.slice(0, 1), ...named.filter(Boolean)];
  }

  /** The title of the row above goes on here by a vertical merge: the row's own words belong to the same action. */
  #continueAction(row: SourceRow, index: number): Disposition {
    const action = this.#reading.rows.at(-1);
    if (!action) return this.#readAction(row, index);
    const uncertain = new Set(action.uncertain);
    const own: SourceRow = { ...row, cells: row.cells.filter((cell) => !isCarried(row, cell)) };
    const { lead, others } = this.#fields.institutions(own, uncertain);
    for (const name of [lead, ...others])
      if (name && name !== action.lead && !action.others.includes(name))
        action.lead ? action.others.push(name) : (action.lead = name);
    action.expectedResult = joinTexts(action.expectedResult, this.#fields.text(own, 'expectedResult'));
    action.indicators = joinTexts(action.indicators, this.#fields.text(own, 'indicators'));
    this.#continueDates(own, action, uncertain);
    this.#continueFunding(own, action, uncertain);
    action.uncertain = [...uncertain];
    return { row: row.row, kind: 'continuation', action: this.#reading.rows.length - 1 };
  }

  #continueDates(row: SourceRow, action: MatrixRow, uncertain: Set<string>): void {
    const dates = this.#fields.dates(row, uncertain);
    if (!dates.deadlineWording || dates.deadlineWording === action.deadlineWording) return;
    if (action.deadlineWording) {
      this.#fields.problem(row, 'deadline', 'SECOND_DEADLINE', { wording: dates.deadlineWording }, 'warning');
      uncertain.add('start').add('end');
      const both = parseDeadline(`${action.deadlineWording}; ${dates.deadlineWording}`);
      const { wording, uncertain: _, problem, ...whole } = both;
      Object.assign(action, problem ? {} : whole, { deadlineWording: wording });
    } else Object.assign(action, dates);
  }

  #continueFunding(row: SourceRow, action: MatrixRow, uncertain: Set<string>): void {
    const more = this.#fields.funding(row, uncertain);
    if (more.amount !== null && action.funding.amount !== null) {
      this.#fields.problem(
        row,
        this.#fields.columns.has('fundingAmount') ? 'fundingAmount' : 'funding',
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
    if (this.#numbers.has(key)) this.#fields.problem(row, 'number', 'DUPLICATE_NUMBER', { number }, 'warning');
    this.#numbers.add(key);
  }

  /** Words in a column without a header have no field to go to; the person must know. */
  #checkUnmapped(row: SourceRow): void {
    const lost = row.cells.filter((cell) => !this.#fields.headers.has(cell.col));
    for (const cell of lost) {
      const params = { text: oneLine(cell.text).slice(0, 80), col: cell.col };
      this.#fields.problems.push({
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
