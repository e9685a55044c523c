// Editing many rows of the matrix at once: each a single command with few statements, and undone from its before-images.
import { randomUUID } from 'node:crypto';
import { type LockedAction, lockActions } from '@/lib/actions/load';
import { canRead } from '@/lib/actions/policy';
import { datesAgree } from '@/lib/actions/rules';
import { proposeAssignments } from '@/lib/assignments/commands';
import { tellInstitutions } from '@/lib/assignments/tell';
import { hasChanged, type Image, Images, imagesOf, isUntouched, type Kind, putBack } from '@/lib/matrix/before-image';
import { canAssign, canSetDeadline, canSetSdg, canUndo } from '@/lib/matrix/policy';
import { AssignManyInput, DeadlineManyInput, SdgManyInput, UndoManyInput } from '@/lib/matrix/schema';
import type { AuditEntry } from '@/lib/platform/audit/entry';
import { command } from '@/lib/platform/command';
import type { Tx } from '@/lib/platform/db';
import { DomainError } from '@/lib/platform/errors';

export type BulkResult = { batchId: string; changed: number };

/** Locks the rows in one order; rows of several plans are several edits. */
async function loadRows(tx: Tx, ids: readonly string[]): Promise<LockedAction[] | null> {
  const rows = await lockActions(tx, ids);
  return rows && new Set(rows.map((r) => r.planId)).size === 1 ? rows : null;
}

const told = (event: string, a: { id: string; planId: string }, before: unknown, after: unknown): AuditEntry => ({
  event: `action.${event}`,
  subjectType: 'action',
  subjectId: a.id,
  planId: a.planId,
  before,
  after,
});

/** Runs the change between two images; the batch's own event carries both, for its undo. */
async function between(
  tx: Tx,
  rows: readonly LockedAction[],
  kind: Kind,
  say: (image: Image) => Record<string, unknown>,
  change: () => Promise<unknown>,
) {
  const ids = rows.map((r) => r.id);
  const before = await imagesOf(tx, ids);
  await change();
  // A part that is proposed changes no field of the action: an open form of it stays current.
  if (kind !== 'assignments')
    await tx.action.updateMany({ where: { id: { in: ids } }, data: { version: { increment: 1 }, updatedAt: new Date() } });
  const after = await imagesOf(tx, ids);
  const changed = before.filter((image, index) => hasChanged(kind, image, after[index] as Image));
  const batchId = randomUUID();
  const now = new Map(after.map((i) => [i.id, i]));
  const planId = rows[0]?.planId ?? null;
  const events: AuditEntry[] = [
    ...(kind === 'assignments'
      ? []
      : changed.map((old) =>
          told('edited', rows.find((r) => r.id === old.id) as LockedAction, say(old), say(now.get(old.id) as Image)),
        )),
    {
      event: 'matrix.edited',
      subjectType: 'matrix',
      subjectId: batchId,
      planId,
      before: { rows: changed },
      after: { kind, count: changed.length, rows: changed.map((c) => now.get(c.id)) },
    },
  ];
  return { result: { batchId, changed: changed.length } satisfies BulkResult, events };
}

/** Proposes a lead, co-executors or partners on every row; their people get one notice each. */
export const assignMany = command({
  name: 'matrix.assign',
  input: AssignManyInput,
  load: (tx, { actionIds }) => loadRows(tx, actionIds),
  visible: canRead,
  allow: canAssign,
  run: ({ tx, input, loaded, actor }) =>
    between(
      tx,
      loaded,
      'assignments',
      () => ({}),
      () =>
        proposeAssignments(
          actor,
          { actionIds: loaded.map((a) => a.id), role: input.role, institutionIds: input.institutionIds },
          { tx },
        ),
    ),
});

/** The same dates, recurrence and official words on every row. */
export const setDeadlineMany = command({
  name: 'matrix.setDeadline',
  input: DeadlineManyInput,
  load: (tx, { actionIds }) => loadRows(tx, actionIds),
  visible: canRead,
  allow: canSetDeadline,
  async run({ tx, input, loaded }) {
    const { startDate, endDate, recurrence, wording, language } = input;
    if (!datesAgree(startDate, endDate)) throw new DomainError('RULE', 'actions.error.endBeforeStart', { field: 'endDate' });
    if (!endDate && !startDate && recurrence === 'ONCE' && !wording)
      throw new DomainError('INVALID', 'actions.error.deadlineNeeded', { field: 'endDate' });
    const ids = loaded.map((a) => a.id);
    const say = (i: Image) => ({
      startDate: i.startDate,
      endDate: i.endDate,
      recurrence: i.recurrence,
      deadlineWording: i.wordings.find((w) => w.language === language)?.deadlineWording ?? null,
    });
    return between(tx, loaded, 'deadline', say, async () => {
      await tx.$executeRaw`update "Action" set "startDate" = ${startDate}::date, "endDate" = ${endDate}::date, "recurrence" = ${recurrence}::"Recurrence" where "id" = any(${ids}::uuid[])`;
      if (wording) await setWording(tx, ids, language, wording);
    });
  },
});

