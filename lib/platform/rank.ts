// Fractional ranks: an order that a new neighbour joins without touching the others. Base 62 in code point order
// (the columns are COLLATE "C"), read as digits after the point; a rank never ends in 0.

const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const BASE = 62n;
/** Width at which neighbours are put one step apart: room for 119,000 before and after the first, and 61 between two. */
const WIDTH = 4;
const STEP = BASE;

/** The rank as a whole number of `width` digits. */
function read(rank: string, width: number): bigint {
  let value = 0n;
  for (let i = 0; i < width; i++) {
    const digit = i < rank.length ? DIGITS.indexOf(rank[i] as string) : 0;
    if (digit < 0) throw new RangeError(`not a rank: ${rank}`);
    value = value * BASE + BigInt(digit);
  }
  return value;
}

function write(value: bigint, width: number): string {
  let text = '';
  for (let rest = value, i = 0; i < width; i++, rest /= BASE) text = DIGITS[Number(rest % BASE)] + text;
  return text.replace(/0+$/, '');
}

function assertOrder(low: string | null, high: string | null) {
  if (low?.endsWith('0') || high?.endsWith('0')) throw new RangeError('a rank never ends in 0');
  if (low !== null && high !== null && low >= high) throw new RangeError(`no rank lies between ${low} and ${high}`);
}

/** One step apart, at the open end of the list; null where the end has no room left. */
function atOpenEnd(n: number, low: string | null, high: string | null, width: number): string[] | null {
  const count = BigInt(n);
  const end = BASE ** BigInt(width);
  const first =
    low !== null
      ? (read(low, width) / STEP + 1n) * STEP
      : high !== null
        ? ((read(high, width) - 1n) / STEP) * STEP - (count - 1n) * STEP
        : end / 2n;
  if (first <= 0n || first + (count - 1n) * STEP >= end) return null;
  return Array.from({ length: n }, (_, i) => write(first + BigInt(i) * STEP, width));
}

/** Evenly spread in the gap, with as few digits as the gap allows. */
function spread(n: number, low: string | null, high: string | null): string[] {
  const count = BigInt(n);
  for (let width = Math.max(1, low?.length ?? 0, high?.length ?? 0); ; width++) {
    const from = low === null ? 0n : read(low, width);
    const to = high === null ? BASE ** BigInt(width) : read(high, width);
    if (to - from <= count) continue;
    return Array.from({ length: n }, (_, i) => write(from + ((to - from) * BigInt(i + 1)) / (count + 1n), width));
  }
}

/**
 * `n` ranks in order after `low` and before `high`; null stands for the open end.
 * @throws RangeError when `low` is not before `high`
 */
export function sequence(n: number, low: string | null = null, high: string | null = null): string[] {
  assertOrder(low, high);
  if (n <= 0) return [];
  const width = Math.max(WIDTH, low?.length ?? 0, high?.length ?? 0);
  return (low === null || high === null ? atOpenEnd(n, low, high, width) : null) ?? spread(n, low, high);
}

/** A rank after `low` and before `high`; null stands for the open end. @throws RangeError when `low` is not before `high` */
export const between = (low: string | null, high: string | null): string => sequence(1, low, high)[0] as string;
