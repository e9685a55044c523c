// The library on a real database: who sees a record, who opens its file, and the scans of letters.
import { beforeAll, expect, test } from 'vitest';
import { changeEvidence, createEvidence, removeEvidence } from '@/lib/evidence/commands';
import { canRead, evidenceScope, visibleTo } from '@/lib/evidence/policy';
import { getFile, listCitable, listEvidence } from '@/lib/evidence/queries';
import { recordLetter } from '@/lib/letters/commands';
import type { Actor } from '@/lib/platform/auth/actor';
import { unwrap } from '@/lib/platform/command';
import { db, queryRows } from '@/lib/platform/db';
import { writeFileDurably } from '@/lib/platform/storage';
import { buildWorld, day, loading } from '@/lib/reporting/test-world';
import { buildEvidence, buildReport } from '@/prisma/factories/reporting';
import { Prisma } from '@/prisma/generated/client';
import { ReportState, Visibility } from '@/prisma/generated/enums';

const world = buildWorld();
const { education, health, people, before } = world;
const { focal, validator, alone, secretariat, commission, observer, ombudsman, admin, partner } = people;
const everyone = Object.values(people);

beforeAll(() => world.insert());

const upload = async () => ({
  ...(await writeFileDurably(Buffer.from('%PDF-1.4'))),
  name: 'Приказ.pdf',
  mime: 'application/pdf',
});
const words = {
  type: 'FILE' as const,
  title: 'Приказ',
  language: 'ru' as const,
  date: null,
  url: null,
  detail: null,
  visibility: 'INTERNAL' as const,
};
const opens = async (actor: Actor, id: string) =>
  getFile(actor, id).then(
    () => true,
    () => false,
  );

test('a file of a draft is its institution’s own, whatever the others try', async () => {
  const { id } = unwrap(await createEvidence(focal.actor, { ...words, institutionId: education.id, upload: await upload() }));
  const { fileId } = await db.evidence.findUniqueOrThrow({ where: { id } });
  const readers = [];
  for (const who of everyone) if (await opens(who.actor, fileId as string)) readers.push(who);
  expect(readers).toEqual([focal, validator]);
});

test('an institution keeps only its own part of the library', async () => {
  const mine = { ...words, type: 'LAW' as const, institutionId: health.id, upload: null };
  expect(await createEvidence(focal.actor, mine)).toMatchObject({ error: { code: 'FORBIDDEN' } });
  for (const who of [commission, observer, partner, admin])
    expect(await createEvidence(who.actor, { ...mine, institutionId: education.id })).toMatchObject({
      error: { code: 'FORBIDDEN' },
    });
  const { id } = unwrap(await createEvidence(alone.actor, mine));
  expect(await changeEvidence(focal.actor, { id, visibility: 'PUBLIC' })).toMatchObject({ error: { code: 'NOT_FOUND' } });
  unwrap(await changeEvidence(alone.actor, { id, visibility: 'PUBLIC' }));
  expect(await changeEvidence(focal.actor, { id, visibility: 'INTERNAL' })).toMatchObject({ error: { code: 'FORBIDDEN' } });
  expect((await listCitable(focal.actor, education.id, 'ru')).some((c) => c.id === id)).toBe(true);
  unwrap(await removeEvidence(alone.actor, { id }));
});

test('a record that a report cites stays', async () => {
  const cited = buildEvidence({ institutionId: education.id, visibility: 'INTERNAL' });
  const report = buildReport({
    actionId: world.a.id,
    institutionId: education.id,
    periodId: before.id,
    state: 'SUBMITTED',
    narrative: 'x',
    evidenceIds: [cited.id],
  });
  await loading(cited, report);
  expect(await removeEvidence(focal.actor, { id: cited.id })).toMatchObject({ error: { code: 'FORBIDDEN' } });
  await db.progressReport.delete({ where: { id: report.id } });
});

