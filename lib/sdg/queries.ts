// Goals and targets of the Sustainable Development Goals, with the reason why a target is a right. Reference data: everybody signed in reads it.

import type { Actor } from '@/lib/platform/auth/actor';
import { queryRows } from '@/lib/platform/db';
import { canReadGoals } from '@/lib/sdg/policy';
import { Prisma } from '@/prisma/generated/client';

const { sql } = Prisma;
export type Words = { tk?: string; ru?: string; en?: string };

export type SdgGoalView = { code: string; short: Words };
export type SdgTargetView = {
  code: string;
  goalCode: string;
  short: Words /** Of its goal: people look for «образование». */;
  goal: Words;
};
export type SdgRight = { treaty: string; article: string; right: Words; treatyName: Words };

/** Every goal, in order. */
export const listSdgGoals = (actor: Actor): Promise<SdgGoalView[]> =>
  queryRows(sql`select "code", "short" from "SdgGoal" where ${canReadGoals(actor)} order by "rank"`);

/** Every target with its short titles and its goal’s in all languages, in order: what a picker searches. */
export const listSdgTargets = (actor: Actor): Promise<SdgTargetView[]> =>
  queryRows(
    sql`select t."code", t."goalCode", t."short", g."short" as goal from "SdgTarget" t join "SdgGoal" g on g."code" = t."goalCode" where ${canReadGoals(actor)} order by g."rank", t."rank"`,
  );

/** Treaties and articles behind targets; a target without any is not in the map. */
export async function listSdgRights(actor: Actor, codes: readonly string[]): Promise<Map<string, SdgRight[]>> {
  const rows = await queryRows<SdgRight & { targetCode: string }>(
    sql`select "targetCode", "treaty", "article", "right", "treatyName" from "SdgTargetRight" where "targetCode" = any(${codes as string[]}) and ${canReadGoals(actor)} order by "targetCode", "rank"`,
  );
  return Map.groupBy(rows, (r) => r.targetCode);
}
