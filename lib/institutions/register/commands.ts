// A register of institutions comes in: staged, looked at, written all or nothing. The command line writes with the same command.

import type { InstitutionRow } from '@/lib/imports/institutions-file';
import { canManage } from '@/lib/institutions/policy';
import { readKnown } from '@/lib/institutions/register/known';
import { countFates, type Known, type PlannedRow, planRegister } from '@/lib/institutions/register/rules';
import { CommitInput, ImportInput, Staged, StageInput } from '@/lib/institutions/register/schema';
import type { AuditEntry } from '@/lib/platform/audit/entry';
import { command } from '@/lib/platform/command';
import type { Tx } from '@/lib/platform/db';
import { DomainError } from '@/lib/platform/errors';

export const KIND = 'INSTITUTIONS';

/** Keeps what was read from a file until the person has looked at it; nothing of the register is written. */
export const stageRegister = command({
  name: 'institution.stageRegister',
  input: StageInput,
  load: async () => ({}),
  allow: canManage,
  async run({ tx, input: { fileName, fileHash, ...analysis }, actor }) {
    const data = {
      kind: KIND,
      fileName,
      fileHash,
      state: 'PREVIEWED' as const,
      analysis,
      language: 'ru',
      createdById: actor.userId,
    };
    const { id } = await tx.importBatch.create({ data, select: { id: true } });
    const after = { title: fileName, count: analysis.rows.length };
    return { result: { id }, events: [{ event: 'import.read', subjectType: 'import', subjectId: id, after }] };
  },
});

/** Writes a staged register. Twice pressed, it is written once. */
export const commitRegister = command({
  name: 'institution.commitRegister',
  input: CommitInput,
  async load(tx, { id }) {
    await tx.$queryRaw`select 1 from "ImportBatch" where "id" = ${id}::uuid for update`;
    const batch = await tx.importBatch.findUnique({
      where: { id },
      select: { id: true, kind: true, state: true, fileName: true, analysis: true },
    });
    return batch?.kind === KIND ? batch : null;
  },
  allow: canManage,
  async run({ tx, loaded, now }) {
    if (loaded.state !== 'PREVIEWED') throw new DomainError('RULE', 'institutions.import.doneAlready');
    const { counts, events } = await write(tx, Staged.parse(loaded.analysis).rows, loaded.fileName, loaded.id);
    await tx.importBatch.update({
      where: { id: loaded.id },
      data: { state: 'COMMITTED', committedAt: now, counts },
      select: { id: true },
    });
    return { result: counts, events };
  },
  timeout: 60_000,
});

/** Reads and writes in one step, for the command line. */
export const importRegister = command({
  name: 'institution.importRegister',
  input: ImportInput,
  load: async () => ({}),
  allow: canManage,
  async run({ tx, input }) {
    const { counts, events } = await write(tx, input.rows, input.fileName, null);
    return { result: counts, events };
  },
  timeout: 60_000,
});

async function write(tx: Tx, rows: readonly InstitutionRow[], fileName: string, batchId: string | null) {
  await tx.$queryRaw`select pg_advisory_xact_lock(hashtext('maksat.institutions'))::text`;
  const known = await readKnown(tx);
  const plan = planRegister(rows, known);
  await createRows(tx, plan, known);
  await setParents(tx, plan);
  const counts = countFates(plan);
  const summary: AuditEntry = {
    event: 'institution.imported',
    subjectType: 'import',
    subjectId: batchId,
    after: { title: fileName, count: counts.create + counts.complete, ...counts },
  };
  return { counts, events: [summary, ...(await rowEvents(tx, plan))] };
}

/** New institutions and new names, a statement for each table. */
async function createRows(tx: Tx, plan: readonly PlannedRow[], known: readonly Known[]) {
  const fresh = plan.filter((row) => row.fate === 'create');
  if (fresh.length)
    await tx.institution.createMany({ data: fresh.map(({ code, type, isNational }) => ({ code, type, isNational })) });
  const ids = await idsByCode(tx, plan, known);
  const names = plan.flatMap((row) => row.names.map((name) => ({ institutionId: ids.get(row.code) as string, ...name })));
  if (names.length) await tx.institutionName.createMany({ data: names });
}

async function idsByCode(tx: Tx, plan: readonly PlannedRow[], known: readonly Known[]): Promise<Map<string, string>> {
  const rows = await tx.institution.findMany({
    where: { code: { in: plan.map((row) => row.code) } },
    select: { id: true, code: true },
  });
  return new Map([...known, ...rows].map((row) => [row.code, row.id]));
}

/** Only new institutions get the parent of the file: where the register already says something, a person decides. */
async function setParents(tx: Tx, plan: readonly PlannedRow[]) {
  const links = plan.flatMap((r) => (r.fate === 'create' && r.parentCode ? [{ code: r.code, parent: r.parentCode }] : []));
  if (!links.length) return;
  await tx.$executeRaw`update "Institution" i set "parentId" = p."id" from jsonb_to_recordset(${JSON.stringify(links)}::jsonb) as l(code text, parent text)
    join "Institution" p on p."code" = l.parent where i."code" = l.code and p."id" <> i."id"`;
}

async function rowEvents(tx: Tx, plan: readonly PlannedRow[]): Promise<AuditEntry[]> {
  const changed = plan.filter((row) => row.fate !== 'same');
  const ids = await idsByCode(tx, changed, []);
  return changed.map(({ code, fate, type, names }) => ({
    event: fate === 'create' ? 'institution.created' : 'institution.edited',
    subjectType: 'institution',
    subjectId: ids.get(code) ?? null,
    after: { code, type, ...Object.fromEntries(names.map((n) => [`name.${n.language}`, n.name])) },
  }));
}
