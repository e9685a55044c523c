// Sorting that is the same on the server, in the browser and on paper. Tables instead of Intl.Collator, which knows no Turkmen in Chromium.
import type { Language } from '@/lib/platform/i18n/languages';

const LATIN = 'abcdefghijklmnopqrstuvwxyz';
// c, q, v, x stand where other languages' words bring them.
const TURKMEN = 'abcçdeäfghijžklmnňoöpqrsştuüvwxyýz';
const CYRILLIC = 'абвгдежзийклмнопрстуфхцчшщъыьэюя';

const ORDER: Record<Language, string> = {
  en: LATIN + CYRILLIC,
  ru: CYRILLIC + LATIN,
  tk: TURKMEN + CYRILLIC,
};
const RANKS = Object.fromEntries(
  Object.entries(ORDER).map(([language, letters]) => [language, new Map([...letters].map((letter, i) => [letter, i]))]),
) as Record<Language, Map<string, number>>;

const LETTER = 10_000;
const OTHER = 100_000;

/** Weight of one character: punctuation before digits before letters of the language before the rest. */
function weight(char: string, ranks: Map<string, number>): number {
  const known = ranks.get(char) ?? ranks.get(bare(char));
  if (known !== undefined) return LETTER + known;
  return /\p{L}/u.test(char) ? OTHER + char.codePointAt(0)! : char.codePointAt(0)! % LETTER;
}

/** é → e, ё → е; й keeps its own place in the alphabet because the table knows it. */
const bare = (char: string) => char.normalize('NFD')[0] ?? char;

const TOKEN = /\d+|./gsu;
const tokens = (text: string) => text.normalize('NFC').toLowerCase().match(TOKEN) ?? [];
const isNumber = (token: string) => token >= '0' && token <= '9~';

function compareTokens(a: string, b: string, ranks: Map<string, number>): number {
  const [numberA, numberB] = [isNumber(a), isNumber(b)];
  if (numberA && numberB) return Number(a) - Number(b);
  // Digits stand between punctuation and letters.
  const weightA = numberA ? LETTER - 1 : weight(a, ranks);
  const weightB = numberB ? LETTER - 1 : weight(b, ranks);
  return weightA - weightB;
}

/**
 * Compares two texts in the alphabet of a language: numbers by value (2.9 before 2.10), letter case last, е before ё.
 * Total order: 0 only for equal texts. Usable in `Array.sort` on server and client.
 */
export function compareText(a: string, b: string, language: Language): number {
  if (a === b) return 0;
  const ranks = RANKS[language];
  const [left, right] = [tokens(a), tokens(b)];
  for (let i = 0; i < Math.min(left.length, right.length); i++) {
    const order = compareTokens(left[i]!, right[i]!, ranks);
    if (order) return order;
  }
  if (left.length !== right.length) return left.length - right.length;
  // Same letters: plain before accented, small before capital.
  const [lowA, lowB] = [a.toLowerCase(), b.toLowerCase()];
  if (lowA !== lowB) return lowA < lowB ? -1 : 1;
  return a > b ? -1 : 1;
}

/** Comparer for `Array.sort` by a text of each row. */
export const byText =
  <T>(language: Language, text: (row: T) => string) =>
  (a: T, b: T): number =>
    compareText(text(a), text(b), language);
