// The way of a plan: each guard names its rows, adopting freezes a version and closes the live rows, in the database too.
import pg from 'pg';
import { beforeAll, describe, expect, it } from 'vitest';
import { editAction } from '@/lib/actions/commands';
import { adoptPlan, returnPlan, sendToCommission, startImplementation, submitPlan } from '@/lib/adoption/commands';
import { getAdoption } from '@/lib/adoption/queries';
import { nextMove } from '@/lib/adoption/rules';
import { proposeAssignments } from '@/lib/assignments/commands';
import { type Actor, visitor } from '@/lib/platform/auth/actor';
import { unwrap } from '@/lib/platform/command';
import { db, pool } from '@/lib/platform/db';
import { failureOf } from '@/lib/platform/errors';
import { getVersion, listVersions } from '@/lib/versions/queries';
import { buildAction } from '@/prisma/factories/action';
import { buildInstitution } from '@/prisma/factories/people';
import { buildPlan, buildSection } from '@/prisma/factories/plan';
import { insertRows } from '@/prisma/factories/rows';
import type { Role } from '@/prisma/generated/enums';

const [ministry, other] = [buildInstitution(), buildInstitution()];
const actorOf = (role: Role, institutionId: string | null = null): Actor => ({
  ...visitor(0),
  kind: 'user',
  language: 'ru',
  today: '2020-09-15',
  grants: [{ role, institutionId }],
});
const secretariat = actorOf('SECRETARIAT');
const old = buildPlan({ status: 'FINAL_EVALUATION' });
const plan = buildPlan({ status: 'DRAFTING', sourceLanguage: 'ru', previousPlanId: old.id, nextRegisterNumber: 3 });
const oldSection = buildSection({ planId: old.id, rank: 'V' });
const section = buildSection({ planId: plan.id, rank: 'V', sourceLanguage: 'ru', title: 'Раздел', body: 'Текст раздела.' });
const before = buildAction({ planId: old.id, sectionId: oldSection.id, registerNumber: 1, rank: 'V', title: 'Old' });
const whole = {
  planId: plan.id,
  sectionId: section.id,
  sourceLanguage: 'ru' as const,
  expectedResult: 'Результат',
  endDate: '2022-12-31',
  sdgTargets: ['4.7'],
};
const first = buildAction({
  ...whole,
  registerNumber: 1,
  rank: 'A',
  draftStatus: 'AGREED',
  title: 'Первое',
  assignments: [{ institutionId: ministry.id }],
});
const second = buildAction({
  ...whole,
  registerNumber: 2,
  rank: 'B',
  draftStatus: 'PROPOSED',
  title: 'Второе',
  endDate: null,
  sdgTargets: [],
  assignments: [{ institutionId: ministry.id, status: 'PROPOSED' }],
});

beforeAll(async () => {
  await db.sdgGoal.create({ data: { code: '4', rank: 4, colour: '#fff', short: {} } });
  await db.sdgTarget.create({ data: { code: '4.7', goalCode: '4', rank: 1, short: {} } });
  await insertRows(pool, ministry, other, old, plan, oldSection, section, before, first, second);
});

const id = plan.id;
const version = async () => (await db.plan.findUniqueOrThrow({ where: { id }, select: { version: true } })).version;
const act = {
  type: 'Постановление Президента Туркменистана',
  number: '1234',
  date: '2020-09-10',
  title: { tk: '', ru: 'Об утверждении плана', en: '' },
  scan: null,
};

describe('the way of a plan to its adoption', () => {
  it('does not begin while an old action is undecided; the refusal names it and the page leads to it', async () => {
    expect(await sendToCommission(secretariat, { id })).toMatchObject({
      ok: false,
      error: { code: 'RULE', key: 'adoption.error.undecided', params: { count: 1, numbers: '1.1' } },
    });
    const page = await getAdoption(secretariat, id);
    expect(page.blockers).toMatchObject([{ kind: 'undecided', count: 1, rows: [{ id: before.id, title: 'Old' }] }]);
    await db.actionLineage.create({ data: { fromId: before.id, fate: 'DROPPED', reason: 'No longer needed' } });
    unwrap(await sendToCommission(secretariat, { id }));
  });

  it('stops before the submission at every action without accepted lead, deadline, result or target', async () => {
    expect(await submitPlan(secretariat, { id })).toMatchObject({
      ok: false,
      error: { key: 'adoption.error.lead', params: { numbers: '1.2' } },
    });
    expect((await getAdoption(secretariat, id)).blockers.map((b) => [b.kind, b.rows.map((r) => r.number)])).toEqual([
      ['lead', ['1.2']],
      ['deadline', ['1.2']],
      ['sdg', ['1.2']],
    ]);
    await db.actionAssignment.updateMany({ where: { actionId: second.id }, data: { status: 'ACCEPTED' } });
    await db.actionText.updateMany({ where: { actionId: second.id }, data: { deadlineWording: 'постоянно' } });
    await db.actionSdgTarget.create({ data: { actionId: second.id, targetCode: '4.7' } });
    unwrap(await submitPlan(secretariat, { id }));
  });

  it('may be returned by the Commission with its reason, and submitted again', async () => {
    expect(await returnPlan(secretariat, { id, reason: ' ' })).toMatchObject({
      ok: false,
      error: { fields: { reason: 'adoption.error.reasonNeeded' } },
    });
    unwrap(await returnPlan(secretariat, { id, reason: 'Протокол № 3: уточнить сроки' }));
    unwrap(await sendToCommission(secretariat, { id }));
    unwrap(await submitPlan(secretariat, { id }));
  });

  it('asks for the act, not of tomorrow, and belongs to the secretariat', async () => {
    const input = { id, version: await version(), ...act };
    expect(await adoptPlan(secretariat, { ...input, number: '' })).toMatchObject({
      ok: false,
      error: { fields: { number: 'adoption.error.numberNeeded' } },
    });
    expect(await adoptPlan(secretariat, { ...input, date: '2020-09-16' })).toMatchObject({
      ok: false,
      error: { key: 'adoption.error.dateInFuture' },
    });
    expect(await adoptPlan(actorOf('COMMISSION_MEMBER'), input)).toMatchObject({ ok: false, error: { code: 'FORBIDDEN' } });
    const { versionId } = unwrap(await adoptPlan(secretariat, input));
    const frozen = await getVersion(secretariat, id, versionId);
    expect(frozen.content.plan.act).toMatchObject({ number: '1234', date: '2020-09-10' });
    expect(frozen.content.sections[0]?.actions.map((a) => a.json.draftStatus)).toEqual(['ADOPTED', 'ADOPTED']);
    expect((await listVersions(secretariat, id)).versions.map((v) => v.occasion)).toEqual([
      'ADOPTED',
      'SUBMITTED',
      'COMMISSION',
      'SUBMITTED',
      'COMMISSION',
    ]);
  });
});

