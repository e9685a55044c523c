// The steps of a plan from its draft to its end. Each is judged by its guards in the transaction that takes it.
import { type FactsRow, factsSql } from '@/lib/adoption/facts';
import {
  canAdopt,
  canClose,
  canReturn,
  canSendToCommission,
  canStartEvaluation,
  canStartImplementation,
  canSubmit,
  isSeen,
} from '@/lib/adoption/policy';
import { blockersOf, MOVES, type Move } from '@/lib/adoption/rules';
import { AdoptInput, PlanMoveInput, ReturnInput } from '@/lib/adoption/schema';
import type { AuditEntry } from '@/lib/platform/audit/entry';
import type { Actor } from '@/lib/platform/auth/actor';
import { command } from '@/lib/platform/command';
import type { Tx } from '@/lib/platform/db';
import { DomainError } from '@/lib/platform/errors';
import { recordFile } from '@/lib/platform/storage';
import { freeze } from '@/lib/versions/freeze';
import type { PlanStatus, VersionOccasion } from '@/prisma/generated/enums';

const told = (event: string, id: string, before: unknown, after: unknown): AuditEntry => ({
  event: `plan.${event}`,
  subjectType: 'plan',
  subjectId: id,
  planId: id,
  before,
  after,
});

async function lockPlan(tx: Tx, id: string) {
  await tx.$queryRaw`select 1 from "Plan" where "id" = ${id}::uuid for update`;
  return tx.plan.findUnique({
    where: { id },
    select: { id: true, status: true, deletedAt: true, version: true, legalActId: true, sourceLanguage: true },
  });
}
type Locked = NonNullable<Awaited<ReturnType<typeof lockPlan>>>;

/** @throws RULE that names the first rows in the way */
async function assertFree(tx: Tx, move: Move, planId: string, actor: Actor) {
  const [row] = await tx.$queryRaw<FactsRow[]>(factsSql(planId, actor.language));
  const [first] = row ? blockersOf(move, row.facts) : [];
  if (!first) return;
  const numbers = first.rows.map((r) => r.number).join(', ');
  throw new DomainError('RULE', `adoption.error.${first.kind}`, { params: { count: first.count, numbers } });
}

async function setStatus(tx: Tx, plan: Locked, to: PlanStatus) {
  const { count } = await tx.plan.updateMany({
    where: { id: plan.id, status: plan.status, version: plan.version },
    data: { status: to, version: { increment: 1 } },
  });
  if (!count) throw new DomainError('CONFLICT', 'errors.busy');
}

/** A guarded step that freezes the plan as it goes on. */
async function goOn(tx: Tx, actor: Actor, plan: Locked, move: 'sendToCommission' | 'submit', occasion: VersionOccasion) {
  await assertFree(tx, move, plan.id, actor);
  const { to } = MOVES[move];
  await setStatus(tx, plan, to);
  const version = await freeze(tx, actor, { planId: plan.id, status: to, occasion, name: null, reason: null });
  return { versionId: version.id, number: version.number };
}

/** DRAFTING → COMMISSION_REVIEW: every action of the plan before has its fate. */
export const sendToCommission = command({
  name: 'plan.sendToCommission',
  input: PlanMoveInput,
  load: (tx, { id }) => lockPlan(tx, id),
  visible: isSeen,
  allow: canSendToCommission,
  async run({ tx, loaded, actor }) {
    const after = await goOn(tx, actor, loaded, 'sendToCommission', 'COMMISSION');
    return {
      result: after,
      events: [told('sentToCommission', loaded.id, { status: loaded.status }, { status: 'COMMISSION_REVIEW', ...after })],
    };
  },
});

/** COMMISSION_REVIEW → SUBMITTED: every action has an accepted lead, a deadline, an expected result and an SDG target. */
export const submitPlan = command({
  name: 'plan.submit',
  input: PlanMoveInput,
  load: (tx, { id }) => lockPlan(tx, id),
  visible: isSeen,
  allow: canSubmit,
  async run({ tx, loaded, actor }) {
    const after = await goOn(tx, actor, loaded, 'submit', 'SUBMITTED');
    return {
      result: after,
      events: [told('submitted', loaded.id, { status: loaded.status }, { status: 'SUBMITTED', ...after })],
    };
  },
});

