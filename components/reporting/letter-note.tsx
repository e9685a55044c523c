import { useLocale, useTranslations } from 'next-intl';
import { Icon } from '@/components/ui/icon';
import { formatDate } from '@/lib/platform/i18n/format';
import type { Language } from '@/lib/platform/i18n/languages';
import type { LetterNote as Letter } from '@/lib/reporting/queries/rows';

/** "Entered from letter № … of …", with who entered it and the scan for those who may open it. */
export function LetterNote({ letter, withScan }: { letter: Letter; withScan?: boolean }) {
  const t = useTranslations('letters');
  const language = useLocale() as Language;
  const { number, signatory, recordedBy, scanId } = letter;
  return (
    <p className="row-t g6 small ink2">
      <Icon name="mail" size="s" />
      <span>
        {t('enteredFrom', { number, date: formatDate(letter.date, language, 'short'), signatory, person: recordedBy ?? '—' })}{' '}
        {withScan && <a href={`/api/files/${scanId}`}>{t('openScan')}</a>}
      </span>
    </p>
  );
}