describe('an adopted plan', () => {
  const touched = (sql: string) =>
    pool.query(sql).then(
      () => 'changed',
      (e) => failureOf(e)?.key ?? String(e),
    );

  it('refuses commands that change words, dates or assignments', async () => {
    const { version: v } = await db.action.findUniqueOrThrow({ where: { id: first.id } });
    const edit = { id: first.id, version: v, language: 'ru' as const, textVersion: 1, words: { title: 'Иначе' } };
    expect(await editAction(secretariat, edit)).toMatchObject({ ok: false, error: { code: 'FORBIDDEN' } });
    const propose = { actionIds: [first.id], role: 'LEAD' as const, institutionIds: [other.id] };
    expect(await proposeAssignments(secretariat, propose)).toMatchObject({ ok: false, error: { code: 'FORBIDDEN' } });
  });

  it.each([
    ['words of an action', `update "ActionText" set "title" = 'x' where "actionId" = '${first.id}'`],
    [
      'a translation that was not there',
      `insert into "ActionText" ("actionId", "language", "title") values ('${first.id}', 'en', 'x')`,
    ],
    ['a deadline', `update "Action" set "endDate" = '2024-01-01' where "id" = '${first.id}'`],
    ['the place of an action', `update "Action" set "rank" = 'Z' where "id" = '${first.id}'`],
    ['the bin', `update "Action" set "deletedAt" = now() where "id" = '${first.id}'`],
    [
      'a new action',
      `insert into "Action" ("id", "planId", "sectionId", "registerNumber", "rank", "sourceLanguage") values (gen_random_uuid(), '${plan.id}', '${section.id}', 9, 'X', 'ru')`,
    ],
    [
      'a new part',
      `insert into "ActionAssignment" ("id", "actionId", "institutionId", "role") values (gen_random_uuid(), '${first.id}', '${other.id}', 'PARTNER')`,
    ],
    ['a part taken away', `delete from "ActionAssignment" where "actionId" = '${first.id}'`],
    ['an accepted part', `update "ActionAssignment" set "status" = 'TRANSFERRED' where "actionId" = '${first.id}'`],
    ['the text of a section', `update "PlanSectionText" set "body" = null where "sectionId" = '${section.id}'`],
    ['the order of sections', `update "PlanSection" set "rank" = 'Z' where "id" = '${section.id}'`],
    [
      'a new objective',
      `insert into "Objective" ("id", "planId", "sectionId", "rank") values (gen_random_uuid(), '${plan.id}', '${section.id}', 'V')`,
    ],
    ['the period', `update "Plan" set "periodEnd" = '2030-12-31' where "id" = '${plan.id}'`],
    ['a step back', `update "Plan" set "status" = 'DRAFTING' where "id" = '${plan.id}'`],
    ['the lock itself', `update "Plan" set "lockedAt" = null where "id" = '${plan.id}'`],
  ])('refuses raw SQL that changes %s', async (_, sql) => {
    expect(await touched(sql)).toBe('errors.planAdopted');
  });

  it('refuses its owner too', async () => {
    const client = new pg.Client({ connectionString: process.env.DATABASE_OWNER_URL });
    await client.connect();
    const tried = client
      .query(`update "ActionText" set "title" = 'x' where "actionId" = '${first.id}'`)
      .finally(() => client.end());
    await expect(tried).rejects.toMatchObject({ code: 'MK004' });
  });

  it('goes on: its state of implementation, its number of the act, its next states', async () => {
    expect(
      await touched(`update "Action" set "status" = 'IN_PROGRESS', "version" = "version" + 1 where "id" = '${first.id}'`),
    ).toBe('changed');
    unwrap(await startImplementation(secretariat, { id }));
    expect(nextMove('IMPLEMENTATION')).toBe('startEvaluation');
    expect(await touched(`update "ActionText" set "title" = 'x' where "actionId" = '${before.id}'`)).toBe('changed');
  });
});
