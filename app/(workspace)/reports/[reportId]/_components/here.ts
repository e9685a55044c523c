import type { DocumentView } from '@/lib/generated-reports/queries';
import type { Language } from '@/lib/platform/i18n/languages';

/** What every part of the page knows. */
export type Here = {
  view: DocumentView /** Language of the document. */;
  language: Language;
  userId: string;
  offsetDays: number;
};

/** Address of the page with one step opened. */
export const hrefOf = ({ view, language }: Pick<Here, 'view' | 'language'>, step = '', anchor = ''): string =>
  `/reports/${view.id}?language=${language}${step && `&${step}`}${anchor && `#${anchor}`}`;
