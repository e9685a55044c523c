import { listLetter } from '@/lib/platform/i18n/format';
import type { Language } from '@/lib/platform/i18n/languages';

/** What stands before the n-th item (from 0): •, 1., or the letter of the language's official alphabet. */
export function listMarker(style: 'bullet' | 'number' | 'letter', index: number, language: Language): string {
  if (style === 'bullet') return '•';
  return style === 'number' ? `${index + 1}.` : listLetter(index, language);
}
