// A file comes in and its rows are staged: nothing of the plan is written.
import { chunks, insertMany } from '@/lib/matrix-imports/insert';
import { advance, assertState, lockImport } from '@/lib/matrix-imports/lock';
import { canChange, canImport, canSee, canSeeImports } from '@/lib/matrix-imports/policy';
import { readRegister } from '@/lib/matrix-imports/register';
import { countRows } from '@/lib/matrix-imports/rules';
import {
  Counts,
  CreateImportInput,
  ImportIdInput,
  LeaveOutInput,
  type StagedRow,
  StageImportInput,
} from '@/lib/matrix-imports/schema';
import type { AuditEntry } from '@/lib/platform/audit/entry';
import { command } from '@/lib/platform/command';
import type { Tx } from '@/lib/platform/db';
import { DomainError } from '@/lib/platform/errors';
import { recordFile } from '@/lib/platform/storage';
import { Prisma } from '@/prisma/generated/client';

export const importEvent = (
  event: string,
  batch: { id: string; planId: string },
  before: unknown,
  after: unknown,
): AuditEntry => ({ event: `import.${event}`, subjectType: 'import', subjectId: batch.id, planId: batch.planId, before, after });

/** Keeps the file and what was found in it. The same file that the plan holds already needs a word of the person. */
export const createImport = command({
  name: 'import.read',
  input: CreateImportInput,
  async load(tx, { planId }) {
    await tx.$queryRaw`select 1 from "Plan" where "id" = ${planId}::uuid for share`;
    return tx.plan.findUnique({ where: { id: planId }, select: { id: true, status: true, deletedAt: true } });
  },
  visible: canSeeImports,
  allow: canImport,
  async run({ tx, input, loaded: plan, actor }) {
    const { upload, analysis, again } = input;
    const same = { planId: plan.id, fileHash: upload.sha256, state: 'COMMITTED' as const };
    if (!again && (await tx.importBatch.count({ where: same })))
      throw new DomainError('RULE', 'imports.error.sameFile', { field: 'again' });
    const { name, mime, ...written } = upload;
    const file = await recordFile(tx, written, { name, mime, userId: actor.userId });
    const batch = await tx.importBatch.create({
      data: {
        kind: 'MATRIX',
        planId: plan.id,
        fileId: file.id,
        fileName: name,
        fileHash: upload.sha256,
        sheet: analysis.sheets[0]?.name ?? null,
        analysis,
        language: analysis.sheets[0]?.language ?? 'ru',
        createdById: actor.userId,
      },
      select: { id: true, version: true },
    });
    return { result: batch, events: [importEvent('read', { id: batch.id, planId: plan.id }, null, { title: name })] };
  },
});

const CHUNK = 1000;

/** The rows under the chosen columns, in place of those staged before. */
export const stageImport = command({
  name: 'import.stage',
  input: StageImportInput,
  load: (tx, { id }) => lockImport(tx, id),
  visible: canSee,
  allow: canChange,
  async run({ tx, input, loaded }) {
    assertState(loaded, input.version, 'READ', 'PREVIEWED');
    const { ids } = await readRegister(tx);
    const counts = countRows(input.rows, ids);
    await tx.importRow.deleteMany({ where: { batchId: loaded.id } });
    for (const some of chunks(input.rows, CHUNK))
      await insertMany(
        tx,
        'ImportRow',
        some.map((row) => ({ batchId: loaded.id, ...row })),
      );
    const { mapping, language } = input;
    await advance(tx, loaded, { state: 'PREVIEWED', mapping, sheet: mapping.sheet, language, counts, progress: 0 });
    const said = { title: loaded.fileName, actions: counts.actions, problems: counts.problems, sheet: mapping.sheet, language };
    return { result: counts, events: [importEvent('previewed', loaded, null, said)] };
  },
  timeout: 60_000,
});

/** The figures again, from the rows as they stand. Institutions that were chosen stay. */
export async function recount(tx: Tx, batchId: string, old: unknown) {
  const rows = await tx.importRow.findMany({
    where: { batchId },
    select: { disposition: true, content: true, problems: true },
  });
  const { ids } = await readRegister(tx);
  const chosen = Counts.parse(old).names.flatMap((n) => (n.institutionId ? [[n.key, n.institutionId] as const] : []));
  return countRows(rows as unknown as StagedRow[], new Map([...ids, ...chosen]));
}

/** One row is not wanted, or wanted again. */
export const leaveOutRow = command({
  name: 'import.leaveOut',
  input: LeaveOutInput,
  load: (tx, { id }) => lockImport(tx, id),
  visible: canSee,
  allow: canChange,
  async run({ tx, input, loaded }) {
    assertState(loaded, input.version, 'PREVIEWED');
    const [from, to] = input.isOut ? (['ACTION', 'LEFT_OUT'] as const) : (['LEFT_OUT', 'ACTION'] as const);
    const where = { batchId: loaded.id, row: input.row, disposition: from };
    const { count } = await tx.importRow.updateMany({ where, data: { disposition: to } });
    if (!count) throw new DomainError('NOT_FOUND');
    const counts = await recount(tx, loaded.id, loaded.counts);
    await advance(tx, loaded, { counts });
    const said = { title: loaded.fileName, row: input.row };
    return { result: counts, events: [importEvent(input.isOut ? 'rowLeftOut' : 'rowTaken', loaded, null, said)] };
  },
});

/** Nothing comes of it; the file stays known. */
export const discardImport = command({
  name: 'import.discard',
  input: ImportIdInput,
  load: (tx, { id }) => lockImport(tx, id),
  visible: canSee,
  allow: canChange,
  async run({ tx, input, loaded }) {
    assertState(loaded, input.version, 'READ', 'PREVIEWED');
    await tx.importRow.deleteMany({ where: { batchId: loaded.id } });
    await advance(tx, loaded, { state: 'DISCARDED', counts: Prisma.DbNull });
    return { result: { planId: loaded.planId }, events: [importEvent('discarded', loaded, null, { title: loaded.fileName })] };
  },
});
