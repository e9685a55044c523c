import { existsSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { emptyImports, emptyImportsToday } from '@/lib/matrix-imports/bin';
import { discardImport } from '@/lib/matrix-imports/commands/read';
import { listImports } from '@/lib/matrix-imports/queries';
import { takeMatrix } from '@/lib/matrix-imports/take-file';
import { type Actor, visitor } from '@/lib/platform/auth/actor';
import { unwrap } from '@/lib/platform/command';
import { db, pool } from '@/lib/platform/db';
import { env } from '@/lib/platform/env';
import { failureOf } from '@/lib/platform/errors';
import { buildUser } from '@/prisma/factories/people';
import { buildPlan } from '@/prisma/factories/plan';
import { insertRows } from '@/prisma/factories/rows';

const user = buildUser({ memberships: [{ role: 'SECRETARIAT' }] });
const plan = buildPlan({ status: 'DRAFTING' });
const secretariat: Actor = {
  ...visitor(0),
  kind: 'user',
  userId: user.id,
  grants: [{ role: 'SECRETARIAT', institutionId: null }],
};
const isOnDisk = (key: string) => existsSync(path.join(env.storageDir, key));

async function read(name: string) {
  const bytes = Buffer.from(`Мера;Ответственный;Срок\n${name};Минюст;2020\n`);
  const { id, version } = unwrap(await takeMatrix(secretariat, plan.id, { name, bytes }, false));
  const batch = await db.importBatch.findUniqueOrThrow({ where: { id }, select: { file: { select: { key: true } } } });
  return { id, version, key: batch.file?.key ?? '' };
}

beforeAll(() => insertRows(pool, user, plan));

it('files of discarded imports go after thirty days, with a word in the record; drafts and younger ones stay', async () => {
  const [old, young, draft] = [await read('old.csv'), await read('young.csv'), await read('draft.csv')];
  for (const { id, version } of [old, young]) unwrap(await discardImport(secretariat, { id, version }));
  // The record cannot be changed, so the discarding of a month ago is written beside it.
  await db.auditEvent.create({
    data: {
      ...(await db.auditEvent.findFirstOrThrow({ where: { subjectId: old.id, event: 'import.discarded' }, omit: { id: true } })),
      at: new Date(Date.now() - 31 * 86_400_000),
    } as never,
  });
  // Nobody does it by hand.
  expect(await emptyImports(secretariat, {})).toMatchObject({ error: { code: 'FORBIDDEN' } });
  await emptyImportsToday();
  expect([old, young, draft].map(({ key }) => isOnDisk(key))).toEqual([false, true, true]);
  expect(await db.storedFile.count({ where: { key: { in: [old.key, young.key, draft.key] } } })).toBe(2);
  expect(await db.auditEvent.findMany({ where: { event: 'import.fileRemoved' } })).toMatchObject([
    { subjectId: old.id, actorKind: 'system', before: { title: 'old.csv' } },
  ]);
  const { items } = await listImports(secretariat, plan.id);
  expect(items.map(({ state }) => state)).toEqual(['READ', 'DISCARDED', 'DISCARDED']);
});

it('a list of recommendations is no matrix: the person is told so before anything is kept', async () => {
  const bytes = Buffer.from('Recommendation,Response,Issue,Session\nRatify the Convention,Accepted,Torture,16\n');
  const error = await takeMatrix(secretariat, plan.id, { name: 'upr.csv', bytes }, false).catch((e: unknown) => e);
  expect(failureOf(error)).toMatchObject({ key: 'imports.problem.RECOMMENDATION_LIST', field: 'file' });
  expect(await db.importBatch.count({ where: { fileName: 'upr.csv' } })).toBe(0);
});
