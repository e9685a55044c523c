import { ImportFileError } from '../file-error';
import { joinTables } from '../join-tables';
import { LIMITS } from '../limits';
import { readRelations } from '../office';
import type { Merge, SourceCell, SourceRow, SourceTable } from '../table';
import { applyMerges, Budget } from '../table';
import { readXml } from '../xml';
import type { Package } from '../zip';
import { DocxBlocks, type RawCell, type RawRow, type RawTable } from './docx-blocks';
import { readNumbering, readParagraphStyles } from './docx-styles';
import type { ReadProgress } from './xlsx';

/**
 * Reads the tables of a Word document, with the paragraphs between them as rows (they are often the section headings).
 * Tables that go on with the matrix above them become one (see `joinTables`).
 */
export async function readDocx(pack: Package, part: string, progress: ReadProgress = () => {}): Promise<SourceTable[]> {
  const relations = await readRelations(pack, part);
  const find = (type: string) => relations.find((relation) => relation.type === type && pack.has(relation.target))?.target;
  const styles = find('styles');
  const numbering = find('numbering');
  const blocks = new DocxBlocks(
    styles ? await readParagraphStyles(pack, styles) : new Map(),
    numbering ? await readNumbering(pack, numbering) : null,
  );
  const total = pack.size(part);
  await readXml(pack, part, {
    progress: (bytes) => progress(bytes, total),
    open: (name, attributes) => blocks.open(name, attributes),
    text: (text) => blocks.text(text),
    close: (name) => blocks.close(name),
  });
  return assemble(blocks);
}

type Group = { columns: number; rows: SourceRow[]; merges: Merge[]; struck: number[] };

function assemble(blocks: DocxBlocks): SourceTable[] {
  const budget = new Budget();
  const groups: Group[] = [];
  let waiting: SourceRow[] = [];
  let row = 0;
  for (const block of blocks.finish()) {
    if (block.kind === 'paragraph') {
      budget.addRow();
      budget.addCell(block.text);
      const cell: SourceCell = block.bold ? { col: 1, text: block.text, bold: true } : { col: 1, text: block.text };
      waiting.push({ row, cells: [cell], paragraph: block.level });
      continue;
    }
    const starts = columnStarts(block);
    const group: Group = { columns: starts.length, rows: waiting, merges: [], struck: [] };
    groups.push(group);
    waiting = [];
    row = addTable(group, block, starts, row, budget);
  }
  groups.at(-1)?.rows.push(...waiting);
  for (const group of groups) applyMerges(group.rows, group.merges, budget);
  return joinTables(
    groups.map(({ rows, columns, struck }) => ({ sheet: '', rows, columns, ...(struck.length ? { struck } : {}) })),
  );
}

/** The grid columns at which cells of many rows begin: a dragged border in one row does not make a column of its own. */
function columnStarts(table: RawTable): number[] {
  const wide = table.rows.filter((row) => row.cells.length > 1);
  const rows = wide.length ? wide : table.rows;
  const frequency = new Map<number, number>();
  for (const row of rows) for (const cell of row.cells) frequency.set(cell.start, (frequency.get(cell.start) ?? 0) + 1);
  const starts = [...frequency].filter(([start, count]) => count >= rows.length / 4 || start === 0).map(([start]) => start);
  return starts.sort((a, b) => a - b);
}

function addTable(group: Group, table: RawTable, starts: number[], before: number, budget: Budget): number {
  const open = new Map<number, Merge>();
  let row = before;
  for (const raw of table.rows) {
    if (raw.deleted) continue;
    row++;
    if (raw.struck) group.struck.push(row);
    const cells = placeCells(raw, starts, row, open, group.merges, budget);
    if (!cells.length) continue;
    budget.addRow();
    group.rows.push({ row, cells });
  }
  if (group.merges.length > LIMITS.merges) throw new ImportFileError('TOO_COMPLEX');
  return row;
}

function placeCells(
  raw: RawRow,
  starts: number[],
  row: number,
  open: Map<number, Merge>,
  merges: Merge[],
  budget: Budget,
): SourceCell[] {
  const cells: SourceCell[] = [];
  for (const cell of raw.cells) {
    const place = placeCell(cell, starts);
    if (trackMerge(cell, { row, rows: 1, ...place }, open, merges) || !cell.text) continue;
    const last = cells.at(-1);
    if (last?.col === place.col) {
      last.text += `\n${cell.text}`;
      continue;
    }
    budget.addCell(cell.text);
    cells.push(cell.bold ? { col: place.col, text: cell.text, bold: true } : { col: place.col, text: cell.text });
  }
  return cells;
}

function placeCell(cell: RawCell, starts: number[]): { col: number; cols: number } {
  const col = Math.max(1, starts.filter((start) => start <= cell.start).length);
  const end = starts.filter((start) => start < cell.start + cell.span).length;
  return { col, cols: Math.max(1, end - col + 1) };
}

/** Follows vertical merges down the table; true when the cell belongs to the merge above it and has no words of its own. */
function trackMerge(cell: RawCell, at: Merge, open: Map<number, Merge>, merges: Merge[]): boolean {
  const above = open.get(at.col);
  if (cell.vMerge === 'continue' && above) {
    above.rows++;
    return true;
  }
  open.delete(at.col);
  if (cell.vMerge === 'restart') open.set(at.col, at);
  if (cell.vMerge === 'restart' || at.cols > 1) merges.push(at);
  return false;
}
