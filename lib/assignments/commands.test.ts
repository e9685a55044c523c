// The life of an assignment on a real database: proposed, answered, disputed, settled, by letter.
import { beforeAll, expect, test } from 'vitest';
import {
  acceptAssignments,
  answerObjection,
  objectToAssignment,
  proposeAssignments,
  recordAnswerByLetter,
} from '@/lib/assignments/commands';
import { countAssignments, listAssignments, listAssignmentsOfAction } from '@/lib/assignments/queries';
import { type Actor, visitor } from '@/lib/platform/auth/actor';
import { unwrap } from '@/lib/platform/command';
import { db, pool } from '@/lib/platform/db';
import { buildAction } from '@/prisma/factories/action';
import { buildInstitution, buildUser } from '@/prisma/factories/people';
import { buildPlan, buildSection } from '@/prisma/factories/plan';
import { insertRows } from '@/prisma/factories/rows';
import type { Role } from '@/prisma/generated/enums';

const education = buildInstitution({ code: 'MOE' });
const labour = buildInstitution({ code: 'MOL' });
const plan = buildPlan({ status: 'DRAFTING' });
const section = buildSection({ planId: plan.id, kind: 'AREA', rank: 'a', title: 'Образование' });
const actions = ['a', 'b', 'c'].map((rank, i) =>
  buildAction({ planId: plan.id, sectionId: section.id, registerNumber: i + 1, rank, title: `Мероприятие ${rank}` }),
);
const ids = actions.map((a) => a.id);

const person = (role: Role, institutionId: string | null = null) => {
  const user = buildUser({ memberships: [{ role, institutionId }] });
  const actor: Actor = { ...visitor(0), kind: 'user', userId: user.id, language: 'ru', grants: [{ role, institutionId }] };
  return { user, actor };
};
const secretariat = person('SECRETARIAT');
const focal = person('FOCAL_POINT', education.id);
const stranger = person('FOCAL_POINT', labour.id);
const observer = person('OBSERVER');

beforeAll(async () => {
  await insertRows(
    pool,
    education,
    labour,
    secretariat.user,
    focal.user,
    stranger.user,
    observer.user,
    plan,
    section,
    ...actions,
  );
});
const first = async (actionId: string) => {
  const [row] = await listAssignmentsOfAction(secretariat.actor, actionId);
  if (!row) throw new Error('no assignment');
  return row;
};

test('a lead proposed for several actions hears of it once, by notice and by mail', async () => {
  unwrap(await proposeAssignments(secretariat.actor, { actionIds: ids, institutionIds: [education.id], role: 'LEAD' }));
  const notices = await db.notification.findMany({ where: { userId: focal.user.id } });
  expect(notices.map((n) => n.kind)).toEqual(['assignment.proposedMany']);
  expect(notices[0]?.params).toEqual({ count: 3 });
  expect(await db.outboxMail.count({ where: { userId: focal.user.id } })).toBe(1);
  expect((await countAssignments(focal.actor, { whose: 'own' })).open).toBe(3);
});

test('proposing the same again changes nothing', async () => {
  expect(
    unwrap(await proposeAssignments(secretariat.actor, { actionIds: ids, institutionIds: [education.id], role: 'LEAD' })),
  ).toEqual({ changed: 0 });
});

test('another ministry can neither answer nor read the reasons', async () => {
  const { id, version } = await first(ids[0] as string);
  expect(await acceptAssignments(stranger.actor, { ids: [id] })).toMatchObject({ error: { code: 'FORBIDDEN' } });
  unwrap(await objectToAssignment(focal.actor, { id, version, status: 'CHANGE_REQUESTED', reason: 'Срок слишком короткий' }));
  expect((await listAssignmentsOfAction(stranger.actor, ids[0] as string))[0]?.reason).toBeNull();
  expect((await listAssignmentsOfAction(observer.actor, ids[0] as string))[0]?.reason).toBe('Срок слишком короткий');
});

test('an objection needs a reason and waits for the secretariat, which proposes again', async () => {
  const { id, version } = await first(ids[0] as string);
  expect(await objectToAssignment(focal.actor, { id, version, status: 'DECLINED', reason: ' ' })).toMatchObject({
    error: { code: 'INVALID' },
  });
  expect((await listAssignments(secretariat.actor, { whose: 'all', show: 'disputed' })).items).toHaveLength(1);
  expect(await answerObjection(focal.actor, { id, version, outcome: 'WITHDRAW', answer: 'Сами решили' })).toMatchObject({
    error: { code: 'FORBIDDEN' },
  });
  unwrap(
    await answerObjection(secretariat.actor, { id, version, outcome: 'PROPOSE_AGAIN', answer: 'Срок продлён до конца года' }),
  );
  expect(await first(ids[0] as string)).toMatchObject({ status: 'PROPOSED', answer: 'Срок продлён до конца года' });
});

