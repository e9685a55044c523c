import { beforeAll, describe, expect, it } from 'vitest';
import { type CsvForm, STORY_LEADS, storyCsv, storyDocx, storyXlsx } from '@/lib/imports/fixtures';
import { commitImport } from '@/lib/matrix-imports/commands/commit';
import { resolveNames } from '@/lib/matrix-imports/commands/names';
import { redoImport, undoImport } from '@/lib/matrix-imports/commands/undo';
import { countGaps, getImport, listImportRows } from '@/lib/matrix-imports/queries';
import { leadsRecognised, unknownNames } from '@/lib/matrix-imports/rules';
import type { Counts } from '@/lib/matrix-imports/schema';
import { checkMatrix, takeMatrix } from '@/lib/matrix-imports/take-file';
import { type Actor, visitor } from '@/lib/platform/auth/actor';
import { unwrap } from '@/lib/platform/command';
import { db, pool } from '@/lib/platform/db';
import { buildInstitution, buildUser } from '@/prisma/factories/people';
import { buildPlan } from '@/prisma/factories/plan';
import { insertRows } from '@/prisma/factories/rows';

const institutions = [...STORY_LEADS, 'Министерство финансов и экономики Туркменистана'].map((ru) =>
  buildInstitution({ name: { ru }, shortName: { ru: `«${ru}»` } }),
);
const partner = buildInstitution({ name: { ru: 'Союз женщин Туркменистана' }, isNational: false });
const education = institutions[STORY_LEADS.indexOf('Министерство образования Туркменистана')]!.id;
const user = buildUser({ memberships: [{ role: 'SECRETARIAT' }] });
const focal = buildUser({ memberships: [{ role: 'FOCAL_POINT', institutionId: education }] });
const secretariat: Actor = {
  ...visitor(0),
  kind: 'user',
  userId: user.id,
  language: 'ru',
  grants: [{ role: 'SECRETARIAT', institutionId: null }],
};
const plans = [1, 2, 3, 4].map(() => buildPlan({ status: 'DRAFTING', sourceLanguage: 'ru' }));

beforeAll(() => insertRows(pool, ...institutions, partner, user, focal, ...plans));

/** Upload, columns as proposed, preview. */
async function preview(planId: string, bytes: Buffer, name: string, again = false) {
  const { id, version, analysis } = unwrap(await takeMatrix(secretariat, planId, { name, bytes }, again));
  const [sheet] = analysis.sheets;
  const headerRow = sheet?.proposal?.headerRows[0] ?? 1;
  const counts = unwrap(
    await checkMatrix(secretariat, { id, version, sheet: sheet?.name ?? '', headerRow, language: 'ru', fields: [] }),
  );
  return { id, version: version + 1, counts };
}
const figures = (counts: Counts) => [counts.actions, counts.sections, leadsRecognised(counts), unknownNames(counts).length];
const actionsOf = (planId: string) =>
  db.action.findMany({
    where: { planId, deletedAt: null },
    orderBy: { path: 'asc' },
    select: { id: true, registerNumber: true, sourceNumber: true },
  });
const liveSections = (planId: string) => db.planSection.count({ where: { planId, deletedAt: null } });

