// Goals × status over a whole plan: one grouped statement; an action counts once in a goal and once in the total.
import type { z } from 'zod';
import type { Rollup } from '@/lib/actions/api';
import { actionScope, visibleTo } from '@/lib/actions/policy';
import { statusSql } from '@/lib/actions/status-sql';
import { getPlan } from '@/lib/plans/queries';
import type { Actor } from '@/lib/platform/auth/actor';
import { queryRows } from '@/lib/platform/db';
import { Prisma } from '@/prisma/generated/client';
import type { ActionStatus } from '@/prisma/generated/enums';

type Cell = { goal: string | null; isTotal: boolean; status: ActionStatus; n: number };

/** The statement; also what the bench compares with itself run bare. */
export const rollupSql = (planId: string, visible: Prisma.Sql, status: Prisma.Sql = Prisma.sql`a."status"`) => Prisma.sql`
  select d."goalCode" as goal, grouping(d."goalCode") = 1 as "isTotal", s."status", count(distinct a."id") as n
  from "Action" a cross join lateral (select ${status} as "status") s left join "ActionSdgTarget" k on k."actionId" = a."id" left join "SdgTarget" d on d."code" = k."targetCode"
  where a."planId" = ${planId}::uuid and a."deletedAt" is null and ${visible}
  group by grouping sets ((d."goalCode", s."status"), (s."status"))`;

/** @throws NotFound */
export async function getSdgRollup(actor: Actor, planId: string): Promise<z.input<typeof Rollup>> {
  await getPlan(actor, planId);
  const cells = await queryRows<Cell>(rollupSql(planId, actionScope.sql(visibleTo(actor)), statusSql(actor)));
  const sum = (rows: readonly Cell[]) => rows.reduce((n, c) => n + c.n, 0);
  const byStatus = (rows: readonly Cell[]) =>
    Object.fromEntries(rows.map((c) => [c.status, c.n])) as Record<ActionStatus, number>;
  const totals = cells.filter((c) => c.isTotal);
  const inGoals = cells.filter((c) => !c.isTotal && c.goal !== null);
  const goals = [...Map.groupBy(inGoals, (c) => c.goal ?? '')].sort(([a], [b]) => Number(a) - Number(b));
  return {
    plan: planId,
    total: sum(totals),
    withoutTarget: sum(cells.filter((c) => !c.isTotal && c.goal === null)),
    byStatus: byStatus(totals),
    goals: goals.map(([goal, rows]) => ({ goal, total: sum(rows), byStatus: byStatus(rows) })),
  };
}
