import { ImportFileError } from '../file-error';
import { LIMITS } from '../limits';
import { type Relation, readRelations } from '../office';
import type { Merge, SourceCell, SourceRow, SourceTable } from '../table';
import { applyMerges, Budget, tidyText } from '../table';
import { type Attributes, readXml } from '../xml';
import type { Package } from '../zip';
import { createNumberReader } from './number-format';

type Style = { show: (value: number) => string; bold: boolean; struck: boolean };
type Workbook = { sheets: { name: string; part: string; hidden: boolean }[]; shared: Shown[]; styles: Style[] };
export type ReadProgress = (done: number, total: number) => void;

/** A string item: its words, and whether words struck through were left out of it. */
type Shown = { text: string; struck: boolean };

/** `_x000D_` is how OOXML writes a character that XML cannot hold. */
const unescapeText = (text: string): string =>
  text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));

/** Reads the sheets of a workbook: shown texts, cached values of formulas, dates by their format, merged ranges as ranges. */
export async function readXlsx(pack: Package, part: string, progress: ReadProgress = () => {}): Promise<SourceTable[]> {
  const workbook = await readWorkbook(pack, part);
  const total = workbook.sheets.reduce((sum, sheet) => sum + pack.size(sheet.part), 0);
  const budget = new Budget();
  const tables: SourceTable[] = [];
  let before = 0;
  for (const sheet of workbook.sheets) {
    const table = await readSheet(pack, sheet.part, workbook, budget, (bytes) => progress(before + bytes, total));
    tables.push({ sheet: sheet.name, ...table, ...(sheet.hidden ? { hidden: true as const } : {}) });
    before += pack.size(sheet.part);
  }
  return tables;
}

async function readWorkbook(pack: Package, part: string): Promise<Workbook> {
  const relations = await readRelations(pack, part);
  const listed: { name: string; id: string; hidden: boolean }[] = [];
  let date1904 = false;
  await readXml(pack, part, {
    open: (name, attributes) => {
      if (name === 'workbookPr') date1904 = /^(1|true)$/.test(attributes.get('date1904') ?? '');
      if (name !== 'sheet') return;
      const hidden = (attributes.get('state') ?? 'visible') !== 'visible';
      listed.push({ name: attributes.get('name') ?? '', id: attributes.get('id') ?? '', hidden });
    },
  });
  if (listed.length > LIMITS.sheets) throw new ImportFileError('TOO_COMPLEX');
  const sheets = listed.flatMap(({ name, id, hidden }) => {
    const relation = relations.find((r) => r.id === id && r.type === 'worksheet');
    return relation ? [{ name, part: relation.target, hidden }] : [];
  });
  const target = (type: string): Relation | undefined => relations.find((r) => r.type === type && pack.has(r.target));
  const strings = target('sharedStrings');
  const styles = target('styles');
  return {
    sheets,
    shared: strings ? await readSharedStrings(pack, strings.target) : [],
    styles: styles ? await readStyles(pack, styles.target, date1904) : [],
  };
}

/**
 * Collects the words of `t` elements inside one string item; the phonetic hints of `rPh` are not words, and what its author
 * has struck through is taken out.
 */
function createTextCollector() {
  let text = '';
  let inText = false;
  let phonetic = 0;
  let isStruck = false;
  let hasStruck = false;
  return {
    open(name: string, attributes: Attributes) {
      if (name === 'rPh') phonetic++;
      else if (name === 'r') isStruck = false;
      else if (name === 'strike') isStruck = isOn(attributes);
      else if (name === 't') inText = phonetic === 0;
    },
    close(name: string) {
      if (name === 'rPh') phonetic--;
      else if (name === 'r') isStruck = false;
      else if (name === 't') inText = false;
    },
    text(part: string) {
      if (!inText) return;
      if (isStruck) hasStruck ||= part.trim() !== '';
      else text += part;
    },
    take(): Shown {
      const taken = { text: unescapeText(text), struck: hasStruck };
      [text, isStruck, hasStruck] = ['', false, false];
      return taken;
    },
  };
}