test('a link is an address of the web and nothing else', async () => {
  const link = (url: string) =>
    createEvidence(focal.actor, { ...words, type: 'LINK', url, institutionId: education.id, upload: null });
  for (const url of ['javascript:alert(1)', 'file:///etc/passwd', 'ftp://example.org/a', 'nonsense'])
    expect(await link(url)).toMatchObject({ error: { code: 'INVALID', fields: { url: 'evidence.error.url' } } });
  expect((await link('https://example.org/a?b=1')).ok).toBe(true);
});

test('listed is what may be read: every role × visibility × state of the citing report', async () => {
  const places = [world.a, world.b, world.c].flatMap((action) =>
    [education.id, health.id].map((institutionId) => ({ actionId: action.id, institutionId, periodId: before.id })),
  );
  const records = () => Object.values(Visibility).map((visibility) => buildEvidence({ institutionId: education.id, visibility }));
  for (const [i, state] of Object.values(ReportState).entries()) {
    const cited = records();
    const evidenceIds = cited.map((e) => e.id);
    await loading(...cited, buildReport({ ...(places[i] as (typeof places)[number]), state, narrative: 'x', evidenceIds }));
  }
  await loading(...records());
  const all = await db.evidence.findMany({ include: { reports: { select: { report: { select: { state: true } } } } } });
  for (const { actor } of everyone) {
    const scope = visibleTo(actor);
    const memory = all.filter((e) => canRead(actor, { ...e, usedIn: e.reports.map((r) => r.report.state) })).map((e) => e.id);
    const prisma = await db.evidence.findMany({ where: evidenceScope.where(scope), select: { id: true } });
    const sql = await queryRows<{ id: string }>(Prisma.sql`select e."id" from "Evidence" e where ${evidenceScope.sql(scope)}`);
    expect(prisma.map((e) => e.id).sort()).toEqual(memory.sort());
    expect(sql.map((e) => e.id).sort()).toEqual(memory);
  }
  const restricted = all.filter((e) => e.visibility === 'RESTRICTED');
  for (const who of [commission, observer, ombudsman, admin, partner, alone])
    expect(restricted.some((e) => canRead(who.actor, { ...e, usedIn: e.reports.map((r) => r.report.state) }))).toBe(false);
});

test('the library is searched in three languages without minding ё, ş and case', async () => {
  await loading(
    buildEvidence({ institutionId: education.id, visibility: 'PUBLIC', title: { tk: 'Şäher okuwlary', ru: 'Учёба в городе' } }),
  );
  for (const q of ['saher', 'учеба', 'ГОРОДЕ'])
    expect((await listEvidence(focal.actor, { q }, 'en')).items.map((i) => i.title)).toEqual(['Учёба в городе']);
  expect((await listEvidence(focal.actor, { q: 'нет такого' }, 'en')).items).toEqual([]);
});

test('a letter is used again for what else it answers, and its scan is between its institution and the secretariat', async () => {
  const letter = { institutionId: health.id, number: '7/214', date: day(-1), signatory: 'А. Аманов' };
  expect(await recordLetter(secretariat.actor, { ...letter, date: day(1), scan: await upload() })).toMatchObject({
    error: { key: 'letters.error.dateInFuture' },
  });
  expect(await recordLetter(focal.actor, { ...letter, scan: await upload() })).toMatchObject({ error: { code: 'FORBIDDEN' } });
  const first = unwrap(await recordLetter(secretariat.actor, { ...letter, scan: await upload() }));
  const again = unwrap(await recordLetter(secretariat.actor, { ...letter, scan: null }));
  expect(again).toMatchObject({ id: first.id, usesScan: false });
  const { scanId } = await db.officialLetter.findUniqueOrThrow({ where: { id: first.id } });
  const readers = [];
  for (const who of everyone) if (await opens(who.actor, scanId)) readers.push(who);
  expect(readers).toEqual([alone, secretariat]);
});
