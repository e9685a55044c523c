// One indicator with the place it belongs to, for the form and, locked, for its commands.
import { lockAction } from '@/lib/actions/load';
import type { IndicatorPlace } from '@/lib/indicators/policy';
import type { Tx } from '@/lib/platform/db';
import { Prisma } from '@/prisma/generated/client';

export type LoadedPlace = IndicatorPlace & { planId: string; sourceLanguage: string };
export type LoadedIndicator = LoadedPlace & {
  id: string | null;
  seen: string | null;
  actionId: string | null;
  objectiveId: string | null;
};

/** Everything a form shows, as one number: two people never overwrite one another unseen. Over alias d. */
export const fingerprintSql = Prisma.sql`md5(jsonb_build_array(to_jsonb(d),
  (select jsonb_agg(t order by t."language") from "IndicatorText" t where t."indicatorId" = d."id"),
  (select jsonb_agg(g order by g."date") from "IndicatorTarget" g where g."indicatorId" = d."id"),
  (select jsonb_agg(v order by v."date") from "IndicatorValue" v where v."indicatorId" = d."id"))::text)`;

/** The action or the objective, locked: its indicators change one after the other. */
export async function lockPlace(tx: Tx, actionId: string | null, objectiveId: string | null): Promise<LoadedPlace | null> {
  if (actionId) {
    const action = await lockAction(tx, actionId);
    return action && { action, objective: null, planId: action.planId, sourceLanguage: action.sourceLanguage };
  }
  if (!objectiveId) return null;
  await tx.$queryRaw`select 1 from "Objective" where "id" = ${objectiveId}::uuid for update`;
  const found = await tx.objective.findUnique({
    where: { id: objectiveId },
    select: { planId: true, deletedAt: true, plan: { select: { status: true, deletedAt: true, sourceLanguage: true } } },
  });
  return found && { action: null, objective: found, planId: found.planId, sourceLanguage: found.plan.sourceLanguage };
}

export async function lockIndicator(tx: Tx, id: string): Promise<LoadedIndicator | null> {
  const own = await tx.indicator.findUnique({ where: { id }, select: { actionId: true, objectiveId: true } });
  const place = own && (await lockPlace(tx, own.actionId, own.objectiveId));
  if (!place) return null;
  const [row] = await tx.$queryRaw<
    { seen: string }[]
  >`select ${fingerprintSql} as seen from "Indicator" d where d."id" = ${id}::uuid`;
  return row ? { ...place, ...own, id, seen: row.seen } : null;
}
