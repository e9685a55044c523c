import { beforeAll, describe, expect, it } from 'vitest';
import { type ActionFilter, decodeCursor, noFilter, SORTS, type Sort, STATUSES } from '@/lib/actions/filter';
import { countActions, listActions } from '@/lib/actions/list-queries';
import { canRead } from '@/lib/actions/policy';
import { derivedStatus, FACTS } from '@/lib/actions/rules';
import { type Actor, visitor } from '@/lib/platform/auth/actor';
import { db, pool } from '@/lib/platform/db';
import { sequence } from '@/lib/platform/rank';
import { buildAction } from '@/prisma/factories/action';
import { buildIndicator } from '@/prisma/factories/indicator';
import { buildInstitution } from '@/prisma/factories/people';
import { buildObjective, buildPlan, buildSection } from '@/prisma/factories/plan';
import { type Built, insertRows } from '@/prisma/factories/rows';
import { ActionStatus, AssignmentStatus, Recurrence, Role, Visibility } from '@/prisma/generated/enums';

const TODAY = '2020-09-15';
const institutions = [1, 2].map(() => buildInstitution());
const [own, other] = institutions.map((i) => i.id) as [string, string];

const actorOf = (role: Role | null, institutionId: string | null = null): Actor => ({
  ...visitor(0),
  kind: role ? 'user' : 'visitor',
  today: TODAY,
  grants: role ? [{ role, institutionId }] : [],
});
const secretariat = actorOf('SECRETARIAT');
const readers = [
  actorOf(null),
  ...Object.values(Role).flatMap((role) => [actorOf(role), actorOf(role, own), actorOf(role, other)]),
];

const plan = buildPlan({ status: 'DRAFTING' });
const section = buildSection({ planId: plan.id, rank: 'V' });
const objective = buildObjective({ planId: plan.id, sectionId: section.id, rank: 'V' });

/** Every state × dates × recurrence, with some of the facts there. */
function manyActions(): Built[] {
  const combinations = Object.values(ActionStatus).flatMap((status) =>
    Object.values(Recurrence).flatMap((recurrence) =>
      [
        [null, null],
        ['2020-01-01', '2020-09-15'],
        ['2020-01-01', '2020-09-14'],
        ['2020-09-16', null],
        ['2020-09-14', null],
      ].map(([startDate, endDate]) => ({ status, recurrence, startDate, endDate })),
    ),
  );
  const ranks = sequence(combinations.length);
  return combinations.map((c, n) =>
    buildAction({
      ...c,
      planId: plan.id,
      sectionId: section.id,
      objectiveId: n % 2 ? objective.id : null,
      registerNumber: n + 1,
      rank: ranks[n] as string,
      sourceLanguage: 'ru',
      title: { ru: `Мероприятие ${n} об образовании детей`, ...(n % 3 === 0 && { tk: `Çäre ${n} bilim hakynda` }) },
      expectedResult: n % 4 ? { ru: 'Результат' } : null,
      deadlineWording: n % 5 ? null : { ru: 'постоянно' },
      visibility: Object.values(Visibility)[n % 4] as Visibility,
      assignments:
        n % 3
          ? [
              {
                institutionId: n % 2 ? own : other,
                role: n % 7 ? 'LEAD' : 'PARTNER',
                status: Object.values(AssignmentStatus)[n % 6] as AssignmentStatus,
                reason: 'why',
              },
            ]
          : [],
      sdgTargets: n % 6 ? ['4.7'] : [],
      budgets: n % 2 ? [{ source: n % 3 ? 'STATE' : 'UNFUNDED' }] : [],
    }),
  );
}
const actions = manyActions();
const indicators = actions.filter((_, n) => n % 5 === 1).map((a) => buildIndicator({ actionId: a.id, title: 'Schools' }));

async function all(actor: Actor, filter: Partial<ActionFilter> = {}, sort: Sort = 'number', descending = false, limit = 17) {
  const rows = [];
  for (let after: string | null = ''; after !== null; ) {
    const page = await listActions(
      actor,
      { id: plan.id, status: 'DRAFTING', deletedAt: null },
      {
        filter: { ...noFilter, ...filter },
        sort,
        descending,
        limit,
        language: 'tk',
        after: after ? decodeCursor(after) : null,
      },
    );
    rows.push(...page.rows);
    after = page.next;
  }
  return rows;
}

