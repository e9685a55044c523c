// Words that may be missing in a language: the reader's language, else the source language, else any; what is borrowed says so.
import type { Run } from '@/lib/documents/model';
import type { Translate } from '@/lib/documents/translate';
import { type Language, languages } from '@/lib/platform/i18n/languages';

/** The same words in up to three languages; `source` is the language they were written in. */
export type LocalText = Partial<Record<Language, string>> & { source?: Language };

export type Picked = { text: string; language: Language; isBorrowed: boolean };

/** The words for a reader of `language`; null when there are none in any language. */
export function pickText(words: LocalText | null | undefined, language: Language): Picked | null {
  if (!words) return null;
  for (const candidate of [language, words.source, ...languages]) {
    const text = candidate && words[candidate]?.trim();
    if (candidate && text) return { text, language: candidate, isBorrowed: candidate !== language };
  }
  return null;
}

/** The words alone, for places without room for a mark (charts, headings); empty when there are none. */
export const plainOf = (words: LocalText | null | undefined, language: Language): string => pickText(words, language)?.text ?? '';

/** Runs of the words; borrowed ones are marked with their language, for the eye and for screen readers. */
export function runsOfText(words: LocalText | null | undefined, language: Language, t: Translate): Run[] {
  const picked = pickText(words, language);
  if (!picked) return [];
  if (!picked.isBorrowed) return [{ text: picked.text }];
  return [
    { text: picked.text, language: picked.language },
    { text: ` (${t(`inLanguage.${picked.language}`)})`, italic: true },
  ];
}