/** Into the words of that language; where an action has none in it, into those of its source. */
const setWording = (tx: Tx, ids: readonly string[], language: string, wording: string) => tx.$executeRaw`
  update "ActionText" t set "deadlineWording" = ${wording}, "version" = t."version" + 1 from "Action" a
  where a."id" = t."actionId" and a."id" = any(${[...ids]}::uuid[])
    and t."language" = coalesce((select x."language" from "ActionText" x where x."actionId" = a."id" and x."language" = ${language}), a."sourceLanguage")`;

/** Adds targets to every row; the first may become the primary one. */
export const addSdgMany = command({
  name: 'matrix.addSdg',
  input: SdgManyInput,
  load: (tx, { actionIds }) => loadRows(tx, actionIds),
  visible: canRead,
  allow: canSetSdg,
  async run({ tx, input, loaded }) {
    const ids = loaded.map((a) => a.id);
    const targets = [...new Set(input.targets)];
    if ((await tx.sdgTarget.count({ where: { code: { in: targets } } })) !== targets.length)
      throw new DomainError('INVALID', 'actions.error.unknownTarget', { field: 'targets' });
    const say = (i: Image) => ({
      sdg: [...i.sdg]
        .sort((a, b) => Number(b.isPrimary) - Number(a.isPrimary))
        .map((s) => s.targetCode)
        .join(', '),
    });
    return between(tx, loaded, 'sdg', say, async () => {
      if (input.asPrimary)
        await tx.actionSdgTarget.updateMany({ where: { actionId: { in: ids }, isPrimary: true }, data: { isPrimary: false } });
      await tx.actionSdgTarget.createMany({
        data: ids.flatMap((actionId) => targets.map((targetCode) => ({ actionId, targetCode }))),
        skipDuplicates: true,
      });
      await tx.$executeRaw`update "ActionSdgTarget" x set "isPrimary" = true where x."actionId" = any(${ids}::uuid[]) and x."targetCode" = ${targets[0]}
        and not exists (select 1 from "ActionSdgTarget" y where y."actionId" = x."actionId" and y."isPrimary")`;
    });
  },
});

const NOT_UNDONE = 'actions.error.alreadyUndone';

/** Takes a bulk edit back. Rows that somebody changed since stay as they are and are named. */
export const undoMany = command({
  name: 'matrix.undo',
  input: UndoManyInput,
  async load(tx, { batchId }) {
    const events = await tx.auditEvent.findMany({
      where: { subjectType: 'matrix', subjectId: batchId, refusal: null },
      select: { event: true, actorId: true, planId: true, before: true, after: true },
    });
    const made = events.find((e) => e.event === 'matrix.edited');
    if (!made) return null;
    const { kind, rows } = made.after as { kind: Kind; rows: unknown };
    const left = Images.parse(rows);
    const actions = await lockActions(
      tx,
      left.map((i) => i.id),
    );
    const live = actions?.filter((a) => !a.deletedAt);
    if (!actions || !live?.length) return null;
    const inBin = actions.filter((a) => a.deletedAt).map((a) => a.number);
    const before = Images.parse((made.before as { rows: unknown }).rows);
    const isUndone = events.some((e) => e.event === 'matrix.undone');
    return live.map((action) => ({ action, byId: made.actorId, kind, before, left, isUndone, inBin }));
  },
  allow: canUndo,
  async run({ tx, input, loaded }) {
    const { kind, before, left, isUndone, inBin } = loaded[0] as (typeof loaded)[number];
    if (isUndone) throw new DomainError('CONFLICT', NOT_UNDONE);
    const actions = loaded.map((l) => l.action);
    const now = await imagesOf(
      tx,
      actions.map((a) => a.id),
    );
    const untouched = new Set(now.filter((n) => isUntouched(kind, n, left.find((l) => l.id === n.id) as Image)).map((n) => n.id));
    const back = before.filter((b) => untouched.has(b.id));
    await putBack(tx, kind, back);
    if (kind === 'assignments') await tellWithdrawn(tx, left, back);
    const skipped = [...actions.filter((a) => !untouched.has(a.id)).map((a) => a.number), ...inBin];
    return {
      result: { restored: back.length, skipped, planId: actions[0]?.planId ?? '' },
      events: [
        ...actions.filter((a) => untouched.has(a.id)).map((a) => told('editUndone', a, null, null)),
        {
          event: 'matrix.undone',
          subjectType: 'matrix',
          subjectId: input.batchId,
          planId: actions[0]?.planId ?? null,
          before: null,
          after: { restored: back.length, skipped: skipped.join(', ') },
        },
      ],
    };
  },
});

/** Institutions that had been proposed and are not any more hear of it. */
async function tellWithdrawn(tx: Tx, left: readonly Image[], back: readonly Image[]) {
  const gone = back.flatMap((old) => {
    const there = new Set(old.assignments.map((a) => a.institutionId));
    const after = left.find((l) => l.id === old.id);
    return (after?.assignments ?? [])
      .filter((a) => !there.has(a.institutionId))
      .map((a) => ({ institutionId: a.institutionId, actionId: old.id, kind: 'withdrawn' as const }));
  });
  await tellInstitutions(tx, gone);
}
