import { useTranslations } from 'next-intl';
import { Badge, type Tone } from '@/components/ui/badge';
import type { IconName } from '@/components/ui/icon';
import type { PeriodState } from '@/lib/reporting/period-rules';
import type { ReportState } from '@/prisma/generated/enums';

type Look = { tone: Tone; icon: IconName };
type Shown = ReportState | 'NOT_BEGUN' | 'MISSING';

const REPORT: Record<Shown, Look> = {
  NOT_BEGUN: { tone: 'neutral', icon: 'circle-dashed' },
  MISSING: { tone: 'danger', icon: 'clock-alert' },
  DRAFT: { tone: 'neutral', icon: 'pencil' },
  RETURNED: { tone: 'danger', icon: 'undo-2' },
  SUBMITTED: { tone: 'info', icon: 'send' },
  VALIDATED: { tone: 'info', icon: 'badge-check' },
  ACCEPTED: { tone: 'success', icon: 'circle-check' },
  PUBLISHED: { tone: 'success', icon: 'check-check' },
};

const PERIOD: Record<PeriodState, Look> = {
  PLANNED: { tone: 'neutral', icon: 'calendar-clock' },
  OPEN: { tone: 'success', icon: 'lock-open' },
  GRACE: { tone: 'warning', icon: 'clock' },
  LOCKED: { tone: 'neutral', icon: 'lock' },
  PUBLISHED: { tone: 'success', icon: 'check-check' },
};

/** Where a report stands; `null` is not begun, and missing once the due day has passed. */
export function ReportBadge({ state, isMissing, size }: { state: ReportState | null; isMissing?: boolean; size?: 'lg' }) {
  const t = useTranslations('reporting.state');
  const shown: Shown = state ?? (isMissing ? 'MISSING' : 'NOT_BEGUN');
  return (
    <Badge {...REPORT[shown]} size={size}>
      {t(shown)}
    </Badge>
  );
}

export function PeriodBadge({ state, size }: { state: PeriodState; size?: 'lg' }) {
  const t = useTranslations('reporting.periodState');
  return (
    <Badge {...PERIOD[state]} size={size}>
      {t(state)}
    </Badge>
  );
}
