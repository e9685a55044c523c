import { beforeAll, describe, expect, it } from 'vitest';
import { addSdgMany, assignMany, setDeadlineMany, undoMany } from '@/lib/matrix/commands';
import { type Actor, visitor } from '@/lib/platform/auth/actor';
import { unwrap } from '@/lib/platform/command';
import { db, pool } from '@/lib/platform/db';
import { sequence } from '@/lib/platform/rank';
import { buildAction } from '@/prisma/factories/action';
import { buildInstitution, buildUser } from '@/prisma/factories/people';
import { buildPlan, buildSection } from '@/prisma/factories/plan';
import { insertRows } from '@/prisma/factories/rows';
import type { Role } from '@/prisma/generated/enums';

const institutions = [1, 2, 3].map(() => buildInstitution());
const [own, other, third] = institutions.map((i) => i.id) as [string, string, string];
const user = buildUser();
const focal = buildUser({ memberships: [{ role: 'FOCAL_POINT', institutionId: other }] });
const actorOf = (role: Role, institutionId: string | null = null): Actor => ({
  ...visitor(0),
  kind: 'user',
  userId: user.id,
  grants: [{ role, institutionId }],
});
const secretariat = actorOf('SECRETARIAT');

const plan = buildPlan({ status: 'DRAFTING' });
const running = buildPlan({ status: 'IMPLEMENTATION' });
const section = buildSection({ planId: plan.id, rank: 'V' });
const runningSection = buildSection({ planId: running.id, rank: 'V' });
const ranks = sequence(4);
const actions = ranks.map((rank, n) =>
  buildAction({
    planId: plan.id,
    sectionId: section.id,
    registerNumber: n + 1,
    rank,
    sourceLanguage: 'ru',
    title: { ru: `Мероприятие ${n}` },
    assignments: [{ institutionId: own, role: 'LEAD', status: 'PROPOSED' }],
  }),
);
const adopted = buildAction({
  planId: running.id,
  sectionId: runningSection.id,
  registerNumber: 1,
  rank: 'V',
  sourceLanguage: 'ru',
  title: { ru: 'Принятое' },
});
const ids = actions.map((a) => a.id);

beforeAll(async () => {
  await db.sdgGoal.createMany({ data: ['4', '5'].map((code) => ({ code, rank: Number(code), colour: '#fff', short: {} })) });
  await db.sdgTarget.createMany({
    data: ['4.7', '5.2'].map((code) => ({ code, goalCode: code[0] as string, rank: 1, short: {} })),
  });
  await insertRows(pool, ...institutions, user, focal, plan, running, section, runningSection, ...actions, adopted);
});

const targetsOf = async (id: string) =>
  (await db.actionSdgTarget.findMany({ where: { actionId: id }, orderBy: { targetCode: 'asc' } })).map(
    (t) => `${t.targetCode}${t.isPrimary ? '!' : ''}`,
  );

