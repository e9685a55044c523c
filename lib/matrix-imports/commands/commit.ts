// The import itself: one transaction, all or nothing.
import { type Told, tellInstitutions } from '@/lib/assignments/tell';
import { importEvent } from '@/lib/matrix-imports/commands/read';
import { imageSql } from '@/lib/matrix-imports/image';
import { advance, assertState, type LockedImport, lockImport, tellProgress } from '@/lib/matrix-imports/lock';
import { canChange, canSee } from '@/lib/matrix-imports/policy';
import type { Known } from '@/lib/matrix-imports/rules';
import { ActionContent, CommitImportInput, Counts } from '@/lib/matrix-imports/schema';
import { readStructure, writeStructure } from '@/lib/matrix-imports/structure';
import { plan, type Source, type Written, writeActions } from '@/lib/matrix-imports/write-actions';
import type { AuditEntry } from '@/lib/platform/audit/entry';
import { command } from '@/lib/platform/command';
import type { Tx } from '@/lib/platform/db';
import { DomainError } from '@/lib/platform/errors';
import { translator } from '@/lib/platform/i18n/translator';
import { Prisma } from '@/prisma/generated/client';

/** Writes the staged rows as actions at the end of the plan, with what they stand in and what hangs on them. */
export const commitImport = command({
  name: 'import.commit',
  input: CommitImportInput,
  load: (tx, { id }) => lockImport(tx, id, { plan: true }),
  visible: canSee,
  allow: canChange,
  async run({ tx, input, loaded: batch, actor, now }) {
    assertState(batch, input.version, 'PREVIEWED');
    const rows = await readStaged(tx, batch.id);
    if (!rows.length) throw new DomainError('RULE', 'imports.error.nothing');
    const counts = Counts.parse(batch.counts);
    const known = await readKnown(tx, counts);
    const structure = await readStructure(tx, batch.planId, translator(batch.language)('imports.withoutSection'));
    const written = await plan(tx, rows, structure, known, await takeNumbers(tx, batch.planId, rows.length));
    await writeStructure(tx, batch, structure);
    await writeActions({ tx, batch, userId: actor.userId, now, known }, written, (done) => tellProgress(batch.id, done));
    await rememberImages(tx, batch.id);
    if (input.tell) await tellInstitutions(tx, written.flatMap(toldOf));
    const took = Date.now() - now.getTime();
    await advance(tx, batch, {
      state: 'COMMITTED',
      committedAt: now,
      progress: rows.length,
      counts: { ...counts, took, told: input.tell },
    });
    const said = {
      title: batch.fileName,
      actions: written.length,
      sections: structure.sections.length,
      objectives: structure.objectives.length,
    };
    return {
      result: { planId: batch.planId, actions: written.length },
      events: [importEvent('committed', batch, null, said), ...written.map((row) => actionEvent(batch, row))],
    };
  },
  timeout: 180_000,
});

async function readStaged(tx: Tx, batchId: string): Promise<Source[]> {
  const rows = await tx.importRow.findMany({
    where: { batchId, disposition: 'ACTION' },
    orderBy: { row: 'asc' },
    select: { row: true, content: true },
  });
  return rows.map(({ row, content }) => ({ row, content: ActionContent.parse(content) }));
}

/** The institutions behind the names; one that was ended meanwhile is no longer proposed, its name is kept as words. */
async function readKnown(tx: Tx, counts: Counts): Promise<Map<string, Known>> {
  const chosen = counts.names.filter((name) => name.institutionId !== null);
  const active = await tx.institution.findMany({
    where: { id: { in: [...new Set(chosen.map((name) => name.institutionId as string))] }, isActive: true },
    select: { id: true, isNational: true },
  });
  const byId = new Map(active.map((institution) => [institution.id, institution]));
  return new Map(
    chosen.flatMap(({ key, institutionId }) => {
      const institution = byId.get(institutionId as string);
      return institution ? [[key, { institutionId: institution.id, isNational: institution.isNational }] as const] : [];
    }),
  );
}

/** Takes the next `n` register numbers of the plan. @returns the first of them */
async function takeNumbers(tx: Tx, planId: string, n: number): Promise<number> {
  const { nextRegisterNumber } = await tx.plan.update({
    where: { id: planId },
    data: { nextRegisterNumber: { increment: n } },
    select: { nextRegisterNumber: true },
  });
  return nextRegisterNumber - n;
}

/** Remembers how the import left its actions, so that an undo knows which were changed since. */
export const rememberImages = (tx: Tx, batchId: string, only: Prisma.Sql = Prisma.sql`true`) => tx.$executeRaw`
  update "ImportRow" r set "before" = to_jsonb(${imageSql}) from "Action" a where r."batchId" = ${batchId}::uuid and a."id" = r."entityId" and ${only}`;

const toldOf = ({ id, parts }: Written): Told[] =>
  parts.map(({ institutionId }) => ({ institutionId, actionId: id, kind: 'proposed' }));

const actionEvent = (batch: LockedImport, { id, registerNumber, content, place }: Written): AuditEntry => ({
  event: 'action.imported',
  subjectType: 'action',
  subjectId: id,
  planId: batch.planId,
  before: null,
  after: {
    registerNumber,
    title: content.title,
    language: batch.language,
    sourceNumber: content.number,
    sectionId: place.sectionId,
    objectiveId: place.objectiveId,
    startDate: content.start,
    endDate: content.end,
    deadlineWording: content.deadlineWording,
    file: batch.fileName,
  },
});