const isOn = (attributes: Attributes): boolean => !/^(0|false)$/.test(attributes.get('val') ?? '');

async function readSharedStrings(pack: Package, part: string): Promise<Shown[]> {
  const strings: Shown[] = [];
  const collector = createTextCollector();
  let characters = 0;
  await readXml(pack, part, {
    open: (name, attributes) => collector.open(name, attributes),
    text: (text) => collector.text(text),
    close: (name) => {
      collector.close(name);
      if (name !== 'si') return;
      const { text: raw, struck } = collector.take();
      const text = tidyText(raw);
      strings.push({ text, struck });
      if (strings.length > LIMITS.cells || (characters += text.length) > LIMITS.characters) {
        throw new ImportFileError('TOO_MANY_CELLS', { limit: LIMITS.cells });
      }
    },
  });
  return strings;
}

async function readStyles(pack: Package, part: string, date1904: boolean): Promise<Style[]> {
  const formats = new Map<number, string>();
  const fonts: { bold: boolean; struck: boolean }[] = [];
  const styles: Style[] = [];
  const path: string[] = [];
  const number = (attributes: Attributes, name: string) => Number(attributes.get(name) ?? 0);
  await readXml(pack, part, {
    open: (name, attributes) => {
      const parent = path.at(-1);
      path.push(name);
      if (name === 'numFmt') formats.set(number(attributes, 'numFmtId'), attributes.get('formatCode') ?? '');
      if (name === 'font' && parent === 'fonts') fonts.push({ bold: false, struck: false });
      const font = parent === 'font' && path.includes('fonts') ? fonts.at(-1) : undefined;
      if (name === 'b' && font) font.bold = isOn(attributes);
      if (name === 'strike' && font) font.struck = isOn(attributes);
      if (name !== 'xf' || parent !== 'cellXfs') return;
      const id = number(attributes, 'numFmtId');
      styles.push({
        show: createNumberReader(id, formats.get(id), date1904),
        ...(fonts[number(attributes, 'fontId')] ?? { bold: false, struck: false }),
      });
    },
    close: () => void path.pop(),
  });
  return styles;
}

const columnOf = (letters: string): number => [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);

function parseReference(reference: string): { row: number; col: number } | null {
  const match = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/.exec(reference);
  const at = match && { row: Number(match[2]), col: columnOf(match[1]!) };
  return at && at.row >= 1 && at.row <= 1_048_576 && at.col <= LIMITS.columns ? at : null;
}

function parseMerge(reference: string): Merge | null {
  const [from, to] = reference.split(':').map(parseReference);
  if (!from || !to || to.row < from.row || to.col < from.col) return null;
  return { row: from.row, col: from.col, rows: to.row - from.row + 1, cols: to.col - from.col + 1 };
}

type SheetContent = Pick<SourceTable, 'rows' | 'columns' | 'struck'>;

async function readSheet(
  pack: Package,
  part: string,
  workbook: Workbook,
  budget: Budget,
  progress: (bytes: number) => void,
): Promise<SheetContent> {
  const sheet = new SheetBuilder(workbook, budget);
  await readXml(pack, part, {
    progress,
    open: (name, attributes) => sheet.open(name, attributes),
    text: (text) => sheet.text(text),
    close: (name) => sheet.close(name),
  });
  return sheet.finish();
}

/** Builds the sparse rows of one sheet from its events: only cells with text take memory, wherever they lie. */
class SheetBuilder {
  readonly #workbook: Workbook;
  readonly #budget: Budget;
  readonly #rows: SourceRow[] = [];
  readonly #merges: Merge[] = [];
  readonly #inline = createTextCollector();
  #row: SourceRow = { row: 0, cells: [] };
  #col = 0;
  #type = '';
  #style: Style | undefined;
  #value = '';
  #inValue = false;
  #columns = 0;
  readonly #struck = new Set<number>();

