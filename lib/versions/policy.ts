// Who freezes, who reads, and which actions of a version a reader sees: never more than the live plan shows.
import { actionScope, visibleTo as actionsVisibleTo } from '@/lib/actions/policy';
import { canRead as canReadPlan, type PlanFacts } from '@/lib/plans/policy';
import { type Actor, has } from '@/lib/platform/auth/actor';
import type { FrozenAction } from '@/lib/versions/content';

export const canFreeze = (actor: Actor, plan: PlanFacts | null): boolean =>
  !!plan && !plan.deletedAt && has(actor, 'SECRETARIAT');

export const canRead = (actor: Actor, plan: PlanFacts | null): boolean => canReadPlan(actor, plan);

/** By what the action was then; the query adds what it is now. */
export const canReadFrozen = (actor: Actor, action: Pick<FrozenAction, 'visibility' | 'assignments'>, plan: PlanFacts): boolean =>
  actionScope.test(actionsVisibleTo(actor), { ...action, plan, deletedAt: null });
