// Proposing parts in actions, answering, settling what is disputed. Bulk from the start: the matrix and the meeting use the same commands.
import { canPropose, canRespond, canSettle } from '@/lib/assignments/policy';
import { type Change, canFollow, proposalChanges } from '@/lib/assignments/rules';
import { AcceptInput, AnswerInput, ByLetterInput, ObjectInput, ProposeInput, WithdrawInput } from '@/lib/assignments/schema';
import { type Told, tellInstitutions, tellSecretariat } from '@/lib/assignments/tell';
import { recordLetter } from '@/lib/letters/commands';
import type { AuditEntry } from '@/lib/platform/audit/entry';
import { command, unwrap } from '@/lib/platform/command';
import type { Tx } from '@/lib/platform/db';
import { DomainError } from '@/lib/platform/errors';
import type { AssignmentStatus } from '@/prisma/generated/enums';

const row = {
  id: true,
  actionId: true,
  institutionId: true,
  role: true,
  status: true,
  reason: true,
  version: true,
  action: {
    select: { planId: true, registerNumber: true, deletedAt: true, plan: { select: { status: true, deletedAt: true } } },
  },
} as const;

/** Actions before their assignments, as everybody locks them: a changed lead is written on the action too. */
async function loadLocked(tx: Tx, ids: readonly string[]) {
  await tx.$queryRaw`select 1 from "Action" where "id" in (select x."actionId" from "ActionAssignment" x where x."id" = any(${[...ids]}::uuid[])) order by "id" for update`;
  await tx.$queryRaw`select 1 from "ActionAssignment" where "id" = any(${[...ids]}::uuid[]) order by "id" for update`;
  const rows = await tx.actionAssignment.findMany({ where: { id: { in: [...ids] } }, select: row, orderBy: { id: 'asc' } });
  return rows.length === new Set(ids).size ? rows : null;
}
type Loaded = NonNullable<Awaited<ReturnType<typeof loadLocked>>>[number];

const event = (
  name: string,
  a: Pick<Loaded, 'actionId' | 'institutionId' | 'action'>,
  before: unknown,
  after: unknown,
): AuditEntry => ({
  event: `assignment.${name}`,
  subjectType: 'action',
  subjectId: a.actionId,
  planId: a.action.planId,
  institutionId: a.institutionId,
  before,
  after,
});

/** Proposes institutions for a role on each of the actions; a new lead replaces proposed ones and transfers an accepted one. */
export const proposeAssignments = command({
  name: 'assignment.propose',
  input: ProposeInput,
  async load(tx, { actionIds }) {
    await tx.$queryRaw`select 1 from "Action" where "id" = any(${actionIds}::uuid[]) order by "id" for update`;
    const actions = await tx.action.findMany({
      where: { id: { in: actionIds } },
      select: {
        id: true,
        planId: true,
        registerNumber: true,
        deletedAt: true,
        plan: { select: { status: true, deletedAt: true } },
        assignments: { select: { id: true, actionId: true, institutionId: true, role: true, status: true } },
      },
    });
    return actions.length === new Set(actionIds).size ? actions : null;
  },
  allow: canPropose,
  async run({ tx, input, loaded, actor, now }) {
    await assertInstitutions(tx, input.institutionIds);
    const all = loaded.map((action) => ({
      action,
      changes: proposalChanges(action.id, action.assignments, input.institutionIds, input.role),
    }));
    const changes = all.flatMap((a) => a.changes);
    await applyChanges(tx, changes, input.role, actor.userId, now);
    const events = all.flatMap(({ action, changes: own }) => own.map((change) => changeEvent(action, change, input.role)));
    // Proposing what is already there changes nothing and still is remembered as an attempt.
    const quiet = loaded.map((a) => ({
      event: 'assignment.unchanged',
      subjectType: 'action',
      subjectId: a.id,
      planId: a.planId,
    }));
    await tellInstitutions(tx, proposedTo(changes));
    return { result: { changed: changes.length }, events: events.length ? events : quiet };
  },
});

async function assertInstitutions(tx: Tx, ids: readonly string[]) {
  const known = await tx.institution.count({ where: { id: { in: [...ids] }, isActive: true } });
  if (known !== new Set(ids).size)
    throw new DomainError('INVALID', 'assignments.error.institutionNeeded', { field: 'institutionIds' });
}