/** The Commission returns the plan: drafting goes on. */
export const returnPlan = command({
  name: 'plan.return',
  input: ReturnInput,
  load: (tx, { id }) => lockPlan(tx, id),
  visible: isSeen,
  allow: canReturn,
  async run({ tx, input, loaded }) {
    await setStatus(tx, loaded, 'DRAFTING');
    const after = { status: 'DRAFTING', reason: input.reason };
    return { result: null, events: [told('returned', loaded.id, { status: loaded.status }, after)] };
  },
});

type Act = Pick<(typeof AdoptInput)['_output'], 'type' | 'number' | 'title' | 'date' | 'scan'>;

async function recordAct(tx: Tx, actor: Actor, plan: Locked, { type, number, title, date, scan }: Act): Promise<string> {
  const { name = '', mime = '', ...written } = scan ?? {};
  const file = scan
    ? await recordFile(tx, written as Parameters<typeof recordFile>[1], { name, mime, userId: actor.userId })
    : null;
  const data = { type, number, title, date: new Date(`${date}T00:00:00Z`), ...(file && { scanId: file.id }) };
  if (!plan.legalActId) return (await tx.legalAct.create({ data, select: { id: true } })).id;
  await tx.legalAct.update({ where: { id: plan.legalActId }, data });
  return plan.legalActId;
}

/**
 * SUBMITTED → ADOPTED with the act. Freezes the adopted version and closes the live rows: from now on the database itself refuses changes
 * of words, dates, assignments and structure, until an amendment with its own act opens them.
 */
export const adoptPlan = command({
  name: 'plan.adopt',
  input: AdoptInput,
  load: (tx, { id }) => lockPlan(tx, id),
  visible: isSeen,
  allow: canAdopt,
  async run({ tx, input, loaded, actor, now, today }) {
    if (input.version !== loaded.version) throw new DomainError('CONFLICT', 'plans.error.changedMeanwhile');
    if (input.date > today) throw new DomainError('RULE', 'adoption.error.dateInFuture', { field: 'date' });
    await assertFree(tx, 'adopt', loaded.id, actor);
    const legalActId = await recordAct(tx, actor, loaded, input);
    const adopted = await tx.$queryRaw<
      { id: string }[]
    >`update "Action" set "draftStatus" = 'ADOPTED', "version" = "version" + 1, "updatedAt" = now()
      where "planId" = ${loaded.id}::uuid and "deletedAt" is null and "draftStatus" in ('DRAFT', 'PROPOSED', 'AGREED') returning "id"`;
    await setStatus(tx, loaded, 'ADOPTED');
    await tx.plan.update({ where: { id: loaded.id }, data: { legalActId }, select: { id: true } });
    const version = await freeze(tx, actor, {
      planId: loaded.id,
      status: 'ADOPTED',
      occasion: 'ADOPTED',
      name: null,
      reason: null,
    });
    await tx.plan.update({ where: { id: loaded.id }, data: { lockedAt: now }, select: { id: true } });
    const { number, date, type } = input;
    return {
      result: { versionId: version.id },
      events: [
        told(
          'adopted',
          loaded.id,
          { status: loaded.status },
          { status: 'ADOPTED', number, date, type, hash: version.rootHash, versionId: version.id },
        ),
        ...adopted.map(({ id }) => ({
          event: 'action.adopted',
          subjectType: 'action',
          subjectId: id,
          planId: loaded.id,
          before: null,
          after: null,
        })),
      ],
    };
  },
});

/** The unguarded steps of a plan in force. */
const onward =
  (move: 'startImplementation' | 'startEvaluation' | 'close', event: string) =>
  async ({ tx, loaded }: { tx: Tx; loaded: Locked }) => {
    const { to } = MOVES[move];
    await setStatus(tx, loaded, to);
    return { result: null, events: [told(event, loaded.id, { status: loaded.status }, { status: to })] };
  };

export const startImplementation = command({
  name: 'plan.startImplementation',
  input: PlanMoveInput,
  load: (tx, { id }) => lockPlan(tx, id),
  visible: isSeen,
  allow: canStartImplementation,
  run: onward('startImplementation', 'implementationStarted'),
});

export const startEvaluation = command({
  name: 'plan.startEvaluation',
  input: PlanMoveInput,
  load: (tx, { id }) => lockPlan(tx, id),
  visible: isSeen,
  allow: canStartEvaluation,
  run: onward('startEvaluation', 'evaluationStarted'),
});

export const closePlan = command({
  name: 'plan.close',
  input: PlanMoveInput,
  load: (tx, { id }) => lockPlan(tx, id),
  visible: isSeen,
  allow: canClose,
  run: onward('close', 'closed'),
});
