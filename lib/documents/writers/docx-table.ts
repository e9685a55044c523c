// Tables of Word documents: fixed widths, heads that repeat, rows that stay on one page.
import { BorderStyle, Paragraph, ShadingType, Table, TableCell, TableLayoutType, TableRow, VerticalAlign, WidthType } from 'docx';
import { type Cell, cellOf, type DocumentModel, type Table as ModelTable, type Row } from '@/lib/documents/model';
import { ALIGNMENT, docxRuns, twips } from '@/lib/documents/writers/docx-text';
import { COLORS, columnWidths, mayBreak, textWidth } from '@/lib/documents/writers/paper';

type Orientation = DocumentModel['orientation'];

const edge = { style: BorderStyle.SINGLE, size: 4, color: COLORS.line };
const BORDERS = { top: edge, bottom: edge, left: edge, right: edge, insideHorizontal: edge, insideVertical: edge };
const MARGINS = { top: 50, bottom: 50, left: 80, right: 80 };
const fill = (color: string | undefined) => (color ? { type: ShadingType.CLEAR, color: 'auto', fill: color } : undefined);
const dxa = (size: number) => ({ size, type: WidthType.DXA });

function headRow(table: ModelTable, widths: number[]): TableRow {
  const cells = table.columns.map(
    (column, i) =>
      new TableCell({
        width: dxa(widths[i]!),
        shading: fill(COLORS.head),
        verticalAlign: VerticalAlign.BOTTOM,
        children: [new Paragraph({ style: 'TableHead', alignment: ALIGNMENT[column.align ?? 'start'], text: column.title })],
      }),
  );
  return new TableRow({ tableHeader: true, cantSplit: true, children: cells });
}

function bodyRow(row: Row, table: ModelTable, widths: number[], orientation: Orientation): TableRow {
  const background = row.role === 'group' ? COLORS.group : row.role === 'total' ? COLORS.head : undefined;
  let position = 0;
  const cellAt = (cell: Cell) => {
    const { text, span = 1, bold } = cellOf(cell);
    const column = table.columns[position]!;
    const width = widths.slice(position, position + span).reduce((sum, w) => sum + w, 0);
    position += span;
    const strong = bold || row.role !== undefined;
    const runs = strong && typeof text === 'string' ? [{ text, bold: true }] : text;
    const alignment = ALIGNMENT[row.role === 'group' ? 'start' : (column.align ?? 'start')];
    return new TableCell({
      width: dxa(width),
      columnSpan: span,
      shading: fill(background),
      children: [new Paragraph({ style: 'TableText', alignment, children: docxRuns(runs) })],
    });
  };
  return new TableRow({
    cantSplit: !mayBreak(row, table.columns, orientation),
    keepNext: row.role === 'group',
    children: row.cells.map(cellAt),
  });
}

/** Caption, table, and the paragraph that keeps two tables from growing together. */
export function docxTable(table: ModelTable, orientation: Orientation): (Paragraph | Table)[] {
  const total = twips(textWidth(orientation));
  const widths = columnWidths(table.columns, total);
  return [
    ...(table.caption ? [new Paragraph({ style: 'Caption', keepNext: true, text: table.caption })] : []),
    new Table({
      width: dxa(total),
      columnWidths: widths,
      layout: TableLayoutType.FIXED,
      borders: BORDERS,
      margins: MARGINS,
      rows: [headRow(table, widths), ...table.rows.map((row) => bodyRow(row, table, widths, orientation))],
    }),
    new Paragraph({ style: 'Small' }),
  ];
}

/** Headline figures side by side. */
export function docxKeyFigures(items: { label: string; value: string; detail?: string }[], orientation: Orientation): Table {
  const total = twips(textWidth(orientation));
  const widths = columnWidths(
    items.map((item) => ({ title: item.label, weight: 1 })),
    total,
  );
  const cells = items.map(
    (item, i) =>
      new TableCell({
        width: dxa(widths[i]!),
        children: [
          new Paragraph({ style: 'Small', text: item.label }),
          new Paragraph({ style: 'Figure', text: item.value }),
          ...(item.detail ? [new Paragraph({ style: 'Small', text: item.detail })] : []),
        ],
      }),
  );
  return new Table({
    width: dxa(total),
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    borders: BORDERS,
    margins: MARGINS,
    rows: [new TableRow({ cantSplit: true, children: cells })],
  });
}
