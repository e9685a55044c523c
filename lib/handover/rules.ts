// What became of the old plan's actions: pure.
import type { ActionFate, ActionStatus } from '@/prisma/generated/enums';

/** Order in which fates are counted and shown. */
export const FATES: readonly ActionFate[] = ['COMPLETED', 'CARRIED', 'SPLIT', 'MERGED', 'DROPPED'];

export type FateCounts = Record<ActionFate, number> & { undecided: number; all: number };

/** Every action counts once: the fates and the undecided sum to the number of actions. */
export const reconciles = (counts: FateCounts): boolean =>
  FATES.reduce((sum, fate) => sum + counts[fate], counts.undecided) === counts.all;

/** Completed is what accepted reports or the imported record say, not what somebody wishes at the end of the period. */
export const mayBeCompleted = (status: ActionStatus): boolean => status === 'COMPLETED';

type Copy = {
  version: number;
  texts: readonly { version: number }[];
  assignments: readonly { status: string }[];
  milestones: number;
};

/** A copy that nobody has touched since it was made goes with the decision that made it. */
export const isUntouchedCopy = (copy: Copy): boolean =>
  copy.version === 1 &&
  copy.milestones === 0 &&
  copy.texts.every((t) => t.version === 1) &&
  copy.assignments.every((a) => a.status === 'PROPOSED');
