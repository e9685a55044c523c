// A version is the plan of one moment: complete, shared where nothing changed, unchangeable, and no wider than the live plan.
import pg from 'pg';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Actor, visitor } from '@/lib/platform/auth/actor';
import { unwrap } from '@/lib/platform/command';
import { db, pool } from '@/lib/platform/db';
import { sequence } from '@/lib/platform/rank';
import { freezeVersion } from '@/lib/versions/commands';
import { findByOldNumber, getVersion, listVersions } from '@/lib/versions/queries';
import { blobHash, printedNumber, rootHash } from '@/lib/versions/rules';
import { textBlocks } from '@/lib/versions/text-blocks';
import { buildAction } from '@/prisma/factories/action';
import { buildInstitution } from '@/prisma/factories/people';
import { buildObjective, buildPlan, buildSection } from '@/prisma/factories/plan';
import { insertRows } from '@/prisma/factories/rows';
import type { Role } from '@/prisma/generated/enums';

const ministry = buildInstitution();
const actorOf = (role: Role, institutionId: string | null = null): Actor => ({
  ...visitor(0),
  kind: 'user',
  language: 'ru',
  today: '2020-09-15',
  grants: [{ role, institutionId }],
});
const secretariat = actorOf('SECRETARIAT');
const partner = actorOf('PARTNER', buildInstitution().id);
const plan = buildPlan({ status: 'DRAFTING', sourceLanguage: 'ru', title: { ru: 'План', tk: 'Meýilnama' } });
const prose = buildSection({
  planId: plan.id,
  rank: 'A',
  kind: 'TEXT',
  sourceLanguage: 'ru',
  title: 'Введение',
  body: 'Первый абзац.\n\nВторой абзац.',
});
const areas = sequence(11).map((rank) =>
  buildSection({ planId: plan.id, rank: `M${rank}`, sourceLanguage: 'ru', title: `Раздел ${rank}` }),
);
const objectives = areas.map((a) => buildObjective({ planId: plan.id, sectionId: a.id, rank: 'V', sourceLanguage: 'ru' }));
const ranks = sequence(110);
const actions = ranks.map((rank, n) =>
  buildAction({
    planId: plan.id,
    sectionId: areas[n % 11]!.id,
    objectiveId: objectives[n % 11]!.id,
    registerNumber: n + 1,
    rank,
    sourceLanguage: 'ru',
    title: { ru: `Мероприятие ${n + 1}`, en: `Action ${n + 1}` },
    expectedResult: { ru: 'Результат' },
    deadlineWording: { ru: 'до конца 2022 г.' },
    visibility: n === 1 ? 'INTERNAL' : 'PARTNERS',
    assignments: [{ institutionId: ministry.id }],
    draftStatus: 'DRAFT',
  }),
);
const first = actions[0]!.id;

beforeAll(() => insertRows(pool, ministry, plan, prose, ...areas, ...objectives, ...actions));

/** The owner of the tables, whom only the triggers hold back. */
async function asOwner(sql: string) {
  const client = new pg.Client({ connectionString: process.env.DATABASE_OWNER_URL });
  await client.connect();
  return client.query(sql).finally(() => client.end());
}

const freeze = (name: string, actor = secretariat) => freezeVersion(actor, { planId: plan.id, name, reason: 'Для согласования' });

