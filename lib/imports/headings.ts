import { type ColumnMapping, repeatsHeader } from './columns';
import { isCarried, type SourceCell, type SourceRow, textAt } from './table';
import { fold, unmix } from './words';

/** What a row is before its words are read. */
export type RowKind =
  | { kind: 'header' | 'action' | 'continuation' | 'untitled' }
  | { kind: 'heading'; text: string; mark: HeadingMark }
  | { kind: 'skipped'; reason: SkipReason };
export type SkipReason = 'TITLE' | 'COLUMN_NUMBERS' | 'TOTAL' | 'NOTE' | 'TEXT';

/** How a heading is numbered and set; headings that look alike are of one level. */
export type HeadingMark = {
  style: 'section' | 'objective' | 'roman' | 'number' | 'decimal' | 'letter' | 'plain';
  look: string;
  isLabel: boolean;
};

const SECTION_WORD =
  /^(?:(?:\S+\s+)?(?:раздел|глава|часть|bölüm|bap)|направление|приоритетное направление|приоритет|section|chapter|part|(?:priority|thematic) area|area|pillar|ugur)(?!\p{L})/iu;
const OBJECTIVE_WORD =
  /^(?:(?:стратегическая |общая )?(?:цель|задача)|maksat|wezipe|(?:\S+\s+)?wezipe|(?:strategic |specific )?(?:objective|goal)|outcome)(?!\p{L})/iu;
const LABEL_ONLY =
  /^(?:раздел|глава|часть|section|chapter|part|bölüm|bap)\s+[\divxlc]+[.:]?$|^[\divxlc]+(?:-nji|-njy)?\s+(?:bölüm|bap|раздел|глава)[.:]?$/iu;
const TOTAL = /^(?:итого|всего|общая сумма|jemi|ählisi|(?:sub-?|grand )?total)(?!\p{L})/iu;
const NOTE = /^(?:примечани[ея]|сноск[аи]|\*+|bellik(?:ler)?|notes?|source|источник)\s*[:.)]|^\*+\s?\S/iu;

export function markHeading(row: SourceRow, text: string): HeadingMark {
  const bold = row.cells.every((cell) => cell.bold) ? 'b' : '';
  const upper = text === text.toUpperCase() ? 'u' : '';
  const width = row.cells.some((cell) => (cell.merged?.cols ?? 1) > 1) ? 'm' : '';
  const style = headingStyle(text);
  return { style, look: `${style}:${row.paragraph ?? 'r'}${bold}${upper}${width}`, isLabel: LABEL_ONLY.test(fold(text)) };
}

function headingStyle(written: string): HeadingMark['style'] {
  const text = unmix(written);
  if (SECTION_WORD.test(text)) return 'section';
  if (OBJECTIVE_WORD.test(text)) return 'objective';
  if (/^[IVXLCІХ]+[.)]?\s/.test(text)) return 'roman';
  if (/^\d{1,2}[.)]\d{1,2}/.test(text)) return 'decimal';
  if (/^\d{1,2}[.)]?\s+\p{L}/u.test(text)) return 'number';
  return /^[A-ZА-Я][.)]\s/.test(text) ? 'letter' : 'plain';
}

const isNumbered = (text: string): boolean => headingStyle(text) !== 'plain';

/** Facts about the whole table that decide what a thin row means. */
export type TableFacts = {
  number?: number;
  title?: number;
  mapped: Set<number>;
  usesBold: boolean;
  isThin: boolean;
  lastHeader: number;
};

const ownCells = (row: SourceRow): SourceCell[] => row.cells.filter((cell) => !isCarried(row, cell));

