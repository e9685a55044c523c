// Actions locked for a change: one statement, with what the policies and the versions need.
import type { ActionFacts, AssignmentFacts } from '@/lib/actions/policy';
import type { Tx } from '@/lib/platform/db';
import { Prisma } from '@/prisma/generated/client';
import type { ActionStatus, DraftStatus, PlanStatus, Recurrence, Visibility } from '@/prisma/generated/enums';

export type LockedAction = ActionFacts & {
  id: string;
  planId: string;
  sectionId: string;
  objectiveId: string | null;
  rank: string;
  number: string;
  sourceLanguage: string;
  startDate: string | null;
  endDate: string | null;
  recurrence: Recurrence;
  draftStatus: DraftStatus;
  status: ActionStatus;
  isUnverified: boolean;
  visibility: Visibility;
  version: number;
  deletedAt: string | null;
  sdg: string[];
};
type Row = Omit<LockedAction, 'plan'> & { planStatus: PlanStatus; planDeletedAt: string | null; assignments: AssignmentFacts[] };

const select = (
  ids: readonly string[],
) => Prisma.sql`select a."id", a."planId", a."sectionId", a."objectiveId", a."rank", action_number(a."sectionId", a."objectiveId", a."rank") as number, a."sourceLanguage",
    a."startDate"::text, a."endDate"::text, a."recurrence"::text, a."draftStatus"::text, a."status"::text, a."isUnverified", a."visibility"::text, a."version", a."deletedAt"::text,
    p."status"::text as "planStatus", p."deletedAt"::text as "planDeletedAt",
    coalesce((select json_agg(json_build_object('institutionId', x."institutionId", 'role', x."role", 'status', x."status")) from "ActionAssignment" x where x."actionId" = a."id"), '[]') as assignments,
    coalesce((select json_agg(x."targetCode" order by x."isPrimary" desc, x."targetCode") from "ActionSdgTarget" x where x."actionId" = a."id"), '[]') as sdg
  from "Action" a join "Plan" p on p."id" = a."planId" where a."id" = any(${ids as string[]}::uuid[]) order by a."id" for update of a`;

/** All of them, locked in one order; null when one is missing. */
export async function lockActions(tx: Tx, ids: readonly string[]): Promise<LockedAction[] | null> {
  const rows = await tx.$queryRaw<Row[]>(select([...new Set(ids)]));
  if (rows.length !== new Set(ids).size) return null;
  return rows.map(({ planStatus, planDeletedAt, ...row }) => ({
    ...row,
    plan: { status: planStatus, deletedAt: planDeletedAt },
  }));
}

export const lockAction = async (tx: Tx, id: string): Promise<LockedAction | null> => (await lockActions(tx, [id]))?.[0] ?? null;

/**
 * For what changes the order of a plan: the plan's row is locked first, so that two moves never renumber the same neighbours at once.
 * Making an action begins with the same lock.
 */
export async function lockActionInPlan(tx: Tx, id: string): Promise<LockedAction | null> {
  await tx.$queryRaw`select 1 from "Plan" where "id" = (select a."planId" from "Action" a where a."id" = ${id}::uuid) for update`;
  return lockAction(tx, id);
}
