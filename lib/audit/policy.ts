// Who may read what is remembered. The list of all events is for the administrator, the secretariat and the observer; the history of
// one thing is for everybody who sees the thing. Reports before acceptance stay with their institution (and the secretariat once submitted).
import { classOf, type EventClass } from '@/lib/audit/rules';
import { type Actor, has, institutionsOf, isSystem } from '@/lib/platform/auth/actor';
import { all, and, or, type Scope, within } from '@/lib/platform/scope';

/** Fields of an event that decide who may read it; `owner` is its institution, '' for none. */
export type EventField = 'class' | 'owner';

export const canListAudit = (actor: Actor): boolean => has(actor, 'ADMIN', 'SECRETARIAT', 'OBSERVER');

/** The address a person came from is for the administrator. */
export const canSeeAddresses = (actor: Actor): boolean => has(actor, 'ADMIN');

const open = (...classes: EventClass[]): Scope<EventField> => within('class', classes);

/** Events a person may read, of the things that person may see. */
export function visibleTo(actor: Actor): Scope<EventField> {
  if (isSystem(actor) || actor.kind === 'command line') return all;
  const own = within<EventField>('owner', institutionsOf(actor));
  if (has(actor, 'SECRETARIAT')) return or(open('OPEN', 'OUTCOME', 'CHAIN', 'ANSWER'), own);
  if (has(actor, 'COMMISSION_MEMBER', 'OBSERVER')) return or(open('OPEN', 'OUTCOME', 'ANSWER'), own);
  if (has(actor, 'NHRI')) return or(open('OPEN', 'OUTCOME'), own);
  if (has(actor, 'ADMIN', 'FOCAL_POINT', 'VALIDATOR')) return or(open('OPEN'), own);
  // A partner does not follow how ministries answer one another.
  if (has(actor, 'PARTNER')) return or(and(open('OPEN'), within<EventField>('owner', [''])), own);
  return { kind: 'none' };
}

export type EventFacts = { event: string; institutionId: string | null };

/** The row of the list or history a person may read, judged in memory. */
export const factsOf = ({ event, institutionId }: EventFacts) => ({ class: classOf(event), owner: institutionId ?? '' });
