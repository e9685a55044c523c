import { useLocale, useTranslations } from 'next-intl';
import { Badge } from '@/components/ui/badge';
import { Card } from '@/components/ui/card';
import { Link } from '@/components/ui/link';
import { Table } from '@/components/ui/table';
import { businessMoment } from '@/lib/platform/clocks';
import { formatDateTime } from '@/lib/platform/i18n/format';
import type { Language } from '@/lib/platform/i18n/languages';
import type { VersionItem } from '@/lib/versions/queries';

type Props = { planId: string; versions: readonly VersionItem[]; offsetDays: number };

export function VersionsTable({ planId, versions, offsetDays }: Props) {
  const t = useTranslations('versions');
  const language = useLocale() as Language;
  return (
    <Card>
      <Table caption={t('title')} className="versions">
        <thead>
          <tr>
            <th scope="col">{t('column.version')}</th>
            <th scope="col">{t('column.why')}</th>
            <th scope="col">{t('column.who')}</th>
            <th scope="col">{t('column.holds')}</th>
          </tr>
        </thead>
        <tbody>
          {versions.map((v) => (
            <tr key={v.id}>
              <td className="w">
                <span className="small muted">{t('number', { number: v.number })}</span>
                <br />
                <Link href={`/plans/${planId}/versions/${v.id}`} className="rowlink" aria-label={t('read', { number: v.number })}>
                  {v.name ?? t(`occasion.${v.occasion}`)}
                </Link>
              </td>
              <td className="g">
                {v.occasion !== 'NAMED' && (
                  <Badge tone={v.occasion === 'ADOPTED' ? 'success' : 'info'} icon={v.occasion === 'ADOPTED' ? 'stamp' : 'send'}>
                    {t(`occasion.${v.occasion}`)}
                  </Badge>
                )}{' '}
                {v.reason}
              </td>
              <td className="small">
                {formatDateTime(businessMoment(v.frozenAt, offsetDays), language)}
                <div className="muted">{v.frozenBy}</div>
              </td>
              <td className="small">
                {t('holds', { sections: v.sections, actions: v.actions })}
                {v.changes !== null && <div className="muted">{t('changes', { count: v.changes })}</div>}
                <div className="muted" title={t('hashTitle', { hash: v.rootHash })}>
                  {t('hash')} <code>{v.rootHash.slice(0, 12)}</code>
                </div>
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Card>
  );
}
