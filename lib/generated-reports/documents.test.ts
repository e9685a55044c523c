// The way of a half-year report on a real PostgreSQL: draft, words, late report, refresh, freeze, files, supplement.
import { readFile } from 'node:fs/promises';
import { beforeAll, expect, test, vi } from 'vitest';
import yauzl from 'yauzl';
import { contentHash } from '@/lib/documents/content-hash';
import { collect } from '@/lib/generated-reports/collect';
import { createReport, discardDraft, refreshFigures, saveProse } from '@/lib/generated-reports/commands/drafts';
import { createSupplement, freezeReport } from '@/lib/generated-reports/commands/freeze';
import { KeptReport, KeptSupplement } from '@/lib/generated-reports/schema';
import { makeOutput } from '@/lib/generated-reports/worker';
import { sealAll } from '@/lib/platform/audit/seal';
import { unwrap } from '@/lib/platform/command';
import { db, pool, queryRows } from '@/lib/platform/db';
import { sqlState } from '@/lib/platform/errors';
import { openStored } from '@/lib/platform/storage';
import { acceptReports } from '@/lib/reporting/commands/chain';
import { buildWorld } from '@/lib/reporting/test-world';
import { buildEvidence, buildReport } from '@/prisma/factories/reporting';

const world = buildWorld();
const { people, open } = world;
const secretariat = people.secretariat.actor;
const narrative = { tk: '120 mugallym okadyldy.', ru: 'Обучено 120 учителей.', en: '120 teachers trained.' };
const ago = (days: number) => new Date(Date.now() - days * 86_400_000);

beforeAll(async () => {
  const keep = { institutionId: world.education.id, date: '2020-01-10' };
  const law = buildEvidence({ ...keep, title: { ru: 'Приказ № 12' }, visibility: 'PUBLIC' });
  const memo = buildEvidence({ ...keep, title: { ru: 'Служебная записка' }, visibility: 'INTERNAL' });
  const of = { institutionId: world.education.id, periodId: open.id, narrative };
  const accepted = buildReport({
    ...of,
    actionId: world.a.id,
    state: 'ACCEPTED',
    statusReported: 'COMPLETED',
    evidenceIds: [law.id, memo.id],
    reviews: [{ outcome: 'ACCEPTED', at: ago(3) }],
  });
  const waiting = (actionId: string, institutionId: string) =>
    buildReport({ ...of, actionId, institutionId, state: 'VALIDATED', statusReported: 'IN_PROGRESS' });
  await world.insert(law, memo, accepted, waiting(world.b.id, world.education.id), waiting(world.c.id, world.health.id));
});

const figuresNow = async () => {
  const found = await collect(queryRows, open.id, secretariat.today, 0);
  if (!found) throw new Error('no figures');
  return found.content;
};
const documentRow = (id: string) => db.generatedReport.findUniqueOrThrow({ where: { id } });

async function acceptReportOn(actionId: string) {
  const { id, version } = await db.progressReport.findFirstOrThrow({ where: { actionId, periodId: open.id } });
  unwrap(await acceptReports(secretariat, { reports: [{ id, version }] }));
}

test('the figures of a period count each action once and name no evidence that is kept inside', async () => {
  const content = await figuresNow();
  expect(content.figures.total).toMatchObject({ total: 3, completed: 1, notStarted: 2, missing: 2 });
  expect(content.figures.byInstitution.map((i) => i.counts.total)).toEqual([2, 1]);
  expect(content.actions[0]?.report?.evidence.map((e) => e.title.ru)).toEqual([
    'Приказ № 12',
    expect.stringContaining('служебного пользования'),
  ]);
  expect(JSON.stringify(content)).not.toContain('Служебная записка');
});

let reportId = '';

test('one draft is open at a time, and only the secretariat begins one', async () => {
  reportId = unwrap(await createReport(secretariat, { periodId: open.id })).id;
  expect(await createReport(secretariat, { periodId: open.id })).toMatchObject({
    error: { key: 'generatedReports.error.draftOpen' },
  });
  for (const who of [people.focal, people.commission, people.observer, people.admin, people.partner])
    expect(await createReport(who.actor, { periodId: world.before.id })).toMatchObject({ error: { code: 'FORBIDDEN' } });
});

test('words are saved per language and part; whoever comes late sees both texts', async () => {
  const save = (text: string, version: number, base: string, part = 'introduction') =>
    saveProse(secretariat, { id: reportId, language: 'ru', part, version, text, base });
  expect(unwrap(await save('Вступление.', 0, ''))).toEqual({ version: 1 });
  expect(unwrap(await save('1. Принять к сведению.', 0, '', 'decisions'))).toEqual({ version: 2 });
  expect(await save('Другое вступление.', 0, '')).toMatchObject({
    error: {
      code: 'CONFLICT',
      conflicts: [{ field: 'text', mine: 'Другое вступление.', theirs: 'Вступление.' }, { theirs: '2' }],
    },
  });
  expect(unwrap(await save('Вступление.', 1, 'Вступление.'))).toEqual({ version: 2 });
  expect(await save('x', 2, '', 'section:00000000-0000-4000-8000-000000000000')).toMatchObject({ error: { code: 'INVALID' } });
  expect(
    await saveProse(people.commission.actor, { id: reportId, language: 'ru', part: 'decisions', version: 2, text: 'x' }),
  ).toMatchObject({ error: { code: 'NOT_FOUND' } });
});

