// The headline figures: counts first, percent after them; each leads to its list.
import { useLocale, useTranslations } from 'next-intl';
import { ProgressBar } from '@/components/ui/bar';
import { StatTile } from '@/components/ui/stat-tile';
import type { Dashboard } from '@/lib/dashboard/queries';
import { byStatus, tally, timePassed, total } from '@/lib/dashboard/rules';
import { formatPercent, formatShare } from '@/lib/platform/i18n/format';
import type { Language } from '@/lib/platform/i18n/languages';
import { bucketHref } from './charts';

export function Tiles({ data, today }: { data: Dashboard; today: string }) {
  const t = useTranslations('dashboard');
  const language = useLocale() as Language;
  const counts = byStatus(data.counts);
  const all = total(tally(data.counts));
  const { plan } = data;
  const passed = timePassed(plan.periodStart, plan.periodEnd, today);
  return (
    <div className="cols c4">
      <StatTile
        href={bucketHref(plan.id, 'COMPLETED')}
        icon="circle-check"
        label={t('tile.COMPLETED')}
        value={counts.COMPLETED}
        unit={t('ofTotal', { total: all })}
        bar={<ProgressBar value={counts.COMPLETED} max={all} label={formatShare(counts.COMPLETED, all, language)} />}
        note={
          data.progress === null
            ? t('timePassed', { percent: formatPercent(passed, language) })
            : t('weightedAndTime', { progress: formatPercent(data.progress, language), percent: formatPercent(passed, language) })
        }
      />
      <StatTile
        href={bucketHref(plan.id, 'IN_PROGRESS')}
        icon="half"
        label={t('tile.IN_PROGRESS')}
        value={counts.IN_PROGRESS}
        note={t('notStartedNote', { count: counts.NOT_STARTED })}
      />
      <StatTile
        href={bucketHref(plan.id, 'OVERDUE')}
        icon="triangle-alert"
        label={t('overdueTile')}
        value={counts.OVERDUE}
        note={t('overdueRule')}
        {...(counts.OVERDUE > 0 && { noteTone: 'danger' as const })}
      />
      <StatTile
        href={bucketHref(plan.id, 'SUSPENDED')}
        icon="circle-pause"
        label={t('tile.SUSPENDED')}
        value={counts.SUSPENDED}
        note={t('cancelledNote', { count: counts.CANCELLED })}
      />
    </div>
  );
}
