// What a living text is called on the wire: one section in one language. Names that do not read like this create nothing.
import { type Language, languages } from '@/lib/platform/i18n/languages';

export type TextKey = { sectionId: string; language: Language };

const NAME = new RegExp(`^section\\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\\.(${languages.join('|')})$`);

export const textName = (key: { sectionId: string; language: string }) => `section.${key.sectionId}.${key.language}`;

export function parseTextName(name: string): TextKey | null {
  const [, sectionId, language] = NAME.exec(name) ?? [];
  return sectionId && language ? { sectionId, language: language as Language } : null;
}
