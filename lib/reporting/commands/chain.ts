// The way of a report: submitted, validated, accepted, or returned with a comment; one or many at once.
import type { AuditEntry } from '@/lib/platform/audit/entry';
import type { Actor } from '@/lib/platform/auth/actor';
import { command } from '@/lib/platform/command';
import type { Tx } from '@/lib/platform/db';
import { DomainError } from '@/lib/platform/errors';
import { revertActionStatus, type StatusChange, takeActionStatus } from '@/lib/reporting/action-status';
import { assertWritable } from '@/lib/reporting/commands/drafts';
import { type ChainReport, contentOf, datesOf, loadReports } from '@/lib/reporting/load';
import { writing } from '@/lib/reporting/period-rules';
import { canAccept, canRead, canReturn, canSubmit, canValidate } from '@/lib/reporting/policy';
import { isOwnReport, isRunningPlan, isSettled, missingFields, needsEvidence } from '@/lib/reporting/rules';
import { ReturnInput, ReviewInput, SubmitInput } from '@/lib/reporting/schema';
import { periodLabel, tellExceptionGranted, tellInstitution, tellSecretariat, tellSigners } from '@/lib/reporting/tell';
import type { ReportState } from '@/prisma/generated/enums';
import type { ProgressReportUncheckedUpdateManyInput } from '@/prisma/generated/models';

const loadChain = (tx: Tx, { reports }: { reports: { id: string }[] }, actor: Actor) =>
  loadReports(
    tx,
    reports.map((r) => r.id),
    actor.userId,
  );

const event = (name: string, r: ChainReport, after: Record<string, unknown>): AuditEntry => ({
  event: `report.${name}`,
  subjectType: 'report',
  subjectId: r.id,
  planId: r.action.planId,
  institutionId: r.institutionId,
  before: { state: r.state },
  after,
});

/** What is signed or judged is what the person saw: any report changed meanwhile stops the whole act. */
function assertSeen(loaded: readonly ChainReport[], seen: readonly { id: string; version: number }[]) {
  const versions = new Map(seen.map((s) => [s.id, s.version]));
  if (loaded.some((r) => versions.get(r.id) !== r.version))
    throw new DomainError('CONFLICT', loaded.length > 1 ? 'reporting.error.changedMany' : 'reporting.error.changedOne');
}

/** One statement for all: the state moves only from where it was judged. */
async function moveReports(tx: Tx, loaded: readonly ChainReport[], data: ProgressReportUncheckedUpdateManyInput) {
  const states = [...new Set(loaded.map((r) => r.state))];
  const { count } = await tx.progressReport.updateMany({
    where: { id: { in: loaded.map((r) => r.id) }, state: { in: states } },
    data: { ...data, version: { increment: 1 } },
  });
  if (count !== loaded.length) throw new DomainError('CONFLICT', 'errors.busy');
}

const addReviews = (
  tx: Tx,
  loaded: readonly ChainReport[],
  outcome: ReportState,
  actor: Actor,
  at: Date,
  comment: string | null = null,
) => tx.reportReview.createMany({ data: loaded.map((r) => ({ reportId: r.id, outcome, byId: actor.userId, at, comment })) });

/** Submits one or all ready reports of the actor's institution. What is required and still missing is named. */
export const submitReports = command({
  name: 'report.submit',
  input: SubmitInput,
  load: loadChain,
  visible: canRead,
  allow: canSubmit,
  async run({ tx, input, loaded, actor, now, today }) {
    assertSeen(loaded, input.reports);
    for (const report of loaded) {
      assertWritable({ period: datesOf(report.period), exceptions: report.exceptions, actionId: report.actionId }, today);
      assertComplete(report, loaded.length > 1);
    }
    await moveReports(tx, loaded, {
      state: 'SUBMITTED',
      submittedAt: now,
      submittedById: actor.userId,
      validatedAt: null,
      acceptedAt: null,
    });
    await addReviews(tx, loaded, 'SUBMITTED', actor, now);
    await tellSigners(tx, loaded, actor.userId);
    return {
      result: { count: loaded.length },
      events: loaded.map((r) => event('submitted', r, { state: 'SUBMITTED', ...contentOf(r) })),
    };
  },
});

function assertComplete(report: ChainReport, isBulk: boolean) {
  const missing = missingFields(report.role, contentOf(report), {
    hasEvidence: report.evidence.length > 0,
    isRunning: isRunningPlan(report.period.plan.status),
  });
  if (!missing.length) return;
  throw new DomainError('RULE', isBulk ? 'reporting.error.incompleteMany' : 'reporting.error.incomplete', {
    fields: Object.fromEntries(missing.map((field) => [field, `reporting.needs.${field}`])),
  });
}

