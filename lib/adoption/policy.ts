// Who takes a plan from one state to the next: the secretariat runs the Commission's papers.
import { type Move, mayMove } from '@/lib/adoption/rules';
import { canRead, type PlanFacts } from '@/lib/plans/policy';
import { type Actor, has } from '@/lib/platform/auth/actor';

export const isSeen = canRead;

/** The page of the plan's way. */
export const canAdvance = (actor: Actor, plan: PlanFacts | null): boolean =>
  !!plan && !plan.deletedAt && has(actor, 'SECRETARIAT');

const may =
  (move: Move) =>
  (actor: Actor, plan: PlanFacts | null): boolean =>
    canAdvance(actor, plan) && !!plan && mayMove(move, plan.status);

export const canSendToCommission = may('sendToCommission');
export const canSubmit = may('submit');
export const canReturn = may('returnToDrafting');
export const canAdopt = may('adopt');
export const canStartImplementation = may('startImplementation');
export const canStartEvaluation = may('startEvaluation');
export const canClose = may('close');
