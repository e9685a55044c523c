import { readXml } from '../xml';
import type { Package } from '../zip';

export type NumberReference = { id: string; level: number };
export type ParagraphStyle = { level: number; bold: boolean; num: NumberReference | null };

/** Paragraph styles by id: heading level (1–9, 0 for none), bold, automatic number. */
export async function readParagraphStyles(pack: Package, part: string): Promise<Map<string, ParagraphStyle>> {
  const styles = new Map<string, ParagraphStyle>();
  let style: ParagraphStyle | null = null;
  await readXml(pack, part, {
    open: (name, attributes) => {
      const value = attributes.get('val');
      if (name === 'style') styles.set(attributes.get('styleId') ?? '', (style = { level: 0, bold: false, num: null }));
      if (!style) return;
      const heading = name === 'name' ? /^heading (\d)$/i.exec(value ?? '') : null;
      if (heading) style.level = Number(heading[1]);
      else if (name === 'outlineLvl' && Number(value) < 9) style.level = Number(value) + 1;
      else if (name === 'b') style.bold = !/^(0|false|off)$/.test(value ?? '');
      else if (name === 'numId') style.num = { id: value ?? '', level: style.num?.level ?? 0 };
      else if (name === 'ilvl') style.num = { id: style.num?.id ?? '', level: Number(value) || 0 };
    },
    close: (name) => {
      if (name === 'style') style = null;
    },
  });
  return styles;
}

type Level = { start: number; format: string; text: string };

/** Word's automatic numbers, counted paragraph by paragraph in the order of the document. */
export class Numbering {
  readonly #levels: Map<string, Map<number, Level>>;
  readonly #lists: Map<string, string>;
  readonly #counters = new Map<string, number[]>();

  constructor(levels: Map<string, Map<number, Level>>, lists: Map<string, string>) {
    this.#levels = levels;
    this.#lists = lists;
  }

  /** The label of the next paragraph with this reference ("3.", "1.2."); empty for bullets and unknown lists. */
  label(reference: NumberReference | null): string {
    const list = reference ? this.#lists.get(reference.id) : undefined;
    const levels = list === undefined ? undefined : this.#levels.get(list);
    const level = reference ? levels?.get(reference.level) : undefined;
    if (!reference || list === undefined || !levels || !level || reference.level > 8) return '';
    const counters = this.#counters.get(list) ?? [];
    this.#counters.set(list, counters);
    counters.length = Math.min(counters.length, reference.level + 1);
    for (let i = 0; i <= reference.level; i++) counters[i] ??= (levels.get(i)?.start ?? 1) - (i === reference.level ? 1 : 0);
    counters[reference.level]!++;
    if (level.format === 'bullet' || level.format === 'none') return '';
    return level.text.replace(/%(\d)/g, (_, digit: string) => {
      const index = Number(digit) - 1;
      return formatNumber(counters[index] ?? 1, levels.get(index)?.format ?? 'decimal');
    });
  }
}

const ROMAN: [number, string][] = [
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
];

function toRoman(value: number): string {
  let rest = Math.min(value, 399);
  let text = '';
  for (const [size, sign] of ROMAN) {
    while (rest >= size) {
      text += sign;
      rest -= size;
    }
  }
  return text;
}

function formatNumber(value: number, format: string): string {
  const letter = (alphabet: string) => [...alphabet][(value - 1) % alphabet.length] ?? String(value);
  switch (format) {
    case 'upperRoman':
      return toRoman(value);
    case 'lowerRoman':
      return toRoman(value).toLowerCase();
    case 'upperLetter':
      return letter('ABCDEFGHIJKLMNOPQRSTUVWXYZ');
    case 'lowerLetter':
      return letter('abcdefghijklmnopqrstuvwxyz');
    case 'russianLower':
      return letter('абвгдежзиклмнопрстуфхцчшщэюя');
    case 'russianUpper':
      return letter('АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЭЮЯ');
    default:
      return String(value);
  }
}

/** Reads the numbering part: abstract lists with their levels, and which list each number id uses. */
export async function readNumbering(pack: Package, part: string): Promise<Numbering> {
  const levels = new Map<string, Map<number, Level>>();
  const lists = new Map<string, string>();
  let list: Map<number, Level> | null = null;
  let level: Level | null = null;
  let num = '';
  await readXml(pack, part, {
    open: (name, attributes) => {
      const value = attributes.get('val') ?? '';
      if (name === 'abstractNum') levels.set(attributes.get('abstractNumId') ?? '', (list = new Map()));
      else if (name === 'num') num = attributes.get('numId') ?? '';
      else if (name === 'abstractNumId') lists.set(num, value);
      else if (name === 'lvl' && list)
        list.set(Number(attributes.get('ilvl') ?? 0), (level = { start: 1, format: 'decimal', text: '' }));
      else if (level && name === 'start') level.start = Number(value) || 0;
      else if (level && name === 'numFmt') level.format = value;
      else if (level && name === 'lvlText') level.text = value;
    },
    close: (name) => {
      if (name === 'abstractNum') list = null;
      if (name === 'lvl') level = null;
    },
  });
  return new Numbering(levels, lists);
}
