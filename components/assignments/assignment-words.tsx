import { useLocale, useTranslations } from 'next-intl';
import { Link } from '@/components/ui/link';
import type { AssignmentView } from '@/lib/assignments/queries';
import { formatDate } from '@/lib/platform/i18n/format';
import type { Language } from '@/lib/platform/i18n/languages';

/** What was said about an assignment: the reason, the answer, the letter it came by. */
export function AssignmentWords({ assignment }: { assignment: AssignmentView }) {
  const t = useTranslations('assignments');
  const language = useLocale() as Language;
  const { reason, answer, letter } = assignment;
  if (!reason && !answer && !letter) return null;
  return (
    <div className="col g4 small">
      {reason && (
        <p>
          <b>{t('reasonOf')}</b> {reason}
        </p>
      )}
      {answer && (
        <p>
          <b>{t('answerOf')}</b> {answer}
        </p>
      )}
      {letter && (
        <p className="muted">
          {t('byLetterNote', {
            number: letter.number,
            date: formatDate(letter.date, language, 'short'),
            signatory: letter.signatory,
            person: letter.recordedBy,
          })}{' '}
          <Link href={`/api/files/${letter.scanId}`}>{t('scan')}</Link>
        </p>
      )}
    </div>
  );
}
