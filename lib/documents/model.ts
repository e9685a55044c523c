// The one model of a document: templates build it, writers turn it into DOCX, PDF, XLSX, HTML and CSV. Plain data (JSON), no markup.
import type { Language } from '@/lib/platform/i18n/languages';

/** A piece of text. `language` where it differs from the document's; `footnote` is the note called after it. */
export type Run = { text: string; bold?: boolean; italic?: boolean; language?: Language; footnote?: string };
export type Text = string | Run[];

export type Align = 'start' | 'center' | 'end';

/** `weight` is the share of the page's width; `kind` decides alignment and the type of the spreadsheet's cells. */
export type Column = { title: string; weight: number; align?: Align };

/** `number` and `date` (ISO day) are what a spreadsheet stores; `text` is what paper shows. `span` joins cells to the right. */
export type CellParts = { text: Text; number?: number; date?: string; span?: number; bold?: boolean };
export type Cell = string | CellParts;

/** `group` is a heading row across the table (one cell), `total` a summing row. */
export type Row = { cells: Cell[]; role?: 'group' | 'total' };

export type Table = { kind: 'table'; caption?: string; sheet?: string; columns: Column[]; rows: Row[]; compact?: boolean };
/** `svg` has fixed colours and names only the font Noto Sans; `alt` says in a sentence what it shows; the figures stand in a table beside it. */
export type Figure = { kind: 'figure'; svg: string; alt: string; caption: string };

export type Block =
  | { kind: 'heading'; level: 1 | 2 | 3; text: string }
  | { kind: 'paragraph'; text: Text; align?: Align; small?: boolean }
  | { kind: 'list'; style: 'bullet' | 'number' | 'letter'; items: Text[] }
  | { kind: 'note'; title?: string; text: Text }
  | { kind: 'keyFigures'; items: { label: string; value: string; detail?: string }[] }
  | { kind: 'pageBreak' }
  | Table
  | Figure;

export type DocumentModel = {
  language: Language;
  /** Document title, also in the file's properties. */
  title: string;
  /** Lines above the title: body, annex mark, "Draft". */
  overline?: string[];
  overlineAlign?: Align;
  /** Lines below the title: period, as-of date. */
  subtitle?: string[];
  orientation: 'portrait' | 'landscape';
  /** Running lines at the page's foot (left) and head. Page n / m stands at the foot on the right. */
  header?: string;
  footer?: string;
  blocks: Block[];
  /** Words of the document's own furniture. */
  labels: { footnotes: string; overview: string };
};

export const runsOf = (text: Text): Run[] => (typeof text === 'string' ? [{ text }] : text);
export const plainText = (text: Text): string =>
  runsOf(text)
    .map((run) => run.text)
    .join('');
export const cellOf = (cell: Cell): CellParts => (typeof cell === 'string' ? { text: cell } : cell);
export const cellText = (cell: Cell): string => plainText(cellOf(cell).text);

/** Columns a row covers; every row of a table must cover all of them. */
export const widthOf = (row: Row): number => row.cells.reduce((sum, cell) => sum + (cellOf(cell).span ?? 1), 0);

/** Throws when a table's rows do not fit its columns: a template's mistake that a writer would print crooked. */
export function checkModel(model: DocumentModel): void {
  for (const block of model.blocks) {
    if (block.kind !== 'table') continue;
    for (const [index, row] of block.rows.entries()) {
      if (widthOf(row) !== block.columns.length)
        throw new RangeError(
          `table "${block.caption ?? ''}": row ${index + 1} covers ${widthOf(row)} of ${block.columns.length} columns`,
        );
    }
  }
}

/** Calls `visit` for every text of a model in reading order. */
function eachText(model: DocumentModel, visit: (text: Text) => void): void {
  for (const block of model.blocks) {
    if (block.kind === 'paragraph' || block.kind === 'note') visit(block.text);
    else if (block.kind === 'list') for (const item of block.items) visit(item);
    else if (block.kind === 'table') for (const row of block.rows) for (const cell of row.cells) visit(cellOf(cell).text);
  }
}

/** All footnotes in reading order; the writers without footnotes of their own number them so. */
export function footnotesOf(model: DocumentModel): string[] {
  const notes: string[] = [];
  eachText(model, (text) => {
    for (const run of runsOf(text)) if (run.footnote) notes.push(run.footnote);
  });
  return notes;
}
