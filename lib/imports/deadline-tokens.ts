import {
  AND_WORDS,
  EDGE_WORDS,
  type Edge,
  FROM_AFTER,
  FROM_WORDS,
  monthOf,
  NOISE,
  OPEN_WORDS,
  ordinalOf,
  RANGE_WORDS,
  type TimeUnit,
  UNIT_WORDS,
  UNTIL_AFTER,
  UNTIL_WORDS,
} from './deadline-words';

export type Token =
  | { kind: 'date'; year: number; month: number; day: number }
  | { kind: 'year'; value: number; guessed?: true }
  | { kind: 'month'; value: number }
  | { kind: 'number'; value: number }
  | { kind: 'unit'; value: TimeUnit }
  | { kind: 'edge'; value: Edge }
  | { kind: 'until'; loose: boolean }
  | { kind: 'from' | 'untilAfter' | 'fromAfter' | 'range' | 'and' | 'open' | 'unknown' };

const fullYear = (text: string): number => (text.length === 2 ? 2000 + Number(text) : Number(text));
const isYear = (value: number): boolean => value >= 1990 && value <= 2099;

/** Compact forms that must be taken whole before the text falls into words, tried in this order at every place. */
const FORMS: { pattern: RegExp; read: (match: RegExpExecArray) => Token[] | null }[] = [
  form('(\\d{4})-(\\d{1,2})-(\\d{1,2})(?:[t ]\\d{1,2}:\\d{2}(?::\\d{2})?)?', (m) => date(m[1]!, m[2]!, m[3]!)),
  form('(\\d{4})[./](\\d{1,2})[./](\\d{1,2})', (m) => date(m[1]!, m[2]!, m[3]!)),
  form('(\\d{1,2})[./](\\d{1,2})[./](\\d{4}|\\d{2})', (m) => date(m[3]!, m[2]!, m[1]!)),
  form('(\\d{1,2})-(\\d{1,2})-(\\d{4})', (m) => date(m[3]!, m[2]!, m[1]!)),
  form("(\\p{L}{3,})[-.'’](\\d{2})", (m) => monthAndShortYear(m[1]!, m[2]!)),
  form('(\\d{1,2})[./](20\\d{2})', (m) => (Number(m[1]) <= 12 ? [month(Number(m[1])), year(m[2]!)] : null)),
  form('(20\\d{2})\\s?[-/]\\s?(\\d{2})', (m) => shortRange(m[1]!, m[2]!)),
  form('(\\d{2})\\s?-\\s?(\\d{2})\\s?(?=гг)', (m) => [guessedYear(m[1]!), { kind: 'range' }, guessedYear(m[2]!)]),
  form("(?:'|’)(\\d{2})", (m) => [guessedYear(m[1]!)]),
  form('(\\d{2})(?=\\s?(?:г\\.|год|гг))', (m) => (Number(m[1]) >= 15 ? [guessedYear(m[1]!)] : null)),
  form('fy\\s?(20\\d{2})', (m) => [year(m[1]!)]),
  form('(20\\d{2}|19\\d{2})\\s?(?:q|кв\\.?\\s?)([1-4])', (m) => [year(m[1]!), unit('quarter'), number(m[2]!)]),
  form('(?:q([1-4])|([1-4])q)(20\\d{2})', (m) => [unit('quarter'), number((m[1] ?? m[2])!), year(m[3]!)]),
  form('(?:h([12])|([12])h)(20\\d{2})', (m) => [unit('half'), number((m[1] ?? m[2])!), year(m[3]!)]),
  form('q\\s?([1-4])', (m) => [unit('quarter'), number(m[1]!)]),
  form('([1-4])\\s?q', (m) => [number(m[1]!), unit('quarter')]),
  form('h\\s?([12])', (m) => [unit('half'), number(m[1]!)]),
  form('([12])\\s?h', (m) => [number(m[1]!), unit('half')]),
  form('(20\\d{2}|19\\d{2})(?:\\s?-?(?:nji|njy|й|го|му|м|х|е)(?![\\p{L}]))?', (m) => [year(m[1]!)]),
];

