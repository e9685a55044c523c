// What a password must be: long, and not made of what everybody tries first. No rules of composition, no expiry.
import { COMMON_WORDS, CONTEXT_WORDS } from '@/lib/users/common-words';

export const MIN_LENGTH = 15;
export const MIN_LENGTH_WITH_SECOND_FACTOR = 12;
export const MAX_LENGTH = 256;
/** So much must be left when everything guessable is taken away. */
const MIN_OWN = 6;

const LOOKALIKES: Record<string, string> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
};
const plain = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('ё', 'е');

const STEPS =
  'abcdefghijklmnopqrstuvwxyz|01234567890|qwertyuiop|asdfghjkl|zxcvbnm|абвгдежзийклмнопрстуфхцчшщъыьэюя|йцукенгшщзхъ|фывапролджэ|ячсмитьбю';

/** Runs of neighbours, forwards or backwards: abcdef, 654321, uytrewq. */
function withoutRuns(text: string): string {
  const runs = STEPS.split('|').flatMap((run) => [run, [...run].reverse().join('')]);
  let rest = text;
  for (let at = 0; at < rest.length; at++) {
    let length = 1;
    while (at + length < rest.length && runs.some((run) => run.includes(rest.slice(at, at + length + 1)))) length++;
    if (length >= 4) rest = `${rest.slice(0, at)} ${rest.slice(at + length)}`;
  }
  return rest;
}

/** One character or one group over and over, and years. */
const withoutRepeats = (text: string) =>
  text
    .replace(/(.)\1{2,}/gu, '$1')
    .replace(/(.{2,8}?)\1+/gu, '$1')
    .replace(/(?:19|20)\d\d/g, ' ');

/** The characters that are a person's own: what is left of a password without common words, runs and repeats. */
function ownPart(password: string, words: readonly string[]): number {
  const lists = [...words].sort((a, b) => b.length - a.length);
  const strip = (text: string) => {
    let rest = withoutRuns(text);
    for (const word of lists) if (word.length >= 3) rest = rest.replaceAll(word, ' ');
    return withoutRepeats(rest).replace(/[^\p{L}\p{N}]/gu, '').length;
  };
  const text = plain(password);
  const spelled = [...text].map((c) => LOOKALIKES[c] ?? c).join('');
  return Math.min(strip(text), strip(spelled));
}

const KNOWN = [...new Set([...COMMON_WORDS, ...CONTEXT_WORDS].map(plain))];

/** @param about name and e-mail address of the person */
const wordsOf = (about: readonly string[]) =>
  about.flatMap((text) => plain(text).split(/[^\p{L}\p{N}]+/u)).filter((w) => w.length >= 3);

/**
 * Why a password is refused, as a message key; null when it will do. Compared in NFKC, as it will be hashed.
 * @param about name and e-mail address of the person: their parts count as guessable
 */
export function passwordProblem(password: string, hasSecondFactor: boolean, about: readonly string[]): string | null {
  const text = password.normalize('NFKC');
  const length = [...text].length;
  if (length > MAX_LENGTH) return 'users.error.passwordLong';
  if (length < (hasSecondFactor ? MIN_LENGTH_WITH_SECOND_FACTOR : MIN_LENGTH))
    return hasSecondFactor ? 'users.error.passwordShort12' : 'users.error.passwordShort15';
  if (ownPart(text, [...KNOWN, ...wordsOf(about)]) < MIN_OWN) return 'users.error.passwordCommon';
  return null;
}
