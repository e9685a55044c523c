// Story 8: every action of the old plan gets a fate; counts reconcile; what was decided is taken back.
import { beforeAll, describe, expect, it } from 'vitest';
import { decideCompleted, decideFates, takeBackFates } from '@/lib/handover/commands';
import { getHandover, listFateChoices } from '@/lib/handover/queries';
import { reconciles } from '@/lib/handover/rules';
import type { Choice } from '@/lib/handover/schema';
import { type Actor, visitor } from '@/lib/platform/auth/actor';
import { unwrap } from '@/lib/platform/command';
import { db, pool } from '@/lib/platform/db';
import { sequence } from '@/lib/platform/rank';
import { buildAction } from '@/prisma/factories/action';
import { buildInstitution } from '@/prisma/factories/people';
import { buildPlan, buildSection } from '@/prisma/factories/plan';
import { insertRows } from '@/prisma/factories/rows';
import type { ActionStatus, Role } from '@/prisma/generated/enums';

const ministry = buildInstitution();
const actorOf = (role: Role, institutionId: string | null = null): Actor => ({
  ...visitor(0),
  kind: 'user',
  language: 'ru',
  today: '2020-09-15',
  grants: [{ role, institutionId }],
});
const secretariat = actorOf('SECRETARIAT');
const old = buildPlan({ status: 'IMPLEMENTATION' });
const next = buildPlan({ status: 'DRAFTING', previousPlanId: old.id, sourceLanguage: 'ru', nextRegisterNumber: 2 });
const oldSection = buildSection({ planId: old.id, rank: 'V' });
const area = buildSection({ planId: next.id, rank: 'V', title: 'Право на образование' });
const statuses: ActionStatus[] = ['COMPLETED', 'COMPLETED', 'IN_PROGRESS', 'IN_PROGRESS', 'NOT_STARTED', 'CANCELLED'];
const ranks = sequence(statuses.length);
const olds = statuses.map((status, n) =>
  buildAction({
    planId: old.id,
    sectionId: oldSection.id,
    registerNumber: n + 1,
    rank: ranks[n] as string,
    status,
    title: { en: `Old ${n + 1}`, ru: `Прежнее ${n + 1}` },
    expectedResult: { en: 'A result' },
    deadlineWording: { en: 'by the end of 2020' },
    endDate: '2020-12-31',
    sdgTargets: ['4.7'],
    assignments: [{ institutionId: ministry.id }],
  }),
);
const target = buildAction({ planId: next.id, sectionId: area.id, registerNumber: 1, rank: 'V', draftStatus: 'DRAFT' });
const ids = olds.map((a) => a.id);

beforeAll(async () => {
  await db.sdgGoal.create({ data: { code: '4', rank: 4, colour: '#fff', short: {} } });
  await db.sdgTarget.create({ data: { code: '4.7', goalCode: '4', rank: 1, short: {} } });
  await insertRows(pool, ministry, old, next, oldSection, area, ...olds, target);
});

const decide = (choice: Choice, chosen: readonly string[], more: object = {}, actor = secretariat) =>
  decideFates(actor, {
    planId: next.id,
    ids: [...chosen],
    choice,
    toId: null,
    sectionId: null,
    objectiveId: null,
    reason: null,
    ...more,
  });
const page = (show: Parameters<typeof getHandover>[2]['show'] = 'all') => getHandover(secretariat, next.id, { show }, 'ru');