function form(source: string, read: (match: RegExpExecArray) => Token[] | null) {
  return { pattern: new RegExp(`(?:${source})(?![\\p{N}])`, 'uy'), read };
}
const year = (text: string): Token => ({ kind: 'year', value: Number(text) });
const guessedYear = (text: string): Token => ({ kind: 'year', value: fullYear(text), guessed: true });
const month = (value: number): Token => ({ kind: 'month', value });
const number = (text: string): Token => ({ kind: 'number', value: Number(text) });
const unit = (value: TimeUnit): Token => ({ kind: 'unit', value });

function date(y: string, m: string, d: string): Token[] | null {
  const full = fullYear(y);
  return isYear(full) ? [{ kind: 'date', year: full, month: Number(m), day: Number(d) }] : null;
}

/** "Dec-22", «дек.22»: two digits below 18 are rather a day. */
function monthAndShortYear(name: string, digits: string): Token[] | null {
  const value = monthOf(name);
  return value !== null && Number(digits) >= 18 ? [month(value), guessedYear(digits)] : null;
}

/** "2021-24" and "2021/22" are years; "2021-06" is a month. */
function shortRange(from: string, to: string): Token[] | null {
  const end = Math.floor(Number(from) / 100) * 100 + Number(to);
  if (end > Number(from)) return [year(from), { kind: 'range' }, { kind: 'year', value: end }];
  return Number(to) >= 1 && Number(to) <= 12 ? [year(from), month(Number(to))] : null;
}

/** Cuts a folded wording into tokens of time; words without meaning for a date are left out, others become `unknown`. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    if (/[\s"]/.test(text[at]!)) {
      at++;
      continue;
    }
    const read = readForm(text, at) ?? readWord(text, at);
    tokens.push(...read.tokens);
    at = read.end;
  }
  return tokens;
}

type Read = { tokens: Token[]; end: number };

function readForm(text: string, at: number): Read | null {
  if (/[\p{L}\p{N}]/u.test(text[at - 1] ?? ' ')) return null;
  for (const { pattern, read } of FORMS) {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    const tokens = match && read(match);
    if (match && tokens) return { tokens, end: at + match[0].length };
  }
  return null;
}

const WORD =
  /п\/г|\d+-?(?:nji|njy|й|ый|ой|ий|го|ому|ом|ем|му|м|ое|ая|st|nd|rd|th|х|е|я)(?![\p{L}])|[\p{L}'’|]+(?:-\p{L}+)*|\d+|\.\.|./uy;

function readWord(text: string, at: number): Read {
  WORD.lastIndex = at;
  const word = WORD.exec(text)?.[0] ?? text[at]!;
  const end = at + word.length;
  const hyphen = word.search(/(?<=\p{L})-(?=\p{L})/u);
  const single = readSingle(word);
  // "март-апрель" and "mid-year" are two words, "кв-л" and "on-going" are one.
  if (single[0]?.kind === 'unknown' && hyphen > 0) return { tokens: readSingle(word.slice(0, hyphen)), end: at + hyphen };
  return { tokens: single, end };
}

function readSingle(word: string): Token[] {
  const value = readValue(word) ?? readConnector(word);
  if (value) return [value];
  return NOISE.test(word) ? [] : [{ kind: 'unknown' }];
}

function readValue(word: string): Token | null {
  const monthValue = monthOf(word);
  if (monthValue !== null) return month(monthValue);
  const unitValue = UNIT_WORDS.find(([pattern]) => pattern.test(word))?.[1];
  if (unitValue) return unit(unitValue);
  const edge = EDGE_WORDS.find(([pattern]) => pattern.test(word))?.[1];
  if (edge) return { kind: 'edge', value: edge };
  const ordinal = /^\d{1,2}$/.test(word) ? Number(word) : ordinalOf(word);
  return ordinal === null ? null : { kind: 'number', value: ordinal };
}

function readConnector(word: string): Token | null {
  const until = UNTIL_WORDS.find(({ pattern }) => pattern.test(word));
  if (until) return { kind: 'until', loose: until.loose };
  if (UNTIL_AFTER.test(word)) return { kind: 'untilAfter' };
  if (FROM_WORDS.test(word)) return { kind: 'from' };
  if (FROM_AFTER.test(word)) return { kind: 'fromAfter' };
  if (RANGE_WORDS.test(word)) return { kind: 'range' };
  if (AND_WORDS.test(word)) return { kind: 'and' };
  return OPEN_WORDS.test(word) ? { kind: 'open' } : null;
}
