// The plans a person may read, each figure with its list.
import { PlanStatusBadge } from '@/components/plans/plan-status';
import { Card } from '@/components/ui/card';
import { Link } from '@/components/ui/link';
import { Table } from '@/components/ui/table';
import type { HomeDay } from '@/lib/home/queries';
import type { PlanChoice } from '@/lib/navigation/queries';
import { isTracked } from '@/lib/plans/rules';
import { formatNumber } from '@/lib/platform/i18n/format';
import { plansOf } from './tiles';
import type { Say } from './words';

type Props = { home: HomeDay; plans: readonly PlanChoice[]; say: Say };
const STATUSES = [
  ['completed', 'COMPLETED'],
  ['inProgress', 'IN_PROGRESS'],
  ['notStarted', 'NOT_STARTED'],
  ['overdue', 'OVERDUE'],
] as const;

export function PlansTable({ home, plans, say }: Props) {
  const { t } = say;
  const { all } = plansOf(home, plans);
  const hasOwn = home.codes.length > 0;
  const codes = home.codes.map((code) => `institution=${code}`).join('&');
  return (
    <Card
      title={t('home.plans.title')}
      id="plans"
      end={
        <Link className="end" href="/plans">
          {t('home.own.all', { count: plans.length })}
        </Link>
      }
    >
      <Table caption={t('home.plans.title')} className="plans">
        <thead>
          <tr>
            <th scope="col">{t('home.plans.plan')}</th>
            <th scope="col" className="num">
              {t('home.plans.actions')}
            </th>
            {STATUSES.map(([name]) => (
              <th key={name} scope="col" className="num">
                {t(`home.plans.${name}`)}
              </th>
            ))}
            {hasOwn && (
              <th scope="col" className="num">
                {t('home.plans.own')}
              </th>
            )}
            <th scope="col" className="num">
              {t('home.plans.documents')}
            </th>
          </tr>
        </thead>
        <tbody>
          {all.map((plan) => (
            <tr key={plan.id}>
              <td className="w">
                <Link className="rowlink" href={`/plans/${plan.id}`}>
                  {plan.shortTitle}
                </Link>
                <div className="mt4">
                  <PlanStatusBadge status={plan.status} />
                </div>
              </td>
              <Figure say={say} label={t('home.plans.actions')} value={plan.actions} href={`/plans/${plan.id}/matrix`} />
              {STATUSES.map(([name, status]) => (
                <Figure
                  key={name}
                  say={say}
                  label={t(`home.plans.${name}`)}
                  value={isTracked(plan.status) ? (plan[status] ?? 0) : null}
                  href={`/plans/${plan.id}/matrix?status=${status}`}
                />
              ))}
              {hasOwn && (
                <Figure say={say} label={t('home.plans.own')} value={plan.own} href={`/plans/${plan.id}/matrix?${codes}`} />
              )}
              <Figure
                say={say}
                label={t('home.plans.documents')}
                value={isTracked(plan.status) ? plan.documents : null}
                href={`/reports?plan=${plan.id}`}
              />
            </tr>
          ))}
        </tbody>
      </Table>
    </Card>
  );
}

type FigureProps = { say: Say; label: string /** Null: there is nothing to count yet. */; value: number | null; href: string };

function Figure({ say: { language }, label, value, href }: FigureProps) {
  return (
    <td className="num" data-label={label}>
      {value ? (
        <Link href={href}>{formatNumber(value, language)}</Link>
      ) : (
        <span className="muted">{value === null ? '—' : 0}</span>
      )}
    </td>
  );
}
