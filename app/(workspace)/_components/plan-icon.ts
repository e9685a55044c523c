import type { IconName } from '@/components/ui/icon';
import type { PlanStatus } from '@/prisma/generated/enums';

const ICONS: Record<PlanStatus, IconName> = {
  PREPARATION: 'circle-dashed',
  DRAFTING: 'file-pen-line',
  COMMISSION_REVIEW: 'gavel',
  SUBMITTED: 'send',
  ADOPTED: 'stamp',
  IMPLEMENTATION: 'play',
  FINAL_EVALUATION: 'scale',
  CLOSED: 'circle-check',
};

/** The sign of a plan's state in the picker. */
export const planIcon = (status: PlanStatus): IconName => ICONS[status];
