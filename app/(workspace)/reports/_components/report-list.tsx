import { useLocale, useTranslations } from 'next-intl';
import { DocumentBadge } from '@/components/documents/document-badge';
import { Link } from '@/components/ui/link';
import { Table } from '@/components/ui/table';
import type { DocumentListItem } from '@/lib/generated-reports/queries';
import { businessMoment } from '@/lib/platform/clocks';
import { formatDate, formatDateTime } from '@/lib/platform/i18n/format';
import type { Language } from '@/lib/platform/i18n/languages';
import { periodName } from '@/lib/platform/i18n/periods';

/** The latest period first; within it the draft, then the latest version with its supplements. */
const inOrder = (documents: readonly DocumentListItem[]) =>
  [...documents].sort((a, b) => b.endDate.localeCompare(a.endDate) || a.status.localeCompare(b.status) || (a.id < b.id ? 1 : -1));

export function ReportList({ documents, offsetDays }: { documents: DocumentListItem[]; offsetDays: number }) {
  const t = useTranslations('generatedReports');
  const locale = useLocale() as Language;
  return (
    <Table caption={t('title')} middle>
      <thead>
        <tr>
          <th scope="col">{t('column.period')}</th>
          <th scope="col">{t('column.state')}</th>
          <th scope="col">{t('column.asOf')}</th>
          <th scope="col">{t('column.frozen')}</th>
          <th scope="col">{t('column.words')}</th>
          <th scope="col">{t('column.fingerprint')}</th>
        </tr>
      </thead>
      <tbody>
        {inOrder(documents).map((document) => (
          <tr key={document.id}>
            <td className="w">
              <Link href={`/reports/${document.id}`}>{periodName(document.startDate, document.endDate, locale)}</Link>
            </td>
            <td>
              <DocumentBadge status={document.status} isSupplement={!!document.supplementToId} number={document.number} />
            </td>
            <td className="nowrap" data-label={t('column.asOf')}>
              {formatDate(document.asOf, locale, 'short')}
            </td>
            <td className="nowrap" data-label={document.frozenAt ? t('column.frozen') : undefined}>
              {document.frozenAt
                ? formatDateTime(businessMoment(new Date(document.frozenAt), offsetDays), locale)
                : t('column.notFrozen', { name: document.createdBy ?? '' })}
            </td>
            <td data-label={t('column.words')}>{document.languages.map((language) => t(`languages.${language}`)).join(', ')}</td>
            <td
              className="tiny font-mono"
              data-label={document.contentHash ? t('column.fingerprint') : undefined}
              title={document.contentHash ?? undefined}
            >
              {document.contentHash?.slice(0, 12)}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
