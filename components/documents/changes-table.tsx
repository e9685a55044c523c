import { useLocale, useTranslations } from 'next-intl';
import { Table } from '@/components/ui/table';
import { plainOf } from '@/lib/documents/local-text';
import type { FigureChange } from '@/lib/documents/templates/figures';
import type { ReportContent } from '@/lib/generated-reports/assemble';
import type { RowChange } from '@/lib/generated-reports/rules';
import { formatNumber } from '@/lib/platform/i18n/format';
import type { Language } from '@/lib/platform/i18n/languages';

type Names = Pick<ReportContent, 'sections' | 'institutions'>;

/** Every figure that would change, old → new. */
export function FigureChanges({ changes, names }: { changes: FigureChange[]; names: Names }) {
  const t = useTranslations();
  const locale = useLocale() as Language;
  const groupOf = ({ group, id }: FigureChange) => {
    if (group === 'total') return t('documents.column.all');
    if (group === 'section') return plainOf(names.sections.find((section) => section.id === id)?.title, locale);
    return (
      plainOf(names.institutions.find((institution) => institution.id === id)?.name, locale) || t('documents.furniture.noLead')
    );
  };
  return (
    <Table caption={t('generatedReports.refresh.figures')} dense stacked={false}>
      <thead>
        <tr>
          <th scope="col">{t('generatedReports.refresh.group')}</th>
          <th scope="col">{t('documents.column.measure')}</th>
          <th scope="col" className="num">
            {t('generatedReports.refresh.was')}
          </th>
          <th scope="col" className="num">
            {t('generatedReports.refresh.becomes')}
          </th>
        </tr>
      </thead>
      <tbody>
        {changes.map((change) => (
          <tr key={`${change.group} ${change.id} ${change.key}`}>
            <td>{groupOf(change)}</td>
            <td>{t(`documents.count.${change.key}`).replaceAll('\u00ad', '')}</td>
            <td className="num">
              <del>{formatNumber(change.before, locale)}</del>
            </td>
            <td className="num">
              <ins className="strong">{formatNumber(change.after, locale)}</ins>
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

/** Actions whose line in the report would say something else. */
export function RowChanges({ rows }: { rows: RowChange[] }) {
  const t = useTranslations();
  return (
    <ul className="col g4">
      {rows.map((row) => (
        <li key={row.id}>
          <b className="strong">{row.number}</b> {t(`generatedReports.refresh.kind.${row.kind}`)}
          {row.before && row.after && row.before !== row.after && (
            <>
              {': '}
              <del>{t(`documents.status.${row.before}`)}</del> → <ins>{t(`documents.status.${row.after}`)}</ins>
            </>
          )}
        </li>
      ))}
    </ul>
  );
}
