// Translations outside a request (mail, documents, command line): the same messages, in the language of the reader.
import { createTranslator } from 'use-intl/core';
import { isLanguage, type Language } from '@/lib/platform/i18n/languages';
import { loadMessages } from '@/lib/platform/i18n/messages';

export type Translator = {
  (key: string, params?: Record<string, string | number>): string;
  has(key: string): boolean;
};

/** @param language anything that is not one of ours reads Turkmen */
export function translator(language: string): Translator {
  const locale: Language = isLanguage(language) ? language : 'tk';
  return createTranslator({ locale, messages: loadMessages(locale), timeZone: 'Asia/Ashgabat' }) as unknown as Translator;
}
