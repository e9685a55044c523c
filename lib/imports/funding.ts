import { fold, wordsOrNull } from './words';

export type Funding = { amount: number | null; currency: string | null; source: string | null };
export type FundingReading = Funding & { uncertain: boolean };
/** What a header says about every amount below it: «Сумма, тыс. манат». */
export type FundingUnits = { multiplier: number | null; currency: string | null };

const NOTHING: Funding = { amount: null, currency: null, source: null };

const CURRENCIES: [pattern: string, code: string][] = [
  ['манат\\p{L}*|manat\\p{L}*|tmt|tmm|ман\\.', 'TMT'],
  [
    '(?:abş(?:-nyň)?|amerikan)\\s?dollar\\p{L}*|долл\\.?\\s?сша|доллар\\p{L}*(?:\\s?сша)?|долл\\.?|us\\s?\\$|usd|us dollars?|dollars?|dollar\\p{L}*|\\$',
    'USD',
  ],
  ['евро|euros?|eur|ýewro|€', 'EUR'],
  ['руб(?:л\\p{L}*|\\.)?|rub|₽', 'RUB'],
  ['фунт\\p{L}*|gbp|£', 'GBP'],
  ['франк\\p{L}*|chf', 'CHF'],
];
const MULTIPLIERS: [pattern: string, value: number][] = [
  ['млрд\\.?|миллиард\\p{L}*|billions?|bn|milliard\\p{L}*', 1e9],
  ['млн\\.?|миллион\\p{L}*|millions?|mln\\.?|mio|million\\p{L}*|m', 1e6],
  ["тыс\\.?|тысяч\\p{L}*|thousands?|müň\\p{L}*|'?000s?|k|к", 1e3],
];

const whole = (source: string): string => `(?<![\\p{L}\\p{N}])(?:${source})(?![\\p{L}\\p{N}])`;
const CURRENCY = CURRENCIES.map(([source]) => source).join('|');
const MULTIPLIER = MULTIPLIERS.map(([source]) => source).join('|');
const NUMBER = "\\d{1,3}(?:[ .,'’]\\d{3})+(?:[.,]\\d{1,2})?(?!\\d)|\\d+(?:[.,]\\d+)?";
/** Currency before or after, multiplier between: "USD 1.5 million", "1 234,5 тыс. манат", "$20k". */
const AMOUNT = new RegExp(
  `(?<![\\p{L}\\p{N}.,])(?:(?<before>${CURRENCY})\\s*)?(?<number>${NUMBER})(?:\\s*\\([\\p{L}\\s-]+\\)(?=\\s*(?:${MULTIPLIER}|${CURRENCY})))?(?:\\s*(?<multiplier>${MULTIPLIER})(?![\\p{L}\\p{N}]))?(?:\\s*(?<after>${CURRENCY})(?![\\p{L}\\p{N}]))?`,
  'giu',
);

const codeOf = (word: string | undefined): string | null =>
  (word && CURRENCIES.find(([source]) => new RegExp(`^(?:${source})$`, 'iu').test(word))?.[1]) || null;
const multiplierOf = (word: string | undefined): number | null =>
  (word && MULTIPLIERS.find(([source]) => new RegExp(`^(?:${source})$`, 'iu').test(word))?.[1]) || null;

/** Units named in a header: "Сумма, тыс. манат", "Cost (USD '000)". A lone "m" or "k" is a unit only beside a number. */
export function readUnits(header: string): FundingUnits {
  const text = fold(header);
  const multiplier = MULTIPLIERS.find(([source]) => new RegExp(whole(source.replace(/\|m$|\|k\|к$/g, '')), 'iu').test(text));
  const currency = CURRENCIES.find(([source]) => new RegExp(source.startsWith('долл') ? source : whole(source), 'iu').test(text));
  return { multiplier: multiplier?.[1] ?? null, currency: currency?.[1] ?? null };
}

type Found = { value: number; currency: string | null; isAmbiguous: boolean; text: string };

/**
 * Reads an amount and its source from one cell. Without a currency, a multiplier or a unit in the header a number inside
 * words is no amount. Several amounts are not added up: the words are kept as source and the cell is uncertain.
 */