describe('editing many rows of the matrix', () => {
  it('adds a target as primary, then a second beside it, and takes the second back', async () => {
    unwrap(await addSdgMany(secretariat, { actionIds: ids, targets: ['4.7'], asPrimary: true }));
    const { batchId, changed } = unwrap(
      await addSdgMany(secretariat, { actionIds: ids.slice(0, 1), targets: ['5.2'], asPrimary: false }),
    );
    expect(changed).toBe(1);
    expect(await targetsOf(ids[0]!)).toEqual(['4.7!', '5.2']);
    const undone = unwrap(await undoMany(secretariat, { batchId }));
    expect(undone).toMatchObject({ restored: 1, skipped: [] });
    expect(await targetsOf(ids[0]!)).toEqual(['4.7!']);
    expect((await undoMany(secretariat, { batchId })).ok).toBe(false);
  });

  it('makes another target primary without losing the first', async () => {
    unwrap(await addSdgMany(secretariat, { actionIds: ids.slice(1, 2), targets: ['5.2'], asPrimary: true }));
    expect(await targetsOf(ids[1]!)).toEqual(['4.7', '5.2!']);
  });

  it('sets dates and the official words, refuses an end before the start, and undoes only rows nobody touched since', async () => {
    const input = {
      actionIds: ids.slice(0, 2),
      startDate: '2021-01-01',
      endDate: '2021-12-31',
      recurrence: 'ONCE' as const,
      language: 'tk' as const,
      wording: '2021 ý.',
    };
    expect(await setDeadlineMany(secretariat, { ...input, endDate: '2020-12-31' })).toMatchObject({
      ok: false,
      error: { code: 'RULE', field: 'endDate' },
    });
    const { batchId } = unwrap(await setDeadlineMany(secretariat, input));
    const text = await db.actionText.findUniqueOrThrow({ where: { actionId_language: { actionId: ids[0]!, language: 'ru' } } });
    expect(text.deadlineWording).toBe('2021 ý.');
    await db.action.update({ where: { id: ids[1]! }, data: { endDate: new Date('2022-12-31') } });
    const undone = unwrap(await undoMany(secretariat, { batchId }));
    expect(undone).toMatchObject({ restored: 1, skipped: ['1.2'] });
    const rows = await db.action.findMany({ where: { id: { in: ids.slice(0, 2) } }, orderBy: { registerNumber: 'asc' } });
    expect(rows.map((r) => r.endDate?.toISOString().slice(0, 10) ?? null)).toEqual([null, '2022-12-31']);
  });

  it('proposes a new lead with one notice to its people, and undo brings the old proposal back', async () => {
    const { batchId, changed } = unwrap(await assignMany(secretariat, { actionIds: ids, role: 'LEAD', institutionIds: [other] }));
    expect(changed).toBe(4);
    expect(await db.notification.count({ where: { userId: focal.id } })).toBe(1);
    expect(await db.actionAssignment.count({ where: { actionId: { in: ids }, institutionId: other, role: 'LEAD' } })).toBe(4);
    await db.actionAssignment.updateMany({
      where: { actionId: ids[3]!, institutionId: other },
      data: { status: 'ACCEPTED', version: { increment: 1 } },
    });
    const undone = unwrap(await undoMany(secretariat, { batchId }));
    expect(undone).toMatchObject({ restored: 3, skipped: ['1.4'] });
    expect(await db.actionAssignment.count({ where: { actionId: { in: ids }, institutionId: own, role: 'LEAD' } })).toBe(3);
  });

  it('is refused as a whole when one row is not the person’s to change', async () => {
    const focalPoint = actorOf('FOCAL_POINT', own);
    expect((await addSdgMany(focalPoint, { actionIds: ids.slice(0, 3), targets: ['5.2'], asPrimary: false })).ok).toBe(true);
    expect(await addSdgMany(focalPoint, { actionIds: ids, targets: ['5.2'], asPrimary: false })).toMatchObject({
      ok: false,
      error: { code: 'FORBIDDEN' },
    });
    expect(await assignMany(focalPoint, { actionIds: ids.slice(0, 1), role: 'LEAD', institutionIds: [third] })).toMatchObject({
      ok: false,
      error: { code: 'FORBIDDEN' },
    });
    expect(await addSdgMany(secretariat, { actionIds: [adopted.id], targets: ['5.2'], asPrimary: false })).toMatchObject({
      ok: false,
      error: { code: 'FORBIDDEN' },
    });
    expect(await addSdgMany(secretariat, { actionIds: [adopted.id, ids[0]!], targets: ['5.2'], asPrimary: false })).toMatchObject(
      { ok: false, error: { code: 'NOT_FOUND' } },
    );
  });

  it('is undone by nobody else than the one who made it', async () => {
    const { batchId } = unwrap(await addSdgMany(secretariat, { actionIds: ids.slice(3), targets: ['5.2'], asPrimary: true }));
    expect(await undoMany({ ...secretariat, userId: focal.id }, { batchId })).toMatchObject({
      ok: false,
      error: { code: 'FORBIDDEN' },
    });
  });
});
