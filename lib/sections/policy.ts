// Who edits a section: the secretariat, and the people of the institution that owns it, while the plan is drafted.
import { canEdit as canEditPlan, canRead as canReadPlan, type PlanFacts } from '@/lib/plans/policy';
import { isDrafted } from '@/lib/plans/rules';
import { type Actor, has, hasFor } from '@/lib/platform/auth/actor';

export type SectionFacts = { ownerId: string | null; deletedAt: Date | string | null; plan: PlanFacts };

export const canRead = (actor: Actor, section: SectionFacts | null): boolean =>
  !!section && !section.deletedAt && canReadPlan(actor, section.plan);

/** Title and text in every language. */
export const canEditText = (actor: Actor, section: SectionFacts | null): boolean =>
  !!section &&
  !section.deletedAt &&
  !section.plan.deletedAt &&
  isDrafted(section.plan.status) &&
  (has(actor, 'SECRETARIAT') || hasFor(actor, section.ownerId, 'FOCAL_POINT', 'VALIDATOR'));

/** The plan's structure: new sections, their order, their owners, the bin. */
export const canCreate = (actor: Actor, plan: PlanFacts | null): boolean => canEditPlan(actor, plan);
export const canArrange = (actor: Actor, section: SectionFacts | null): boolean =>
  !!section && !section.deletedAt && canEditPlan(actor, section.plan);

/** Seen although it lies in the bin. */
export const isSeen = (actor: Actor, section: SectionFacts | null): boolean => !!section && canReadPlan(actor, section.plan);
export const canRestore = (actor: Actor, section: SectionFacts | null): boolean =>
  !!section?.deletedAt && canEditPlan(actor, section.plan);
