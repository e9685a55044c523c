// What is late, what is reported, and the goals the plan serves.
import { useLocale, useTranslations } from 'next-intl';
import { type BarPart, Legend, ProgressBar, StackedBar } from '@/components/ui/bar';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { Link } from '@/components/ui/link';
import { SdgTile } from '@/components/ui/sdg-tile';
import { Table } from '@/components/ui/table';
import type { Dashboard } from '@/lib/dashboard/queries';
import { formatNumber, formatPercent } from '@/lib/platform/i18n/format';
import type { Language } from '@/lib/platform/i18n/languages';
import type { StateCount } from '@/lib/reporting/queries/summaries';
import { bucketHref } from './charts';

export function Overdue({ data }: { data: Dashboard }) {
  const t = useTranslations('dashboard');
  const language = useLocale() as Language;
  if (!data.overdue) return null;
  return (
    <Card
      title={t('overdueTitle')}
      id="overdue"
      end={
        <Link className="end small" href={bucketHref(data.plan.id, 'OVERDUE')}>
          {t('allOverdue')}
        </Link>
      }
    >
      {data.overdue.length ? (
        <Table caption={t('overdueTitle')} dense stacked={false}>
          <thead>
            <tr>
              <th scope="col">{t('action')}</th>
              <th scope="col">{t('lead')}</th>
              <th scope="col" className="num">
                {t('days')}
              </th>
            </tr>
          </thead>
          <tbody>
            {data.overdue.map((a) => (
              <tr key={a.id}>
                <td>
                  <span className="muted">{a.number}</span>{' '}
                  <Link href={`/actions/${a.id}`} lang={a.lang}>
                    {a.title}
                  </Link>
                </td>
                <td>{a.lead ?? '–'}</td>
                <td className="num danger strong">{formatNumber(a.days, language)}</td>
              </tr>
            ))}
          </tbody>
        </Table>
      ) : (
        <EmptyState title={t('noneOverdue')}>{t('noneOverdueHint')}</EmptyState>
      )}
    </Card>
  );
}

const TONES = {
  PUBLISHED: 'success',
  ACCEPTED: 'success',
  VALIDATED: 'info',
  SUBMITTED: 'violet',
  RETURNED: 'danger',
  DRAFT: 'neutral',
  NOT_BEGUN: 'neutral',
} as const;
const ORDER = ['PUBLISHED', 'ACCEPTED', 'VALIDATED', 'SUBMITTED', 'RETURNED', 'DRAFT', 'NOT_BEGUN'] as const;

/** The lead reports of the latest period by state; states that the reader may not know are summed. */
export function ReportStates({ states, period }: { states: readonly StateCount[]; period: { id: string; name: string } | null }) {
  const t = useTranslations('dashboard');
  if (!period) return null;
  const own = states.filter((s) => s.periodId === period.id && !s.institutionId && !s.sectionId);
  const parts = ORDER.flatMap((state): (BarPart & { state: string })[] => {
    const count = own.filter((s) => s.state === state).reduce((sum, s) => sum + s.count, 0);
    return count ? [{ state, tone: TONES[state], value: count, label: `${t(`state.${state}`)}: ${count}` }] : [];
  });
  const begun = parts.filter((part) => part.state !== 'NOT_BEGUN');
  return (
    <Card
      title={t('reportsOf', { period: period.name })}
      id="report-states"
      end={
        <Link className="end small" href={`/reporting/${period.id}`}>
          {t('openPeriod')}
        </Link>
      }
      body
    >
      <StackedBar parts={begun} total={parts.reduce((sum, part) => sum + part.value, 0)} size="big" />
      <div className="mt12">
        <Legend parts={parts} />
      </div>
    </Card>
  );
}

/** Every goal, also those without an action: blank goals are gaps. */
export function Goals({ data }: { data: Dashboard }) {
  const t = useTranslations('dashboard');
  const language = useLocale() as Language;
  return (
    <Card title={t('byGoal')} id="goals" end={<span className="small muted">{t('byGoalRule')}</span>}>
      <div className="sg">
        {data.goals.map((goal) => (
          <Link key={goal.code} href={`/plans/${data.plan.id}/matrix?sdg=${goal.code}`}>
            <SdgTile code={goal.code} name={goal.name} size="mid" />
            <span className={goal.actions ? undefined : 'none'}>
              {goal.name}
              {goal.actions ? (
                <span className="col g4">
                  <span className="small muted">
                    {t('goalCount', { completed: goal.completed, count: goal.actions })}
                    {goal.progress !== null && ` · ${formatPercent(goal.progress, language)}`}
                  </span>
                  <ProgressBar
                    value={goal.completed}
                    max={goal.actions}
                    size="thin"
                    label={t('goalCount', { completed: goal.completed, count: goal.actions })}
                  />
                </span>
              ) : (
                <span className="small"> · {t('noAction')}</span>
              )}
            </span>
          </Link>
        ))}
      </div>
    </Card>
  );
}
