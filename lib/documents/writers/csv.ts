// CSV of a document's tables for spreadsheets: UTF-8 with a byte-order mark, formulas disarmed.
import { stringify } from 'csv-stringify/sync';
import { type Cell, cellOf, cellText, checkModel, type DocumentModel, type Table } from '@/lib/documents/model';

/** On one line, and without the soft hyphens of narrow columns. */
const plain = (text: string) => text.replaceAll('\n', '; ').replaceAll('\u00ad', '');

/** A number as a number with a point (the same in every language), a date as an ISO day, else the text on one line. */
function fieldsOf(cell: Cell): (string | number)[] {
  const { number, date, span = 1 } = cellOf(cell);
  const value = number === undefined ? (date ?? plain(cellText(cell))) : number;
  return [value, ...Array<string>(span - 1).fill('')];
}

const rowsOf = (table: Table): (string | number)[][] => [
  table.columns.map((column) => plain(column.title)),
  ...table.rows.map((row) => row.cells.flatMap(fieldsOf)),
];

/**
 * CSV bytes: one table as it is; several one under another, each below its caption and after an empty line.
 * Separator: what Excel expects in the country of the language (`;` in Russian and Turkmen, `,` in English).
 */
export function writeCsv(model: DocumentModel): Buffer {
  checkModel(model);
  const tables = model.blocks.filter((block) => block.kind === 'table');
  const rows =
    tables.length === 1 ? rowsOf(tables[0]!) : tables.flatMap((table) => [[table.caption ?? ''], ...rowsOf(table), ['']]);
  return Buffer.from(
    stringify(rows, {
      bom: true,
      escape_formulas: true,
      delimiter: model.language === 'en' ? ',' : ';',
      record_delimiter: 'windows',
    }),
  );
}
