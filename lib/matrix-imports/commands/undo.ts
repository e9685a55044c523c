// Taking an import back and bringing it again. Undone things go to the bin together, with one moment on all of them, so that redo brings
// back exactly these, with their ids and register numbers, and leaves alone what people have put there or taken out by themselves.
import { type Told, tellInstitutions } from '@/lib/assignments/tell';
import { rememberImages } from '@/lib/matrix-imports/commands/commit';
import { importEvent } from '@/lib/matrix-imports/commands/read';
import { isChangedSql } from '@/lib/matrix-imports/image';
import { advance, assertState, type LockedImport, lockImport } from '@/lib/matrix-imports/lock';
import { canChange, canSee } from '@/lib/matrix-imports/policy';
import { isWithinUndo, UNDO_DAYS } from '@/lib/matrix-imports/rules';
import { Counts, ImportIdInput, UndoImportInput } from '@/lib/matrix-imports/schema';
import type { AuditEntry } from '@/lib/platform/audit/entry';
import { command } from '@/lib/platform/command';
import type { Tx } from '@/lib/platform/db';
import { DomainError } from '@/lib/platform/errors';
import { Prisma } from '@/prisma/generated/client';

type Imported = { id: string; registerNumber: number; isChanged: boolean };

/** The imported actions that are in the plan, locked, each with whether somebody has changed it since. */
const lockImported = (tx: Tx, batchId: string) => tx.$queryRaw<
  Imported[]
>`select a."id", a."registerNumber", ${isChangedSql} as "isChanged"
  from "ImportRow" r join "Action" a on a."id" = r."entityId"
  where r."batchId" = ${batchId}::uuid and a."deletedAt" is null order by a."id" for update of a`;

/** Printed numbers, in the order of the plan. */
const numbersOf = async (tx: Tx, actions: readonly Imported[]): Promise<string[]> => {
  const rows = await tx.$queryRaw<
    { number: string }[]
  >`select action_number(a."sectionId", a."objectiveId", a."rank") as number from "Action" a where a."id" = any(${actions.map((action) => action.id)}::uuid[]) order by a."path"`;
  return rows.map((row) => row.number);
};

/** Takes the import back. Actions that somebody has changed since are kept or removed as the person says. */
export const undoImport = command({
  name: 'import.undo',
  input: UndoImportInput,
  load: (tx, { id }) => lockImport(tx, id, { plan: true }),
  visible: canSee,
  allow: canChange,
  async run({ tx, input, loaded: batch, actor, now }) {
    assertState(batch, input.version, 'COMMITTED');
    if (!isWithinUndo(batch.committedAt, now))
      throw new DomainError('RULE', 'imports.error.tooLate', { params: { days: UNDO_DAYS } });
    const live = await lockImported(tx, batch.id);
    const changed = live.filter((action) => action.isChanged);
    if (changed.length && input.changed === 'ask')
      throw new DomainError('RULE', 'imports.error.changedSince', { field: 'changed', params: { count: changed.length } });
    const gone = input.changed === 'remove' ? live : live.filter((action) => !action.isChanged);
    const counts = Counts.parse(batch.counts);
    if (counts.told) await tellInstitutions(tx, await withdrawn(tx, gone));
    const bin = Prisma.sql`"deletedAt" = ${now}, "deletedById" = ${actor.userId}::uuid`;
    await tx.$executeRaw`update "Action" set ${bin}, "version" = "version" + 1 where "id" = any(${gone.map((action) => action.id)}::uuid[])`;
    const places = await binEmptyPlaces(tx, batch.id, bin);
    const kept = live.length - gone.length;
    await advance(tx, batch, { state: 'UNDONE', undoneAt: now, counts: { ...counts, kept } });
    const said = { title: batch.fileName, actions: gone.length, kept, ...places };
    return {
      result: { removed: gone.length, kept: kept ? await numbersOf(tx, changed) : [] },
      events: [importEvent('undone', batch, null, said), ...gone.map((action) => actionEvent('importUndone', batch, action))],
    };
  },
  timeout: 60_000,
});

/** Those who were told of a proposed part and have not answered hear that it is taken back. */
const withdrawn = async (tx: Tx, gone: readonly Imported[]): Promise<Told[]> =>
  (
    await tx.actionAssignment.findMany({
      where: { actionId: { in: gone.map((action) => action.id) }, status: 'PROPOSED' },
      select: { institutionId: true, actionId: true },
    })
  ).map((part) => ({ ...part, kind: 'withdrawn' }));

