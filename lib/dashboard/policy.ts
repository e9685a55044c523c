// Who reads the progress of a plan, and who sees institutions compared by what is late.
import { canRead as canReadPlan, type PlanFacts } from '@/lib/plans/policy';
import { type Actor, has, institutionsOf } from '@/lib/platform/auth/actor';

/** Partners read published documents; the dashboard is the country's own. */
export const canReadDashboard = (actor: Actor, plan: PlanFacts | null): boolean =>
  canReadPlan(actor, plan) && has(actor, 'SECRETARIAT', 'COMMISSION_MEMBER', 'OBSERVER', 'FOCAL_POINT', 'VALIDATOR', 'NHRI');

/** Rankings of what is overdue are for the secretariat and, of itself, for each institution. */
export const overdueScope = (actor: Actor): { everywhere: boolean; institutionIds: string[] } => ({
  everywhere: has(actor, 'SECRETARIAT'),
  institutionIds: institutionsOf(actor, 'FOCAL_POINT', 'VALIDATOR', 'NHRI'),
});
