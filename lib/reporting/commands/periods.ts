// Periods: planned, moved, locked with a reason, published; exceptions asked for and granted; reminders.
import type { AuditEntry } from '@/lib/platform/audit/entry';
import { isoDay } from '@/lib/platform/clocks';
import { command } from '@/lib/platform/command';
import type { Tx } from '@/lib/platform/db';
import { DomainError } from '@/lib/platform/errors';
import { datesOf, type LoadedPeriod, loadPeriod, lockPeriodRow } from '@/lib/reporting/load';
import { missingOf, reportersOf } from '@/lib/reporting/missing';
import { periodCodeOf, periodMistake, periodState } from '@/lib/reporting/period-rules';
import { canAskException, canGrantException, canManagePeriods, isOwnPart } from '@/lib/reporting/policy';
import {
  AskExceptionInput,
  ChangePeriodInput,
  CreatePeriodInput,
  GrantExceptionInput,
  LockPeriodInput,
  PublishPeriodInput,
  RemindInput,
} from '@/lib/reporting/schema';
import {
  dayLabel,
  periodLabel,
  remindInstitution,
  tellExceptionAsked,
  tellExceptionGranted,
  tellPeriod,
} from '@/lib/reporting/tell';
import type { ReportingPeriodUncheckedUpdateManyInput } from '@/prisma/generated/models';

const day = (iso: string) => new Date(`${iso}T00:00:00Z`);

const event = (name: string, p: { id: string; planId: string }, before: unknown, after: unknown): AuditEntry => ({
  event: `period.${name}`,
  subjectType: 'period',
  subjectId: p.id,
  planId: p.planId,
  before,
  after,
});

function assertDates(dates: { startDate: string; endDate: string; opensAt: string; dueAt: string; locksAt: string }) {
  const wrong = periodMistake(dates);
  if (wrong) throw new DomainError('INVALID', `reporting.error.${wrong.mistake}`, { field: wrong.field });
}

async function change(tx: Tx, period: LoadedPeriod, version: number, data: ReportingPeriodUncheckedUpdateManyInput) {
  const { count } = await tx.reportingPeriod.updateMany({
    where: { id: period.id, version },
    data: { ...data, version: { increment: 1 } },
  });
  if (count !== 1) throw new DomainError('CONFLICT', 'reporting.error.periodChanged');
}

/** Plans a window in which the institutions of a plan report; those who will report are told when it is open already. */
export const createPeriod = command({
  name: 'period.create',
  input: CreatePeriodInput,
  load: (tx, { planId }) => tx.plan.findUnique({ where: { id: planId }, select: { id: true, deletedAt: true } }),
  allow: canManagePeriods,
  async run({ tx, input, today }) {
    assertDates(input);
    const code = periodCodeOf(input.type, input.startDate, input.endDate);
    if (await tx.reportingPeriod.count({ where: { planId: input.planId, code } }))
      throw new DomainError('RULE', 'reporting.error.periodExists', { field: 'startDate', params: { code } });
    const { startDate, endDate, opensAt, dueAt, locksAt } = input;
    const period = await tx.reportingPeriod.create({
      data: {
        planId: input.planId,
        type: input.type,
        code,
        startDate: day(startDate),
        endDate: day(endDate),
        opensAt: day(opensAt),
        dueAt: day(dueAt),
        locksAt: day(locksAt),
      },
      select: { id: true, planId: true },
    });
    if (periodState({ ...input, isLocked: false, isPublished: false }, today) === 'OPEN')
      await tellPeriod(tx, await reportersOf(tx, period.id), period.id, 'opened', periodLabel(input), dayLabel(dueAt));
    return {
      result: { id: period.id },
      events: [event('created', period, null, { code, startDate, endDate, opensAt, dueAt, locksAt })],
    };
  },
});

/** Moves the days of a period; a later last day opens a locked one again. Never after publication. */
export const changePeriod = command({
  name: 'period.change',
  input: ChangePeriodInput,
  load: (tx, { id }) => lockPeriodRow(tx, id),
  allow: canManagePeriods,
  async run({ tx, input, loaded, today }) {
    if (loaded.publishedAt) throw new DomainError('RULE', 'reporting.error.published');
    const before = datesOf(loaded);
    const { opensAt, dueAt, locksAt } = input;
    assertDates({ ...before, opensAt, dueAt, locksAt });
    const opens = !!loaded.lockedAt && locksAt >= today;
    await change(tx, loaded, input.version, {
      opensAt: day(opensAt),
      dueAt: day(dueAt),
      locksAt: day(locksAt),
      ...(opens && { lockedAt: null }),
    });
    const was = { opensAt: before.opensAt, dueAt: before.dueAt, locksAt: before.locksAt };
    return { result: { id: loaded.id }, events: [event(opens ? 'reopened' : 'moved', loaded, was, { opensAt, dueAt, locksAt })] };
  },
});