beforeAll(async () => {
  await db.sdgGoal.create({ data: { code: '4', rank: 4, colour: '#c5192d', short: {} } });
  await db.sdgTarget.create({ data: { code: '4.7', goalCode: '4', rank: 7, short: {} } });
  await insertRows(pool, ...institutions, plan, section, objective, ...actions, ...indicators);
});

describe('a list of actions', () => {
  it('lists for every role exactly the actions that the role may read', async () => {
    const facts = await db.action.findMany({ include: { plan: true, assignments: true } });
    for (const status of ['PREPARATION', 'DRAFTING', 'IMPLEMENTATION'] as const) {
      await db.plan.update({ where: { id: plan.id }, data: { status } });
      for (const actor of readers) {
        const readable = facts.filter((a) => canRead(actor, { ...a, plan: { ...a.plan, status } }));
        const planIsRead = canRead(actor, {
          visibility: 'PUBLIC',
          deletedAt: null,
          plan: { status, deletedAt: null },
          assignments: [{ institutionId: own, role: 'LEAD', status: 'ACCEPTED' }],
        });
        const listed = planIsRead ? await all(actor, {}, 'number', false, 200) : [];
        expect(listed.map((a) => a.id).sort(), `${actor.grants[0]?.role} ${status}`).toEqual(readable.map((a) => a.id).sort());
      }
    }
    await db.plan.update({ where: { id: plan.id }, data: { status: 'DRAFTING' } });
  });

  it('finds by SQL the same missing facts as the rule names', async () => {
    const rows = await all(secretariat);
    for (const fact of FACTS) {
      const missing = await all(secretariat, { missing: [fact] });
      expect(
        missing.map((a) => a.id),
        fact,
      ).toEqual(rows.filter((a) => a.missing.includes(fact)).map((a) => a.id));
    }
    const anything = await all(secretariat, { missing: ['anything'] });
    expect(anything.length).toBe(rows.filter((a) => a.missing.length).length);
  });

  it('finds by SQL the same overdue, delayed and not yet due actions as the rule names', async () => {
    const rows = await all(secretariat);
    for (const status of STATUSES) {
      const found = await all(secretariat, { statuses: [status] });
      const expected = rows.filter((a) => a.status === status || derivedStatus(a, TODAY) === status);
      expect(
        found.map((a) => a.id),
        status,
      ).toEqual(expected.map((a) => a.id));
    }
  });

  it('shows every action once whatever the order, forwards and backwards', async () => {
    for (const sort of SORTS)
      for (const descending of [false, true]) {
        const paged = await all(secretariat, {}, sort, descending, 7);
        const whole = await all(secretariat, {}, sort, descending, 1000);
        expect(
          paged.map((a) => a.id),
          `${sort} ${descending}`,
        ).toEqual(whole.map((a) => a.id));
        expect(new Set(paged.map((a) => a.id)).size).toBe(actions.length);
        const last = paged.at(-1)!;
        const back = await listActions(
          secretariat,
          { id: plan.id, status: 'DRAFTING', deletedAt: null },
          {
            filter: noFilter,
            sort,
            descending,
            limit: 9,
            language: 'tk',
            before: { value: last.sort, path: last.path, id: last.id },
          },
        );
        expect(back.rows.map((a) => a.id)).toEqual(whole.slice(-10, -1).map((a) => a.id));
      }
  });

  it('searches in every language, by stem, by beginning, without the letters of Turkmen, and by number', async () => {
    expect(await all(secretariat, { q: 'образования ребёнка' })).toHaveLength(0);
    expect(await all(secretariat, { q: 'образование дети' })).toHaveLength(actions.length);
    expect(await all(secretariat, { q: 'care bil' })).toHaveLength(Math.ceil(actions.length / 3));
    const rows = await all(secretariat);
    const [third] = await all(secretariat, { q: rows[55]!.number });
    expect(third?.number).toBe(rows[55]!.number);
    expect((await all(secretariat, { q: '7' })).some((a) => a.registerNumber === 7)).toBe(true);
  });

  it('takes words from the reader’s language, then the source, and says which', async () => {
    const rows = await all(secretariat);
    const turkmen = rows.find((a) => a.title.startsWith('Çäre'));
    expect(turkmen?.lang).toBe('tk');
    const russian = rows.find((a) => a.title.startsWith('Мероприятие'));
    expect(russian?.lang).toBe('ru');
  });

  it('counts to the cap', async () => {
    expect(await countActions(secretariat, plan.id, noFilter)).toBe(actions.length);
    expect(await countActions(secretariat, plan.id, { ...noFilter, sdg: ['4'] })).toBe(actions.filter((_, n) => n % 6).length);
  });
});
