import { useLocale, useTranslations } from 'next-intl';
import { ProgressBar } from '@/components/ui/bar';
import { Card } from '@/components/ui/card';
import { Link } from '@/components/ui/link';
import { Table } from '@/components/ui/table';
import { daysBetween } from '@/lib/platform/clocks';
import { formatDate, relativeDays } from '@/lib/platform/i18n/format';
import type { Language } from '@/lib/platform/i18n/languages';
import { periodName } from '@/lib/platform/i18n/periods';
import type { RunningPeriod } from '@/lib/reporting/queries/summaries';

type Props = { periods: readonly RunningPeriod[]; today: string };

/** The half-years that run: when reports are due, how far this person's institution is, who has not answered. */
export function Periods({ periods, today }: Props) {
  const t = useTranslations('home');
  const language = useLocale() as Language;
  return periods.map((p) => {
    const name = periodName(p.startDate, p.endDate, language);
    const title = name.charAt(0).toUpperCase() + name.slice(1);
    const done = p.ownDue - p.ownOpen;
    return (
      <Card
        key={p.periodId}
        title={title}
        id={`period-${p.periodId}`}
        end={
          <Link className="end small" href={`/reporting/${p.periodId}`}>
            {t('openPeriod')}
          </Link>
        }
        body
      >
        <p>
          {t(p.state === 'GRACE' ? 'dueWas' : 'dueIs', {
            date: formatDate(p.dueAt, language, 'long'),
            when: relativeDays(daysBetween(today, p.dueAt), language),
          })}
        </p>
        {p.state === 'GRACE' && (
          <p className="ink2">
            {t('locks', {
              date: formatDate(p.locksAt, language, 'long'),
              when: relativeDays(daysBetween(today, p.locksAt), language),
            })}
          </p>
        )}
        {p.ownDue > 0 && (
          <div className="mt12">
            <p className="small">{t('ownReports', { done, count: p.ownDue })}</p>
            <ProgressBar value={done} max={p.ownDue} label={t('ownReports', { done, count: p.ownDue })} />
          </div>
        )}
        {p.accepted > 0 && (
          <div className="mt12">
            <p className="small">{t('acceptedReports', { accepted: p.accepted, count: p.due })}</p>
            <ProgressBar value={p.accepted} max={p.due} label={t('acceptedReports', { accepted: p.accepted, count: p.due })} />
          </div>
        )}
        {p.missingInstitutions && p.missingInstitutions.length > 0 && <Missing period={p} name={name} />}
      </Card>
    );
  });
}

/** Known to the secretariat only: institutions with lead reports that nobody has submitted. */
function Missing({ period, name }: { period: RunningPeriod; name: string }) {
  const t = useTranslations('home');
  return (
    <div className="mt16">
      <Table caption={t('missing', { period: name })} captionVisible dense stacked={false}>
        <thead>
          <tr>
            <th scope="col">{t('institution')}</th>
            <th scope="col" className="num">
              {t('notSubmitted')}
            </th>
          </tr>
        </thead>
        <tbody>
          {period.missingInstitutions?.map((m) => (
            <tr key={m.id}>
              <td>
                <Link href={`/reporting/${period.periodId}?institution=${m.id}`}>{m.name}</Link>
              </td>
              <td className="num">{m.count}</td>
            </tr>
          ))}
        </tbody>
      </Table>
    </div>
  );
}
