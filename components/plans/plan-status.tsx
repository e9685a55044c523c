import { useTranslations } from 'next-intl';
import { Badge, type Tone } from '@/components/ui/badge';
import type { IconName } from '@/components/ui/icon';
import type { PlanStatus } from '@/prisma/generated/enums';

const LOOK: Record<PlanStatus, { tone: Tone; icon: IconName }> = {
  PREPARATION: { tone: 'neutral', icon: 'circle-dashed' },
  DRAFTING: { tone: 'violet', icon: 'pencil-line' },
  COMMISSION_REVIEW: { tone: 'info', icon: 'gavel' },
  SUBMITTED: { tone: 'info', icon: 'send' },
  ADOPTED: { tone: 'success', icon: 'stamp' },
  IMPLEMENTATION: { tone: 'info', icon: 'half' },
  FINAL_EVALUATION: { tone: 'warning', icon: 'scale' },
  CLOSED: { tone: 'neutral', icon: 'circle-check' },
};

export function PlanStatusBadge({ status }: { status: PlanStatus }) {
  const t = useTranslations('plans.status');
  return <Badge {...LOOK[status]}>{t(status)}</Badge>;
}
