// Who sees and keeps people (domain.md, "Who may"): the administrator keeps them; secretariat and observer see them all; the others see
// the people of their own institutions. Everybody keeps the own account.
import { type Actor, has, institutionsOf } from '@/lib/platform/auth/actor';
import { all, or, type Scope, within } from '@/lib/platform/scope';

export type PersonField = 'self' | 'institution';
export type PersonFacts = { id: string; institutionIds: readonly string[] };

/** The people a person may see. */
export function visibleTo(actor: Actor): Scope<PersonField> {
  if (has(actor, 'ADMIN', 'SECRETARIAT', 'OBSERVER')) return all;
  return or(
    within<PersonField>('self', actor.userId ? [actor.userId] : []),
    within<PersonField>('institution', institutionsOf(actor)),
  );
}

export const canManage = (actor: Actor): boolean => has(actor, 'ADMIN');

/** The first account of an installation comes from the server's command line alone. */
export const canStartInstallation = (actor: Actor): boolean => actor.kind === 'command line';

/** Sessions, second factor and last visit of another person are the administrator's business. */
export const canSeeAccess = (actor: Actor, person: { id: string } | null): boolean =>
  !!person && (canManage(actor) || isSelf(actor, person));

export const isSelf = (actor: Actor, person: { id: string } | null): boolean =>
  !!person && actor.userId !== null && person.id === actor.userId;

/** Ending a session: one's own, or anybody's for the administrator. */
export const canEndSession = (actor: Actor, session: { userId: string } | null): boolean =>
  !!session && canSeeAccess(actor, { id: session.userId });

export type LinkFacts = { isOpen: boolean };

/** Whoever holds an open one-time link may use it once. */
export const canUseLink = (_actor: Actor, link: LinkFacts | null): boolean => link?.isOpen === true;

/** Anybody may ask for a reset; the answer is the same whoever asks. */
export const canAskForReset = (actor: Actor): boolean => actor.kind !== 'system';
