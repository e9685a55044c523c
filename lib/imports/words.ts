/** The form in which headers, names and wordings are compared: case, ё, quotes, hyphens of broken lines and spaces do not count. */
export const fold = (text: string): string =>
  text
    .normalize('NFC')
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
