// Who reads a report's document, as a table, and on a real database: what is listed is what may be read.
import { beforeAll, expect, test } from 'vitest';
import {
  canCreate,
  canEdit,
  canMake,
  canRead,
  canRequest,
  canSupplement,
  type DocumentRow,
  documentScope,
  type Reach,
  reachSql,
  visibleTo,
} from '@/lib/generated-reports/policy';
import { system, visitor } from '@/lib/platform/auth/actor';
import { db, queryRows } from '@/lib/platform/db';
import { buildWorld, loading } from '@/lib/reporting/test-world';
import { buildReport } from '@/prisma/factories/reporting';
import { Prisma } from '@/prisma/generated/client';

const world = buildWorld();
const { people } = world;
const plan = { status: 'IMPLEMENTATION', deletedAt: null } as const;
const document = (status: 'DRAFT' | 'FROZEN', reach: Reach[] = [], supplementToId: string | null = null): DocumentRow => ({
  status,
  reach,
  supplementToId,
  plan,
});
const who = Object.entries(people).map(([name, person]) => [name, person.actor] as const);
const readersOf = (row: DocumentRow) => who.filter(([, actor]) => canRead(actor, row)).map(([name]) => name);

test('drafts are for the secretariat, frozen reports for the country, published ones for partners and the administrator', () => {
  const country = ['focal', 'validator', 'alone', 'secretariat', 'commission', 'observer', 'ombudsman'];
  expect(readersOf(document('DRAFT'))).toEqual(['secretariat']);
  expect(readersOf(document('DRAFT', ['PUBLISHED', 'OPEN']))).toEqual(['secretariat']);
  expect(readersOf(document('FROZEN'))).toEqual(country);
  expect(readersOf(document('FROZEN', ['PUBLISHED']))).toEqual([...country, 'admin']);
  expect(readersOf(document('FROZEN', ['PUBLISHED', 'OPEN']))).toEqual([...country, 'admin', 'partner']);
  expect(canRead(visitor(0), document('FROZEN', ['PUBLISHED', 'OPEN']))).toBe(false);
  expect(canRead(people.secretariat.actor, null)).toBe(false);
  expect(canRead(people.secretariat.actor, { ...document('FROZEN'), plan: { ...plan, deletedAt: new Date() } })).toBe(false);
});

test('the secretariat writes drafts and supplements; only the queue says that a file is made', () => {
  for (const [name, actor] of who) {
    const is = name === 'secretariat';
    expect(canCreate(actor, { plan: { deletedAt: null } })).toBe(is);
    expect(canEdit(actor, document('DRAFT'))).toBe(is);
    expect(canEdit(actor, document('FROZEN'))).toBe(false);
    expect(canSupplement(actor, document('FROZEN'))).toBe(is);
    expect(canSupplement(actor, document('FROZEN', [], 'another'))).toBe(false);
    expect(canSupplement(actor, document('DRAFT'))).toBe(false);
    expect(canRequest(actor, document('FROZEN'))).toBe(canRead(actor, document('FROZEN')));
    expect(canMake(actor, {})).toBe(false);
  }
  expect(canCreate(people.secretariat.actor, { plan: { deletedAt: new Date() } })).toBe(false);
  expect(canMake(system(0), {})).toBe(true);
});

const PERIODS = 4;
const insertDocument = (periodId: string, status: 'DRAFT' | 'FROZEN') =>
  db.generatedReport.create({
    data: {
      planId: world.plan.id,
      periodId,
      status,
      asOf: new Date(),
      figures: {},
      ...(status === 'FROZEN' && { frozenAt: new Date() }),
    },
    select: { id: true },
  });

beforeAll(async () => {
  await world.insert();
  const made = Array.from({ length: PERIODS }, (_, n) => ({
    ...{ planId: world.plan.id, code: `p${n}`, type: 'AD_HOC' as const },
    ...{ startDate: new Date('2019-01-01'), endDate: new Date('2019-06-30'), opensAt: new Date('2019-07-01') },
    ...{ dueAt: new Date('2019-08-01'), locksAt: new Date('2019-09-01'), publishedAt: n ? new Date() : null },
  }));
  const periods = await db.reportingPeriod.createManyAndReturn({ data: made, select: { id: true } });
  const states = ['ACCEPTED', 'PUBLISHED', 'ACCEPTED', 'PUBLISHED'] as const;
  for (const [n, period] of periods.entries()) {
    await insertDocument(period.id, 'DRAFT');
    await insertDocument(period.id, 'FROZEN');
    const visibility = n === 3 ? ('INTERNAL' as const) : ('PUBLIC' as const);
    await loading(
      buildReport({ actionId: world.a.id, institutionId: world.education.id, periodId: period.id, state: states[n], visibility }),
    );
  }
});

test('listed is what may be read: every role, in SQL, in Prisma and in memory', async () => {
  for (const [name, actor] of [...who, ['system', system(0)] as const]) {
    const scope = visibleTo(actor);
    const all = await queryRows<DocumentRow & { id: string }>(
      Prisma.sql`select g."id", g."status", g."supplementToId", ${reachSql} as reach from "GeneratedReport" g order by g."id"`,
    );
    const readable = all.filter((row) => canRead(actor, { ...row, plan })).map((row) => row.id);
    const listed = await queryRows<{ id: string }>(
      Prisma.sql`select g."id" from "GeneratedReport" g where ${documentScope.sql(scope)} order by g."id"`,
    );
    const found = await db.generatedReport.findMany({
      where: documentScope.where(scope),
      select: { id: true },
      orderBy: { id: 'asc' },
    });
    expect(
      listed.map((row) => row.id),
      `${name} in SQL`,
    ).toEqual(readable);
    expect(
      found.map((row) => row.id),
      `${name} in Prisma`,
    ).toEqual(readable);
    const expected = { secretariat: 8, system: 8, admin: 3, partner: 1 }[name] ?? 4;
    expect(readable.length, name).toBe(expected);
  }
});
