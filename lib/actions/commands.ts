// Changing one action: its words in one language, its deadline, targets, milestones and money; its place; the bin; suspending.
import { type Change, saveBudget, saveMilestones, saveSdg, saveWords } from '@/lib/actions/edit';
import { type LockedAction, lockAction, lockActionInPlan } from '@/lib/actions/load';
import { canCreate, canDelete, canEdit, canMove, canRead, canRestore, canResume, canSuspend, isSeen } from '@/lib/actions/policy';
import { canFollowDraft, datesAgree } from '@/lib/actions/rules';
import {
  ActionIdInput,
  CreateActionInput,
  type EditAction,
  EditActionInput,
  MoveActionInput,
  PlaceActionInput,
  ResumeActionInput,
  SuspendActionInput,
} from '@/lib/actions/schema';
import type { AuditEntry } from '@/lib/platform/audit/entry';
import { command } from '@/lib/platform/command';
import type { Tx } from '@/lib/platform/db';
import { type Conflict, DomainError } from '@/lib/platform/errors';
import { between } from '@/lib/platform/rank';
import { Prisma } from '@/prisma/generated/client';
import type { ActionStatus } from '@/prisma/generated/enums';

const told = (event: string, a: { id: string; planId: string }, before: unknown, after: unknown): AuditEntry => ({
  event: `action.${event}`,
  subjectType: 'action',
  subjectId: a.id,
  planId: a.planId,
  before,
  after,
});

// ── making one

/** A new action at the end of its objective (or of its area); it gets the next register number of the plan. */
export const createAction = command({
  name: 'action.create',
  input: CreateActionInput,
  async load(tx, { planId, sectionId, objectiveId }) {
    await tx.$queryRaw`select 1 from "Plan" where "id" = ${planId}::uuid for update`;
    const plan = await tx.plan.findUnique({
      where: { id: planId },
      select: { id: true, status: true, deletedAt: true, sourceLanguage: true },
    });
    return plan && (await isPlaceOf(tx, planId, sectionId, objectiveId)) ? plan : null;
  },
  allow: canCreate,
  async run({ tx, input, loaded: plan }) {
    const { nextRegisterNumber } = await tx.plan.update({
      where: { id: plan.id },
      data: { nextRegisterNumber: { increment: 1 } },
      select: { nextRegisterNumber: true },
    });
    const registerNumber = nextRegisterNumber - 1;
    const { id } = await tx.action.create({
      data: {
        planId: plan.id,
        sectionId: input.sectionId,
        objectiveId: input.objectiveId,
        registerNumber,
        rank: between(await lastRank(tx, input), null),
        sourceLanguage: input.language,
        texts: { create: { language: input.language, title: input.title } },
      },
      select: { id: true },
    });
    return {
      result: { id },
      events: [told('created', { id, planId: plan.id }, null, { registerNumber, title: input.title, language: input.language })],
    };
  },
});

type Place = { sectionId: string; objectiveId: string | null };

/** The area (and objective) belong to the plan and are not in the bin. */
async function isPlaceOf(tx: Tx, planId: string, sectionId: string, objectiveId: string | null): Promise<boolean> {
  const section = await tx.planSection.count({ where: { id: sectionId, planId, kind: 'AREA', deletedAt: null } });
  if (!section || !objectiveId) return section > 0;
  return (await tx.objective.count({ where: { id: objectiveId, sectionId, deletedAt: null } })) > 0;
}

async function lastRank(tx: Tx, { sectionId, objectiveId }: Place): Promise<string | null> {
  const last = await tx.action.findFirst({
    where: { sectionId, objectiveId },
    orderBy: { rank: 'desc' },
    select: { rank: true },
  });
  return last?.rank ?? null;
}

// ── editing

/** Saves one form: every group in it, or none. A stale version ends in a conflict that names both values. */
export const editAction = command({
  name: 'action.edit',
  input: EditActionInput,
  load: (tx, { id }) => lockAction(tx, id),
  visible: canRead,
  allow: canEdit,
  async run({ tx, input, loaded }) {
    const changes: Change[] = [];
    assertFresh(loaded, input);
    if (input.words) changes.push(await saveWords(tx, loaded, input));
    if (input.sdg) changes.push(await saveSdg(tx, loaded, input.sdg));
    if (input.milestones) changes.push(await saveMilestones(tx, loaded, input.milestones, input.language));
    if (input.budget) changes.push(await saveBudget(tx, loaded, input.budget));
    changes.push(await saveRow(tx, loaded, input));
    const before = Object.assign({}, ...changes.map((c) => c.before));
    const after = Object.assign({}, ...changes.map((c) => c.after));
    if (!Object.keys(after).length) return { result: { changed: false }, events: [told('unchanged', loaded, null, null)] };
    return { result: { changed: true }, events: [told('edited', loaded, before, after)] };
  },
});