async function applyChanges(tx: Tx, changes: readonly Change[], role: Loaded['role'], userId: string | null, now: Date) {
  const of = <K extends Change['kind']>(kind: K) => changes.filter((c): c is Extract<Change, { kind: K }> => c.kind === kind);
  await tx.actionAssignment.deleteMany({ where: { id: { in: of('replace').map((c) => c.present.id) } } });
  await tx.actionAssignment.updateMany({
    where: { id: { in: of('transfer').map((c) => c.present.id) } },
    data: { status: 'TRANSFERRED', respondedAt: now, version: { increment: 1 } },
  });
  await tx.actionAssignment.updateMany({
    where: { id: { in: of('again').map((c) => c.present.id) } },
    data: {
      role,
      status: 'PROPOSED',
      reason: null,
      proposedAt: now,
      proposedById: userId,
      respondedAt: null,
      respondedById: null,
      letterId: null,
      version: { increment: 1 },
    },
  });
  await tx.actionAssignment.createMany({
    data: of('create').map((c) => ({
      actionId: c.actionId,
      institutionId: c.institutionId,
      role,
      proposedAt: now,
      proposedById: userId,
    })),
  });
}

function changeEvent(action: { id: string; planId: string }, change: Change, role: Loaded['role']): AuditEntry {
  const institutionId = change.kind === 'create' ? change.institutionId : change.present.institutionId;
  const before = change.kind === 'create' ? null : { role: change.present.role, status: change.present.status };
  const after = {
    create: { role, status: 'PROPOSED' },
    again: { role, status: 'PROPOSED' },
    replace: null,
    transfer: { role: 'LEAD', status: 'TRANSFERRED' },
  }[change.kind];
  const name = { create: 'proposed', again: 'proposed', replace: 'withdrawn', transfer: 'transferred' }[change.kind];
  return {
    event: `assignment.${name}`,
    subjectType: 'action',
    subjectId: action.id,
    planId: action.planId,
    institutionId,
    before,
    after,
  };
}

const TOLD = { create: 'proposed', again: 'proposed', replace: 'withdrawn', transfer: null } as const;

function proposedTo(changes: readonly Change[]): Told[] {
  return changes.flatMap((c) => {
    const kind = TOLD[c.kind];
    const { institutionId, actionId } = c.kind === 'create' ? c : c.present;
    return kind ? [{ institutionId, actionId, kind }] : [];
  });
}

/** The institution takes its part, one or many at once. */
export const acceptAssignments = command({
  name: 'assignment.accept',
  input: AcceptInput,
  load: (tx, { ids }) => loadLocked(tx, ids),
  allow: canRespond,
  async run({ tx, loaded, actor, now }) {
    await moveTo(tx, loaded, 'ACCEPTED', { reason: null, respondedAt: now, respondedById: actor.userId });
    await tellSecretariat(tx, loaded, 'accepted');
    return {
      result: { accepted: loaded.length },
      events: loaded.map((a) => event('accepted', a, { status: a.status }, { status: 'ACCEPTED', role: a.role })),
    };
  },
});

/** The institution declines, or asks for a change, with its reason. */
export const objectToAssignment = command({
  name: 'assignment.object',
  input: ObjectInput,
  load: (tx, { id }) => loadLocked(tx, [id]),
  allow: canRespond,
  async run({ tx, input, loaded, actor, now }) {
    assertVersion(loaded, input.version);
    await moveTo(tx, loaded, input.status, { reason: input.reason, answer: null, respondedAt: now, respondedById: actor.userId });
    const name = input.status === 'DECLINED' ? 'declined' : 'changeRequested';
    await tellSecretariat(tx, loaded, name);
    return {
      result: null,
      events: loaded.map((a) => event(name, a, { status: a.status }, { status: input.status, reason: input.reason })),
    };
  },
});

