import { ImportFileError } from './file-error';
import { LIMITS } from './limits';

/** A merged range of the source, 1-based. A range is only ever a range: nothing is allocated for the cells it covers. */
export type Merge = { row: number; col: number; rows: number; cols: number };

/** One filled cell. A cell covered by a vertical merge repeats the text of the merge's first row (`merged.row` says which). */
export type SourceCell = { col: number; text: string; merged?: Merge; bold?: true };

/**
 * One row that holds text. `row` is the 1-based number that the person sees in the program that made the file; in a Word
 * document it counts table rows, and a paragraph between tables (`paragraph`) bears the number of the table row before it.
 */
export type SourceRow = {
  row: number;
  cells: SourceCell[];
  hidden?: true;
  /** Text outside the table; the number is the heading level, 0 for plain text. */
  paragraph?: number;
  /** The header of a later table that was joined to the first one. */
  header?: true;
};

/** What every reader yields: a sheet, a table or a text file as sparse rows. */
export type SourceTable = {
  sheet: string;
  rows: SourceRow[];
  columns: number;
  hidden?: true;
  /** Numbers of rows in which words struck through were left out; a row of nothing else is not in `rows`. */
  struck?: number[];
};

export const cellAt = (row: SourceRow, col: number): SourceCell | undefined => row.cells.find((cell) => cell.col === col);
export const textAt = (row: SourceRow, col: number): string => cellAt(row, col)?.text ?? '';

/** True when the text came down from an earlier row of a vertical merge. */
export const isCarried = (row: SourceRow, cell: SourceCell): boolean => cell.merged !== undefined && cell.merged.row < row.row;

/** Spaces of all kinds become one, line breaks stay, ends are trimmed: people compare what they see. */
export const tidyText = (text: string): string =>
  text
    .replace(/\p{Cf}/gu, '')
    .replace(/\r\n?|[\u2028\u2029\v]/g, '\n')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();

/** Counts rows, cells and characters while a file is read and stops at the first one too many. */
export class Budget {
  rows = 0;
  cells = 0;
  characters = 0;
  addRow(): void {
    if (++this.rows > LIMITS.rows) throw new ImportFileError('TOO_MANY_ROWS', { limit: LIMITS.rows });
  }
  addCell(text: string): void {
    this.characters += text.length;
    if (++this.cells > LIMITS.cells || this.characters > LIMITS.characters) {
      throw new ImportFileError('TOO_MANY_CELLS', { limit: LIMITS.cells });
    }
  }
}

/**
 * Writes merged ranges into the rows: the first cell bears the range, and rows below it repeat its text in its first column.
 * Ranges whose first cell is empty carry nothing and are left out; rows without text of their own do not come into being.
 */
export function applyMerges(rows: SourceRow[], merges: Merge[], budget: Budget): void {
  const place = new Map<number, number>();
  rows.forEach((row, index) => {
    if (row.paragraph === undefined) place.set(row.row, index);
  });
  for (const merge of merges) {
    const first = place.get(merge.row);
    const origin = first === undefined ? undefined : cellAt(rows[first]!, merge.col);
    if (first === undefined || !origin) continue;
    origin.merged = merge;
    for (let i = first + 1; i < rows.length && rows[i]!.row < merge.row + merge.rows; i++)
      carryInto(rows[i]!, origin, merge, budget);
  }
}

function carryInto(row: SourceRow, origin: SourceCell, merge: Merge, budget: Budget): void {
  if (row.paragraph !== undefined || cellAt(row, merge.col)) return;
  budget.addCell(origin.text);
  const at = row.cells.findIndex((cell) => cell.col > merge.col);
  row.cells.splice(at < 0 ? row.cells.length : at, 0, { ...origin, col: merge.col, merged: merge });
}
