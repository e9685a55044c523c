import { ImportFileError } from '../file-error';

export type TextEncoding =
  | 'utf-8'
  | 'utf-16le'
  | 'utf-16be'
  | 'windows-1251'
  | 'ibm866'
  | 'x-mac-cyrillic'
  | 'windows-1252'
  | 'macintosh';

const decode = (bytes: Buffer, encoding: TextEncoding): string => new TextDecoder(encoding).decode(bytes);

/**
 * Finds the encoding of a text file: byte order mark, then UTF-16 by its pattern of high bytes, then valid UTF-8, then the
 * one-byte alphabets, of which the likeliest reading wins (old exports come as Windows-1251 or Mac-Roman).
 */
export function decodeText(bytes: Buffer): { text: string; encoding: TextEncoding } {
  const encoding = markedEncoding(bytes) ?? wideEncoding(bytes) ?? (isUtf8(bytes) ? 'utf-8' : oneByteEncoding(bytes));
  const text = decode(bytes, encoding).replace(/^\ufeff/, '');
  // A binary file has control characters; a few stray ones in a text are forgiven.
  const controls = [...text.slice(0, 1_000_000)].filter((char) => char < '\t' || (char > '\r' && char < ' ')).length;
  if (controls > text.length / 200) throw new ImportFileError('UNKNOWN_FORMAT');
  return { text: text.replaceAll('\u0000', ''), encoding };
}

function markedEncoding(bytes: Buffer): TextEncoding | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return null;
}

/** Latin, Cyrillic and punctuation lie on pages 00, 01, 02, 04, 20 and 21, so every second byte of UTF-16 is one of these. */
const PAGES = new Set([0x00, 0x01, 0x02, 0x04, 0x20, 0x21]);

function wideEncoding(bytes: Buffer): TextEncoding | null {
  const sample = bytes.subarray(0, 20_000);
  if (bytes.length % 2 || sample.length < 4 || !sample.includes(0)) return null;
  const share = (parity: number) => {
    let hits = 0;
    for (let i = parity; i < sample.length; i += 2) if (PAGES.has(sample[i]!)) hits++;
    return hits / (sample.length / 2);
  };
  const [big, little] = [share(0), share(1)];
  if (Math.max(big, little) < 0.9) return null;
  return little >= big ? 'utf-16le' : 'utf-16be';
}

function isUtf8(bytes: Buffer): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** Cyrillic bytes stand in runs; accents and typographic signs of a Latin text stand alone between ASCII letters. */
function oneByteEncoding(bytes: Buffer): TextEncoding {
  let high = 0;
  let inRun = 0;
  for (let i = 1; i < bytes.length; i++) {
    if (bytes[i]! < 0x80) continue;
    high++;
    if (bytes[i - 1]! >= 0x80) inRun++;
  }
  const candidates: TextEncoding[] =
    inRun > high / 2 ? ['windows-1251', 'ibm866', 'x-mac-cyrillic'] : ['windows-1252', 'macintosh'];
  const sample = sampleAroundHighBytes(bytes);
  const scored = candidates.map((encoding) => ({ encoding, score: likelihood(decode(sample, encoding)) }));
  return scored.reduce((best, next) => (next.score > best.score ? next : best)).encoding;
}

/** Old exports can be mostly ASCII: only the surroundings of the other bytes say anything. */
function sampleAroundHighBytes(bytes: Buffer): Buffer {
  const parts: Buffer[] = [];
  for (let i = 0; i < bytes.length && parts.length < 4_000; i++) {
    if (bytes[i]! < 0x80) continue;
    parts.push(bytes.subarray(Math.max(0, i - 3), i + 12), Buffer.from('\n'));
    i += 11;
  }
  return Buffer.concat(parts);
}

const RULES: [pattern: RegExp, weight: number][] = [
  [/[а-яё]{2}/g, 1],
  [/\p{Ll}\p{Lu}/gu, -3],
  [/[^\s\p{L}\p{N}.,;:!?()"'«»„“”‘’–—…№%/\\&+*=<>@#$€§°•|_~^[\]{}`-]/gu, -4],
  [/[a-z][’‘][a-z]/gi, 4],
  [/(^|[\s(,;"])[“‘«„]\p{L}/gmu, 4],
  [/\p{L}[.,]?[”’»]([\s.,;)"]|$)/gmu, 3],
  [/\s[–—•]\s/g, 3],
  [/[a-z][áàâäãåçéèêëíìîïñóòôöõúùûüýÿşžň]/g, 2],
  [/[a-z][ÁÀÂÄÃÅÇÉÈÊËÍÌÎÏÑÓÒÔÖÕÚÙÛÜÝŸŠŽ]/g, -3],
  [/[ґєіїўћђљњџќѓѕј]/gi, -1],
];

/** How much a decoded text looks like writing: typographic signs in their places count for, oddities inside words against. */
const likelihood = (text: string): number =>
  RULES.reduce((sum, [pattern, weight]) => sum + weight * (text.match(pattern)?.length ?? 0), 0);
