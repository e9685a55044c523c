import { ImportFileError } from '../file-error';
import { LIMITS } from '../limits';
import { tidyText } from '../table';
import type { Attributes } from '../xml';
import type { Numbering, ParagraphStyle } from './docx-styles';

export type RawCell = { start: number; span: number; vMerge?: 'restart' | 'continue'; text: string; bold: boolean };
export type RawRow = { cells: RawCell[]; deleted: boolean; struck: boolean };
export type RawTable = { kind: 'table'; rows: RawRow[] };
export type Paragraph = { kind: 'paragraph'; text: string; level: number; bold: boolean };
export type Block = RawTable | Paragraph;

/** Text that the document's author has deleted, moved away or only left as a fallback for old programs. */
const SKIPPED = new Set(['del', 'moveFrom', 'delText', 'instrText', 'delInstrText', 'Fallback', 'txbxContent', 'pict']);
const isOn = (value: string | undefined): boolean => value === undefined || !/^(0|false|off|none)$/.test(value);

type OpenParagraph = {
  text: string;
  style: string;
  level: number | null;
  num: { id: string; level: number } | null;
  letters: number;
  bold: number;
};

/** Turns the events of `word/document.xml` into tables with raw cells and the paragraphs between them, in order. */
export class DocxBlocks {
  readonly #styles: Map<string, ParagraphStyle>;
  readonly #numbering: Numbering | null;
  readonly #blocks: Block[] = [];
  readonly #path: string[] = [];
  #skip = 0;
  #tables = 0;
  #table: RawTable | null = null;
  #row: RawRow | null = null;
  #column = 0;
  #cell: (RawCell & { texts: string[]; allBold: boolean }) | null = null;
  #paragraph: OpenParagraph | null = null;
  #bold = false;
  #gone: 'struck' | 'hidden' | null = null;
  #inText = false;
  #cells = 0;

  constructor(styles: Map<string, ParagraphStyle>, numbering: Numbering | null) {
    this.#styles = styles;
    this.#numbering = numbering;
  }

  finish(): Block[] {
    return this.#blocks;
  }

