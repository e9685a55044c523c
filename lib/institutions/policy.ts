// Institutions are everybody's vocabulary: whoever is signed in sees them all. The administrator keeps them (domain.md, "Who may").
import { type Actor, has, institutionsOf, isSystem } from '@/lib/platform/auth/actor';

export type InstitutionFacts = { id: string };

export const canSee = (actor: Actor): boolean => actor.grants.length > 0 || isSystem(actor);

export const canManage = (actor: Actor): boolean => has(actor, 'ADMIN');

/** Wordings from files belong to those who bring files in. */
export const canKeepAliases = (actor: Actor): boolean => has(actor, 'ADMIN', 'SECRETARIAT');

/** How much an institution has to do is for those who follow all, and for itself. */
export const canSeeLoad = (actor: Actor, institution: InstitutionFacts | null): boolean =>
  !!institution &&
  (has(actor, 'ADMIN', 'SECRETARIAT', 'COMMISSION_MEMBER', 'OBSERVER') || institutionsOf(actor).includes(institution.id));
