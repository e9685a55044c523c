// The day's reminders on a real database: who hears, once, whatever restarts.
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { system, visitor } from '@/lib/platform/auth/actor';
import { addDays, businessDay, daysBetween } from '@/lib/platform/clocks';
import { unwrap } from '@/lib/platform/command';
import { db, pool } from '@/lib/platform/db';
import { REMINDED_UNTIL, sendReminders } from '@/lib/reminders/commands';
import { loadDemo } from '@/prisma/demo/load';
import { buildAction } from '@/prisma/factories/action';
import { buildInstitution, buildUser } from '@/prisma/factories/people';
import { buildPlan, buildSection } from '@/prisma/factories/plan';
import { buildPeriod, buildReport } from '@/prisma/factories/reporting';
import { insertRows } from '@/prisma/factories/rows';
import { loadReference } from '@/prisma/reference/load';

const [education, labour] = [buildInstitution({ code: 'X-MOE' }), buildInstitution({ code: 'X-MOL' })];
const plan = buildPlan({ status: 'IMPLEMENTATION' });
const section = buildSection({ planId: plan.id, kind: 'AREA', rank: 'a', title: 'Образование' });
const DUE = '2050-08-20';
const period = buildPeriod({
  planId: plan.id,
  code: '2050-H1',
  startDate: '2050-01-01',
  endDate: '2050-06-30',
  opensAt: '2050-07-01',
  dueAt: DUE,
  locksAt: '2050-10-31',
});
const actionOf = (rank: string, lead: string) =>
  buildAction({
    planId: plan.id,
    sectionId: section.id,
    registerNumber: rank.charCodeAt(0),
    rank,
    title: rank,
    assignments: [{ institutionId: lead, role: 'LEAD', status: 'ACCEPTED' }],
  });
const actions = [actionOf('a', education.id), actionOf('b', education.id), actionOf('c', labour.id)];
const sent = buildReport({
  actionId: actions[2]?.id as string,
  institutionId: labour.id,
  periodId: period.id,
  state: 'SUBMITTED',
  reviews: [{ outcome: 'SUBMITTED', at: new Date() }],
});
const member = (role: 'FOCAL_POINT' | 'VALIDATOR', isAlternate = false) =>
  buildUser({ memberships: [{ role, institutionId: education.id, isAlternate }] });
const [main, alternate, validator] = [member('FOCAL_POINT'), member('FOCAL_POINT', true), member('VALIDATOR')];
const labourMain = buildUser({ memberships: [{ role: 'FOCAL_POINT', institutionId: labour.id }] });
const secretary = buildUser({ memberships: [{ role: 'SECRETARIAT', institutionId: null }] });

beforeAll(async () => {
  await insertRows(
    pool,
    education,
    labour,
    main,
    alternate,
    validator,
    labourMain,
    secretary,
    plan,
    section,
    ...actions,
    period,
    sent,
  );
});
beforeEach(async () => {
  await db.notification.deleteMany();
  await db.outboxMail.deleteMany();
  await db.setting.deleteMany({ where: { key: REMINDED_UNTIL } });
});

const run = async (day: number) => unwrap(await sendReminders({ ...system(0), today: addDays(DUE, day) }, {}));
const heard = async () =>
  Object.fromEntries(
    (await db.notification.findMany()).map((n) => [n.userId, { kind: n.kind, count: (n.params as { count: number }).count }]),
  );

test('seven days before, the main focal point of those who owe hears of it, by notice and mail, once', async () => {
  expect(await run(-7)).toEqual({ reminded: 1, digests: 0 });
  expect(await heard()).toEqual({ [main.id]: { kind: 'period.reminder', count: 2 } });
  expect(await db.outboxMail.count()).toBe(1);
  expect(await run(-7)).toEqual({ reminded: 0, digests: 0 });
  expect(await db.notification.count()).toBe(1);
});

test('two processes on the same morning send one reminder', async () => {
  const actor = { ...system(0), today: addDays(DUE, 3) };
  await Promise.all([sendReminders(actor, {}), sendReminders(actor, {}), sendReminders(actor, {})]);
  expect(await heard()).toEqual({ [main.id]: { kind: 'period.overdue', count: 2 } });
  expect(await db.notification.count()).toBe(1);
});

test('a week after, alternate and validator; two weeks after, the secretariat; then weekly', async () => {
  await run(7);
  expect(Object.keys(await heard()).sort()).toEqual([alternate.id, validator.id].sort());
  await db.notification.deleteMany();
  expect(await run(14)).toEqual({ reminded: 0, digests: 1 });
  expect(await heard()).toEqual({ [secretary.id]: { kind: 'period.digest', count: 2 } });
  for (const day of [15, 16, 20]) await run(day);
  expect(await db.notification.count()).toBe(1);
  await run(21);
  expect(await db.notification.count()).toBe(2);
});

test('a server that was away for a month says what holds now, not everything it missed', async () => {
  await run(-40);
  await run(2);
  expect(await db.notification.count()).toBe(0);
  await run(9);
  expect(await db.notification.count()).toBe(3);
});

test('every reminder is in the audit of the period, and nobody but the installation sends them', async () => {
  await run(-1);
  const events = await db.auditEvent.findMany({
    where: { subjectId: period.id, event: 'period.reminded' },
    orderBy: { id: 'desc' },
    take: 1,
  });
  expect(events[0]).toMatchObject({
    actorKind: 'system',
    institutionId: education.id,
    after: { count: 2, step: -1, role: 'LEAD' },
  });
  expect(await sendReminders(visitor(0), {})).toMatchObject({ error: { code: 'FORBIDDEN' } });
});

test('the demonstration’s first day does not flood', async () => {
  await loadReference();
  await loadDemo();
  await db.notification.deleteMany();
  const today = '2020-09-15';
  unwrap(await sendReminders({ ...system(daysBetween(businessDay(0), today)), today }, {}));
  expect(await db.notification.count()).toBe(0);
  expect(await db.setting.findUnique({ where: { key: REMINDED_UNTIL } })).toMatchObject({ value: today });
});
