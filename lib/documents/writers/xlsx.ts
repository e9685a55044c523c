// Spreadsheets, written only (a stranger's file is never read here): an overview sheet, then one sheet for each table, with real
// numbers and dates, a frozen and repeated head, printed to the width of the page. No author.
import ExcelJS, { type Cell as SheetCell, type Workbook, type Worksheet } from 'exceljs';
import {
  type Block,
  type Cell,
  cellOf,
  checkModel,
  type DocumentModel,
  plainText,
  type Row,
  runsOf,
  type Table,
} from '@/lib/documents/model';
import { listMarker } from '@/lib/documents/writers/lists';
import { COLORS, FONT } from '@/lib/documents/writers/paper';

const font = { name: FONT, size: 10, color: { argb: `FF${COLORS.ink}` } };
const solid = (color: string) => ({ type: 'pattern' as const, pattern: 'solid' as const, fgColor: { argb: `FF${color}` } });
const edge = { style: 'thin' as const, color: { argb: `FF${COLORS.line}` } };
const border = { top: edge, left: edge, bottom: edge, right: edge };
const HORIZONTAL = { start: 'left', center: 'center', end: 'right' } as const;

const LOOKS_LIKE_FORMULA = /^[=+\-@\t\r]/;

/** Text is always a string cell; where it looks like a formula, its format is "text", so that editing it does not make it one. */
function setText(cell: SheetCell, value: string): void {
  const text = value.replaceAll('\u00ad', '');
  cell.value = text;
  if (LOOKS_LIKE_FORMULA.test(text)) cell.numFmt = '@';
}

function setValue(target: SheetCell, cell: Cell): void {
  const { number, date } = cellOf(cell);
  if (number !== undefined) target.value = number;
  else if (date !== undefined) {
    target.value = new Date(`${date}T00:00:00Z`);
    target.numFmt = 'dd.mm.yyyy';
  } else setText(target, textWithNotes(cell));
}

/** Footnotes stand in brackets behind their words: a sheet has no foot. */
const textWithNotes = (cell: Cell): string =>
  runsOf(cellOf(cell).text)
    .map((run) => (run.footnote ? `${run.text} [${run.footnote}]` : run.text))
    .join('');

/** Excel forbids some characters, more than 31 letters and the same name twice. */
function sheetName(wanted: string, book: Workbook): string {
  const clean =
    wanted
      .replace(/[\\/?*[\]:']/g, ' ')
      .trim()
      .slice(0, 31) || 'Sheet';
  let name = clean;
  for (let n = 2; book.worksheets.some((sheet) => sheet.name.toLowerCase() === name.toLowerCase()); n++)
    name = `${clean.slice(0, 31 - String(n).length - 1)} ${n}`;
  return name;
}

function addSheet(book: Workbook, name: string, model: DocumentModel, frozenRows: number): Worksheet {
  const sheet = book.addWorksheet(sheetName(name, book), { views: [{ state: 'frozen', ySplit: frozenRows }] });
  sheet.pageSetup = {
    paperSize: 9,
    orientation: model.orientation,
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: 0,
    margins: { left: 0.5, right: 0.5, top: 0.6, bottom: 0.6, header: 0.3, footer: 0.3 },
  };
  // "&" begins a code in a spreadsheet's footer.
  sheet.headerFooter.oddFooter = `&L${(model.footer ?? model.title).replaceAll('&', '&&').slice(0, 200)}&R&P / &N`;
  return sheet;
}

function addRow(sheet: Worksheet, row: Row, table: Table, number: number): void {
  let position = 1;
  for (const cell of row.cells) {
    const span = cellOf(cell).span ?? 1;
    const target = sheet.getCell(number, position);
    setValue(target, cell);
    const column = table.columns[position - 1]!;
    if (span > 1) sheet.mergeCells(number, position, number, position + span - 1);
    const strong = row.role !== undefined || cellOf(cell).bold;
    target.font = { ...font, bold: strong };
    target.alignment = {
      vertical: 'top',
      wrapText: true,
      horizontal: HORIZONTAL[row.role === 'group' ? 'start' : (column.align ?? 'start')],
    };
    target.border = border;
    if (row.role) target.fill = solid(row.role === 'group' ? COLORS.group : COLORS.head);
    position += span;
  }
}

const POINTS_PER_LINE = 13.5;

/** Height of a row for its wrapped words: not every program works it out when it opens a file. */
function fitHeight(sheet: Worksheet, number: number, cells: { text: string; width: number }[]): void {
  const lines = cells.map(({ text, width }) =>
    text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil((line.length * 1.1) / width)), 0),
  );
  sheet.getRow(number).height = Math.min(400, Math.max(1, ...lines) * POINTS_PER_LINE + 3);
}

