// Every number on Home leads to the list that has exactly that many rows: counted for the demonstration's people by opening each list.
import { beforeAll, describe, expect, test } from 'vitest';
import type { Missing, StatusFilter } from '@/lib/actions/filter';
import { noFilter } from '@/lib/actions/filter';
import { countActions } from '@/lib/actions/list-queries';
import { getAssignmentFacets } from '@/lib/assignments/facet-queries';
import { countAssignments, listAssignments } from '@/lib/assignments/queries';
import { listDocuments } from '@/lib/generated-reports/queries';
import { listNews } from '@/lib/home/news-queries';
import { listsPlans } from '@/lib/home/policy';
import { getHomeDay, listOwnLines, OWN_LINES } from '@/lib/home/queries';
import { ANSWER_LINES } from '@/lib/home/sql';
import { listInstitutions } from '@/lib/institutions/queries';
import { getFrame } from '@/lib/navigation/queries';
import type { Actor } from '@/lib/platform/auth/actor';
import { visitor } from '@/lib/platform/auth/actor';
import { businessDay, daysBetween } from '@/lib/platform/clocks';
import { db, pool } from '@/lib/platform/db';
import { filterMyReports, listMyPeriods, listMyReports } from '@/lib/reporting/queries/my-reports';
import { getPeriodMatrix, listChain } from '@/lib/reporting/queries/periods';
import { listQueue } from '@/lib/reporting/queries/review';
import { listPeople } from '@/lib/users/queries';
import { loadDemo } from '@/prisma/demo/load';
import type { Role } from '@/prisma/generated/enums';
import { loadReference } from '@/prisma/reference/load';

const PEOPLE = [
  'secretariat',
  'admin',
  'commission',
  'education',
  'education.validator',
  'health',
  'labour',
  'unicef',
  'undp',
  'osce',
  'ombudsman',
  'observer',
] as const;
const LANGUAGE = 'ru';
const offsetDays = daysBetween(businessDay(0), '2020-09-15');

beforeAll(async () => {
  await loadReference();
  await loadDemo();
}, 60_000);

async function actorOf(name: string): Promise<Actor> {
  const user = await db.user.findUniqueOrThrow({
    where: { email: `${name}@demo.maksat.example` },
    select: { id: true, name: true, memberships: { where: { endedAt: null }, select: { role: true, institutionId: true } } },
  });
  const { memberships, id, name: called } = user;
  return { ...visitor(offsetDays), kind: 'user', userId: id, name: called, language: LANGUAGE, grants: memberships };
}

async function homeOf(name: string) {
  const actor = await actorOf(name);
  const frame = await getFrame(actor, LANGUAGE);
  return { actor, frame, home: await getHomeDay(actor, frame.plans, LANGUAGE) };
}

