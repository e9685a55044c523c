import { beforeAll, expect, test } from 'vitest';
import { deleteAction } from '@/lib/actions/commands';
import { emptyBins } from '@/lib/plans/bin';
import { deletePlan } from '@/lib/plans/commands';
import { type Actor, system, visitor } from '@/lib/platform/auth/actor';
import { unwrap } from '@/lib/platform/command';
import { db, pool } from '@/lib/platform/db';
import { deleteSection } from '@/lib/sections/commands';
import { buildAction } from '@/prisma/factories/action';
import { buildObjective, buildPlan, buildSection } from '@/prisma/factories/plan';
import { insertRows } from '@/prisma/factories/rows';

const secretariat: Actor = { ...visitor(0), kind: 'user', grants: [{ role: 'SECRETARIAT', institutionId: null }] };
const plan = buildPlan({ status: 'DRAFTING', nextRegisterNumber: 5 });
const gone = buildPlan({ status: 'PREPARATION' });
const [kept, dropped] = ['A', 'B'].map((rank) => buildSection({ planId: plan.id, rank })) as [
  ReturnType<typeof buildSection>,
  ReturnType<typeof buildSection>,
];
const goneSection = buildSection({ planId: gone.id, rank: 'A' });
const objective = buildObjective({ planId: plan.id, sectionId: dropped.id, rank: 'A' });
const action = (n: number, sectionId: string, more: object = {}) =>
  buildAction({
    planId: plan.id,
    sectionId,
    registerNumber: n,
    rank: String.fromCharCode(64 + n),
    title: `Action ${n}`,
    ...more,
  });
const live = action(1, kept.id);
const old = action(2, kept.id);
const recent = action(3, kept.id);
const inDropped = action(4, dropped.id, { objectiveId: objective.id });
const inGone = buildAction({ planId: gone.id, sectionId: goneSection.id, registerNumber: 1, rank: 'A', title: 'Gone' });

const age = (table: string, id: string, days: number) =>
  db.$executeRawUnsafe(`update "${table}" set "deletedAt" = "deletedAt" - interval '${days} days' where "id" = $1::uuid`, id);

beforeAll(async () => {
  await insertRows(pool, plan, gone, kept, dropped, goneSection, objective, live, old, recent, inDropped, inGone);
  for (const { id } of [old, recent]) unwrap(await deleteAction(secretariat, { id }));
  unwrap(await deleteSection(secretariat, { id: dropped.id }));
  unwrap(await deletePlan(secretariat, { id: gone.id }));
  await age('Action', old.id, 31);
  await age('Action', recent.id, 29);
  for (const [table, id] of [
    ['Action', inDropped.id],
    ['Objective', objective.id],
    ['PlanSection', dropped.id],
    ['Plan', gone.id],
  ] as const)
    await age(table, id, 31);
});

test('nobody empties the bins by hand', async () => {
  expect(await emptyBins(secretariat, {})).toMatchObject({ error: { code: 'FORBIDDEN' } });
});

test('what lay in the bin for more than thirty days is removed with all that was in it, and the record says how much', async () => {
  expect(unwrap(await emptyBins(system(0), {}))).toEqual({ plans: 2 });
  const actions = await db.action.findMany({ where: { planId: { in: [plan.id, gone.id] } }, select: { id: true } });
  expect(actions.map((a) => a.id).sort()).toEqual([live.id, recent.id].sort());
  expect(await db.planSection.count({ where: { planId: plan.id } })).toBe(1);
  expect(await db.objective.count({ where: { planId: plan.id } })).toBe(0);
  expect(await db.plan.count({ where: { id: gone.id } })).toBe(0);
  const events = await db.auditEvent.findMany({ where: { actorKind: 'system' }, orderBy: { event: 'asc' } });
  expect(events).toMatchObject([
    { event: 'plan.binEmptied', subjectId: plan.id, before: { actions: 2, objectives: 1, sections: 1 } },
    { event: 'plan.removed', subjectId: gone.id },
  ]);
});

test('a day with nothing old enough changes nothing', async () => {
  expect(unwrap(await emptyBins(system(0), {}))).toEqual({ plans: 0 });
  expect(await db.auditEvent.count({ where: { actorKind: 'system' } })).toBe(2);
});
