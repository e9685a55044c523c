// Indicators of an action are edited by those who may edit its indicators, those of an objective by whoever edits the plan. Values come in
// while the plan is carried out as well: from the secretariat and from the people of the action's lead.
import { type ActionFacts, canEditIndicators, canRead as canReadAction, isOwn } from '@/lib/actions/policy';
import { canEdit as canEditObjective, canRead as canReadObjective, type ObjectiveFacts } from '@/lib/objectives/policy';
import { isTracked } from '@/lib/plans/rules';
import { type Actor, has } from '@/lib/platform/auth/actor';

/** Where an indicator stands: exactly one of the two. */
export type IndicatorPlace = { action: ActionFacts | null; objective: ObjectiveFacts | null };
type Asked = { facts?: unknown; values?: unknown };

export const canRead = (actor: Actor, place: IndicatorPlace | null): boolean =>
  !!place && (place.action ? canReadAction(actor, place.action) : canReadObjective(actor, place.objective));

/** What it measures, its baseline and its targets. */
export const canEditFacts = (actor: Actor, place: IndicatorPlace | null): boolean =>
  !!place && (place.action ? canEditIndicators(actor, place.action) : canEditObjective(actor, place.objective));

/** What was measured. */
export function canEditValues(actor: Actor, place: IndicatorPlace | null): boolean {
  if (canEditFacts(actor, place)) return true;
  if (!place || !canRead(actor, place)) return false;
  const plan = (place.action ?? place.objective)?.plan;
  if (!plan || !isTracked(plan.status) || plan.status === 'CLOSED') return false;
  return has(actor, 'SECRETARIAT') || (!!place.action && isOwn(actor, place.action));
}

/** Every part that the form carries must be the actor's to change. */
export const canSave = (actor: Actor, place: IndicatorPlace | null, asked: Asked): boolean =>
  (asked.facts !== undefined || asked.values !== undefined) &&
  (asked.facts === undefined || canEditFacts(actor, place)) &&
  (asked.values === undefined || canEditValues(actor, place));

export const canRemove = canEditFacts;

/** What a reader may change in indicators: everything, the measured values, nothing. */
export type Change = 'all' | 'values' | 'none';

const changeOf = (actor: Actor, place: IndicatorPlace): Change =>
  canEditFacts(actor, place) ? 'all' : canEditValues(actor, place) ? 'values' : 'none';

/** What may be changed beside an action: its own indicators, and those of the objective it stands under. */
export const changesBeside = (actor: Actor, action: ActionFacts & { objectiveId: string | null }) => ({
  own: changeOf(actor, { action, objective: null }),
  objective: action.objectiveId
    ? changeOf(actor, { action: null, objective: { deletedAt: null, plan: action.plan } })
    : ('none' as const),
});
