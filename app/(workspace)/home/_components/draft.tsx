import { useTranslations } from 'next-intl';
import { Card } from '@/components/ui/card';
import { Link } from '@/components/ui/link';
import type { PlanOverview } from '@/lib/actions/overview-queries';
import { gapsOf } from './asks';

/** What the draft still lacks before it can be submitted; each number leads to its rows. */
export function DraftGaps({ plan }: { plan: PlanOverview }) {
  const t = useTranslations('home');
  const gaps = gapsOf(plan);
  return (
    <Card
      title={t('draft', { plan: plan.shortTitle })}
      id="draft"
      footer={
        <Link className="small" href={`/plans/${plan.id}`}>
          {t('openPlan')}
        </Link>
      }
      body
    >
      {gaps.length || plan.awaiting ? (
        <ul className="col g8">
          {gaps.map((gap) => (
            <li key={gap.fact}>
              <Link href={gap.href}>{t(`gap.${gap.fact}`, { count: gap.count })}</Link>
            </li>
          ))}
          {plan.awaiting > 0 && (
            <li>
              <Link href={`/plans/${plan.id}/assignments?show=open`}>{t('awaiting', { count: plan.awaiting })}</Link>
            </li>
          )}
        </ul>
      ) : (
        <p>{t('complete')}</p>
      )}
    </Card>
  );
}

/** The plans this person may read, with what they find there. */
export function Readable({ plans }: { plans: readonly { id: string; shortTitle: string; status: string }[] }) {
  const t = useTranslations();
  return (
    <Card title={t('home.plans')} id="plans" body>
      {plans.length ? (
        <ul className="col g8">
          {plans.map((plan) => (
            <li key={plan.id} className="row between">
              <Link href={`/plans/${plan.id}`}>{plan.shortTitle}</Link>
              <span className="small muted">{t(`plans.status.${plan.status}`)}</span>
            </li>
          ))}
        </ul>
      ) : (
        <p>{t('home.noPlans')}</p>
      )}
    </Card>
  );
}
