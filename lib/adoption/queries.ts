// The way of a plan: its state, the next step, and what stands in the way, row by row.
import { type FactsRow, factsSql } from '@/lib/adoption/facts';
import { canAdvance } from '@/lib/adoption/policy';
import { type Blocker, blockersOf, type Move, mayMove, nextMove } from '@/lib/adoption/rules';
import { getPlan, type PlanHead } from '@/lib/plans/queries';
import type { Actor } from '@/lib/platform/auth/actor';
import { queryRows } from '@/lib/platform/db';
import { NotFound } from '@/lib/platform/errors';

export type AdoptionPage = { plan: PlanHead; actions: number; next: Move | null; blockers: Blocker[]; can: { return: boolean } };

/** @throws NotFound for those who do not take the plan on */
export async function getAdoption(actor: Actor, planId: string, language = actor.language): Promise<AdoptionPage> {
  const plan = await getPlan(actor, planId, language);
  if (!canAdvance(actor, plan)) throw new NotFound();
  const [row] = await queryRows<FactsRow>(factsSql(planId, language));
  if (!row) throw new NotFound();
  const next = nextMove(plan.status);
  return {
    plan,
    actions: row.facts.actions,
    next,
    blockers: next ? blockersOf(next, row.facts) : [],
    can: { return: mayMove('returnToDrafting', plan.status) },
  };
}