/** The secretariat answers a decline or a change request: the same again, or the proposal is taken back. */
export const answerObjection = command({
  name: 'assignment.answer',
  input: AnswerInput,
  load: (tx, { id }) => loadLocked(tx, [id]),
  allow: canSettle,
  async run({ tx, input, loaded }) {
    assertVersion(loaded, input.version);
    const [a] = loaded as [Loaded];
    if (a.status !== 'DECLINED' && a.status !== 'CHANGE_REQUESTED')
      throw new DomainError('CONFLICT', 'assignments.error.alreadyAnswered');
    if (input.outcome === 'WITHDRAW') await tx.actionAssignment.delete({ where: { id: a.id } });
    else await moveTo(tx, loaded, 'PROPOSED', { answer: input.answer, respondedAt: null, respondedById: null });
    await tellInstitutions(tx, [{ institutionId: a.institutionId, actionId: a.actionId, kind: 'answered' }]);
    return {
      result: null,
      events: [event('answered', a, { status: a.status, reason: a.reason }, { outcome: input.outcome, answer: input.answer })],
    };
  },
});

/** Takes one proposal or part away. */
export const withdrawAssignment = command({
  name: 'assignment.withdraw',
  input: WithdrawInput,
  async load(tx, { id }) {
    const [found] = (await loadLocked(tx, [id])) ?? [];
    return found ? { ...found, plan: found.action.plan, deletedAt: found.action.deletedAt } : null;
  },
  allow: canPropose,
  async run({ tx, loaded }) {
    await tx.actionAssignment.delete({ where: { id: loaded.id } });
    await tellInstitutions(tx, [{ institutionId: loaded.institutionId, actionId: loaded.actionId, kind: 'withdrawn' }]);
    return { result: null, events: [event('withdrawn', loaded, { role: loaded.role, status: loaded.status }, null)] };
  },
});

/** The secretariat enters an institution's answer from an official letter with its scan; all of one institution. */
export const recordAnswerByLetter = command({
  name: 'assignment.recordByLetter',
  input: ByLetterInput,
  load: (tx, { ids }) => loadLocked(tx, ids),
  allow: canSettle,
  async run({ tx, input, loaded, actor, now }) {
    const institutionId = loaded[0]?.institutionId ?? '';
    if (loaded.some((a) => a.institutionId !== institutionId))
      throw new DomainError('RULE', 'assignments.error.otherInstitution');
    if (input.status !== 'ACCEPTED' && !input.reason)
      throw new DomainError('INVALID', 'assignments.error.reasonNeeded', { field: 'reason' });
    const letter = unwrap(await recordLetter(actor, { ...input.letter, institutionId }, { tx }));
    await moveTo(tx, loaded, input.status, {
      reason: input.reason,
      letterId: letter.id,
      respondedAt: now,
      respondedById: actor.userId,
    });
    await tellInstitutions(
      tx,
      loaded.map((a) => ({ institutionId: a.institutionId, actionId: a.actionId, kind: 'byLetter' as const })),
      { letter: letter.number },
    );
    const after = { status: input.status, reason: input.reason, letter: letter.number };
    return { result: { recorded: loaded.length }, events: loaded.map((a) => event('byLetter', a, { status: a.status }, after)) };
  },
});

function assertVersion(loaded: readonly Loaded[], version: number) {
  if (loaded.some((a) => a.version !== version)) throw new DomainError('CONFLICT', 'assignments.error.changedMeanwhile');
}

async function moveTo(tx: Tx, loaded: readonly Loaded[], status: AssignmentStatus, data: object) {
  const stuck = loaded.find((a) => !canFollow(a.status, status));
  if (stuck) throw new DomainError('CONFLICT', 'assignments.error.alreadyAnswered');
  if (status === 'ACCEPTED') await assertSingleLead(tx, loaded);
  await tx.actionAssignment.updateMany({
    where: { id: { in: loaded.map((a) => a.id) } },
    data: { ...data, status, version: { increment: 1 } },
  });
}

/** The index in the database refuses a second lead; this says so in words. */
async function assertSingleLead(tx: Tx, loaded: readonly Loaded[]) {
  const leads = loaded.filter((a) => a.role === 'LEAD');
  const taken = await tx.actionAssignment.count({
    where: {
      actionId: { in: leads.map((a) => a.actionId) },
      id: { notIn: leads.map((a) => a.id) },
      role: 'LEAD',
      status: { in: ['ACCEPTED', 'AGREED_IN_MEETING'] },
    },
  });
  if (taken || new Set(leads.map((a) => a.actionId)).size !== leads.length)
    throw new DomainError('RULE', 'assignments.error.leadTaken');
}