/** Locks a period by hand, or writes down why it is locked; a lock always says why. */
export const lockPeriod = command({
  name: 'period.lock',
  input: LockPeriodInput,
  load: (tx, { id }) => lockPeriodRow(tx, id),
  allow: canManagePeriods,
  async run({ tx, input, loaded, now, today }) {
    const state = periodState(datesOf(loaded), today);
    if (state === 'PLANNED' || state === 'PUBLISHED')
      throw new DomainError('RULE', `reporting.error.lock${state === 'PLANNED' ? 'Planned' : 'Published'}`);
    const lockReason = { [input.language]: input.reason };
    await change(tx, loaded, input.version, { lockReason, lockedAt: loaded.lockedAt ?? now });
    if (state !== 'LOCKED')
      await tellPeriod(tx, await reportersOf(tx, loaded.id), loaded.id, 'locked', periodLabel(datesOf(loaded)), '');
    return { result: { id: loaded.id }, events: [event('locked', loaded, { lockReason: loaded.lockReason }, { lockReason })] };
  },
});

/** Publishes the accepted reports of a locked period, except those that the secretariat keeps internal. */
export const publishPeriod = command({
  name: 'period.publish',
  input: PublishPeriodInput,
  load: (tx, { id }) => lockPeriodRow(tx, id),
  allow: canManagePeriods,
  timeout: 60_000,
  async run({ tx, input, loaded, actor, now, today }) {
    const state = periodState(datesOf(loaded), today);
    if (state !== 'LOCKED')
      throw new DomainError('RULE', state === 'PUBLISHED' ? 'reporting.error.published' : 'reporting.error.publishLockedOnly');
    await change(tx, loaded, input.version, { publishedAt: now, lockedAt: loaded.lockedAt ?? now });
    const published = await tx.$queryRaw<{ id: string }[]>`
      with done as (update "ProgressReport" set "state" = 'PUBLISHED', "publishedAt" = ${now}, "visibility" = 'PUBLIC', "version" = "version" + 1
        where "periodId" = ${loaded.id}::uuid and "state" = 'ACCEPTED' and "id" <> all(${input.keepInternal}::uuid[]) returning "id")
      insert into "ReportReview" ("id", "reportId", "outcome", "byId", "at")
      select gen_random_uuid(), "id", 'PUBLISHED', ${actor.userId}::uuid, ${now} from done returning "reportId" as id`;
    const after = { published: published.length, keptInternal: input.keepInternal.length };
    return { result: after, events: [event('published', loaded, null, after)] };
  },
});

/** Lets one institution write in a locked period until a day, for all its actions or one. */
export const grantException = command({
  name: 'period.grantException',
  input: GrantExceptionInput,
  load: (tx, { periodId }) => lockPeriodRow(tx, periodId),
  allow: canGrantException,
  async run({ tx, input, loaded, actor, today }) {
    if (input.until < today) throw new DomainError('RULE', 'reporting.error.untilPast', { field: 'until' });
    const { institutionId, actionId, until, reason } = input;
    if (actionId && !(await tx.action.count({ where: { id: actionId, planId: loaded.planId } })))
      throw new DomainError('INVALID', 'errors.field.unreadable', { field: 'actionId' });
    await tx.lockException.create({
      data: { periodId: loaded.id, institutionId, actionId, until: day(until), reason, grantedById: actor.userId },
      select: { id: true },
    });
    await tellExceptionGranted(tx, institutionId, loaded.id, periodLabel(datesOf(loaded)), until);
    const after = { institutionId, actionId, until, reason };
    return { result: { id: loaded.id }, events: [{ ...event('exceptionGranted', loaded, null, after), institutionId }] };
  },
});

/** An institution asks to write in a locked period; the secretariat gets a notice that leads to the form. */
export const askException = command({
  name: 'period.askException',
  input: AskExceptionInput,
  async load(tx, { periodId, institutionId }) {
    const period = await loadPeriod(tx, periodId);
    return period && { ...period, institutionId };
  },
  visible: isOwnPart,
  allow: canAskException,
  async run({ tx, input, loaded, today }) {
    const dates = datesOf(loaded);
    if (periodState(dates, today) !== 'LOCKED') throw new DomainError('RULE', 'reporting.error.askLockedOnly');
    await tellExceptionAsked(tx, input.institutionId, loaded.id, periodLabel(dates));
    const asked = event('exceptionAsked', loaded, null, { reason: input.reason });
    return {
      result: { id: loaded.id },
      events: [{ ...asked, institutionId: input.institutionId, actingForId: input.institutionId }],
    };
  },
});

/** Reminds institutions of what is missing or not submitted; each gets one notice with its own count. */
export const remindInstitutions = command({
  name: 'period.remind',
  input: RemindInput,
  load: (tx, { periodId }) => lockPeriodRow(tx, periodId),
  allow: canManagePeriods,
  async run({ tx, input, loaded, today }) {
    const dates = datesOf(loaded);
    if (today < dates.opensAt) throw new DomainError('RULE', 'reporting.error.notOpenYet');
    const owing = (await missingOf(tx, loaded.id)).filter((m) => input.institutionIds.includes(m.institutionId) && m.count > 0);
    if (!owing.length) throw new DomainError('RULE', 'reporting.error.nobodyToRemind');
    for (const { institutionId, count } of owing)
      await remindInstitution(tx, institutionId, loaded.id, {
        kind: today > dates.dueAt ? 'overdue' : 'reminder',
        period: periodLabel(dates),
        count,
        date: dayLabel(isoDay(loaded.dueAt) as string),
      });
    const events = owing.map((m) => ({ ...event('reminded', loaded, null, { count: m.count }), institutionId: m.institutionId }));
    return { result: { count: owing.length }, events };
  },
});
