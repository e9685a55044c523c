// What the page of columns shows: which sheet, which header row, and each column with examples. Pure.
import { type ColumnChoice, mapHeader } from '@/lib/imports/columns';
import { columnName } from '@/lib/imports/matrix';
import { textAt } from '@/lib/imports/table';
import type { AnalysedSheet, Analysis, StoredMapping } from '@/lib/matrix-imports/schema';

const EXAMPLES = 3;
const EXAMPLE_LENGTH = 60;

export type ColumnView = ColumnChoice & { letter: string; examples: string[] };
export type ColumnsView = {
  index: number;
  sheet: AnalysedSheet;
  headerRow: number | null;
  columns: ColumnView[];
  recognised: number;
};

/** The person's choice from the address (`sheet` is a place in the list), else what is saved, else the proposal. */
export function columnsView(
  analysis: Analysis,
  saved: StoredMapping | null,
  asked: { sheet: number | null; header: number | null },
): ColumnsView {
  const savedAt = saved ? analysis.sheets.findIndex((sheet) => sheet.name === saved.sheet) : 0;
  const index = asked.sheet !== null && analysis.sheets[asked.sheet] ? asked.sheet : Math.max(0, savedAt);
  const sheet = analysis.sheets[index] as AnalysedSheet;
  const isSaved = saved !== null && index === savedAt && (asked.header === null || saved.headerRows.includes(asked.header));
  const headerRow = asked.header ?? (isSaved ? saved.headerRows[0] : sheet.proposal?.headerRows[0]) ?? null;
  const choices = isSaved ? saved.columns : headerRow === null ? [] : choicesOf(sheet, headerRow);
  const columns = choices.map((choice) => ({
    ...choice,
    letter: columnName(choice.col),
    examples: examplesOf(sheet, headerRow ?? 0, choice.col),
  }));
  return { index, sheet, headerRow, columns, recognised: columns.filter((column) => column.field !== 'ignore').length };
}

const choicesOf = (sheet: AnalysedSheet, headerRow: number): ColumnChoice[] =>
  sheet.proposal?.headerRows[0] === headerRow
    ? sheet.proposal.columns
    : mapHeader({ sheet: sheet.name, rows: sheet.head.map(asRow), columns: sheet.columns }, headerRow).columns;

type HeadRow = AnalysedSheet['head'][number];
const asRow = ({ row, cells }: HeadRow) => ({
  row,
  cells: cells.map(({ merged, bold, ...cell }) => ({ ...cell, ...(merged && { merged }), ...(bold && { bold }) })),
});

/** Different values below the header; cells that span the sheet are headings, not examples. */
function examplesOf(sheet: AnalysedSheet, headerRow: number, col: number): string[] {
  const below = sheet.head.filter((row) => row.row > headerRow && row.cells.length > 1).map(asRow);
  const texts = below
    .map((row) => textAt(row, col).replace(/\s+/g, ' ').trim())
    .filter((text) => text && !/^\(?\d\)?$/.test(text));
  const short = (text: string) => (text.length > EXAMPLE_LENGTH ? `${text.slice(0, EXAMPLE_LENGTH - 1)}…` : text);
  return [...new Set(texts)].slice(0, EXAMPLES).map(short);
}

/** Rows that could be the header: with two cells at least. */
export const headerOptions = (sheet: AnalysedSheet): { row: number; text: string }[] =>
  sheet.head
    .filter((row) => row.cells.length >= 2)
    .map(({ row, cells }) => ({
      row,
      text: cells
        .map((cell) => cell.text.replace(/\s+/g, ' '))
        .join(' · ')
        .slice(0, 80),
    }));
