// The dashboard's figures against the demonstration's own expectations, and who may compare what is late.
import { beforeAll, describe, expect, test } from 'vitest';
import { getDashboard } from '@/lib/dashboard/queries';
import { asShown, byStatus, tally, timePassed, total } from '@/lib/dashboard/rules';
import { type Actor, visitor } from '@/lib/platform/auth/actor';
import { db } from '@/lib/platform/db';
import { loadDemo } from '@/prisma/demo/load';
import { loadReference } from '@/prisma/reference/load';

let planId = '';
beforeAll(async () => {
  await loadReference(undefined);
  await loadDemo(undefined);
  planId = (await db.plan.findFirstOrThrow({ where: { status: 'IMPLEMENTATION' } })).id;
});

async function as(account: string): Promise<Actor> {
  const user = await db.user.findUniqueOrThrow({
    where: { email: `${account}@demo.maksat.example` },
    include: { memberships: true },
  });
  const grants = user.memberships.map((m) => ({ role: m.role, institutionId: m.institutionId }));
  return { ...visitor(0), kind: 'user', userId: user.id, language: 'ru', grants, today: '2020-09-15' };
}

describe('figures', () => {
  test('counts and weighted progress are those of the demonstration', async () => {
    const data = await getDashboard(await as('secretariat'), planId, 'ru');
    expect(tally(data.counts)).toEqual({
      COMPLETED: 11,
      IN_PROGRESS: 40,
      NOT_STARTED: 1,
      OVERDUE: 2,
      SUSPENDED: 3,
      CANCELLED: 1,
    });
    expect(data.progress).toBe(65.9);
    expect(data.sections.map((s) => s.progress)).toEqual([67.2, 69.4, 59.7]);
    expect(data.overdue?.map((a) => a.number).sort()).toEqual(['1.4.2', '2.1.3']);
  });

  test('institutions and sections each add up to the total', async () => {
    const data = await getDashboard(await as('secretariat'), planId, 'ru');
    const sum = (groups: { counts: typeof data.counts }[]) => groups.reduce((n, g) => n + total(tally(g.counts)), 0);
    expect(sum(data.sections)).toBe(58);
    expect(sum(data.institutions) + data.withoutLead).toBe(58);
  });

  test('past half-years keep what their reports said', async () => {
    const data = await getDashboard(await as('secretariat'), planId, 'ru');
    expect(data.periods.find((p) => p.code === '2016-H1')?.progress).toBe(10.5);
    expect(data.periods.find((p) => p.code === '2019-H2')?.progress).toBe(65.2);
  });

  test('an action counts for each of its goals, once in the total', async () => {
    const data = await getDashboard(await as('secretariat'), planId, 'ru');
    expect(data.goals).toHaveLength(17);
    expect(data.goals.reduce((n, g) => n + g.actions, 0)).toBeGreaterThan(58);
  });
});

describe('who may compare what is late', () => {
  const isLate = (data: Awaited<ReturnType<typeof getDashboard>>, code: string) =>
    tally(data.institutions.find((i) => i.code === code)?.counts ?? []).OVERDUE;

  test('the secretariat sees every institution’s late actions', async () => {
    expect(isLate(await getDashboard(await as('secretariat'), planId, 'ru'), 'MOJ')).toBe(1);
  });

  test('the Commission sees the total, no ranking', async () => {
    const data = await getDashboard(await as('commission'), planId, 'ru');
    expect(tally(data.counts).OVERDUE).toBe(2);
    expect(data.overdue).toBeNull();
    expect(isLate(data, 'MOJ')).toBe(0);
  });

  test('a ministry sees its own late actions and nobody else’s', async () => {
    const data = await getDashboard(await as('education'), planId, 'ru');
    expect(data.overdue).toEqual([]);
    expect(isLate(data, 'MOJ')).toBe(0);
  });

  test('a partner reads published documents, not the dashboard', async () => {
    await expect(getDashboard(await as('unicef'), planId, 'ru')).rejects.toMatchObject({ failure: { code: 'NOT_FOUND' } });
  });
});

describe('what is kept between an institution and the secretariat', () => {
  test('is counted for those who may read it and for nobody else', async () => {
    const { id } = await db.action.findFirstOrThrow({
      where: { planId, assignments: { some: { role: 'LEAD', status: 'ACCEPTED', institution: { code: 'MOJ' } } } },
    });
    const counted = async (account: string) => total(tally((await getDashboard(await as(account), planId, 'ru')).counts));
    expect(await counted('education')).toBe(58);
    await db.action.update({ where: { id }, data: { visibility: 'RESTRICTED' } });
    expect([await counted('education'), await counted('secretariat')]).toEqual([57, 58]);
  });
});

describe('rules', () => {
  test.each([
    ['2016-01-01', '2020-12-31', '2020-09-15', 94],
    ['2016-01-01', '2020-12-31', '2015-01-01', 0],
    ['2016-01-01', '2020-12-31', '2021-01-01', 100],
  ])('time passed from %s to %s on %s is %i %%', (from, to, day, percent) => expect(timePassed(from, to, day)).toBe(percent));

  test('where lateness is not shown, a late action stands under its state', () => {
    const rows = [{ bucket: 'OVERDUE', status: 'IN_PROGRESS', count: 2 } as const];
    expect(asShown(rows, false)).toEqual([{ bucket: 'IN_PROGRESS', status: 'IN_PROGRESS', count: 2 }]);
  });

  test('the states sum to the total; what is late is counted among them once more', () => {
    const rows = [
      { bucket: 'COMPLETED', status: 'COMPLETED', count: 3 },
      { bucket: 'IN_PROGRESS', status: 'IN_PROGRESS', count: 4 },
      { bucket: 'OVERDUE', status: 'IN_PROGRESS', count: 2 },
      { bucket: 'OVERDUE', status: 'NOT_STARTED', count: 1 },
    ] as const;
    const { OVERDUE, ...states } = byStatus(rows);
    expect(Object.values(states).reduce((sum, n) => sum + n, 0)).toBe(total(tally(rows)));
    expect({ OVERDUE, inProgress: states.IN_PROGRESS, notStarted: states.NOT_STARTED }).toEqual({
      OVERDUE: 3,
      inProgress: 6,
      notStarted: 1,
    });
  });
});
