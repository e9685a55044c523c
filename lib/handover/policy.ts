// Who decides what becomes of the old plan's actions: whoever edits the plan that follows.
import { type ActionFacts, canRead as canReadAction } from '@/lib/actions/policy';
import { canEdit as canEditPlan, canRead as canReadPlan, type PlanFacts } from '@/lib/plans/policy';
import type { Actor } from '@/lib/platform/auth/actor';

/** An action of the old plan, and the plan that follows. */
export type FateFacts = { next: PlanFacts; action: ActionFacts };

export const isSeen = (actor: Actor, row: FateFacts | null): boolean =>
  !!row && canReadPlan(actor, row.next) && canReadAction(actor, row.action);

export const canDecide = (actor: Actor, row: FateFacts | null): boolean => !!row && canEditPlan(actor, row.next);

/** On the page of fates. */
export const canDecideIn = (actor: Actor, next: PlanFacts | null): boolean => canEditPlan(actor, next);
