import { beforeAll, describe, expect, it } from 'vitest';
import { LIMITS } from '@/lib/imports/limits';
import { commitImport } from '@/lib/matrix-imports/commands/commit';
import { discardImport, leaveOutRow } from '@/lib/matrix-imports/commands/read';
import { canChange, canImport, canSee, canSeeImports } from '@/lib/matrix-imports/policy';
import { getImport, listImportRows, listImports } from '@/lib/matrix-imports/queries';
import { checkMatrix, takeMatrix } from '@/lib/matrix-imports/take-file';
import { type Actor, visitor } from '@/lib/platform/auth/actor';
import { unwrap } from '@/lib/platform/command';
import { db, pool } from '@/lib/platform/db';
import { buildPlan } from '@/prisma/factories/plan';
import { insertRows } from '@/prisma/factories/rows';
import { type PlanStatus, Role } from '@/prisma/generated/enums';

const actorOf = (role: Role): Actor => ({ ...visitor(0), kind: 'user', grants: [{ role, institutionId: null }] });
const secretariat = actorOf('SECRETARIAT');
const plan = buildPlan({ status: 'PREPARATION', sourceLanguage: 'ru' });
const running = buildPlan({ status: 'IMPLEMENTATION' });
const csv = (...lines: string[]) => ({ name: 'matrix.csv', bytes: Buffer.from(lines.join('\n')) });
const HEADER = '№;Мероприятие;Срок исполнения;Исполнители';
const small = csv(HEADER, '1;Провести обзор;2021 г.;Минюст', '2;Издать сборник;31.02.2022;Минюст');

beforeAll(() => insertRows(pool, plan, running));

describe('imports are for', () => {
  const facts = (status: PlanStatus) => ({ status, deletedAt: null });

  it('the secretariat and the administrator, while the plan is drafted', () => {
    for (const role of Object.values(Role)) {
      const may = role === 'SECRETARIAT' || role === 'ADMIN';
      expect(canSeeImports(actorOf(role), facts('IMPLEMENTATION')), role).toBe(may);
      expect(canImport(actorOf(role), facts('DRAFTING')), role).toBe(may);
      expect(canImport(actorOf(role), facts('PREPARATION')), role).toBe(may);
      expect(canImport(actorOf(role), facts('SUBMITTED')), role).toBe(false);
      expect(canChange(actorOf(role), { plan: facts('ADOPTED') }), role).toBe(false);
    }
    expect(canSee(secretariat, null)).toBe(false);
    expect(canSeeImports(secretariat, { status: 'DRAFTING', deletedAt: new Date() })).toBe(false);
  });

  it('nobody else: a plan’s imports are not there for them, and their files are not even read', async () => {
    const focal = actorOf('FOCAL_POINT');
    await expect(listImports(focal, plan.id)).rejects.toThrow('NOT_FOUND');
    const hostile = { name: 'matrix.xlsx', bytes: Buffer.alloc(10) };
    await expect(takeMatrix(focal, plan.id, hostile, false)).rejects.toThrow('NOT_FOUND');
    await expect(takeMatrix(secretariat, 'no id', hostile, false)).rejects.toThrow('NOT_FOUND');
    await expect(takeMatrix(secretariat, running.id, small, false)).rejects.toMatchObject({ failure: { code: 'FORBIDDEN' } });
    expect(await db.importBatch.count()).toBe(0);
  });
});

describe('a file', () => {
  it.each([
    ['without content', { name: 'a.csv', bytes: Buffer.alloc(0) }, 'EMPTY'],
    ['that is not what it claims', { name: 'a.xlsx', bytes: Buffer.from('just text') }, 'NOT_WHAT_IT_CLAIMS'],
    ['with a row too many', csv(...Array.from({ length: LIMITS.rows + 1 }, (_, i) => `${i};Мероприятие`)), 'TOO_MANY_ROWS'],
  ])('%s is refused, and nothing is stored', async (_, file, code) => {
    await expect(takeMatrix(secretariat, plan.id, file, false)).rejects.toMatchObject({ code });
    expect(await db.storedFile.count()).toBe(0);
  });
});

describe('a preview', () => {
  let batch: { id: string; version: number };
  const input = { sheet: '', headerRow: 1, language: 'ru' as const, fields: [] };

  it('refuses columns that make no sense, by name', async () => {
    const { analysis, ...read } = unwrap(await takeMatrix(secretariat, plan.id, small, false));
    batch = read;
    input.sheet = analysis.sheets[0]!.name;
    const fields = (col: number, field: 'ignore' | 'number') => ({ ...batch, ...input, fields: [{ col, field }] });
    await expect(checkMatrix(secretariat, fields(2, 'ignore'))).rejects.toMatchObject({
      failure: { key: 'imports.error.noTitleColumn' },
    });
    await expect(checkMatrix(secretariat, fields(3, 'number'))).rejects.toMatchObject({
      failure: { key: 'imports.error.fieldTwice', field: 'field.3' },
    });
    await expect(checkMatrix(secretariat, { ...batch, ...input, sheet: 'x' })).rejects.toMatchObject({
      failure: { key: 'imports.error.noSheet' },
    });
  });

  it('says in which row and column a date cannot be read, and keeps its words', async () => {
    const counts = unwrap(await checkMatrix(secretariat, { ...batch, ...input }));
    batch.version++;
    expect(counts).toMatchObject({ actions: 2, problems: 1, errors: 0 });
    const view = await getImport(secretariat, plan.id, batch.id);
    const { rows } = await listImportRows(secretariat, view, { shown: 'problems', unknown: [] });
    expect(rows).toMatchObject([
      {
        action: { n: 3, deadlineWording: '31.02.2022', end: null },
        problems: [{ column: 'Срок исполнения', code: 'DEADLINE_UNREADABLE' }],
      },
    ]);
  });

  it('lets a row be left out and taken again; what is left out is not imported', async () => {
    expect(unwrap(await leaveOutRow(secretariat, { ...batch, row: 2, isOut: true })).actions).toBe(1);
    expect(await leaveOutRow(secretariat, { ...batch, row: 1, isOut: true })).toMatchObject({ error: { code: 'CONFLICT' } });
    batch.version++;
    expect(unwrap(await leaveOutRow(secretariat, { ...batch, row: 2, isOut: false })).actions).toBe(2);
    batch.version++;
    unwrap(await leaveOutRow(secretariat, { ...batch, row: 2, isOut: true }));
    batch.version++;
    expect(unwrap(await commitImport(secretariat, { ...batch, tell: false })).actions).toBe(1);
    const [row] = await db.action.findMany({ where: { planId: plan.id }, include: { section: { include: { texts: true } } } });
    expect(row?.section.texts[0]?.title).toBe('Без раздела');
  });

  it('that nobody wants is discarded and leaves no rows', async () => {
    const other = csv(HEADER, '1;Другое;2022 г.;Минюст');
    const read = unwrap(await takeMatrix(secretariat, plan.id, other, false));
    unwrap(await discardImport(secretariat, { id: read.id, version: read.version }));
    expect((await getImport(secretariat, plan.id, read.id)).state).toBe('DISCARDED');
    expect(await discardImport(secretariat, { id: read.id, version: read.version })).toMatchObject({
      error: { code: 'CONFLICT' },
    });
  });
});