export function parseFunding(
  text: string | null | undefined,
  units: FundingUnits = { multiplier: null, currency: null },
  isAmountExpected = true,
): FundingReading {
  const words = wordsOrNull(text ?? '');
  if (words === null) return { ...NOTHING, uncertain: false };
  const marked = findAmounts(words, units);
  const found = marked.length || !isAmountExpected ? marked : findPlainAmount(words);
  if (found.length === 0) return { ...NOTHING, source: words, uncertain: false };
  if (found.length > 1) return { ...NOTHING, currency: sameCurrency(found), source: words, uncertain: true };
  const [amount] = found as [Found];
  return {
    amount: amount.value,
    currency: amount.currency,
    source: cleanSource(words.replace(amount.text, ' ')),
    uncertain: amount.isAmbiguous,
  };
}

function findAmounts(words: string, units: FundingUnits): Found[] {
  const isOnlyNumber = /^[\d\s.,'’]+$/.test(words);
  const text = words.replace(/[^\S\n]/g, ' ');
  return [...text.matchAll(AMOUNT)].flatMap((match) => {
    const { before, number, multiplier, after } = match.groups as Record<string, string | undefined>;
    if (!number) return [];
    const isRangeStart = /^\s*(?:[–—-]|до|to)\s*\d/u.test(text.slice(match.index + match[0].length));
    const isMarked = Boolean(before || after || multiplier || (isRangeStart && !/^(19|20)\d\d$/.test(number)));
    if (!isMarked && !isOnlyNumber && !(units.multiplier || units.currency)) return [];
    if (!isMarked && !isOnlyNumber && /^(19|20)\d\d$/.test(number)) return [];
    const { value, isAmbiguous } = readNumber(number);
    const factor = multiplierOf(multiplier) ?? (before || after ? 1 : (units.multiplier ?? 1));
    return [
      {
        value: Math.round(value * factor * 100) / 100,
        currency: codeOf(before) ?? codeOf(after) ?? units.currency,
        isAmbiguous,
        text: match[0],
      },
    ];
  });
}

/** "Госбюджет 250 000": the only large number beside words, without any unit, is the amount, and a person should look. */
function findPlainAmount(words: string): Found[] {
  const plain = /(?<![\p{L}\p{N}#./:,-]|№\s?)(?:\d{1,3}(?: \d{3})+|\d{4,})(?:[.,]\d{1,2})?(?![\p{L}\p{N}./:-])/gu;
  const numbers = [...words.replace(/[^\S\n]/g, ' ').matchAll(plain)].filter(([text]) => !/^(19|20)\d\d$/.test(text));
  if (numbers.length !== 1) return [];
  const [text] = numbers[0]!;
  return [{ value: readNumber(text).value, currency: null, isAmbiguous: true, text }];
}

/** Spaces, repeated dots and repeated commas group thousands; a last dot or comma is the decimal sign. "1,500" may be either. */
function readNumber(text: string): { value: number; isAmbiguous: boolean } {
  const compact = text.replace(/[ '’]/g, '');
  const signs = compact.match(/[.,]/g) ?? [];
  const last = Math.max(compact.lastIndexOf('.'), compact.lastIndexOf(','));
  const decimals = last < 0 ? 0 : compact.length - last - 1;
  const isGrouping = signs.length > 1 && signs.every((sign) => sign === signs[0]);
  const isAmbiguous = signs.length === 1 && decimals === 3 && !text.includes(' ');
  if (last < 0 || isGrouping || isAmbiguous) return { value: Number(compact.replace(/[.,]/g, '')), isAmbiguous };
  return { value: Number(`${compact.slice(0, last).replace(/[.,]/g, '')}.${compact.slice(last + 1)}`), isAmbiguous: false };
}

const sameCurrency = (found: Found[]): string | null =>
  new Set(found.flatMap((one) => one.currency ?? [])).size === 1 ? (found.find((one) => one.currency)?.currency ?? null) : null;

/** What is left of the words once the amount is taken out; "в размере" and loose signs are not a source. */
function cleanSource(text: string): string | null {
  const rest = text
    .replace(/\s+/g, ' ')
    .replace(/\(\s*\)/g, '')
    .replace(/(?:в размере|в сумме|на сумму|около|до|approx\.?|about|total(?:ling)?)\s*$/iu, '')
    .replace(/^[\s,;:–—./-]+|[\s,;:–—/-]+$/g, '')
    .replace(/^\((.*)\)$/, '$1')
    .trim();
  return /\p{L}/u.test(rest) ? rest : null;
}
