// Who proposes, who answers, who reads the reasons.
import { type Actor, has, hasFor } from '@/lib/platform/auth/actor';
import type { PlanStatus } from '@/prisma/generated/enums';

type Proposable = { plan: { status: PlanStatus; deletedAt: Date | null }; deletedAt: Date | null } | null;
type Answerable = { institutionId: string } | null;

/** Parts are given while the plan is drafted and, in implementation, when they are transferred. */
const OPEN_PLANS: readonly PlanStatus[] = ['PREPARATION', 'DRAFTING', 'COMMISSION_REVIEW'];

export const canPropose = (actor: Actor, action: Proposable): boolean =>
  !!action && !action.deletedAt && !action.plan.deletedAt && OPEN_PLANS.includes(action.plan.status) && has(actor, 'SECRETARIAT');

/** The institution's own people answer for it. */
export const canRespond = (actor: Actor, assignment: Answerable): boolean =>
  !!assignment && hasFor(actor, assignment.institutionId, 'FOCAL_POINT', 'VALIDATOR', 'PARTNER', 'NHRI');

/** The secretariat answers objections, takes proposals back and records letters. */
export const canSettle = (actor: Actor, assignment: Answerable): boolean => !!assignment && has(actor, 'SECRETARIAT');

/** Reasons of a decline are between the institution and those who read every draft. */
export const canReadReason = (actor: Actor, assignment: Answerable): boolean =>
  !!assignment &&
  (has(actor, 'SECRETARIAT', 'COMMISSION_MEMBER', 'OBSERVER') ||
    hasFor(actor, assignment.institutionId, 'FOCAL_POINT', 'VALIDATOR', 'PARTNER', 'NHRI'));
