import { type Guess, guessField, type MatrixField } from './header-words';
import { isPeriod, isTotal, periodOf } from './period-columns';
import { cellAt, isCarried, type SourceRow, type SourceTable } from './table';
import { fold } from './words';

export { MATRIX_FIELDS, type MatrixField } from './header-words';

export type ColumnChoice = { col: number; header: string; field: MatrixField; confidence: number };

/**
 * Which row is the header and what each column holds. It is plain data: the person changes `field` (or the header row, with
 * `mapHeader`) and the table is interpreted again.
 */
export type ColumnMapping = { headerRows: number[]; columns: ColumnChoice[]; score: number };

const SEARCH_ROWS = 80;
/** Fields that several columns may hold; of all others the surest column keeps the field. */
const REPEATABLE = new Set<MatrixField>(['section', 'ignore']);

/** Finds the header below any title rows and proposes a field for every column; null when no row looks like a header. */
export function proposeMapping(table: SourceTable): ColumnMapping | null {
  const rows = table.rows.filter((row) => row.paragraph === undefined);
  const candidates = rows.slice(0, SEARCH_ROWS).flatMap((row) => (row.cells.length < 2 ? [] : [mapHeader(table, row.row)]));
  const fit = candidates.filter(isUsable);
  const best = Math.max(0, ...fit.map((mapping) => mapping.score));
  return fit.find((mapping) => mapping.score >= best * 0.9) ?? null;
}

function isUsable({ columns }: ColumnMapping): boolean {
  const isSure = columns.some((column) => column.field !== 'ignore' && column.confidence >= 0.8);
  const isSentence = columns.some((column) => column.header.length > 200);
  const fields = new Set(
    columns.filter((column) => column.field !== 'ignore' && column.confidence >= 0.5).map((column) => column.field),
  );
  return isSure && !isSentence && fields.size >= 2 && (fields.has('title') || fields.size >= 3);
}

/** The best table of a file for a matrix, with its mapping; tables without a header come with null. */
export function proposeMappings(tables: SourceTable[]): { table: SourceTable; mapping: ColumnMapping | null }[] {
  return tables
    .map((table) => ({ table, mapping: proposeMapping(table) }))
    .sort(
      (a, b) =>
        Number(a.table.hidden ?? false) - Number(b.table.hidden ?? false) || (b.mapping?.score ?? 0) - (a.mapping?.score ?? 0),
    );
}

/** Reads one given row (and a second header line below it, if there is one) as the header. */
export function mapHeader(table: SourceTable, headerRow: number): ColumnMapping {
  const rows = table.rows.filter((row) => row.paragraph === undefined);
  const index = rows.findIndex((row) => row.row === headerRow);
  const top = rows[index];
  if (!top) return { headerRows: [], columns: [], score: 0 };
  const below = rows[index + 1];
  const second = below && isSecondLine(top, below) ? below : undefined;
  const columns = settle(readHeaders(top, second, table.columns));
  const score = columns.reduce((sum, column) => sum + (column.field === 'ignore' ? 0 : column.confidence), 0);
  return { headerRows: second ? [top.row, second.row] : [top.row], columns, score: score * shortness(top) };
}

/** Long sentences are data, however many header words they hold. */
function shortness(row: SourceRow): number {
  const average = row.cells.reduce((sum, cell) => sum + cell.text.length, 0) / row.cells.length;
  return average > 80 ? 0.3 : 1;
}

const spanOf = (row: SourceRow, col: number) =>
  row.cells.find((cell) => cell.col <= col && col < cell.col + (cell.merged?.cols ?? 1));

/** A second header line stands under merged cells, or (in text files) under gaps, and names parts of what stands above. */
function isSecondLine(top: SourceRow, below: SourceRow): boolean {
  const own = below.cells.filter((cell) => !isCarried(below, cell));
  if (!own.length || own.some((cell) => cell.text.length > 80 || (/^\d+$/.test(cell.text) && !isPeriod(cell.text)))) return false;
  const isUnderMerge = own.every((cell) => (spanOf(top, cell.col)?.merged?.cols ?? 1) > 1 || !spanOf(top, cell.col));
  if (isUnderMerge && own.some((cell) => (spanOf(top, cell.col)?.merged?.cols ?? 1) > 1)) return true;
  return (
    top.cells.some((cell) => !own.some((part) => part.col === cell.col)) &&
    own.every((cell) => isPeriod(cell.text) || isTotal(cell.text) || guessField(cell.text).confidence >= 0.8) &&
    own.some((cell) => !spanOf(top, cell.col))
  );
}