test('an answer given to an older state is refused', async () => {
  const { id, version } = await first(ids[0] as string);
  expect(
    await objectToAssignment(focal.actor, { id, version: version - 1, status: 'DECLINED', reason: 'Нет полномочий' }),
  ).toMatchObject({ error: { code: 'CONFLICT' } });
});

test('the institution accepts many at once, and a second answer is a conflict', async () => {
  const rows = (await listAssignments(focal.actor, { whose: 'own', show: 'open' })).items.map((r) => r.id);
  unwrap(await acceptAssignments(focal.actor, { ids: rows }));
  expect(await acceptAssignments(focal.actor, { ids: rows })).toMatchObject({ error: { code: 'CONFLICT' } });
  expect(await countAssignments(focal.actor, { whose: 'own' })).toMatchObject({ open: 0, answered: 3 });
  const told = await db.notification.findMany({ where: { userId: secretariat.user.id } });
  expect(told.map((n) => n.kind)).toContain('assignment.acceptedMany');
});

test('a new lead transfers the accepted one; the database refuses a second accepted lead', async () => {
  const actionId = ids[0] as string;
  unwrap(await proposeAssignments(secretariat.actor, { actionIds: [actionId], institutionIds: [labour.id], role: 'LEAD' }));
  expect((await listAssignmentsOfAction(secretariat.actor, actionId)).map((a) => a.status).sort()).toEqual([
    'PROPOSED',
    'TRANSFERRED',
  ]);
  const second = db.actionAssignment.updateMany({ where: { actionId }, data: { status: 'ACCEPTED', role: 'LEAD' } });
  await expect(second).rejects.toThrow();
});

test('where a lead is in force, another cannot accept: the answer says so in words', async () => {
  const actionId = ids[1] as string;
  const { id } = await db.actionAssignment.create({ data: { actionId, institutionId: labour.id, role: 'LEAD' } });
  expect(await acceptAssignments(stranger.actor, { ids: [id] })).toMatchObject({
    error: { code: 'RULE', key: 'assignments.error.leadTaken' },
  });
  await db.actionAssignment.delete({ where: { id } });
});

test('one letter answers for one institution', async () => {
  const { id: foreign } = await db.actionAssignment.create({
    data: { actionId: ids[1] as string, institutionId: labour.id, role: 'CO_EXECUTOR' },
  });
  const { id: own } = await first(ids[2] as string);
  const scan = {
    key: 'ab/01890000-0000-7000-8000-0000000000ab',
    name: 'a.pdf',
    mime: 'application/pdf',
    size: 3,
    sha256: 'b'.repeat(64),
  };
  const letter = { number: '7/215', date: visitor(0).today, signatory: 'А. Аннаев', scan };
  const input = { ids: [own, foreign], status: 'ACCEPTED' as const, reason: null, letter };
  expect(await recordAnswerByLetter(secretariat.actor, input)).toMatchObject({
    error: { code: 'RULE', key: 'assignments.error.otherInstitution' },
  });
  await db.actionAssignment.delete({ where: { id: foreign } });
});

test('an answer by letter needs the scan and names the letter', async () => {
  const row = (await listAssignmentsOfAction(secretariat.actor, ids[0] as string)).find((a) => a.status === 'PROPOSED');
  const letter = { number: '7/214', date: visitor(0).today, signatory: 'А. Аннаев', scan: null };
  const input = { ids: [row?.id as string], status: 'ACCEPTED' as const, reason: null, letter };
  expect(await recordAnswerByLetter(secretariat.actor, input)).toMatchObject({
    error: { code: 'RULE', key: 'letters.error.scanNeeded' },
  });
  const scan = {
    key: 'aa/01890000-0000-7000-8000-0000000000aa',
    name: 'письмо.pdf',
    mime: 'application/pdf',
    size: 3,
    sha256: 'a'.repeat(64),
  };
  unwrap(await recordAnswerByLetter(secretariat.actor, { ...input, letter: { ...letter, scan } }));
  const after = (await listAssignmentsOfAction(stranger.actor, ids[0] as string)).find((a) => a.id === row?.id);
  expect(after).toMatchObject({ status: 'ACCEPTED', letter: { number: '7/214' } });
});

test('every step is in the audit with the institution it concerns', async () => {
  const events = await db.auditEvent.groupBy({ by: ['event'], where: { subjectId: { in: ids } }, _count: true });
  expect(events.map((e) => e.event).sort()).toEqual(
    [
      'assignment.accepted',
      'assignment.answered',
      'assignment.byLetter',
      'assignment.changeRequested',
      'assignment.proposed',
      'assignment.transferred',
      'assignment.unchanged',
    ].sort(),
  );
});
