// Objectives are part of the plan's structure: whoever edits the plan edits them.
import { canEdit as canEditPlan, canRead as canReadPlan, type PlanFacts } from '@/lib/plans/policy';
import type { Actor } from '@/lib/platform/auth/actor';

export type ObjectiveFacts = { deletedAt: Date | string | null; plan: PlanFacts };

export const canRead = (actor: Actor, objective: ObjectiveFacts | null): boolean =>
  !!objective && !objective.deletedAt && canReadPlan(actor, objective.plan);
export const canCreate = (actor: Actor, place: { plan: PlanFacts } | null): boolean => !!place && canEditPlan(actor, place.plan);
export const canEdit = (actor: Actor, objective: ObjectiveFacts | null): boolean =>
  !!objective && !objective.deletedAt && canEditPlan(actor, objective.plan);

/** Seen although it lies in the bin. */
export const isSeen = (actor: Actor, objective: ObjectiveFacts | null): boolean =>
  !!objective && canReadPlan(actor, objective.plan);
export const canRestore = (actor: Actor, objective: ObjectiveFacts | null): boolean =>
  !!objective?.deletedAt && canEditPlan(actor, objective.plan);
