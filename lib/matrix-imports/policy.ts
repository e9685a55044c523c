// Who brings files in: the secretariat, and the administrator beside it (domain.md, "Who may"); only while the plan is drafted.
import type { PlanFacts } from '@/lib/plans/policy';
import { isDrafted } from '@/lib/plans/rules';
import { type Actor, has, isSystem } from '@/lib/platform/auth/actor';

export type ImportFacts = { plan: PlanFacts };

/** The imports of a plan, whatever its state: what came from which file stays known. */
export const canSeeImports = (actor: Actor, plan: PlanFacts | null): boolean =>
  !!plan && !plan.deletedAt && has(actor, 'SECRETARIAT', 'ADMIN');

export const canImport = (actor: Actor, plan: PlanFacts | null): boolean =>
  canSeeImports(actor, plan) && !!plan && isDrafted(plan.status);

export const canSee = (actor: Actor, batch: ImportFacts | null): boolean => !!batch && canSeeImports(actor, batch.plan);

/** Columns, names, import, undo and redo: all of them change the plan or prepare to. */
export const canChange = (actor: Actor, batch: ImportFacts | null): boolean => !!batch && canImport(actor, batch.plan);

/** Nobody empties the bin by hand: the installation does, once a day. */
export const canEmptyImports = (actor: Actor): boolean => isSystem(actor);
