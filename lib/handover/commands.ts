// The fates of the old plan's actions: deciding many at once, and taking a decision back.
import { randomUUID } from 'node:crypto';
import { type LockedAction, lockActions } from '@/lib/actions/load';
import { copyActions } from '@/lib/handover/copy';
import { canDecide, canDecideIn, isSeen } from '@/lib/handover/policy';
import { isUntouchedCopy, mayBeCompleted } from '@/lib/handover/rules';
import { type Choice, CompletedFatesInput, DecideFatesInput, TakeBackFatesInput } from '@/lib/handover/schema';
import { canRead as canReadPlan } from '@/lib/plans/policy';
import type { AuditEntry } from '@/lib/platform/audit/entry';
import { command, unwrap } from '@/lib/platform/command';
import type { Tx } from '@/lib/platform/db';
import { DomainError } from '@/lib/platform/errors';
import type { ActionFate } from '@/prisma/generated/enums';

const told = (event: string, a: { id: string; planId: string }, before: unknown, after: unknown): AuditEntry => ({
  event: `action.${event}`,
  subjectType: 'action',
  subjectId: a.id,
  planId: a.planId,
  before,
  after,
});

async function lockNext(tx: Tx, planId: string) {
  await tx.$queryRaw`select 1 from "Plan" where "id" = ${planId}::uuid for update`;
  return tx.plan.findUnique({ where: { id: planId }, select: { id: true, status: true, deletedAt: true, previousPlanId: true } });
}
type Next = NonNullable<Awaited<ReturnType<typeof lockNext>>>;

/** Old actions with the plan that follows; null when one of them is of another plan. */
async function loadRows(tx: Tx, planId: string, ids: readonly string[]) {
  const next = await lockNext(tx, planId);
  const actions = next && (await lockActions(tx, ids));
  if (!next || !actions?.length || actions.some((a) => a.planId !== next.previousPlanId)) return null;
  return actions.map((action) => ({ next, action }));
}
type Row = { next: Next; action: LockedAction };

/** Rows whose target went to the bin decide nothing any more. */
async function clearDead(tx: Tx, ids: readonly string[]) {
  await tx.actionLineage.deleteMany({ where: { fromId: { in: [...ids] }, to: { deletedAt: { not: null } } } });
}

async function assertUndecided(tx: Tx, rows: readonly Row[]) {
  const ids = rows.map((r) => r.action.id);
  await clearDead(tx, ids);
  const decided = await tx.actionLineage.findMany({ where: { fromId: { in: ids } }, select: { fromId: true } });
  if (decided.length) throw refusal('alreadyDecided', rows, (r) => decided.some((d) => d.fromId === r.action.id));
}

const refusal = (key: string, rows: readonly Row[], which: (row: Row) => boolean) =>
  new DomainError('RULE', `handover.error.${key}`, {
    params: {
      numbers: rows
        .filter(which)
        .map((r) => r.action.number)
        .join(', '),
    },
  });

/** Gives every chosen action the same fate: completed, carried to an action that is there or to a copy, or dropped with a reason. */
export const decideFates = command({
  name: 'handover.decide',
  input: DecideFatesInput,
  load: (tx, { planId, ids }) => loadRows(tx, planId, ids),
  visible: isSeen,
  allow: canDecide,
  async run({ tx, input, loaded, actor }) {
    await assertUndecided(tx, loaded);
    if (input.choice === 'COMPLETED' && loaded.some((r) => !mayBeCompleted(r.action.status)))
      throw refusal('notCompleted', loaded, (r) => !mayBeCompleted(r.action.status));
    const { planId } = input;
    const place = { sectionId: input.sectionId ?? '', objectiveId: input.objectiveId };
    const olds = loaded.map((r) => r.action).toSorted((a, b) => a.number.localeCompare(b.number, 'en', { numeric: true }));
    const copies = input.choice === 'COPY' ? await copyActions(tx, planId, olds, place, actor.userId) : null;
    const target = input.choice === 'CARRIED' ? await freeTarget(tx, planId, input.toId as string) : null;
    const fate: ActionFate = input.choice === 'COPY' ? 'CARRIED' : input.choice;
    const batchId = randomUUID();
    await tx.actionLineage.createMany({
      data: olds.map((a) => ({
        fromId: a.id,
        toId: copies?.get(a.id) ?? target?.id ?? null,
        fate,
        reason: input.reason || null,
        decidedById: actor.userId,
        batchId,
        isCopy: copies !== null,
      })),
    });
    const events = olds.flatMap((a) => {
      const to = copies?.get(a.id) ?? target?.id;
      return [
        told(FATE_EVENT[input.choice], a, null, { number: a.number, reason: input.reason, toId: to }),
        ...(to ? [told('carriedOver', { id: to, planId }, null, { number: a.number, fromId: a.id })] : []),
      ];
    });
    return { result: { batchId, decided: olds.length }, events };
  },
});

