import { createTranslator } from 'use-intl/core';
import type { Language } from '@/lib/platform/i18n/languages';
import { loadMessages } from '@/lib/platform/i18n/messages';

/** Words of documents: keys of messages/<language>/documents.json. A missing key is an error, never printed. */
export type Translate = (key: string, values?: Record<string, string | number>) => string;

export function documentTranslator(language: Language): Translate {
  const t = createTranslator({
    locale: language,
    messages: { documents: loadMessages(language).documents ?? {} } as Record<string, Record<string, string>>,
    namespace: 'documents',
    timeZone: 'Asia/Ashgabat',
    onError: (error) => {
      throw error;
    },
  });
  return (key, values) => t(key, values);
}