describe.each(PEOPLE)('%s', (name) => {
  test('what waits for an answer, a signature or acceptance is what the lists show', async () => {
    const { actor, home, frame } = await homeOf(name);
    const own = await countAssignments(actor, { whose: 'own' });
    expect(home.toAnswer?.count ?? 0).toBe(own.open);
    expect(home.toAnswer?.count ?? 0).toBe(frame.openAssignments);
    expect(home.toSign?.count ?? 0).toBe(home.day.signs.length ? (await listQueue(actor, 'sign', {}, LANGUAGE)).length : 0);
    expect(home.toAccept?.count ?? 0).toBe((await listQueue(actor, 'accept', {}, LANGUAGE)).length);
  });

  test('what is to be reported is what the page of reporting shows', async () => {
    const { actor, home } = await homeOf(name);
    const periods = await listMyPeriods(actor, LANGUAGE);
    const running = periods.filter((p) => p.state === 'OPEN' || p.state === 'GRACE');
    expect(home.own.map((p) => p.periodId)).toEqual(running.map((p) => p.periodId));
    for (const period of running) {
      const mine = home.own.find((p) => p.periodId === period.periodId && p.institutionId === period.institutionId);
      const reports = await listMyReports(actor, period, LANGUAGE);
      expect(mine).toMatchObject({
        all: reports.length,
        todo: filterMyReports(reports, 'todo').length,
        returned: filterMyReports(reports, 'returned').length,
      });
      const lines = await listOwnLines(actor, period, LANGUAGE);
      expect(lines.length).toBe(Math.min(OWN_LINES, reports.length));
      expect(lines.filter((l) => l.state === 'RETURNED').length).toBe(filterMyReports(reports, 'returned').length);
    }
  });

  test('figures of the plans are those of the matrix, the reports and the assignments', async () => {
    const { actor, home } = await homeOf(name);
    expect(home.plans.length).toBe(home.day.keeps || listsPlans(home.day) ? 2 : 0);
    const statuses: StatusFilter[] = listsPlans(home.day) ? ['NOT_STARTED', 'IN_PROGRESS', 'COMPLETED', 'OVERDUE'] : ['OVERDUE'];
    for (const plan of home.plans) {
      const of = (more: object) => countActions(actor, plan.id, { ...noFilter, ...more });
      expect(plan.actions).toBe(await of({}));
      for (const status of statuses)
        expect([status, plan[status as 'OVERDUE']]).toEqual([status, await of({ statuses: [status] })]);
      if (home.codes.length) expect(plan.own).toBe(await of({ institutions: home.codes }));
      expect(plan.documents).toBe((await listDocuments(actor, { planId: plan.id })).length);
      if (plan.incomplete === undefined) continue;
      const missing: Missing[] = ['lead', 'deadline', 'expectedResult', 'sdg'];
      expect(plan.incomplete).toBe(await of({ missing }));
      for (const fact of missing) expect(plan[`no_${fact}` as 'no_lead']).toBe(await of({ missing: [fact] }));
      const facets = await getAssignmentFacets(actor, { whose: 'all', planId: plan.id, role: 'LEAD' }, LANGUAGE);
      expect(plan.leadsOpen).toBe(facets.shown.open);
      expect(plan.disputed?.count).toBe(facets.total.disputed);
      const disputed = await listAssignments(actor, { whose: 'all', planId: plan.id, show: 'disputed' }, LANGUAGE);
      expect(plan.disputed?.count).toBe(disputed.items.length);
    }
  });

  test('the running period is counted as its own page counts it', async () => {
    const { actor, home } = await homeOf(name);
    for (const period of home.running) {
      const chain = await listChain(actor, period.periodId, { state: 'ACCEPTED' }, LANGUAGE);
      expect(period.readable).toBe(chain.length);
      if (!home.day.keeps) {
        expect(period.owed).toBeNull();
        continue;
      }
      const { rows, owed } = await getPeriodMatrix(actor, period.periodId, LANGUAGE);
      expect(period.owed).toBe(owed.length);
      if (period !== home.running[0]) continue;
      const { answers } = home;
      const all = rows.filter((r) => r.due > 0);
      expect(answers).toHaveLength(Math.min(ANSWER_LINES, all.length));
      expect(answers.every((answer) => answer.of === all.length)).toBe(true);
      for (const answer of answers)
        expect(answer).toMatchObject({
          due: all.find((r) => r.institutionId === answer.institutionId)?.due,
          owed: owed.filter((o) => o.institutionId === answer.institutionId).length,
          accepted: rows.find((r) => r.institutionId === answer.institutionId)?.accepted,
        });
    }
  });

  test('news are of things the person may see, and none of its own', async () => {
    const { actor, home } = await homeOf(name);
    const { items } = await listNews(actor, LANGUAGE);
    expect(items.length).toBeGreaterThan(0);
    for (const item of items) for (const place of item.places) expect(place.href).toMatch(/^\/[a-z-]+\//);
    if (home.day.isPartner)
      expect(items.some((i) => i.event.startsWith('report.') && i.event !== 'report.published')).toBe(false);
  });
});

test('the administrator’s figures are those of people and institutions', async () => {
  const { actor, home } = await homeOf('admin');
  const people = async (state: 'active' | 'invited' | 'online') => (await listPeople(actor, LANGUAGE, { state })).total;
  expect(home.administration).toMatchObject({
    invited: await people('invited'),
    people: await people('active'),
    online: await people('online'),
    withoutContact: (await listInstitutions(actor, LANGUAGE, { contact: 'none' })).rows.length,
  });
  expect(home.administration?.withoutContact).toBeGreaterThan(0);
});

test('nobody but the administrator counts people, nobody but the secretariat counts what others owe', async () => {
  for (const name of PEOPLE) {
    const { home } = await homeOf(name);
    expect([name, home.administration !== null]).toEqual([name, name === 'admin']);
    expect([name, home.running.some((p) => p.owing !== null)]).toEqual([name, name === 'secretariat']);
  }
});

test('an installation without plans has a quiet Home', async () => {
  const actor: Actor = { ...(await actorOf('secretariat')), grants: [{ role: 'SECRETARIAT' as Role, institutionId: null }] };
  await pool.query(`begin; set local maksat.loading = 'on'; update "Plan" set "deletedAt" = now(); commit`);
  const home = await getHomeDay(actor, [], LANGUAGE);
  expect(home).toMatchObject({ plans: [], running: [], own: [], toAccept: { count: 0 } });
  await pool.query(`begin; set local maksat.loading = 'on'; update "Plan" set "deletedAt" = null; commit`);
});