export function readFacts(rows: SourceRow[], mapping: ColumnMapping): TableFacts {
  const find = (field: string) => mapping.columns.find((column) => column.field === field)?.col;
  const title = find('title');
  const data = rows.filter((row) => row.paragraph === undefined && row.row > Math.max(0, ...mapping.headerRows));
  const full = data.filter((row) => row.cells.length >= 3 && title !== undefined && textAt(row, title));
  const bold = full.filter((row) => row.cells.find((cell) => cell.col === title)?.bold).length;
  const lone = data.filter((row) => row.cells.length === 1 && row.cells[0]!.col === title && !row.cells[0]!.merged).length;
  return {
    number: find('number'),
    title,
    mapped: new Set(mapping.columns.filter((column) => column.field !== 'ignore').map((column) => column.col)),
    usesBold: bold > full.length * 0.3,
    isThin: lone > data.length / 2,
    lastHeader: Math.max(0, ...mapping.headerRows),
  };
}

/** Says what the row at `index` is: heading, action, repeated header, column numbers, total, note … */
export function classifyRow(rows: SourceRow[], index: number, mapping: ColumnMapping, facts: TableFacts): RowKind {
  const row = rows[index]!;
  if (row.paragraph === undefined && mapping.headerRows.includes(row.row)) return { kind: 'header' };
  if (isBeforeHeader(rows, index, facts)) return classifyTitle(rows, index, facts);
  if (row.paragraph !== undefined) return classifyParagraph(rows, index);
  if (row.header || repeatsHeader(row, mapping)) return { kind: 'header' };
  if (isColumnNumbers(row)) return { kind: 'skipped', reason: 'COLUMN_NUMBERS' };
  const own = ownCells(row);
  const first = own[0]?.text ?? '';
  if (TOTAL.test(first) || (own.length <= 4 && TOTAL.test(own[1]?.text ?? ''))) return { kind: 'skipped', reason: 'TOTAL' };
  if (own.length === 1 && NOTE.test(first)) return { kind: 'skipped', reason: 'NOTE' };
  const heading = headingText(rows, index, facts);
  if (heading !== null) return { kind: 'heading', text: heading, mark: markHeading(row, heading) };
  return classifyData(row, own, facts);
}

const headerIndex = (rows: SourceRow[], facts: TableFacts): number =>
  rows.findIndex((row) => row.paragraph === undefined && row.row === facts.lastHeader);
const isBeforeHeader = (rows: SourceRow[], index: number, facts: TableFacts): boolean => index < headerIndex(rows, facts);

function classifyData(row: SourceRow, own: SourceCell[], { title, mapped }: TableFacts): RowKind {
  const cell = row.cells.find((candidate) => candidate.col === title);
  if (cell && isCarried(row, cell)) return { kind: 'continuation' };
  if (cell) return { kind: 'action' };
  return own.some((candidate) => mapped.has(candidate.col)) ? { kind: 'untitled' } : { kind: 'skipped', reason: 'TEXT' };
}

const SIGNATURE =
  /^(?:(?:первый |и\.\s?о\.\s?)?(?:заместител[ья]|министр|начальник|директор|председатель|руководитель|секретарь|прокурор)(?!\p{L})|(?:согласовано|утверждаю|утверждено|подпись|дата|тел)(?!\p{L})|исполнитель:|исп\.|м\.\s?п\.|(?:ministr|ministri|başlyk|başlygy|orunbasary?|müdiri?|ylalaşyldy|tassyklaýaryn|gol)(?!\p{L})|(?:minister|deputy|head of|chair|chairman|chairperson|director|secretary|prepared by|approved by|agreed by|signature|signed|tel)(?!\p{L}))|_{4,}/iu;

/** "Министр … А. Аннаев" below the table: few cells, no number, words of a signature; it can only be told at the end. */
export function isSignature(row: SourceRow, before: SourceRow | undefined, { number }: TableFacts): boolean {
  const own = ownCells(row);
  if (!own.length || own.length > 3 || (number !== undefined && /^\d/.test(textAt(row, number)))) return false;
  const isApart = before === undefined || row.row > before.row + 1 || row.cells.length < before.cells.length;
  return (
    (isApart || number !== undefined) && (SIGNATURE.test(unmix(own[0]!.text)) || own.some((cell) => /_{4,}/.test(cell.text)))
  );
}