function addTable(book: Workbook, table: Table, model: DocumentModel): void {
  const sheet = addSheet(book, table.sheet ?? table.caption ?? model.title, model, 1);
  const weights = table.columns.reduce((sum, column) => sum + column.weight, 0);
  const characters = model.orientation === 'portrait' ? 100 : 150;
  sheet.columns = table.columns.map((column) => ({ width: Math.max(9, Math.round((column.weight / weights) * characters)) }));
  for (const [i, column] of table.columns.entries()) {
    const cell = sheet.getCell(1, i + 1);
    setText(cell, column.title);
    cell.font = { ...font, bold: true };
    cell.fill = solid(COLORS.head);
    cell.border = border;
    cell.alignment = { vertical: 'bottom', wrapText: true, horizontal: HORIZONTAL[column.align ?? 'start'] };
  }
  const width = (i: number, span = 1) => sheet.columns.slice(i, i + span).reduce((sum, column) => sum + (column.width ?? 10), 0);
  fitHeight(
    sheet,
    1,
    table.columns.map((column, i) => ({ text: column.title, width: width(i) * 0.9 })),
  );
  for (const [i, row] of table.rows.entries()) {
    addRow(sheet, row, table, i + 2);
    let position = 0;
    const cells = row.cells.map((cell) => {
      const { span = 1 } = cellOf(cell);
      position += span;
      return { text: textWithNotes(cell), width: width(position - span, span) };
    });
    fitHeight(sheet, i + 2, cells);
  }
  sheet.pageSetup.printTitlesRow = '1:1';
  if (table.rows.every((row) => !row.role))
    sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: 1, column: table.columns.length } };
}

/** A block's lines in the overview. */
function linesOf(block: Block, model: DocumentModel): Line[] {
  switch (block.kind) {
    case 'paragraph':
    case 'note':
      return [{ text: textWithNotes({ text: block.text }) }];
    case 'list':
      return block.items.map((item, i) => ({ text: `${listMarker(block.style, i, model.language)} ${plainText(item)}` }));
    case 'keyFigures':
      return block.items.map((item) => ({
        text: item.label,
        value: item.detail ? `${item.value} (${item.detail})` : item.value,
      }));
    default:
      return [];
  }
}

type Line = { text: string; value?: string; bold?: boolean };

/** Lines of the whole document; a heading over nothing but tables is left out, they have sheets of their own. */
function overviewLines(model: DocumentModel): Line[] {
  const own = model.blocks.map((block) => (block.kind === 'heading' ? [] : linesOf(block, model)));
  const hasWords = (index: number): boolean => {
    const heading = model.blocks[index]!;
    for (let i = index + 1; i < model.blocks.length; i++) {
      const block = model.blocks[i]!;
      if (block.kind === 'heading' && heading.kind === 'heading' && block.level <= heading.level) return false;
      if (own[i]!.length) return true;
    }
    return false;
  };
  return [
    ...(model.overline ?? []).map((text) => ({ text })),
    { text: model.title, bold: true },
    ...(model.subtitle ?? []).map((text) => ({ text })),
    ...model.blocks.flatMap((block, i): Line[] => {
      if (block.kind !== 'heading') return own[i]!;
      return hasWords(i) ? [{ text: '' }, { text: block.text, bold: true }] : [];
    }),
  ];
}

function addOverview(book: Workbook, model: DocumentModel): void {
  const sheet = addSheet(book, model.labels.overview, model, 0);
  sheet.columns = [{ width: 90 }, { width: 24 }];
  for (const [i, line] of overviewLines(model).entries()) {
    for (const [column, text] of [line.text, line.value].entries()) {
      if (text === undefined || text === '') continue;
      const cell = sheet.getCell(i + 1, column + 1);
      setText(cell, text);
      cell.font = { ...font, bold: line.bold ?? column === 1 };
      cell.alignment = { vertical: 'top', wrapText: true };
    }
    fitHeight(sheet, i + 1, [{ text: line.text, width: 90 }]);
  }
}

/** XLSX bytes of a document: its tables, and an overview of its words where it has any. */
export async function writeXlsx(model: DocumentModel): Promise<Buffer> {
  checkModel(model);
  const book = new ExcelJS.Workbook();
  book.title = model.title;
  // Without a name exceljs writes "Unknown".
  book.creator = ' ';
  book.lastModifiedBy = ' ';
  if (model.blocks.some((block) => block.kind !== 'table')) addOverview(book, model);
  for (const block of model.blocks) if (block.kind === 'table') addTable(book, block, model);
  return Buffer.from(await book.xlsx.writeBuffer());
}
