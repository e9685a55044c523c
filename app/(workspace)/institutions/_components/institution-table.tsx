import { useLocale, useTranslations } from 'next-intl';
import { Badge } from '@/components/ui/badge';
import { Link } from '@/components/ui/link';
import { Table } from '@/components/ui/table';
import type { InstitutionRow } from '@/lib/institutions/queries';

export function InstitutionTable({ rows }: { rows: InstitutionRow[] }) {
  const t = useTranslations('institutions');
  const locale = useLocale();
  return (
    <Table caption={t('caption')}>
      <thead>
        <tr>
          <th scope="col">{t('column.name')}</th>
          <th scope="col">{t('column.code')}</th>
          <th scope="col">{t('column.type')}</th>
          <th scope="col">{t('column.parent')}</th>
          <th scope="col" className="num">
            {t('column.people')}
          </th>
          <th scope="col">{t('column.state')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <td className="w">
              <Link href={`/institutions/${row.id}`} lang={row.lang === locale ? undefined : row.lang}>
                {row.name}
              </Link>
            </td>
            <td>
              <span className="tag">{row.code}</span>
            </td>
            <td>
              {t(`type.${row.type}`)}
              {!row.isNational && <span className="small muted"> · {t('partner')}</span>}
            </td>
            <td>{row.parent}</td>
            <td className="num">
              <span className="sm-only">{t('column.people')} </span>
              {row.people}
            </td>
            <td>
              <Badge tone={row.isActive ? 'success' : 'neutral'} icon={row.isActive ? 'circle-check' : 'circle-minus'} plain>
                {t(row.isActive ? 'state.active' : 'state.ended')}
              </Badge>
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
