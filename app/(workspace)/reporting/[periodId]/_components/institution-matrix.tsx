import { useTranslations } from 'next-intl';
import { Card } from '@/components/ui/card';
import { Link } from '@/components/ui/link';
import { Table } from '@/components/ui/table';
import { type Params, withParams } from '@/components/ui/url';
import { formatNumber } from '@/lib/platform/i18n/format';
import type { Language } from '@/lib/platform/i18n/languages';
import type { MatrixRow, PeriodDetail } from '@/lib/reporting/queries/periods';

type Props = { matrix: readonly MatrixRow[]; path: string; params: Params; period: PeriodDetail; language: Language };
const COLUMNS = ['due', 'notSubmitted', 'submitted', 'validated', 'accepted', 'published', 'contributions'] as const;

/** Institution × state. A figure that is not for this reader has no column; what it may know adds up to "due". */
export function InstitutionMatrix({ matrix, path, params, period, language }: Props) {
  const t = useTranslations('reporting');
  const shown = COLUMNS.filter((c) => matrix.some((row) => row[c] !== null && (c !== 'contributions' || (row[c] ?? 0) > 0)));
  const total = (c: (typeof COLUMNS)[number]) => matrix.reduce((sum, row) => sum + (row[c] ?? 0), 0);
  const number = (n: number | null) => (n === null ? '' : formatNumber(n, language));
  return (
    <Card title={t('matrix.title')} end={<span className="muted end">{t('matrix.rule')}</span>} id="matrix">
      <Table caption={t('matrix.title')} dense>
        <thead>
          <tr>
            <th scope="col">{t('column.institution')}</th>
            {shown.map((c) => (
              <th key={c} scope="col" className="num">
                {t(`column.${c === 'due' ? 'owed' : c}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {matrix.map((row) => (
            <tr key={row.institutionId}>
              <td className="w">
                <Link href={`${withParams(path, params, { institution: row.institutionId })}#chain`}>{row.institution}</Link>
              </td>
              {shown.map((c) => (
                <td key={c} className="num" data-label={t(`column.${c === 'due' ? 'owed' : c}`)}>
                  {c === 'notSubmitted' && (row[c] ?? 0) > 0 && period.state === 'GRACE' ? (
                    <b className="danger">{number(row[c])}</b>
                  ) : (
                    number(row[c])
                  )}
                  {c === 'notSubmitted' && row.draft !== null && row.draft > 0 && (
                    <span className="small muted"> {t('matrix.draft', { count: row.draft })}</span>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        {matrix.length > 1 && (
          <tfoot>
            <tr>
              <th scope="row">{t('matrix.total')}</th>
              {shown.map((c) => (
                <td key={c} className="num strong" data-label={t(`column.${c === 'due' ? 'owed' : c}`)}>
                  {number(total(c))}
                </td>
              ))}
            </tr>
          </tfoot>
        )}
      </Table>
    </Card>
  );
}