describe('the story of the import', () => {
  const planId = plans[0]!.id;
  let batch: { id: string; version: number };

  it('previews 84 actions, 7 sections, 79 leads and 5 unknown names, and writes nothing', async () => {
    const { counts, ...rest } = await preview(planId, await storyXlsx(), 'матрица.xlsx');
    batch = rest;
    expect(figures(counts)).toEqual([84, 7, 79, 5]);
    expect(await db.action.count({ where: { planId } })).toBe(0);
    expect(await liveSections(planId)).toBe(0);
    const view = await getImport(secretariat, planId, batch.id);
    const unknown = unknownNames(view.counts!).map((name) => name.key);
    const list = await listImportRows(secretariat, view, { shown: 'unknown', unknown });
    expect(list.counts).toEqual({ all: 95, problems: 0, unknown: 7, skipped: 4 });
    expect(list.rows.filter((row) => row.action?.lead === 'Минобразования')).toHaveLength(3);
  });

  it('takes one answer for «Минобразования», and three rows resolve', async () => {
    const choice = { key: 'минобразования', institutionId: education };
    const result = unwrap(await resolveNames(secretariat, { ...batch, choices: [choice] }));
    expect(result).toEqual({ rows: 3, left: 4 });
    batch.version++;
    const view = await getImport(secretariat, planId, batch.id);
    expect(figures(view.counts!)).toEqual([84, 7, 82, 4]);
  });

  it('writes everything at once: texts, deadlines, parts, gaps, one notice per institution', async () => {
    unwrap(await commitImport(secretariat, { ...batch, tell: true }));
    batch.version++;
    expect(await actionsOf(planId)).toHaveLength(84);
    expect(await liveSections(planId)).toBe(7);
    const gaps = await countGaps(secretariat, planId);
    expect(gaps).toEqual({ lead: 2, deadline: 11, expectedResult: 0, sdg: 84 });
    const first = await db.action.findFirstOrThrow({
      where: { planId, sourceNumber: '1.2' },
      include: { texts: true, assignments: true, section: { include: { texts: true } } },
    });
    expect(first).toMatchObject({ registerNumber: 2, draftStatus: 'DRAFT', sourceLanguage: 'ru' });
    expect(first.section.texts[0]?.title).toBe('Гражданские и политические права');
    expect(first.texts[0]).toMatchObject({ language: 'ru', deadlineWording: 'IV квартал 2021 г.' });
    expect(first.endDate?.toISOString().slice(0, 10)).toBe('2021-12-31');
    expect(await db.notification.count({ where: { userId: focal.id } })).toBe(1);
    const parts = await db.actionAssignment.groupBy({ by: ['role', 'status'], where: { action: { planId } }, _count: true });
    expect(parts.find((p) => p.role === 'LEAD')).toMatchObject({ status: 'PROPOSED', _count: 82 });
    expect(parts.find((p) => p.role === 'PARTNER')?._count).toBeGreaterThan(0);
    expect(await db.auditEvent.count({ where: { planId, event: 'action.imported' } })).toBe(84);
  });

  it('keeps the words of a name that nobody has mapped', async () => {
    const text = await db.actionText.findFirstOrThrow({ where: { action: { planId, sourceNumber: '1.7' } } });
    expect(text.description).toContain('Союз промышленников');
  });

  it('remembers the answer for the next file', async () => {
    const { counts } = await preview(plans[1]!.id, await storyDocx(), 'матрица.docx');
    expect(figures(counts)).toEqual([84, 7, 82, 4]);
  });

  it('goes back to 0 rows, and comes back with the same ids and register numbers', async () => {
    const before = await actionsOf(planId);
    expect(unwrap(await undoImport(secretariat, { ...batch, changed: 'ask' }))).toEqual({ removed: 84, kept: [] });
    expect(await actionsOf(planId)).toEqual([]);
    expect(await liveSections(planId)).toBe(0);
    expect(unwrap(await redoImport(secretariat, { id: batch.id, version: batch.version + 1 }))).toEqual({ actions: 84 });
    expect(await actionsOf(planId)).toEqual(before);
    expect(await liveSections(planId)).toBe(7);
    batch.version += 2;
  });

  it('lists actions that somebody has changed since, and the person chooses', async () => {
    const [edited, other] = await actionsOf(planId);
    await db.actionText.updateMany({ where: { actionId: edited!.id }, data: { title: 'Иначе', version: { increment: 1 } } });
    await db.actionAssignment.updateMany({
      where: { actionId: other!.id, role: 'LEAD' },
      data: { status: 'ACCEPTED', version: { increment: 1 } },
    });
    expect(await undoImport(secretariat, { ...batch, changed: 'ask' })).toMatchObject({
      ok: false,
      error: { code: 'RULE', key: 'imports.error.changedSince', params: { count: 2 } },
    });
    const view = await getImport(secretariat, planId, batch.id);
    expect(view.changed.map((action) => action.number)).toEqual(['1.1', '1.2']);
    expect(unwrap(await undoImport(secretariat, { ...batch, changed: 'keep' }))).toEqual({ removed: 82, kept: ['1.1', '1.2'] });
    expect(await actionsOf(planId)).toHaveLength(2);
    expect(await liveSections(planId)).toBe(1);
    batch.version++;
    expect(unwrap(await redoImport(secretariat, batch))).toEqual({ actions: 82 });
    batch.version++;
    expect(await actionsOf(planId)).toHaveLength(84);
    expect(unwrap(await undoImport(secretariat, { ...batch, changed: 'remove' })).removed).toBe(84);
    expect(await actionsOf(planId)).toEqual([]);
  });
});

describe('an import', () => {
  const forms: CsvForm[] = [
    { encoding: 'windows-1251', delimiter: ';', lineEnd: '\r\n' },
    { encoding: 'utf-16le', delimiter: '\t', lineEnd: '\r\n' },
  ];
  it.each(forms)('reads the same from text in $encoding', async (form) => {
    const { counts } = await preview(plans[2]!.id, storyCsv(form), 'матрица.csv');
    expect(figures(counts)).toEqual([84, 7, 82, 4]);
  });

  it('writes nothing at all when one row fails, and can be tried again', async () => {
    const planId = plans[3]!.id;
    const { id, version } = await preview(planId, await storyXlsx(), 'матрица.xlsx');
    const owner = new (await import('pg')).default.Client(process.env.DATABASE_OWNER_URL);
    await owner.connect();
    await owner.query(`create function fail_row() returns trigger language plpgsql as $$ begin raise exception 'a fault in the middle'; end $$;
      create trigger fail_row before insert on "Action" for each row when (new."registerNumber" = 50) execute function fail_row()`);
    await expect(commitImport(secretariat, { id, version, tell: true })).rejects.toThrow();
    expect(await db.action.count({ where: { planId } })).toBe(0);
    expect(await liveSections(planId)).toBe(0);
    expect((await db.plan.findUniqueOrThrow({ where: { id: planId } })).nextRegisterNumber).toBe(1);
    expect((await getImport(secretariat, planId, id)).state).toBe('PREVIEWED');
    await owner.query('drop trigger fail_row on "Action"');
    await owner.end();
    unwrap(await commitImport(secretariat, { id, version, tell: false }));
    expect(await actionsOf(planId)).toHaveLength(84);
    expect(await commitImport(secretariat, { id, version, tell: false })).toMatchObject({
      ok: false,
      error: { code: 'CONFLICT' },
    });
  });

  it('of the same file again needs a word of the person while the first one stands', async () => {
    const planId = plans[3]!.id;
    const file = { name: 'матрица.xlsx', bytes: await storyXlsx() };
    // The workbook's own time stamps differ, so the stored bytes are given again.
    const stored = await db.importBatch.findFirstOrThrow({ where: { planId }, include: { file: true } });
    const { readFile } = await import('node:fs/promises');
    const bytes = await readFile(`${process.env.STORAGE_DIR}/${stored.file?.key}`);
    expect(await takeMatrix(secretariat, planId, { ...file, bytes }, false)).toMatchObject({
      ok: false,
      error: { key: 'imports.error.sameFile', field: 'again' },
    });
    const second = await preview(planId, bytes, file.name, true);
    expect(second.counts.problems).toBe(84);
    expect((await getImport(secretariat, planId, second.id)).same).toHaveLength(1);
  });
});
