import { useLocale, useTranslations } from 'next-intl';
import { Link } from '@/components/ui/link';
import { Table } from '@/components/ui/table';
import { businessMoment } from '@/lib/platform/clocks';
import { formatDateTime } from '@/lib/platform/i18n/format';
import type { Language } from '@/lib/platform/i18n/languages';
import type { PersonRow } from '@/lib/users/queries';
import { StateBadge } from './state-badge';

type Props = { rows: PersonRow[]; showsAccess: boolean; offsetDays: number };

export function PeopleTable({ rows, showsAccess, offsetDays }: Props) {
  const t = useTranslations('users');
  const locale = useLocale() as Language;
  return (
    <Table caption={t('caption')}>
      <thead>
        <tr>
          <th scope="col">{t('column.name')}</th>
          <th scope="col">{t('column.roles')}</th>
          <th scope="col">{t('column.state')}</th>
          {showsAccess && <th scope="col">{t('column.seen')}</th>}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <td className="w">
              <Link href={`/people/${row.id}`}>{row.name}</Link>
              <div className="small muted">{row.email}</div>
            </td>
            <td className="w">{row.roles.length ? <Roles roles={row.roles} /> : <span className="muted">{t('none')}</span>}</td>
            <td>
              <StateBadge state={row.state} />
            </td>
            {showsAccess && (
              <td className="muted">
                {row.lastSeenAt ? formatDateTime(businessMoment(row.lastSeenAt, offsetDays), locale) : t('never')}
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function Roles({ roles }: Pick<PersonRow, 'roles'>) {
  const t = useTranslations('users');
  return (
    <ul>
      {roles.map((role) => (
        <li key={`${role.role}${role.institutionId}`}>
          {t(`role.${role.role}`)}
          <span className="muted">
            {role.institution && ` · ${role.institution}`}
            {role.isAlternate && ` · ${t('alternate')}`}
          </span>
        </li>
      ))}
    </ul>
  );
}