/** Objectives and sections that the import made go too where nothing stands in them and nobody has written in them. */
async function binEmptyPlaces(tx: Tx, batchId: string, bin: Prisma.Sql) {
  const made = (table: 'o' | 's') =>
    table === 'o'
      ? Prisma.sql`o."importBatchId" = ${batchId}::uuid and o."deletedAt" is null and o."version" = 1
          and not exists (select 1 from "ObjectiveText" t where t."objectiveId" = o."id" and t."version" > 1)
          and not exists (select 1 from "Indicator" i where i."objectiveId" = o."id")`
      : Prisma.sql`s."importBatchId" = ${batchId}::uuid and s."deletedAt" is null
          and not exists (select 1 from "PlanSectionText" t where t."sectionId" = s."id" and (t."version" > 1 or t."body" is not null))`;
  const objectives = await tx.$executeRaw`update "Objective" o set ${bin} where ${made('o')}
    and not exists (select 1 from "Action" a where a."objectiveId" = o."id" and a."deletedAt" is null)`;
  let sections = 0;
  // A heading above others is empty once those are gone.
  for (let more = 1; more > 0; sections += more)
    more = await tx.$executeRaw`update "PlanSection" s set ${bin} where ${made('s')}
      and not exists (select 1 from "Action" a where a."sectionId" = s."id" and a."deletedAt" is null)
      and not exists (select 1 from "Objective" o where o."sectionId" = s."id" and o."deletedAt" is null)
      and not exists (select 1 from "PlanSection" c where c."parentId" = s."id" and c."deletedAt" is null)`;
  return { objectives, sections };
}

/** Brings an undone import back as it was: the same things under the same ids and register numbers. */
export const redoImport = command({
  name: 'import.redo',
  input: ImportIdInput,
  load: (tx, { id }) => lockImport(tx, id, { plan: true }),
  visible: canSee,
  allow: canChange,
  async run({ tx, input, loaded: batch, now }) {
    assertState(batch, input.version, 'UNDONE');
    if (!isWithinUndo(batch.undoneAt, now))
      throw new DomainError('RULE', 'imports.error.tooLate', { params: { days: UNDO_DAYS } });
    const undone = Prisma.sql`"importBatchId" = ${batch.id}::uuid and "deletedAt" = ${batch.undoneAt}`;
    const back = Prisma.sql`"deletedAt" = null, "deletedById" = null`;
    await tx.$executeRaw`update "PlanSection" set ${back} where ${undone}`;
    await tx.$executeRaw`update "Objective" set ${back} where ${undone}`;
    const actions = await tx.$queryRaw<
      { id: string; registerNumber: number; isHomeless: boolean }[]
    >`update "Action" a set ${back}, "version" = a."version" + 1 from "PlanSection" s where a."importBatchId" = ${batch.id}::uuid and a."deletedAt" = ${batch.undoneAt} and s."id" = a."sectionId"
      returning a."id", a."registerNumber", (s."deletedAt" is not null or exists (select 1 from "Objective" o where o."id" = a."objectiveId" and o."deletedAt" is not null)) as "isHomeless"`;
    if (actions.some((action) => action.isHomeless)) throw new DomainError('RULE', 'imports.error.placeGone');
    await rememberImages(tx, batch.id, Prisma.sql`a."id" = any(${actions.map((action) => action.id)}::uuid[])`);
    const { kept: _, ...counts } = Counts.parse(batch.counts);
    if (counts.told) await tellAgain(tx, actions);
    await advance(tx, batch, { state: 'COMMITTED', committedAt: now, undoneAt: null, counts });
    return {
      result: { actions: actions.length },
      events: [
        importEvent('redone', batch, null, { title: batch.fileName, actions: actions.length }),
        ...actions.map((action) => actionEvent('importRedone', batch, action)),
      ],
    };
  },
  timeout: 60_000,
});

const tellAgain = async (tx: Tx, actions: readonly { id: string }[]) =>
  tellInstitutions(
    tx,
    (
      await tx.actionAssignment.findMany({
        where: { actionId: { in: actions.map((action) => action.id) }, status: 'PROPOSED' },
        select: { institutionId: true, actionId: true },
      })
    ).map((part) => ({ ...part, kind: 'proposed' as const })),
  );

const actionEvent = (event: string, batch: LockedImport, action: { id: string; registerNumber: number }): AuditEntry => ({
  event: `action.${event}`,
  subjectType: 'action',
  subjectId: action.id,
  planId: batch.planId,
  before: null,
  after: { registerNumber: action.registerNumber, file: batch.fileName },
});