/** Groups that live in the action's own row or hang on its version. */
const OF_ROW = ['deadline', 'sdg', 'milestones', 'budget', 'draftStatus', 'visibility'] as const;

function assertFresh(loaded: LockedAction, input: EditAction) {
  if (loaded.version === input.version || OF_ROW.every((group) => input[group] === undefined)) return;
  const mine = {
    ...input.deadline,
    draftStatus: input.draftStatus,
    visibility: input.visibility,
    ...(input.sdg && { sdg: input.sdg.join(', ') }),
  };
  const theirs: Record<string, unknown> = { ...loaded, sdg: loaded.sdg.join(', ') };
  const lines: Conflict[] = Object.entries(mine)
    .filter(([field, value]) => value !== undefined && (value ?? '') !== (theirs[field] ?? ''))
    .map(([field, value]) => ({ field, mine: text(value), theirs: text(theirs[field]) }));
  throw new DomainError('CONFLICT', 'errors.stale', {
    conflicts: [...lines, { field: 'version', mine: String(input.version), theirs: String(loaded.version) }],
  });
}

const text = (value: unknown): string | null => (value === null || value === undefined ? null : String(value));

/** The action's own columns, conditional on its version; the version grows whenever a group of the row was saved. */
async function saveRow(tx: Tx, loaded: LockedAction, input: EditAction): Promise<Change> {
  const wanted = { ...input.deadline, draftStatus: input.draftStatus, visibility: input.visibility };
  const fields = Object.entries(wanted).filter(([field, value]) => value !== undefined && value !== loaded[field as 'endDate']);
  assertDates(input);
  if (input.draftStatus && input.draftStatus !== loaded.draftStatus && !canFollowDraft(loaded.draftStatus, input.draftStatus))
    throw new DomainError('RULE', 'actions.error.draftStatus', { field: 'draftStatus' });
  const touchesRow = OF_ROW.some((group) => input[group] !== undefined);
  if (!touchesRow) return { before: {}, after: {} };
  const data = Object.fromEntries(
    fields.map(([field, value]) => [field, field.endsWith('Date') && value ? new Date(`${value}T00:00:00Z`) : value]),
  );
  const { count } = await tx.action.updateMany({
    where: { id: loaded.id, version: loaded.version },
    data: { ...data, version: { increment: 1 }, updatedAt: new Date() },
  });
  if (!count) throw new DomainError('CONFLICT', 'errors.busy');
  return {
    before: Object.fromEntries(fields.map(([field]) => [field, loaded[field as 'endDate']])),
    after: Object.fromEntries(fields),
  };
}

function assertDates({ deadline }: EditAction) {
  if (deadline && !datesAgree(deadline.startDate, deadline.endDate))
    throw new DomainError('RULE', 'actions.error.endBeforeStart', { field: 'endDate' });
}

// ── place

/** One step up or down among its neighbours of the same objective. */
export const moveAction = command({
  name: 'action.move',
  input: MoveActionInput,
  load: (tx, { id }) => lockActionInPlan(tx, id),
  visible: canRead,
  allow: canMove,
  async run({ tx, input, loaded }) {
    const up = input.direction === 'up';
    const beyond = await tx.action.findMany({
      where: {
        sectionId: loaded.sectionId,
        objectiveId: loaded.objectiveId,
        deletedAt: null,
        rank: up ? { lt: loaded.rank } : { gt: loaded.rank },
      },
      orderBy: { rank: up ? 'desc' : 'asc' },
      take: 2,
      select: { rank: true },
    });
    const [next, afterNext] = beyond.map((b) => b.rank);
    if (next === undefined) throw new DomainError('RULE', 'actions.error.noFurther');
    const rank = up ? between(afterNext ?? null, next) : between(next, afterNext ?? null);
    await tx.action.update({ where: { id: loaded.id }, data: { rank, version: { increment: 1 } } });
    return {
      result: null,
      events: [told('moved', loaded, { number: loaded.number, rank: loaded.rank }, { direction: input.direction, rank })],
    };
  },
});

/** Into an objective or area of the same plan, before one of its actions or at its end: what the form, dragging and the arrow keys do. */
export const placeAction = command({
  name: 'action.place',
  input: PlaceActionInput,
  async load(tx, { id, sectionId, objectiveId }) {
    const action = await lockActionInPlan(tx, id);
    return action && (await isPlaceOf(tx, action.planId, sectionId, objectiveId)) ? action : null;
  },
  visible: canRead,
  allow: canMove,
  async run({ tx, input, loaded }) {
    const { sectionId, objectiveId } = input;
    const rank = await rankBefore(tx, input);
    await tx.action.update({ where: { id: loaded.id }, data: { sectionId, objectiveId, rank, version: { increment: 1 } } });
    return {
      result: { beforeId: await nextOf(tx, loaded), sectionId: loaded.sectionId, objectiveId: loaded.objectiveId },
      events: [
        told(
          'placed',
          loaded,
          { number: loaded.number, sectionId: loaded.sectionId, objectiveId: loaded.objectiveId },
          { sectionId, objectiveId },
        ),
      ],
    };
  },
});

