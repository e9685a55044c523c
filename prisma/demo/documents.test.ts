// The reports of the demonstration: frozen by the commands, read by whom they are for.
import { beforeAll, expect, test } from 'vitest';
import { listDocuments } from '@/lib/generated-reports/queries';
import { visitor } from '@/lib/platform/auth/actor';
import { db } from '@/lib/platform/db';
import { loadDocuments } from '@/prisma/demo/documents';
import { loadDemo } from '@/prisma/demo/load';
import type { Role } from '@/prisma/generated/enums';
import { loadReference } from '@/prisma/reference/load';

beforeAll(async () => {
  await loadReference();
  await loadDemo();
  await loadDocuments();
}, 90_000);

test('two half-years are frozen with words in three languages, and wait for nobody', async () => {
  const frozen = await db.generatedReport.findMany({ include: { texts: true, period: true }, orderBy: { id: 'asc' } });
  expect(frozen.map((g) => [g.period.code, g.status, g.texts.length])).toEqual([
    ['2018-H2', 'FROZEN', 3],
    ['2019-H2', 'FROZEN', 3],
  ]);
  expect(frozen.every((g) => g.contentHash && g.sealNumber)).toBe(true);
  expect(await db.reportOutput.count()).toBe(0);
});

test('partners read the one of which nothing is kept inside', async () => {
  const listed = (role: Role) =>
    listDocuments({ ...visitor(0), kind: 'user', grants: [{ role, institutionId: null }] }).then((rows) =>
      rows.map((row) => row.code),
    );
  expect(await listed('PARTNER')).toEqual(['2018-H2']);
  for (const role of ['ADMIN', 'OBSERVER', 'COMMISSION_MEMBER', 'FOCAL_POINT'] as const)
    expect(await listed(role)).toEqual(['2019-H2', '2018-H2']);
});
