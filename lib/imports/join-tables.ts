import { type ColumnMapping, proposeMapping } from './columns';
import { cellAt, type SourceCell, type SourceRow, type SourceTable } from './table';
import { fold } from './words';

type Group = { table: SourceTable; mapping: ColumnMapping | null };

/**
 * Word people break one matrix into several tables: with the header again (also in another order or with a column more), or
 * without it and as wide as before. Such tables become one; a table of another kind stays for itself.
 */
export function joinTables(tables: SourceTable[]): SourceTable[] {
  const groups: Group[] = [];
  for (const table of tables) {
    const mapping = proposeMapping(table);
    const matrix = groups.findLast((group) => group.mapping);
    const before = groups.at(-1);
    if (matrix?.mapping && mapping && isSameKind(matrix.mapping, mapping)) joinByFields(matrix, table, mapping);
    else if (before && before.table.columns === table.columns && !(mapping && !before.mapping))
      append(before.table, table, table.rows);
    else groups.push({ table: { ...table, rows: [...table.rows] }, mapping });
  }
  return groups.map(({ table }, index) => ({ ...table, sheet: groups.length > 1 ? `Table ${index + 1}` : 'Table' }));
}

/** Both hold actions and two more fields, and the second begins with its header. */
function isSameKind(a: ColumnMapping, b: ColumnMapping): boolean {
  const fields = new Set(a.columns.filter((column) => column.field !== 'ignore').map((column) => column.field));
  const shared = new Set(b.columns.map((column) => column.field).filter((field) => fields.has(field)));
  return shared.has('title') && shared.size >= 3;
}

function append(to: SourceTable, from: SourceTable, rows: SourceRow[]): void {
  to.rows.push(...rows);
  const struck = [...(to.struck ?? []), ...(from.struck ?? [])];
  if (struck.length) to.struck = struck;
}

function joinByFields(group: Group, table: SourceTable, mapping: ColumnMapping): void {
  const places = new Map<number, number>();
  const taken = new Set<number>();
  const before = group.table.columns;
  for (const column of mapping.columns) {
    const known = group.mapping!.columns.find(
      (other) =>
        !taken.has(other.col) &&
        (column.field === 'ignore' ? fold(other.header) === fold(column.header) : other.field === column.field),
    );
    const col = known?.col ?? addColumn(group, column.header);
    places.set(column.col, col);
    taken.add(col);
  }
  const place = (col: number): number => {
    if (!places.has(col)) places.set(col, (group.table.columns += 1));
    return places.get(col)!;
  };
  append(
    group.table,
    table,
    table.rows.map((row) => moveRow(row, place, mapping.headerRows)),
  );
  if (group.table.columns > before) group.mapping = proposeMapping(group.table) ?? group.mapping;
}

function addColumn({ table, mapping }: Group, header: string): number {
  const col = (table.columns += 1);
  const top = table.rows.find((row) => row.paragraph === undefined && row.row === mapping!.headerRows[0]);
  top?.cells.push({ col, text: header });
  return col;
}

function moveRow(row: SourceRow, place: (col: number) => number, headerRows: number[]): SourceRow {
  if (row.paragraph !== undefined) return row;
  const isHeading = row.cells.length === 1 && !cellAt(row, 2);
  const move = (cell: SourceCell): SourceCell => {
    const col = isHeading ? cell.col : place(cell.col);
    return { ...cell, col, ...(cell.merged ? { merged: { ...cell.merged, col } } : {}) };
  };
  const cells = row.cells.map(move).sort((a, b) => a.col - b.col);
  return headerRows.includes(row.row) ? { ...row, cells, header: true } : { ...row, cells };
}
