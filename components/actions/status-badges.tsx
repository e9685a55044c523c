import { useTranslations } from 'next-intl';
import { Badge, type Tone } from '@/components/ui/badge';
import type { IconName } from '@/components/ui/icon';
import type { DerivedStatus, ShownStatus } from '@/lib/actions/rules';
import type { ActionStatus, DraftStatus } from '@/prisma/generated/enums';

type Look = { tone: Tone; icon: IconName };

const STATUS: Record<ShownStatus, Look> = {
  NOT_STARTED: { tone: 'neutral', icon: 'circle' },
  IN_PROGRESS: { tone: 'info', icon: 'half' },
  COMPLETED: { tone: 'success', icon: 'circle-check' },
  SUSPENDED: { tone: 'warning', icon: 'circle-pause' },
  CANCELLED: { tone: 'neutral', icon: 'circle-x' },
  NOT_YET_DUE: { tone: 'neutral', icon: 'circle-dashed' },
  DELAYED: { tone: 'warning', icon: 'clock' },
  OVERDUE: { tone: 'danger', icon: 'clock-alert' },
};

const DRAFT: Record<DraftStatus, Look> = {
  DRAFT: { tone: 'neutral', icon: 'pencil' },
  PROPOSED: { tone: 'violet', icon: 'lightbulb' },
  AGREED: { tone: 'info', icon: 'handshake' },
  ADOPTED: { tone: 'success', icon: 'stamp' },
  AMENDED: { tone: 'warning', icon: 'file-pen-line' },
  WITHDRAWN: { tone: 'neutral', icon: 'circle-x' },
};

/** The state of implementation; what the dates say stands beside what was reported. */
export function StatusBadge(props: { status: ActionStatus; derived: DerivedStatus | null; isUnverified?: boolean; size?: 'lg' }) {
  const { status, derived, isUnverified, size } = props;
  const t = useTranslations('actions');
  // "Not yet due" and "delayed" say more than "not started"; "overdue" says something else beside it.
  const main = derived && derived !== 'OVERDUE' ? derived : status;
  return (
    <>
      {derived === 'OVERDUE' && (
        <Badge tone="danger" icon="clock-alert" size={size}>
          {t('status.OVERDUE')}
        </Badge>
      )}
      <Badge {...STATUS[main]} size={size}>
        {t(`status.${main}`)}
        {isUnverified && ` · ${t('unverified')}`}
      </Badge>
    </>
  );
}

export function DraftBadge({ status, size }: { status: DraftStatus; size?: 'lg' }) {
  const t = useTranslations('actions.draft');
  return (
    <Badge {...DRAFT[status]} size={size}>
      {t(status)}
    </Badge>
  );
}