  constructor(workbook: Workbook, budget: Budget) {
    this.#workbook = workbook;
    this.#budget = budget;
  }

  open(name: string, attributes: Attributes): void {
    this.#inline.open(name, attributes);
    if (name === 'row') this.#openRow(attributes);
    else if (name === 'c') this.#openCell(attributes);
    else if (name === 'v') this.#inValue = true;
    else if (name === 'mergeCell') this.#addMerge(attributes.get('ref') ?? '');
  }

  text(text: string): void {
    this.#inline.text(text);
    if (this.#inValue) this.#value += text;
  }

  close(name: string): void {
    this.#inline.close(name);
    if (name === 'v') this.#inValue = false;
    else if (name === 'c') this.#closeCell();
    else if (name === 'row') this.#closeRow();
  }

  finish(): SheetContent {
    this.#rows.sort((a, b) => a.row - b.row);
    applyMerges(this.#rows, this.#merges, this.#budget);
    const struck = [...this.#struck].sort((a, b) => a - b);
    return { rows: this.#rows, columns: this.#columns, ...(struck.length ? { struck } : {}) };
  }

  #openRow(attributes: Attributes): void {
    const row = Number(attributes.get('r') ?? this.#row.row + 1);
    if (!Number.isInteger(row) || row < 1 || row > 1_048_576) throw new ImportFileError('DAMAGED');
    const isHidden = /^(1|true)$/.test(attributes.get('hidden') ?? '');
    this.#row = isHidden ? { row, cells: [], hidden: true } : { row, cells: [] };
    this.#col = 0;
  }

  #openCell(attributes: Attributes): void {
    this.#col = parseReference(attributes.get('r') ?? '')?.col ?? this.#col + 1;
    this.#type = attributes.get('t') ?? 'n';
    this.#style = this.#workbook.styles[Number(attributes.get('s') ?? 0)];
    this.#value = '';
    this.#inline.take();
  }

  #closeCell(): void {
    const shown = this.#cellText();
    const text = this.#style?.struck ? '' : tidyText(shown.text);
    if (shown.struck || (this.#style?.struck && shown.text.trim())) this.#struck.add(this.#row.row);
    if (!text || this.#col > LIMITS.columns) return;
    this.#budget.addCell(text);
    const cell: SourceCell = { col: this.#col, text };
    if (this.#style?.bold) cell.bold = true;
    this.#row.cells.push(cell);
  }

  #cellText(): Shown {
    if (this.#type === 's') return this.#workbook.shared[Number(this.#value.trim())] ?? { text: '', struck: false };
    return this.#type === 'inlineStr' ? this.#inline.take() : { text: this.#plainText(), struck: false };
  }

  #plainText(): string {
    const raw = this.#value.trim();
    switch (this.#type) {
      case 'b':
        return raw === '1' ? 'TRUE' : raw === '0' ? 'FALSE' : raw;
      case 'd':
        return raw.replace(/T00:00.*$/, '');
      case 'e':
        // "#REF!" is what Excel says, not what a person has written.
        return '';
      case 'n':
        return raw === '' || !Number.isFinite(Number(raw)) ? raw : (this.#style?.show ?? String)(Number(raw));
      default:
        return unescapeText(this.#value);
    }
  }

  #closeRow(): void {
    if (!this.#row.cells.length) return;
    this.#budget.addRow();
    this.#row.cells.sort((a, b) => a.col - b.col);
    this.#columns = Math.max(this.#columns, this.#row.cells.at(-1)!.col);
    this.#rows.push(this.#row);
    if (this.#rows.at(-2)?.row === this.#row.row) throw new ImportFileError('DAMAGED');
  }

  #addMerge(reference: string): void {
    const merge = parseMerge(reference);
    if (merge) this.#merges.push(merge);
    if (this.#merges.length > LIMITS.merges) throw new ImportFileError('TOO_COMPLEX');
  }
}