type Header = { col: number; header: string; guess: Guess };

function readHeaders(top: SourceRow, second: SourceRow | undefined, columns: number): Header[] {
  const used = [...top.cells, ...(second?.cells ?? [])].flatMap((cell) => [
    cell.col,
    cell.col + Math.min(cell.merged?.cols ?? 1, 64) - 1,
  ]);
  const last = Math.min(columns, Math.max(...used), 512);
  const headers: Header[] = [];
  for (let col = 1; col <= last; col++) {
    const part = second && cellAt(second, col);
    const sub = part && !isCarried(second, part) ? part.text : '';
    const above = spanOf(top, col)?.text ?? (sub ? (top.cells.findLast((cell) => cell.col < col)?.text ?? '') : '');
    const isCovered = !sub && cellAt(top, col) === undefined;
    if (isCovered || !(above || sub)) continue;
    headers.push({
      col,
      header: (sub && above ? `${above} / ${sub}` : above || sub).replace(/\s+/g, ' '),
      guess: guessTwoLines(above, sub),
    });
  }
  return headers;
}

/** The lower word decides ("начало" under «Срок»); where it says nothing, the upper one does. */
function guessTwoLines(above: string, sub: string): Guess {
  if (!sub) return guessField(above);
  const [lower, upper] = [guessField(sub), guessField(above)];
  // Of the years of a budget the total counts.
  if (isTotal(sub) && upper.field !== 'ignore') return { ...upper, confidence: 0.95 };
  if (isPeriod(sub) && upper.field !== 'ignore') return { ...upper, confidence: upper.confidence * 0.8 };
  return lower.field !== 'ignore' && lower.confidence >= 0.8
    ? lower
    : upper.field !== 'ignore'
      ? { ...upper, confidence: upper.confidence * 0.8 }
      : lower;
}

/** One column per field, and "responsible" beside a column of co-executors is the lead. */
function settle(headers: Header[]): ColumnChoice[] {
  const columns = headers.map(({ col, header, guess }) => ({ col, header, ...guess }));
  for (const column of columns) {
    if (REPEATABLE.has(column.field)) continue;
    const isCalendar = (other: ColumnChoice) => periodOf(column.header) !== null && periodOf(other.header) !== null;
    const rival = columns.find(
      (other) => other !== column && other.field === column.field && isSurer(other, column) && !isCalendar(other),
    );
    if (rival) Object.assign(column, { field: 'ignore', confidence: 0.3 });
  }
  const find = (field: MatrixField) => columns.find((column) => column.field === field);
  const responsible = find('responsible');
  if (responsible && find('lead')) responsible.field = find('others') ? 'ignore' : 'others';
  else if (responsible && find('others')) responsible.field = 'lead';
  // A matrix that calls its actions "tasks" or "objectives" has no other column for them.
  const objective = find('objective');
  if (objective && !find('title')) Object.assign(objective, { field: 'title', confidence: objective.confidence * 0.7 });
  return columns;
}

const isSurer = (a: ColumnChoice, b: ColumnChoice): boolean =>
  a.confidence > b.confidence || (a.confidence === b.confidence && a.col < b.col);

/** True when a later row repeats the header, as every page of a printed table does. */
export function repeatsHeader(row: SourceRow, mapping: ColumnMapping): boolean {
  const words = new Map(mapping.columns.map((column) => [column.col, fold(column.header)]));
  const same = row.cells.filter((cell) => {
    const header = words.get(cell.col);
    const text = fold(cell.text);
    return header !== undefined && (header === text || header.startsWith(`${text} /`) || header.endsWith(`/ ${text}`));
  });
  return same.length >= 2 && same.length >= row.cells.length * 0.6;
}
