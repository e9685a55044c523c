import { useLocale, useTranslations } from 'next-intl';
import { type BarPart, StackedBar } from '@/components/ui/bar';
import { Card } from '@/components/ui/card';
import { Link } from '@/components/ui/link';
import type { PlanOverview } from '@/lib/actions/overview-queries';
import { isTracked } from '@/lib/plans/rules';
import { formatShare } from '@/lib/platform/i18n/format';
import type { Language } from '@/lib/platform/i18n/languages';
import type { ActionStatus } from '@/prisma/generated/enums';

const TONES: Record<ActionStatus, BarPart['tone']> = {
  COMPLETED: 'success',
  IN_PROGRESS: 'info',
  NOT_STARTED: 'neutral',
  SUSPENDED: 'warning',
  CANCELLED: 'danger',
};
const ORDER = Object.keys(TONES) as ActionStatus[];

/** A running plan in counts: each state with its list. */
export function Statuses({ plan }: { plan: PlanOverview }) {
  const t = useTranslations('plans.overview');
  const words = useTranslations('actions.status');
  const locale = useLocale() as Language;
  if (!isTracked(plan.status)) return null;
  const count = (status: ActionStatus) => plan.statuses.find((s) => s.status === status)?.actions ?? 0;
  const all = plan.statuses.reduce((sum, s) => sum + s.actions, 0);
  return (
    <Card title={t('implementation')} body end={<span className="end muted">{t('implementationRule')}</span>}>
      <StackedBar size="big" parts={ORDER.map((s) => ({ tone: TONES[s], value: count(s), label: words(s) }))} />
      <ul className="row wrap g16 mt12">
        {ORDER.filter((s) => count(s) > 0).map((s) => (
          <li key={s} className={`legend-i t-${TONES[s]}`}>
            <i />
            <Link href={`/plans/${plan.id}/matrix?status=${s}`}>{words(s)}</Link> {formatShare(count(s), all, locale)}
          </li>
        ))}
        {plan.overdue > 0 && (
          <li className="legend-i danger">
            <Link href={`/plans/${plan.id}/matrix?status=OVERDUE`}>{t('overdue', { count: plan.overdue })}</Link>
          </li>
        )}
      </ul>
    </Card>
  );
}