test('a late report changes nothing until the figures that were shown are refreshed, and never the words', async () => {
  const before = await documentRow(reportId);
  await acceptReportOn(world.b.id);
  const after = await figuresNow();
  expect(after.figures.total).toMatchObject({ completed: 1, inProgress: 1, notStarted: 1, missing: 1 });
  expect((await documentRow(reportId)).figures).toEqual(before.figures);

  const unseen = await refreshFigures(secretariat, {
    id: reportId,
    version: before.version,
    seen: contentHash(before.figures),
  });
  expect(unseen).toMatchObject({ error: { code: 'CONFLICT', key: 'generatedReports.error.movedOn' } });
  unwrap(await refreshFigures(secretariat, { id: reportId, version: before.version, seen: contentHash(after) }));
  expect((await documentRow(reportId)).figures).toEqual(JSON.parse(JSON.stringify(after)));
  const [text] = await db.generatedReportText.findMany({ where: { reportId } });
  expect(text?.prose).toEqual({ introduction: 'Вступление.', proposedDecisions: '1. Принять к сведению.' });
});

test('figures that do not add up are not frozen', async () => {
  const { version, figures } = await documentRow(reportId);
  const wrong = JSON.parse(JSON.stringify(figures));
  wrong.figures.total.completed += 1;
  await db.generatedReport.update({ where: { id: reportId }, data: { figures: wrong } });
  expect(await freezeReport(secretariat, { id: reportId, version })).toMatchObject({
    error: { code: 'RULE', key: 'generatedReports.error.doNotAddUp' },
  });
  await db.generatedReport.update({ where: { id: reportId }, data: { figures: figures as object } });
});

const refused = (statement: string, ...values: unknown[]) =>
  pool.query(statement, values).then(
    () => null,
    (error) => sqlState(error),
  );

test('frozen, the report has its fingerprint and seal, and the database refuses every change', async () => {
  const { version } = await documentRow(reportId);
  expect(await freezeReport(secretariat, { id: reportId, version: version - 1 })).toMatchObject({ error: { code: 'CONFLICT' } });
  await vi.waitUntil(async () => (await sealAll()) > 0, { timeout: 20_000, interval: 100 });
  const [seal] = await db.auditSeal.findMany({ orderBy: { number: 'desc' }, take: 1 });
  unwrap(await freezeReport(secretariat, { id: reportId, version }));
  const row = await documentRow(reportId);
  const content = KeptReport.parse(row.figures);
  expect(content.prose.ru?.introduction).toBe('Вступление.');
  expect(row).toMatchObject({ status: 'FROZEN', contentHash: contentHash(content), sealNumber: seal?.number });

  expect(await refused(`update "GeneratedReport" set "figures" = '{}' where "id" = $1`, reportId)).toBe('MK002');
  expect(await refused(`delete from "GeneratedReport" where "id" = $1`, reportId)).toBe('MK002');
  expect(await refused(`update "GeneratedReportText" set "prose" = '{}' where "reportId" = $1`, reportId)).toBe('MK002');
  expect(
    await refused(`insert into "GeneratedReportText" ("reportId", "language", "prose") values ($1, 'en', '{}')`, reportId),
  ).toBe('MK002');
  for (const act of [
    saveProse(secretariat, { id: reportId, language: 'ru', part: 'decisions', version: 2, text: 'x' }),
    discardDraft(secretariat, { id: reportId, version: row.version }),
    freezeReport(secretariat, { id: reportId, version: row.version }),
  ])
    expect(await act).toMatchObject({ error: { code: 'FORBIDDEN' } });
});

// ── figures read back from files

function unzip(bytes: Buffer): Promise<[name: string, text: string][]> {
  return new Promise((resolve, reject) => {
    yauzl.fromBuffer(bytes, { lazyEntries: true }, (error, zip) => {
      if (error || !zip) return reject(error);
      const members: [string, string][] = [];
      zip.on('end', () => resolve(members.sort(([a], [b]) => a.localeCompare(b, 'en', { numeric: true }))));
      zip.on('entry', (entry: yauzl.Entry) =>
        zip.openReadStream(entry, async (failed, stream) => {
          if (failed || !stream) return reject(failed);
          const chunks: Buffer[] = [];
          for await (const chunk of stream) chunks.push(chunk as Buffer);
          members.push([entry.fileName, Buffer.concat(chunks).toString('utf8')]);
          zip.readEntry();
        }),
      );
      zip.readEntry();
    });
  });
}