/** Title lines above the header; a numbered heading right above it is the first section. */
function classifyTitle(rows: SourceRow[], index: number, facts: TableFacts): RowKind {
  const row = rows[index]!;
  const text = lineText(row);
  const end = headerIndex(rows, facts);
  const isNear = rows.slice(index + 1, end).every((next) => ownCells(next).length === 1);
  const level = row.paragraph ?? 0;
  const hasPeer = level > 0 && rows.slice(end).some((later) => later.paragraph === level);
  const isHeading =
    ownCells(row).length === 1 && isNear && text.length < 250 && (hasPeer || (isNumbered(text) && index >= end - 2));
  return isHeading ? { kind: 'heading', text, mark: markHeading(row, text) } : { kind: 'skipped', reason: 'TITLE' };
}

function classifyParagraph(rows: SourceRow[], index: number): RowKind {
  const row = rows[index]!;
  const text = lineText(row);
  const isLast = rows[index + 1]?.paragraph === undefined && rows[index + 1] !== undefined;
  const isHeading =
    text.length < 250 &&
    rows.slice(index).some((later) => later.paragraph === undefined) &&
    ((row.paragraph ?? 0) > 0 || row.cells[0]!.bold || isNumbered(text) || isLast);
  return isHeading && !NOTE.test(text)
    ? { kind: 'heading', text, mark: markHeading(row, text) }
    : { kind: 'skipped', reason: 'TEXT' };
}

const lineText = (row: SourceRow): string =>
  ownCells(row)
    .map((cell) => cell.text.replace(/\s+/g, ' '))
    .join(' ');

/** "1 | 2 | 3 | 4 | 5" under the header. */
export const isColumnNumbers = (row: SourceRow): boolean =>
  row.cells.length >= 3 &&
  row.cells.every(
    (cell, index) => Number(cell.text.replace(/[().]/g, '')) === Number(row.cells[0]!.text.replace(/[().]/g, '')) + index,
  ) &&
  /^\(?[01]\)?\.?$/.test(row.cells[0]!.text);

function headingText(rows: SourceRow[], index: number, facts: TableFacts): string | null {
  const row = rows[index]!;
  const own = ownCells(row);
  const wide = own.some((cell) => (cell.merged?.cols ?? 1) > 1);
  const places = own.map((cell) => cell.col);
  if (row.cells.some((cell) => cell.col === facts.title && isCarried(row, cell))) return null;
  if (own.length === 1) {
    const [cell] = own as [SourceCell];
    const isNumber = /^[\d.)]+$/.test(cell.text);
    const isLeft = facts.title === undefined || cell.col <= facts.title;
    return wide || (!isNumber && isLeft && !(facts.isThin && cell.col === facts.title)) ? lineText(row) : null;
  }
  if (own.length !== 2 || places[0] !== facts.number || (places[1] !== facts.title && !wide)) return null;
  return wide || isThinHeading(rows, index, own, facts) ? lineText(row) : null;
}

/** Number and words and nothing else: a heading if the next number goes below it, or if its type or numerals differ. */
function isThinHeading(rows: SourceRow[], index: number, own: SourceCell[], facts: TableFacts): boolean {
  const number = own[0]!.text.replace(/[.)]+$/, '');
  const next = rows.slice(index + 1).find((row) => row.paragraph === undefined && textAt(row, facts.number!));
  const nextNumber = next ? textAt(next, facts.number!) : '';
  if (nextNumber.startsWith(`${number}.`) && /\d/.test(nextNumber.slice(number.length + 1))) return true;
  if (/^[IVXLCІХ]+$/.test(number) && /^\d/.test(nextNumber)) return true;
  return !facts.usesBold && own.every((cell) => cell.bold);
}
