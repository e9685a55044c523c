// Endings of Turkmen numerals follow the last spoken word of the number: 2016 ends in "alty", so 2016-njy, 2016-dan.

/** Last spoken word of a number: is its last vowel a back vowel (a, o, u, y), and does it end in a vowel? */
type Ending = { back: boolean; vowel: boolean; possessive: string };

const front = (possessive: string): Ending => ({ back: false, vowel: possessive.startsWith('s'), possessive });
const back = (possessive: string): Ending => ({ back: true, vowel: possessive.startsWith('s'), possessive });

// nol bir iki üç dört bäş alty ýedi sekiz dokuz
const ONES = [back('y'), front('i'), front('si'), front('i'), front('i'), front('i'), back('sy'), front('si'), front('i')];
const ones = [...ONES, back('y')];
// (on) on ýigrimi otuz kyrk elli altmyş ýetmiş segsen togsan
const TENS = [back('y'), back('y'), front('si'), back('y'), back('y'), front('si'), back('y'), front('i'), front('i'), back('y')];
const HUNDRED = front('i'); // ýüz
const THOUSAND = front('i'); // müň
const MILLION = back('y'); // million
const BILLION = back('y'); // milliard

function ending(n: number): Ending {
  const whole = Math.abs(Math.trunc(n));
  if (whole === 0) return ones[0]!;
  if (whole % 10) return ones[whole % 10]!;
  if (whole % 100) return TENS[(whole % 100) / 10]!;
  if (whole % 1_000) return HUNDRED;
  if (whole % 1_000_000) return THOUSAND;
  return whole % 1_000_000_000 ? MILLION : BILLION;
}

/** Ordinal of a whole number: 1-nji, 6-njy, 2016-njy, 2020-nji. */
export const tkOrdinal = (n: number): string => `${n}-${ending(n).back ? 'njy' : 'nji'}`;

/** "Of n" (ablative), as in "96-dan 61-i": 14-den, 96-dan. */
export const tkFrom = (n: number): string => `${n}-${ending(n).back ? 'dan' : 'den'}`;

/** "n of them" (possessive): 61-i, 26-sy, 9-y. */
export const tkOfThem = (n: number): string => `${n}-${ending(n).possessive}`;