const parts = (text: string, tag: string) => [...text.matchAll(new RegExp(`<${tag}[ >].*?</${tag}>`, 'gs'))].map((m) => m[0]);
const wordsOf = (xml: string) => xml.replace(/<[^>]+>/g, '').trim();

/** Rows of figures: the numbers of every table row with four or more of them. */
async function figureRows(format: string, bytes: Buffer): Promise<number[][]> {
  const rows: number[][] = [];
  const take = (cells: string[]) => {
    const numbers = cells.filter((cell) => /^\d+$/.test(cell)).map(Number);
    if (numbers.length >= 4) rows.push(numbers);
  };
  if (format === 'html') for (const row of parts(bytes.toString(), 'tr')) take(parts(row, 'td').map(wordsOf));
  const members = format === 'html' ? [] : await unzip(bytes);
  for (const [name, text] of members) {
    if (name === 'word/document.xml') for (const row of parts(text, 'w:tr')) take(parts(row, 'w:tc').map(wordsOf));
    if (!name.startsWith('xl/worksheets/sheet')) continue;
    for (const row of parts(text, 'row'))
      take([...row.matchAll(/<c [^>]*?(t="s")?[^>]*><v>(\d+)<\/v>/g)].map((m) => (/t="s"/.test(m[0]) ? '' : (m[2] ?? ''))));
  }
  return rows;
}

test('the files in three languages and four formats carry the same figures', async () => {
  const asked = await db.reportOutput.findMany({ where: { reportId }, select: { id: true, state: true } });
  expect(asked).toHaveLength(12);
  await makeOutput({ outputId: asked[0]?.id ?? '' });
  const made = await db.reportOutput.findMany({
    where: { reportId },
    include: { file: true },
    orderBy: [{ format: 'asc' }, { language: 'asc' }],
  });
  expect(made.map((output) => output.state)).toEqual(Array(12).fill('READY'));

  const { figures, prose } = KeptReport.parse((await documentRow(reportId)).figures);
  const found = new Set<string>();
  for (const { format, file, language, contentHash: hash } of made) {
    const bytes = await readFile((await openStored(file?.key ?? '')).path);
    expect(bytes.length).toBe(file?.size);
    if (format === 'pdf') continue;
    found.add(JSON.stringify(await figureRows(format, bytes)));
    if (format !== 'html') continue;
    expect(bytes.toString()).toContain(hash);
    expect(bytes.toString()).toContain(prose.ru?.introduction);
    expect(file?.name).toMatch(
      { tk: /hasabat.*\.html$/, ru: /^Отчёт.*\.html$/, en: /^Progress report.*\.html$/ }[language as 'tk'],
    );
  }
  expect(found.size).toBe(1);
  const rows = JSON.parse([...found][0] ?? '[]') as number[][];
  expect(rows.length).toBeGreaterThanOrEqual(figures.bySection.length + figures.byInstitution.length);
  expect(rows.map((row) => row[0])).toContain(figures.total.total);

  const notices = await db.notification.findMany({ where: { kind: 'reportDocument.ready', userId: secretariat.userId ?? '' } });
  expect(notices).toHaveLength(1);
}, 120_000);

test('what is accepted after the freeze goes into a dated supplement, once', async () => {
  expect(await createSupplement(secretariat, { id: reportId })).toMatchObject({
    error: { key: 'generatedReports.error.nothingSince' },
  });
  await acceptReportOn(world.c.id);
  const { id } = unwrap(await createSupplement(secretariat, { id: reportId }));
  const row = await documentRow(id);
  const content = KeptSupplement.parse(row.figures);
  expect(row).toMatchObject({ status: 'FROZEN', supplementToId: reportId, contentHash: contentHash(content) });
  expect(content.actions.map((action) => action.id)).toEqual([world.c.id]);
  expect(content.base.figures.total).toMatchObject({ inProgress: 1, missing: 1 });
  expect(content.figures.total).toMatchObject({ inProgress: 2, missing: 0 });
  expect((await createSupplement(secretariat, { id: reportId })).ok).toBe(false);
  expect((await createSupplement(people.focal.actor, { id: reportId })).ok).toBe(false);

  const [output] = await db.reportOutput.findMany({ where: { reportId: id, format: 'html', language: 'ru' } });
  await makeOutput({ outputId: output?.id ?? '' });
  const file = await db.storedFile.findFirstOrThrow({ where: { outputs: { some: { id: output?.id } } } });
  const html = await readFile((await openStored(file.key)).path, 'utf8');
  expect(html).toContain(content.base.contentHash);
  expect(html).toContain('Обучено 120 учителей.');
}, 60_000);

test('a draft can be thrown away, and another begun: it will be version 2', async () => {
  const { id } = unwrap(await createReport(secretariat, { periodId: open.id }));
  unwrap(await discardDraft(secretariat, { id, version: 1 }));
  expect(await db.generatedReport.count({ where: { id } })).toBe(0);
});
