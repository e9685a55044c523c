// Who sees a plan, who makes and edits one.
import { isDrafted } from '@/lib/plans/rules';
import { type Actor, has, isSystem } from '@/lib/platform/auth/actor';
import { all, compileScope, none, or, type Scope, within } from '@/lib/platform/scope';
import { Prisma } from '@/prisma/generated/client';
import type { PlanStatus } from '@/prisma/generated/enums';

/** What the policies need to know of a plan. */
export type PlanFacts = { status: PlanStatus; deletedAt: Date | string | null };
export type PlanField = 'status';

/** Partners read from the first draft on; what is only being prepared stays in the country's institutions. */
const SHARED: readonly PlanStatus[] = [
  'DRAFTING',
  'COMMISSION_REVIEW',
  'SUBMITTED',
  'ADOPTED',
  'IMPLEMENTATION',
  'FINAL_EVALUATION',
  'CLOSED',
];

/** Plans (not deleted) that the actor may read. */
export function visibleTo(actor: Actor): Scope<PlanField> {
  if (isSystem(actor)) return all;
  if (has(actor, 'ADMIN', 'SECRETARIAT', 'COMMISSION_MEMBER', 'FOCAL_POINT', 'VALIDATOR', 'NHRI', 'OBSERVER')) return all;
  return or(has(actor, 'PARTNER') ? within<PlanField>('status', SHARED) : none);
}

export const planScope = compileScope<PlanField, Prisma.PlanWhereInput, PlanFacts>({
  status: {
    where: (values) => ({ status: { in: values as PlanStatus[] } }),
    sql: (values) => Prisma.sql`p."status"::text = any(${values as string[]})`,
    test: (row, values) => values.includes(row.status),
  },
});

export const canRead = (actor: Actor, plan: PlanFacts | null): boolean =>
  !!plan && !plan.deletedAt && planScope.test(visibleTo(actor), plan);

/** The same for what lies in the bin. */
export const isSeen = (actor: Actor, plan: PlanFacts | null): boolean => !!plan && planScope.test(visibleTo(actor), plan);

export const canCreate = (actor: Actor): boolean => has(actor, 'SECRETARIAT');

/** The plan's own fields, its sections, objectives and actions, while it is being drafted. */
export const canEdit = (actor: Actor, plan: PlanFacts | null): boolean =>
  !!plan && !plan.deletedAt && isDrafted(plan.status) && has(actor, 'SECRETARIAT');

/** The act that approves a plan is recorded when it is there, whatever the state. */
export const canRecordAct = (actor: Actor, plan: PlanFacts | null): boolean =>
  !!plan && !plan.deletedAt && has(actor, 'SECRETARIAT');

/** Drafting begins when the plan has been prepared. */
export const canStartDrafting = (actor: Actor, plan: PlanFacts | null): boolean =>
  canEdit(actor, plan) && plan?.status === 'PREPARATION';

/** A plan that was never submitted may go to the bin. */
export const canDelete = (actor: Actor, plan: PlanFacts | null): boolean => canEdit(actor, plan);

export const canRestore = (actor: Actor, plan: PlanFacts | null): boolean =>
  !!plan && !!plan.deletedAt && isDrafted(plan.status) && has(actor, 'SECRETARIAT');

/** The steps to adoption and after it are the secretariat's (lib/adoption judges each). */
export const canAdvance = (actor: Actor, plan: PlanFacts | null): boolean =>
  !!plan && !plan.deletedAt && plan.status !== 'PREPARATION' && plan.status !== 'CLOSED' && has(actor, 'SECRETARIAT');

/** Nobody empties the bins by hand: the installation does, once a day. */
export const canEmptyBins = (actor: Actor): boolean => isSystem(actor);
