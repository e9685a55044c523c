import { useTranslations } from 'next-intl';
import { Tabs } from '@/components/ui/tabs';
import type { Language } from '@/lib/platform/i18n/languages';
import { periodCode } from '@/lib/platform/i18n/periods';
import type { MyPeriod } from '@/lib/reporting/queries/my-reports';

type Props = { periods: readonly MyPeriod[]; period: MyPeriod; language: Language };

const SHOWN = 6;

/** The periods as links, newest first; a person of two institutions finds each by name. */
export function PeriodPicker({ periods, period, language }: Props) {
  const t = useTranslations('reporting');
  const isSeveral = new Set(periods.map((p) => p.institutionId)).size > 1;
  const near = periods.filter((p, i) => i < SHOWN || p === period);
  return (
    <Tabs
      label={t('periods')}
      items={near.map((p) => ({
        href: `/my-reports?period=${p.periodId}&institution=${p.institutionId}`,
        label: [periodCode(p.startDate, p.endDate, language), isSeveral && p.institution].filter(Boolean).join(' · '),
        ...(p.open > 0 && (p.state === 'OPEN' || p.state === 'GRACE') && { count: p.open }),
        current: p.periodId === period.periodId && p.institutionId === period.institutionId,
      }))}
    />
  );
}
