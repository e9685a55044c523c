import { useLocale, useTranslations } from 'next-intl';
import { ProgressBar } from '@/components/ui/bar';
import { Card } from '@/components/ui/card';
import { Icon, type IconName } from '@/components/ui/icon';
import { Link } from '@/components/ui/link';
import type { PlanOverview } from '@/lib/actions/overview-queries';
import { FACTS, type Fact } from '@/lib/actions/rules';
import { completeness } from '@/lib/plans/rules';
import { formatNumber, formatPercent } from '@/lib/platform/i18n/format';
import type { Language } from '@/lib/platform/i18n/languages';

const ICONS: Record<Fact, IconName> = {
  lead: 'users-round',
  deadline: 'calendar-range',
  expectedResult: 'target',
  sdg: 'layout-grid',
  indicator: 'chart-line',
  budget: 'coins',
};
/** Length of the ring's circle of radius 51. */
const CIRCLE = 2 * Math.PI * 51;

/** The score with its rule, and each fact with the list of actions that lack it. */
export function Completeness({ plan }: { plan: PlanOverview }) {
  const t = useTranslations('plans.overview');
  const locale = useLocale() as Language;
  const actions = plan.groups.reduce((sum, g) => sum + g.actions, 0);
  const present = FACTS.map((fact) => plan.groups.reduce((sum, g) => sum + g[fact], 0));
  const share = completeness(present, actions);
  if (share === null) return null;
  return (
    <Card title={t('completeness')} end={<span className="end muted">{t('completenessRule')}</span>}>
      <div className="score">
        <div className="score-ring" role="img" aria-label={t('complete', { share: formatPercent(share, locale) })}>
          <svg viewBox="0 0 120 120" aria-hidden="true">
            <circle cx="60" cy="60" r="51" fill="none" stroke="var(--sunken)" strokeWidth="11" />
            <circle
              cx="60"
              cy="60"
              r="51"
              fill="none"
              stroke="var(--accent)"
              strokeWidth="11"
              strokeDasharray={`${((CIRCLE * share) / 100).toFixed(1)} 400`}
              transform="rotate(-90 60 60)"
            />
          </svg>
          <div>
            <b>{formatPercent(share, locale)}</b>
          </div>
        </div>
        <div>
          {FACTS.map((fact, index) => {
            const there = present[index] ?? 0;
            return (
              <Link key={fact} className="ck" href={`/plans/${plan.id}/matrix?missing=${fact}`}>
                <Icon name={ICONS[fact]} className="muted" />
                <span>
                  <b>{t(`fact.${fact}`)}</b> <span className="n">{t('lacking', { count: actions - there })}</span>
                </span>
                <ProgressBar
                  value={there}
                  max={actions}
                  label={t('there', { there, all: actions })}
                  tone={there === actions ? 'success' : there / actions < 0.6 ? 'danger' : 'warning'}
                />
                <span className="num">
                  {formatNumber(there, locale)}
                  <span className="muted"> / {formatNumber(actions, locale)}</span>
                </span>
              </Link>
            );
          })}
        </div>
      </div>
    </Card>
  );
}