  open(name: string, attributes: Attributes): void {
    const parent = this.#path.at(-1);
    this.#path.push(name);
    if (name === 'del' && parent === 'trPr' && this.#row && this.#tables === 1) this.#row.deleted = true;
    // `del` in properties marks the paragraph sign or the row, not words.
    if (SKIPPED.has(name) && parent !== 'rPr' && parent !== 'trPr') this.#skip++;
    if (this.#skip) return;
    this.#openTablePart(name, attributes);
    this.#openParagraphPart(name, parent, attributes);
  }

  text(text: string): void {
    if (!this.#skip && this.#inText) this.#add(text);
  }

  close(name: string): void {
    this.#path.pop();
    const parent = this.#path.at(-1);
    if (SKIPPED.has(name) && parent !== 'rPr' && parent !== 'trPr') {
      this.#skip--;
      return;
    }
    if (this.#skip) return;
    if (name === 't') this.#inText = false;
    else if (name === 'r') this.#gone = null;
    else if (name === 'p') this.#closeParagraph();
    else if (name === 'tbl') this.#closeTable();
    else if (this.#tables === 1 && name === 'tc') this.#closeCell();
    else if (this.#tables === 1 && name === 'tr') this.#closeRow();
  }

  #openTablePart(name: string, attributes: Attributes): void {
    if (name === 'tbl' && ++this.#tables === 1) this.#table = { kind: 'table', rows: [] };
    if (this.#tables !== 1) return;
    const value = attributes.get('val');
    if (name === 'tr') {
      this.#row = { cells: [], deleted: false, struck: false };
      this.#column = 0;
    } else if (name === 'gridBefore') this.#column += Math.min(Number(value) || 0, LIMITS.columns);
    else if (name === 'tc') this.#cell = { start: this.#column, span: 1, text: '', bold: false, texts: [], allBold: true };
    else if (name === 'gridSpan' && this.#cell) this.#cell.span = Math.min(Math.max(1, Number(value) || 1), LIMITS.columns);
    else if (name === 'vMerge' && this.#cell) this.#cell.vMerge = value === 'restart' ? 'restart' : 'continue';
  }

  #openParagraphPart(name: string, parent: string | undefined, attributes: Attributes): void {
    const value = attributes.get('val');
    if (name === 'p') this.#paragraph = { text: '', style: '', level: null, num: null, letters: 0, bold: 0 };
    const paragraph = this.#paragraph;
    if (!paragraph) return;
    if (name === 'r') [this.#bold, this.#gone] = [false, null];
    else if (name === 'pStyle') paragraph.style = value ?? '';
    else if (name === 'outlineLvl') paragraph.level = Number(value) + 1;
    else if (name === 'numPr') paragraph.num = { id: '', level: 0 };
    else if (name === 'numId' && paragraph.num) paragraph.num.id = value ?? '';
    else if (name === 'ilvl' && paragraph.num) paragraph.num.level = Number(value) || 0;
    else if (name === 'b' && parent === 'rPr' && this.#path.at(-3) === 'r') this.#bold = isOn(value);
    else if (/^(d?strike|vanish)$/.test(name) && parent === 'rPr' && this.#path.at(-3) === 'r' && isOn(value))
      this.#gone = name === 'vanish' ? 'hidden' : 'struck';
    else if (name === 't') this.#inText = true;
    else if (name === 'tab' && parent === 'r') this.#add(' ');
    else if (name === 'br' || name === 'cr') this.#add('\n');
    else if (name === 'noBreakHyphen') this.#add('-');
  }

  #add(text: string): void {
    const paragraph = this.#paragraph;
    if (!paragraph) return;
    // Hidden text and what its author has struck through is not what the document says.
    if (this.#gone === 'struck' && this.#row && text.trim()) this.#row.struck = true;
    if (this.#gone) return;
    paragraph.text += text;
    const letters = text.replace(/\s/g, '').length;
    paragraph.letters += letters;
    if (this.#bold) paragraph.bold += letters;
  }

  #closeParagraph(): void {
    const paragraph = this.#paragraph;
    this.#paragraph = null;
    if (!paragraph) return;
    const style = this.#styles.get(paragraph.style);
    const own = tidyText(paragraph.text);
    // A cell of the "No." column often holds nothing but an automatic number.
    const label = own || this.#cell ? (this.#numbering?.label(paragraph.num ?? style?.num ?? null) ?? '') : '';
    const text = tidyText(`${label} ${own}`);
    if (!text) return;
    const isBold = paragraph.letters > 0 ? paragraph.bold > paragraph.letters * 0.8 || style?.bold === true : false;
    if (this.#cell) {
      this.#cell.texts.push(text);
      this.#cell.allBold &&= isBold;
      return;
    }
    if (this.#tables === 0)
      this.#blocks.push({ kind: 'paragraph', text, level: paragraph.level ?? style?.level ?? 0, bold: isBold });
  }

  #closeCell(): void {
    const cell = this.#cell;
    this.#cell = null;
    if (!cell || !this.#row) return;
    if (++this.#cells > LIMITS.cells) throw new ImportFileError('TOO_MANY_CELLS', { limit: LIMITS.cells });
    const { texts, allBold, ...raw } = cell;
    this.#row.cells.push({ ...raw, text: tidyText(texts.join('\n')), bold: texts.length > 0 && allBold });
    this.#column += cell.span;
  }

  #closeRow(): void {
    if (this.#row) this.#table?.rows.push(this.#row);
    if ((this.#table?.rows.length ?? 0) > LIMITS.rows) throw new ImportFileError('TOO_MANY_ROWS', { limit: LIMITS.rows });
    this.#row = null;
  }

  #closeTable(): void {
    if (--this.#tables > 0 || !this.#table) return;
    if (this.#table.rows.length) this.#blocks.push(this.#table);
    this.#table = null;
  }
}
