// A new row of the grid, where the person stands: made at the end of its objective, then placed after its neighbour, in one transaction.
import { createAction, placeAction } from '@/lib/actions/commands';
import { AddRowInput } from '@/lib/matrix/cell-schema';
import { canAddRow } from '@/lib/matrix/policy';
import { command, unwrap } from '@/lib/platform/command';
import type { Tx } from '@/lib/platform/db';

type Place = { sectionId: string; objectiveId: string | null };

/** The neighbour that follows, if any; undefined where the one before is not there any more. */
async function nextAfter(tx: Tx, afterId: string, { sectionId, objectiveId }: Place): Promise<string | null | undefined> {
  const place = { sectionId, objectiveId, deletedAt: null };
  const after = await tx.action.findFirst({ where: { ...place, id: afterId }, select: { rank: true } });
  if (!after) return undefined;
  const next = await tx.action.findFirst({
    where: { ...place, rank: { gt: after.rank } },
    orderBy: { rank: 'asc' },
    select: { id: true },
  });
  return next?.id ?? null;
}

export const addRow = command({
  name: 'matrix.addRow',
  input: AddRowInput,
  async load(tx, { planId }) {
    await tx.$queryRaw`select 1 from "Plan" where "id" = ${planId}::uuid for update`;
    return tx.plan.findUnique({ where: { id: planId }, select: { id: true, status: true, deletedAt: true } });
  },
  allow: canAddRow,
  async run({ tx, actor, input: { afterId, ...input } }) {
    const place = { sectionId: input.sectionId, objectiveId: input.objectiveId };
    const beforeId = afterId ? await nextAfter(tx, afterId, place) : null;
    const { id } = unwrap(await createAction(actor, input, { tx }));
    if (beforeId) unwrap(await placeAction(actor, { id, ...place, beforeId }, { tx }));
    return { result: { id }, events: [] };
  },
});
