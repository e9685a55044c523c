import { useTranslations } from 'next-intl';
import { Badge, type Tone } from '@/components/ui/badge';
import type { IconName } from '@/components/ui/icon';
import type { AssignmentStatus } from '@/prisma/generated/enums';

const LOOK: Record<AssignmentStatus, { tone: Tone; icon: IconName }> = {
  PROPOSED: { tone: 'info', icon: 'hourglass' },
  ACCEPTED: { tone: 'success', icon: 'circle-check' },
  DECLINED: { tone: 'danger', icon: 'circle-x' },
  CHANGE_REQUESTED: { tone: 'warning', icon: 'message-square' },
  AGREED_IN_MEETING: { tone: 'violet', icon: 'handshake' },
  TRANSFERRED: { tone: 'neutral', icon: 'arrow-right' },
};

/** Where an assignment stands: colour, icon and word. */
export function AssignmentBadge({ status }: { status: AssignmentStatus }) {
  const t = useTranslations('assignments.status');
  return (
    <Badge tone={LOOK[status].tone} icon={LOOK[status].icon}>
      {t(status)}
    </Badge>
  );
}
