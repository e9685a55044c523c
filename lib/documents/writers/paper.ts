// Measures and colours that DOCX, PDF and HTML share: one paper, whatever the format.
import type { Column, Row } from '@/lib/documents/model';
import { cellOf, cellText, type DocumentModel } from '@/lib/documents/model';
import type { Language } from '@/lib/platform/i18n/languages';

export const FONT = 'Noto Sans';

export const COLORS = {
  ink: '15201B',
  quiet: '58655F',
  accent: '0B5A45',
  line: 'CFD5D2',
  head: 'EEF2F0',
  group: 'E4F0EA',
  note: 'FDF0D3',
};

/** Tags with a region, as Word and browsers know them. */
export const LOCALES: Record<Language, string> = { tk: 'tk-TM', ru: 'ru-RU', en: 'en-GB' };

/** A4 with 2 cm margins (3 cm at the binding edge of portrait papers); millimetres. */
export function paper(orientation: DocumentModel['orientation']) {
  return orientation === 'portrait'
    ? { width: 210, height: 297, left: 25, right: 15, top: 20, bottom: 20 }
    : { width: 297, height: 210, left: 20, right: 15, top: 20, bottom: 18 };
}

export function textWidth(orientation: DocumentModel['orientation']): number {
  const { width, left, right } = paper(orientation);
  return width - left - right;
}

/** Widths of the columns in the given unit: they fill `total`, rounding goes to the last. */
export function columnWidths(columns: Column[], total: number): number[] {
  const weights = columns.reduce((sum, column) => sum + column.weight, 0);
  const widths = columns.map((column) => Math.floor((column.weight / weights) * total));
  widths[widths.length - 1] = total - widths.slice(0, -1).reduce((sum, width) => sum + width, 0);
  return widths;
}

const MM_PER_CHARACTER = 1.75;
const MM_PER_LINE = 4.6;

/**
 * May a row be broken over two pages? Rows stay together, except one that would fill most of a page alone: kept whole, it would
 * run off the paper and its words would be lost.
 */
export function mayBreak(row: Row, columns: Column[], orientation: DocumentModel['orientation']): boolean {
  const widths = columnWidths(columns, textWidth(orientation));
  const { height, top, bottom } = paper(orientation);
  let column = 0;
  for (const cell of row.cells) {
    const span = cellOf(cell).span ?? 1;
    const width = widths.slice(column, column + span).reduce((sum, w) => sum + w, 0);
    column += span;
    const lines = cellText(cell)
      .split('\n')
      .reduce((sum, line) => sum + Math.max(1, Math.ceil((line.length * MM_PER_CHARACTER) / Math.max(8, width - 3))), 0);
    if (lines * MM_PER_LINE > (height - top - bottom) * 0.6) return true;
  }
  return false;
}