describe('a frozen version', () => {
  let draft1 = '';

  it('holds text and matrix of all languages, and 12 sections with 110 actions freeze within a second', async () => {
    const began = performance.now();
    const version = unwrap(await freeze('Проект 1'));
    const took = performance.now() - began;
    draft1 = version.id;
    expect(version.number).toBe(1);
    expect(took).toBeLessThan(process.env.CI ? 1000 : 10_000);
    const { content, head } = await getVersion(secretariat, plan.id, version.id);
    expect(head).toMatchObject({ name: 'Проект 1', reason: 'Для согласования', sections: 12, actions: 110 });
    expect(content.title).toMatchObject({ ru: 'План', tk: 'Meýilnama' });
    expect(textBlocks(content.sections[0]?.texts.ru?.body)).toMatchObject([
      { kind: 'paragraph', runs: [{ text: 'Первый абзац.' }] },
      {},
    ]);
    expect(content.sections[1]?.objectives[0]?.actions[0]).toMatchObject({
      number: '1.1.1',
      json: { texts: { ru: { title: 'Мероприятие 1', deadlineWording: 'до конца 2022 г.' }, en: { title: 'Action 1' } } },
    });
  });

  it('shares what did not change and says how many parts differ', async () => {
    const before = await db.blob.count();
    unwrap(await freeze('Проект 2'));
    expect(await db.blob.count()).toBe(before);
    await db.actionText.update({
      where: { actionId_language: { actionId: first, language: 'ru' } },
      data: { title: 'Новое название' },
    });
    unwrap(await freeze('Проект 3'));
    expect(await db.blob.count()).toBe(before + 1);
    const { versions } = await listVersions(secretariat, plan.id);
    expect(versions.map((v) => [v.number, v.changes])).toEqual([
      [3, 1],
      [2, 0],
      [1, null],
    ]);
    expect(
      (await getVersion(secretariat, plan.id, draft1)).content.sections[1]?.objectives[0]?.actions[0]?.json.texts.ru?.title,
    ).toBe('Мероприятие 1');
  });

  it('does not change: not by update, not by removal, not by an item added later', async () => {
    const tries = [
      `update "PlanVersion" set "name" = 'x' where "id" = '${draft1}'`,
      `delete from "PlanVersionItem" where "versionId" = '${draft1}'`,
      `update "Blob" set "json" = '{}'`,
      `insert into "PlanVersionItem" select "versionId", "kind", gen_random_uuid(), "language", "parentId", "rank", "number", "blobHash" from "PlanVersionItem" where "versionId" = '${draft1}' limit 1`,
    ];
    for (const sql of tries) await expect(asOwner(sql)).rejects.toThrow(/does not change/);
    await expect(db.$executeRawUnsafe(tries[0] as string)).rejects.toThrow(/permission denied/);
  });

  it('is proved by its hashes', async () => {
    const version = await db.planVersion.findUniqueOrThrow({
      where: { id: draft1 },
      include: { items: { include: { blob: true } } },
    });
    expect(version.items.filter((i) => blobHash(i.blob.json) !== i.blobHash)).toEqual([]);
    expect(rootHash(version.items.map(({ blob: _, versionId: __, ...i }) => i as never))).toBe(version.rootHash);
  });

  it('finds an old printed number and says what it is now', async () => {
    await db.action.update({ where: { id: first }, data: { deletedAt: new Date() } });
    expect(await findByOldNumber(secretariat, plan.id, '1.1.2')).toMatchObject([{ name: 'Проект 3', now: '1.1.1' }]);
    expect(await findByOldNumber(secretariat, plan.id, '1.1.1')).toMatchObject([{ title: 'Новое название', now: null }]);
    expect(printedNumber(' 2.3.1. ')).toBe('2.3.1');
    expect(printedNumber('2; drop')).toBeNull();
  });

  it('shows a reader no more than the live plan does, by what was then and by what is now', async () => {
    const titles = async (actor: Actor) =>
      (await getVersion(actor, plan.id, draft1)).content.sections.flatMap((s) =>
        s.objectives.flatMap((o) => o.actions.map((a) => a.json.registerNumber)),
      );
    expect(await titles(secretariat)).toHaveLength(110);
    expect(await titles(partner)).not.toContain(2);
    await db.action.update({ where: { id: actions[2]!.id }, data: { visibility: 'RESTRICTED' } });
    expect(await titles(partner)).toHaveLength(108);
    expect(await findByOldNumber(partner, plan.id, '3.1.1')).toEqual([]);
  });

  it('is frozen by the secretariat alone, under a name used once', async () => {
    expect(await freeze('Проект 4', partner)).toMatchObject({ ok: false, error: { code: 'FORBIDDEN' } });
    expect(await freeze('Проект 1')).toMatchObject({ ok: false, error: { key: 'versions.error.nameTaken', field: 'name' } });
    expect(await freeze(' ')).toMatchObject({ ok: false, error: { fields: { name: 'versions.error.nameNeeded' } } });
  });
});