type Spot = Place & { id: string; beforeId: string | null };

async function rankBefore(tx: Tx, { id, sectionId, objectiveId, beforeId }: Spot): Promise<string> {
  if (!beforeId) return between(await lastRank(tx, { sectionId, objectiveId }), null);
  const beside = await tx.action.findFirst({ where: { id: beforeId, sectionId, objectiveId }, select: { rank: true } });
  if (!beside || beforeId === id) throw new DomainError('CONFLICT', 'actions.error.changedMeanwhile');
  // Also those in the bin: what comes back must find its place free.
  const previous = await tx.action.findFirst({
    where: { sectionId, objectiveId, rank: { lt: beside.rank } },
    orderBy: { rank: 'desc' },
    select: { rank: true },
  });
  return between(previous?.rank ?? null, beside.rank);
}

/** The neighbour it stood before, so that the move can be taken back. */
async function nextOf(tx: Tx, { id, sectionId, objectiveId, rank }: LockedAction): Promise<string | null> {
  const next = await tx.action.findFirst({
    where: { sectionId, objectiveId, deletedAt: null, id: { not: id }, rank: { gt: rank } },
    orderBy: { rank: 'asc' },
    select: { id: true },
  });
  return next?.id ?? null;
}

// ── the bin

export const deleteAction = command({
  name: 'action.delete',
  input: ActionIdInput,
  load: (tx, { id }) => lockActionInPlan(tx, id),
  visible: canRead,
  allow: canDelete,
  async run({ tx, loaded, actor, now }) {
    await tx.action.update({
      where: { id: loaded.id },
      data: { deletedAt: now, deletedById: actor.userId, version: { increment: 1 } },
    });
    return { result: { planId: loaded.planId }, events: [told('deleted', loaded, { number: loaded.number }, null)] };
  },
});

export const restoreAction = command({
  name: 'action.restore',
  input: ActionIdInput,
  load: (tx, { id }) => lockActionInPlan(tx, id),
  visible: isSeen,
  allow: canRestore,
  async run({ tx, loaded }) {
    if (!(await isPlaceOf(tx, loaded.planId, loaded.sectionId, loaded.objectiveId)))
      throw new DomainError('RULE', 'actions.error.placeInBin');
    await tx.action.update({ where: { id: loaded.id }, data: { deletedAt: null, deletedById: null, version: { increment: 1 } } });
    return { result: { planId: loaded.planId }, events: [told('restored', loaded, null, null)] };
  },
});

// ── implementation: only what reports cannot say

/** A decision to suspend or cancel an action of a running plan; the reason is kept and shown. */
export const suspendAction = command({
  name: 'action.suspend',
  input: SuspendActionInput,
  load: (tx, { id }) => lockAction(tx, id),
  visible: canRead,
  allow: canSuspend,
  async run({ tx, input, loaded }) {
    if (loaded.status === input.status) throw new DomainError('RULE', 'actions.error.alreadySo');
    const reason = { [input.language]: input.reason };
    await setStatus(tx, loaded.id, input.version, { status: input.status, statusReason: reason, isUnverified: false });
    const name = input.status === 'SUSPENDED' ? 'suspended' : 'cancelled';
    return {
      result: null,
      events: [told(name, loaded, { status: loaded.status }, { status: input.status, reason: input.reason })],
    };
  },
});

/** Back to what the last accepted report of the lead says; without one, not started. */
export const resumeAction = command({
  name: 'action.resume',
  input: ResumeActionInput,
  load: (tx, { id }) => lockAction(tx, id),
  visible: canRead,
  allow: canResume,
  async run({ tx, input, loaded }) {
    const status = await reportedStatus(tx, loaded.id);
    await setStatus(tx, loaded.id, input.version, { status, statusReason: Prisma.DbNull, isUnverified: false });
    return { result: null, events: [told('resumed', loaded, { status: loaded.status }, { status })] };
  },
});

async function setStatus(tx: Tx, id: string, version: number, data: Prisma.ActionUpdateManyMutationInput) {
  const { count } = await tx.action.updateMany({
    where: { id, version },
    data: { ...data, version: { increment: 1 }, updatedAt: new Date() },
  });
  if (!count) throw new DomainError('CONFLICT', 'actions.error.changedMeanwhile');
}

async function reportedStatus(tx: Tx, actionId: string): Promise<ActionStatus> {
  const last = await tx.progressReport.findFirst({
    where: {
      actionId,
      role: 'LEAD',
      state: { in: ['ACCEPTED', 'PUBLISHED'] },
      statusReported: { in: ['NOT_STARTED', 'IN_PROGRESS', 'COMPLETED'] },
    },
    orderBy: { period: { startDate: 'desc' } },
    select: { statusReported: true },
  });
  return last?.statusReported ?? 'NOT_STARTED';
}