/** Signs one or many for the institution; an own report is signed only where nobody else could, and is marked. */
export const validateReports = command({
  name: 'report.validate',
  input: ReviewInput,
  load: loadChain,
  visible: canRead,
  allow: canValidate,
  async run({ tx, input, loaded, actor, now }) {
    assertSeen(loaded, input.reports);
    const [own, others] = [
      loaded.filter((r) => isOwnReport(r.submittedById, actor.userId)),
      loaded.filter((r) => !isOwnReport(r.submittedById, actor.userId)),
    ];
    const data = { state: 'VALIDATED', validatedAt: now, validatedById: actor.userId } as const;
    if (own.length) await moveReports(tx, own, { ...data, isSelfValidated: true });
    if (others.length) await moveReports(tx, others, { ...data, isSelfValidated: false });
    await addReviews(tx, loaded, 'VALIDATED', actor, now);
    await tellSecretariat(tx, loaded);
    return {
      result: { count: loaded.length },
      events: loaded.map((r) => event('validated', r, { state: 'VALIDATED', isSelfValidated: own.includes(r) })),
    };
  },
});

/** The secretariat accepts one or many; a lead's report sets the status of its action in the same transaction. */
export const acceptReports = command({
  name: 'report.accept',
  input: ReviewInput,
  load: loadChain,
  visible: canRead,
  allow: canAccept,
  async run({ tx, input, loaded, actor, now }) {
    assertSeen(loaded, input.reports);
    const unproved = loaded.find(
      (r) => r.role === 'LEAD' && needsEvidence(r.statusReported, isRunningPlan(r.period.plan.status)) && !r.evidence.length,
    );
    if (unproved) throw new DomainError('RULE', 'reporting.error.completedNeedsEvidence');
    await moveReports(tx, loaded, { state: 'ACCEPTED', acceptedAt: now, acceptedById: actor.userId });
    await addReviews(tx, loaded, 'ACCEPTED', actor, now);
    const changes = await takeActionStatus(
      tx,
      loaded.filter((r) => r.role === 'LEAD').map((r) => r.id),
    );
    await tellInstitution(tx, loaded, 'accepted', false);
    return {
      result: { count: loaded.length },
      events: [...loaded.map((r) => event('accepted', r, { state: 'ACCEPTED' })), ...statusEvents(changes)],
    };
  },
});

const statusEvents = (changes: readonly StatusChange[]): AuditEntry[] =>
  changes.map((c) => ({
    event: 'action.statusReported',
    subjectType: 'action',
    subjectId: c.actionId,
    planId: c.planId,
    institutionId: c.institutionId,
    before: { status: c.before },
    after: { status: c.after },
  }));

/**
 * Sends reports back with a comment: the validator what is submitted, the secretariat what is validated or accepted. After the lock the
 * secretariat's return grants an exception until a day, since otherwise nobody could correct what is asked.
 */
export const returnReports = command({
  name: 'report.return',
  input: ReturnInput,
  load: loadChain,
  visible: canRead,
  allow: canReturn,
  async run({ tx, input, loaded, actor, now, today }) {
    assertSeen(loaded, input.reports);
    const locked = loaded.filter((r) => !writing(datesOf(r.period), r.exceptions, r.actionId, today).allowed);
    const granted = locked.length ? await grantForReturn(tx, locked, input, actor, today) : [];
    await moveReports(tx, loaded, { state: 'RETURNED', validatedAt: null, acceptedAt: null, isSelfValidated: false });
    await addReviews(tx, loaded, 'RETURNED', actor, now, input.comment);
    const settled = loaded.filter((r) => r.role === 'LEAD' && isSettled(r.state));
    const changes = await revertActionStatus(
      tx,
      settled.map((r) => r.id),
    );
    // A validator's comment stays in the house; the history is read by the secretariat too.
    await tellInstitution(
      tx,
      loaded,
      'returned',
      loaded.some((r) => r.state !== 'SUBMITTED'),
    );
    return {
      result: { count: loaded.length },
      events: [
        // A validator's comment stays in the house; the history of a return is read by the secretariat too.
        ...loaded.map((r) =>
          event('returned', r, { state: 'RETURNED', ...(r.state !== 'SUBMITTED' && { comment: input.comment }) }),
        ),
        ...granted,
        ...statusEvents(changes),
      ],
    };
  },
});

type ReturnWords = { comment: string; until?: string | null | undefined };

async function grantForReturn(tx: Tx, locked: readonly ChainReport[], input: ReturnWords, actor: Actor, today: string) {
  // The validator cannot open a locked period; the secretariat can.
  if (locked.some((r) => r.state === 'SUBMITTED')) throw new DomainError('RULE', 'reporting.error.returnAfterLock');
  const until = input.until;
  if (!until || until < today) throw new DomainError('RULE', 'reporting.error.untilNeeded', { field: 'until' });
  await tx.lockException.createMany({
    data: locked.map((r) => ({
      periodId: r.periodId,
      institutionId: r.institutionId,
      actionId: r.actionId,
      grantedById: actor.userId,
      until: new Date(`${until}T00:00:00Z`),
      reason: input.comment,
    })),
  });
  for (const r of new Map(locked.map((l) => [`${l.institutionId}${l.periodId}`, l])).values())
    await tellExceptionGranted(tx, r.institutionId, r.periodId, periodLabel(datesOf(r.period)), until);
  return locked.map((r) => event('exceptionGranted', r, { until, reason: input.comment }));
}
