import { useLocale, useTranslations } from 'next-intl';
import { formatDate } from '@/lib/platform/i18n/format';
import type { Language } from '@/lib/platform/i18n/languages';
import type { Recurrence } from '@/prisma/generated/enums';

type Dates = { startDate: string | null; endDate: string | null; recurrence: Recurrence };

/** The derived dates and the recurrence in one line: "01.01.2021 – 31.12.2024, annually". Null where there are none. */
export function useDeadlineWords(): (action: Dates) => string | null {
  const t = useTranslations('actions.deadline');
  const locale = useLocale() as Language;
  const short = (day: string) => formatDate(day, locale, 'short');
  return ({ startDate, endDate, recurrence }) => {
    const dates =
      startDate && endDate
        ? `${short(startDate)} – ${short(endDate)}`
        : endDate
          ? t('until', { date: short(endDate) })
          : startDate
            ? t('from', { date: short(startDate) })
            : null;
    const words = [dates, recurrence === 'ONCE' ? null : t(`recurrence.${recurrence}`)].filter(Boolean);
    return words.length ? words.join(', ') : null;
  };
}

/** The official words first; the dates below where both are known. */
export function Deadline({ action, wording }: { action: Dates; wording: string | null }) {
  const dates = useDeadlineWords()(action);
  if (!wording) return <span className="nowrap">{dates}</span>;
  return (
    <span className="col">
      <span>{wording}</span>
      {dates && dates !== wording.trim().toLowerCase() && <span className="tiny muted nowrap">{dates}</span>}
    </span>
  );
}