describe('the fates of an ending plan’s actions', () => {
  it('begin undecided, one by one, and every action counts once', async () => {
    const { counts, rows } = await page('undecided');
    expect(counts).toMatchObject({ all: 6, undecided: 6, completed: 2 });
    expect(rows.map((r) => r.title)).toEqual(ids.map((_, n) => `Прежнее ${n + 1}`));
    expect(reconciles(counts)).toBe(true);
  });

  it('is “completed” only for what is reported as completed; the others are named', async () => {
    const result = await decide('COMPLETED', ids.slice(0, 3));
    expect(result).toMatchObject({ ok: false, error: { key: 'handover.error.notCompleted', params: { numbers: '1.3' } } });
    expect(unwrap(await decideCompleted(secretariat, { planId: next.id })).decided).toBe(2);
  });

  it('leads to an action that is there, which then shows its ancestor, and to no second one', async () => {
    unwrap(await decide('CARRIED', [ids[2] as string], { toId: target.id }));
    const again = await decide('CARRIED', [ids[3] as string], { toId: target.id });
    expect(again).toMatchObject({ ok: false, error: { key: 'handover.error.targetTaken' } });
    const twice = await decide('DROPPED', [ids[2] as string], { reason: 'No longer needed' });
    expect(twice).toMatchObject({ ok: false, error: { key: 'handover.error.alreadyDecided', params: { numbers: '1.3' } } });
  });

  it('makes a copy with words, targets and institutions asked again, and leaves the dates behind', async () => {
    const { batchId } = unwrap(await decide('COPY', [ids[4] as string, ids[3] as string], { sectionId: area.id }));
    const copies = await db.action.findMany({
      where: { planId: next.id, ancestors: { some: { batchId } } },
      include: { texts: true, sdgTargets: true, assignments: true },
      orderBy: { registerNumber: 'asc' },
    });
    expect(copies.map((c) => c.registerNumber)).toEqual([2, 3]);
    expect(copies[0]?.texts.map((t) => t.title).sort()).toEqual(['Old 4', 'Прежнее 4']);
    expect(copies[0]).toMatchObject({ endDate: null, draftStatus: 'DRAFT', sdgTargets: [{ targetCode: '4.7' }] });
    expect(copies[0]?.assignments).toMatchObject([{ institutionId: ministry.id, status: 'PROPOSED' }]);
    expect(copies[0]?.texts.every((t) => t.deadlineWording === null)).toBe(true);
  });

  it('needs a reason for what is dropped, in the database too', async () => {
    expect(await decide('DROPPED', [ids[5] as string])).toMatchObject({
      ok: false,
      error: { fields: { reason: 'handover.error.reasonNeeded' } },
    });
    await expect(
      db.$executeRaw`insert into "ActionLineage" ("id", "fromId", "fate") values (gen_random_uuid(), ${ids[5]}::uuid, 'DROPPED')`,
    ).rejects.toThrow();
    unwrap(await decide('DROPPED', [ids[5] as string], { reason: 'Снято решением Комиссии' }));
    const { counts } = await page();
    expect(counts).toMatchObject({ all: 6, undecided: 0, COMPLETED: 2, CARRIED: 3, DROPPED: 1 });
    expect(reconciles(counts)).toBe(true);
  });

  it('is taken back: an untouched copy goes with it, an edited one stays', async () => {
    const [third, fourth] = await db.actionLineage.findMany({
      where: { isCopy: true },
      orderBy: { to: { registerNumber: 'asc' } },
    });
    await db.actionText.updateMany({ where: { actionId: third?.toId ?? '', language: 'ru' }, data: { version: 2 } });
    const back = unwrap(await takeBackFates(secretariat, { planId: next.id, ids: [], batchId: third?.batchId ?? null }));
    expect(back).toEqual({ takenBack: 2, kept: 1 });
    const gone = await db.action.findUnique({ where: { id: fourth?.toId ?? '' }, select: { deletedAt: true } });
    expect(gone?.deletedAt).not.toBeNull();
    expect((await page()).counts.undecided).toBe(2);
  });

  it('is undecided again when the action it led to went to the bin, and can be decided anew', async () => {
    await db.action.update({ where: { id: target.id }, data: { deletedAt: new Date() } });
    expect((await page()).counts.undecided).toBe(3);
    unwrap(await decide('DROPPED', [ids[2] as string], { reason: 'The new action was given up' }));
    expect((await page()).counts).toMatchObject({ undecided: 2, DROPPED: 2 });
  });

  it('is the secretariat’s to decide; a ministry reads, a row of another plan does not exist', async () => {
    const reader = actorOf('FOCAL_POINT', ministry.id);
    expect((await getHandover(reader, next.id, { show: 'all' })).can.decide).toBe(false);
    expect(await decide('DROPPED', [ids[3] as string], { reason: 'Not mine to say' }, reader)).toMatchObject({
      ok: false,
      error: { code: 'FORBIDDEN' },
    });
    expect(await decide('DROPPED', [target.id], { reason: 'Of the wrong plan' })).toMatchObject({
      ok: false,
      error: { code: 'NOT_FOUND' },
    });
    const choices = await listFateChoices(secretariat, next.id, [ids[3] as string, target.id], 'ru');
    expect(choices.chosen.map((c) => c.number)).toEqual(['1.4']);
    expect(choices.places[0]?.label).toBe('1 Право на образование');
  });
});
