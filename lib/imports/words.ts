const LATIN = 'aceopxykmthbACEOPXYKMTHB';
const CYRILLIC = 'асеорхукмтнвАСЕОРХУКМТНВ';
const swap = (word: string, from: string, to: string): string =>
  [...word].map((letter) => to[from.indexOf(letter)] ?? letter).join('');

/**
 * Letters of the other alphabet that only look right («Cрок» with a Latin C) become what the eye reads. Only words that mix
 * both alphabets are touched, letter by letter, so that places in the text stay the same.
 */
export const unmix = (text: string): string =>
  /[a-z]/i.test(text) && /[а-яё]/i.test(text)
    ? text.replace(/\p{L}+/gu, (word) => {
        if (!/[a-z]/i.test(word) || !/[а-яё]/i.test(word)) return word;
        const isLatin = /[dfgijlnqrsuvwzäňýžşçöü]/i.test(word) && !/[бгджзийлпфцчшщъыьэюя]/i.test(word);
        return isLatin ? swap(word, CYRILLIC, LATIN) : swap(word, LATIN, CYRILLIC);
      })
    : text;

/** The form in which headers, names and wordings are compared: case, ё, quotes, hyphens of broken lines and spaces do not count. */
export const fold = (text: string): string =>
  unmix(text.normalize('NFC'))
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/\p{Cf}/gu, '')
    .replace(/(\p{L})-\n\s*(\p{Ll})/gu, '$1$2')
    .replace(/[‐‑‒–—―−]/g, '-')
    .replace(/[«»„“”"]/g, '"')
    .replace(/[’‘`´ʼ]/g, "'")
    .replace(/\s+/g, ' ')
    .trim();

/** Signs and words with which people say "nothing here". */
const BLANK =
  /^[\s\-–—_.…/\\*xх]*$|^(n\/?a|none|tbd|tbc|нет|н\/д|н\.\s?д\.|не указан[оаы]?|не определен[оаы]?|ýok|görkezilmedik)\.?$/i;

/** The text of a cell, or null when it says nothing. */
export const wordsOrNull = (text: string | undefined): string | null =>
  text === undefined || BLANK.test(fold(text)) ? null : text.trim();