const FATE_EVENT: Record<Choice, string> = {
  COMPLETED: 'fateCompleted',
  CARRIED: 'fateCarried',
  COPY: 'fateCarried',
  DROPPED: 'fateDropped',
};

/** An action of the next plan that no old action leads to yet. */
async function freeTarget(tx: Tx, planId: string, id: string) {
  const target = await tx.action.findFirst({
    where: { id, planId, deletedAt: null },
    select: { id: true, ancestors: { select: { id: true }, take: 1 } },
  });
  if (!target) throw new DomainError('INVALID', 'handover.error.targetNeeded', { field: 'toId' });
  if (target.ancestors.length) throw new DomainError('RULE', 'handover.error.targetTaken', { field: 'toId' });
  return target;
}

/** The fate "completed" for everything that is reported so and undecided. */
export const decideCompleted = command({
  name: 'handover.decideCompleted',
  input: CompletedFatesInput,
  load: (tx, { planId }) => lockNext(tx, planId),
  visible: canReadPlan,
  allow: canDecideIn,
  async run({ tx, loaded, actor }) {
    const rows = await tx.$queryRaw<
      { id: string }[]
    >`select a."id" from "Action" a where a."planId" = ${loaded.previousPlanId}::uuid and a."deletedAt" is null and a."status" = 'COMPLETED'
      and not exists (select 1 from "ActionLineage" l left join "Action" t on t."id" = l."toId" where l."fromId" = a."id" and t."deletedAt" is null) limit 500`;
    if (!rows.length) throw new DomainError('RULE', 'handover.error.noneCompleted');
    const input = { planId: loaded.id, ids: rows.map((r) => r.id), choice: 'COMPLETED' as const };
    const none = { toId: null, sectionId: null, objectiveId: null, reason: null };
    const result = unwrap(await decideFates(actor, { ...input, ...none }, { tx }));
    const after = { count: result.decided };
    return {
      result,
      events: [{ event: 'plan.fatesDecided', subjectType: 'plan', subjectId: loaded.id, planId: loaded.id, before: null, after }],
    };
  },
});

/** The chosen actions, or those of one step, are undecided again; copies that nobody has touched go to the bin. */
export const takeBackFates = command({
  name: 'handover.takeBack',
  input: TakeBackFatesInput,
  async load(tx, { planId, ids, batchId }) {
    const ofStep = batchId ? await tx.actionLineage.findMany({ where: { batchId }, select: { fromId: true } }) : [];
    return loadRows(tx, planId, batchId ? ofStep.map((r) => r.fromId) : ids);
  },
  visible: isSeen,
  allow: canDecide,
  async run({ tx, input, loaded, actor, now }) {
    const where = { fromId: { in: loaded.map((r) => r.action.id) }, ...(input.batchId && { batchId: input.batchId }) };
    const rows = await tx.actionLineage.findMany({ where, include: { to: { include: COPY } } });
    await tx.actionLineage.deleteMany({ where });
    const copies = rows.flatMap((r) => (r.isCopy && r.to && !r.to.deletedAt ? [r.to] : []));
    const gone = copies.filter((c) => isUntouchedCopy({ ...c, milestones: c._count.milestones }));
    await tx.action.updateMany({
      where: { id: { in: gone.map((c) => c.id) } },
      data: { deletedAt: now, deletedById: actor.userId, version: { increment: 1 } },
    });
    const number = (id: string) => loaded.find((r) => r.action.id === id)?.action.number ?? '';
    const from = loaded[0]?.next.previousPlanId ?? input.planId;
    return {
      result: { takenBack: new Set(rows.map((r) => r.fromId)).size, kept: copies.length - gone.length },
      events: [
        ...rows.map((r) => told('fateTakenBack', { id: r.fromId, planId: from }, { number: number(r.fromId) }, null)),
        ...gone.map((c) => told('deleted', { id: c.id, planId: c.planId }, { number: String(c.registerNumber) }, null)),
      ],
    };
  },
});

const COPY = {
  texts: { select: { version: true } },
  assignments: { select: { status: true } },
  _count: { select: { milestones: true } },
} as const;
