// Periods on a real database: locks and exceptions, letters, publication, and that what is listed is what may be read.
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { visibleTo as auditVisibleTo, type EventFacts } from '@/lib/audit/policy';
import { eventScope } from '@/lib/audit/scope';
import type { Actor } from '@/lib/platform/auth/actor';
import { unwrap } from '@/lib/platform/command';
import { db, queryRows } from '@/lib/platform/db';
import { sqlState } from '@/lib/platform/errors';
import { writeFileDurably } from '@/lib/platform/storage';
import { recordReportsByLetter } from '@/lib/reporting/commands/by-letter';
import { returnReports, submitReports } from '@/lib/reporting/commands/chain';
import { saveReport } from '@/lib/reporting/commands/drafts';
import {
  askException,
  changePeriod,
  createPeriod,
  grantException,
  lockPeriod,
  publishPeriod,
  remindInstitutions,
} from '@/lib/reporting/commands/periods';
import { reportsInPeriod } from '@/lib/reporting/period-rules';
import { canRead, canReadChain, reportScope, visibleTo } from '@/lib/reporting/policy';
import { getPeriod, getPeriodMatrix, listChain, listPeriods } from '@/lib/reporting/queries/periods';
import { countReporting, countReportStates, listReportsOfAction, listRunningPeriods } from '@/lib/reporting/queries/summaries';
import { actionNumber, reportsInPeriodSql } from '@/lib/reporting/sql';
import { buildWorld, day, loading, person } from '@/lib/reporting/test-world';
import { buildAction } from '@/prisma/factories/action';
import { buildInstitution } from '@/prisma/factories/people';
import { buildReport } from '@/prisma/factories/reporting';
import { Prisma } from '@/prisma/generated/client';
import { AssignmentRole, AssignmentStatus, ReportState, Visibility } from '@/prisma/generated/enums';

const world = buildWorld();
const { education, health, people, plan, section, open, before, a, b, c } = world;
const { focal, validator, secretariat, commission, observer, ombudsman, admin, partner, alone } = people;

beforeAll(() => world.insert());

const visibleEvents = (actor: Actor, event: EventFacts) => eventScope.test(auditVisibleTo(actor), event);
const owedOf = async (who: { actor: Actor }) => (await getPeriodMatrix(who.actor, open.id, 'ru')).owed;
const linesOf = async (who: { actor: Actor }) => (await getPeriodMatrix(who.actor, open.id, 'ru')).rows;
const period = (id: string) => db.reportingPeriod.findUniqueOrThrow({ where: { id } });
const save = (actionId: string, version: number, content: object, periodId = open.id) =>
  saveReport(focal.actor, { actionId, institutionId: education.id, periodId, version, language: 'ru', content });
const content = { narrative: { ru: 'Текст' }, statusReported: 'IN_PROGRESS' as const };

describe('a lock', () => {
  test('is kept by the database itself', async () => {
    const insert = db.progressReport.create({
      data: { actionId: a.id, institutionId: education.id, periodId: before.id, role: 'LEAD', sourceLanguage: 'ru' },
    });
    expect(sqlState(await insert.catch((e) => e))).toBe('MK001');
  });

  test('refuses writing and submitting, and says so', async () => {
    expect(await save(a.id, 0, { narrative: 'поздно' }, before.id)).toMatchObject({
      error: { code: 'RULE', key: 'reporting.error.locked' },
    });
    const draft = buildReport({ actionId: b.id, institutionId: education.id, periodId: before.id, ...content });
    await loading(draft);
    expect(await submitReports(focal.actor, { reports: [{ id: draft.id, version: 1 }] })).toMatchObject({
      error: { key: 'reporting.error.locked' },
    });
  });

  test('by hand needs a reason and tells who has to report', async () => {
    const { version } = await period(open.id);
    expect(await lockPeriod(secretariat.actor, { id: open.id, version, reason: ' ', language: 'ru' })).toMatchObject({
      error: { code: 'INVALID' },
    });
    expect(await lockPeriod(focal.actor, { id: open.id, version, reason: 'x', language: 'ru' })).toMatchObject({
      error: { code: 'FORBIDDEN' },
    });
    unwrap(await lockPeriod(secretariat.actor, { id: open.id, version, reason: 'Доклад передан в Комиссию', language: 'ru' }));
    expect(await getPeriod(focal.actor, open.id, 'ru')).toMatchObject({
      state: 'LOCKED',
      lockReason: { ru: 'Доклад передан в Комиссию' },
      lockedBy: expect.any(String),
    });
    expect(await db.notification.count({ where: { userId: focal.user.id, kind: 'period.locked' } })).toBe(1);
    expect(await save(a.id, 0, { narrative: 'поздно' })).toMatchObject({ error: { key: 'reporting.error.locked' } });
  });

  test('an institution asks for an exception; the secretariat grants it for one action until a day', async () => {
    const ask = { periodId: open.id, institutionId: education.id, reason: 'Нет данных велаятов' };
    expect(await askException(partner.actor, ask)).toMatchObject({ error: { code: 'NOT_FOUND' } });
    unwrap(await askException(focal.actor, ask));
    expect(await db.notification.findFirst({ where: { userId: secretariat.user.id } })).toMatchObject({
      kind: 'period.exceptionAsked',
      params: { institution: 'MOE' },
    });
    const grant = { periodId: open.id, institutionId: education.id, actionId: a.id, reason: 'Данные придут' };
    expect(await grantException(secretariat.actor, { ...grant, until: day(-1) })).toMatchObject({ error: { field: 'until' } });
    unwrap(await grantException(secretariat.actor, { ...grant, until: day(3) }));
    unwrap(await save(a.id, 0, { narrative: 'в срок исключения' }));
    expect(await save(b.id, 0, { narrative: 'другое' })).toMatchObject({ error: { key: 'reporting.error.locked' } });
    expect((await getPeriod(focal.actor, open.id, 'ru')).exceptions).toMatchObject([
      { number: '1.1', until: day(3), reason: 'Данные придут' },
    ]);
    expect((await getPeriod(alone.actor, open.id, 'ru')).exceptions).toEqual([]);
  });

  test('after the lock a return by the secretariat grants an exception with a date, and the validator cannot return', async () => {
    const [first, second] = ['VALIDATED', 'SUBMITTED'].map((state, i) =>
      buildReport({
        actionId: i ? b.id : c.id,
        institutionId: i ? education.id : health.id,
        periodId: open.id,
        state: state as 'VALIDATED',
        ...content,
      }),
    ) as [ReturnType<typeof buildReport>, ReturnType<typeof buildReport>];
    await loading(first, second);
    const comment = { comment: 'Исправить' };
    expect(await returnReports(validator.actor, { reports: [{ id: second.id, version: 1 }], ...comment })).toMatchObject({
      error: { key: 'reporting.error.returnAfterLock' },
    });
    const reports = [{ id: first.id, version: 1 }];
    expect(await returnReports(secretariat.actor, { reports, ...comment })).toMatchObject({ error: { field: 'until' } });
    unwrap(await returnReports(secretariat.actor, { reports, ...comment, until: day(5) }));
    expect(await db.lockException.findFirst({ where: { institutionId: health.id } })).toMatchObject({
      actionId: c.id,
      reason: 'Исправить',
    });
  });

  test('a later last day opens the period again', async () => {
    const { version } = await period(open.id);
    unwrap(await changePeriod(secretariat.actor, { id: open.id, version, opensAt: day(-19), dueAt: day(-1), locksAt: day(30) }));
    expect((await getPeriod(focal.actor, open.id, 'ru')).state).toBe('GRACE');
    expect(
      await changePeriod(secretariat.actor, { id: open.id, version, opensAt: day(-19), dueAt: day(-1), locksAt: day(40) }),
    ).toMatchObject({ error: { code: 'CONFLICT' } });
  });
});

test('what is owed is named to the secretariat and to the institution itself', async () => {
  expect((await owedOf(secretariat)).map((o) => o.number)).toEqual(expect.arrayContaining(['1.1', '1.3']));
  expect((await owedOf(focal)).map((o) => o.institutionId)).toEqual([education.id]);
  for (const who of [commission, observer, partner, admin]) expect(await owedOf(who)).toEqual([]);
});

test('reminders go to institutions that owe something, with their count', async () => {
  const institutionIds = [education.id, health.id];
  expect(await remindInstitutions(observer.actor, { periodId: open.id, institutionIds })).toMatchObject({
    error: { code: 'FORBIDDEN' },
  });
  expect(unwrap(await remindInstitutions(secretariat.actor, { periodId: open.id, institutionIds })).count).toBe(2);
  expect(await db.notification.findFirst({ where: { userId: focal.user.id, kind: 'period.overdue' } })).toMatchObject({
    params: { count: 1 },
  });
});

describe('by letter', () => {
  const letter = { number: '7/214', date: day(-2), signatory: 'А. Аманов' };
  const entry = (actionId: string) => ({
    actionId,
    version: 0,
    content: { statusReported: 'IN_PROGRESS' as const, narrative: 'Из письма' },
  });
  const input = (scan: object | null, entries: ReturnType<typeof entry>[]) => ({
    periodId: open.id,
    institutionId: health.id,
    language: 'ru' as const,
    letter: { ...letter, scan: scan as never },
    entries,
  });
  const scanned = async () => ({
    ...(await writeFileDurably(Buffer.from('%PDF-1.4'))),
    name: 'письмо.pdf',
    mime: 'application/pdf',
  });

  test('without the scan it is refused; with it, the reports are signed, name the letter, and the institution is told', async () => {
    expect(await recordReportsByLetter(secretariat.actor, input(null, [entry(c.id)]))).toMatchObject({
      error: { key: 'letters.error.scanNeeded', field: 'scan' },
    });
    expect(await recordReportsByLetter(focal.actor, input(await scanned(), [entry(c.id)]))).toMatchObject({
      error: { code: 'FORBIDDEN' },
    });
    unwrap(await recordReportsByLetter(secretariat.actor, input(await scanned(), [entry(c.id)])));
    const [row] = await listChain(secretariat.actor, open.id, { institutionId: health.id }, 'ru');
    expect(row).toMatchObject({ state: 'VALIDATED', letterNumber: '7/214' });
    const seen = await listReportsOfAction(alone.actor, c.id, 'ru');
    expect(seen.find((r) => r.periodId === open.id)).toMatchObject({
      letter: { number: '7/214', date: day(-2), recordedBy: expect.any(String) },
      words: { narrative: 'Из письма' },
    });
    expect(await db.notification.findFirst({ where: { userId: alone.user.id, kind: 'report.byLetter' } })).toMatchObject({
      params: { letter: '7/214', count: 1 },
    });
    expect((await owedOf(secretariat)).map((o) => o.institutionId)).not.toContain(health.id);
  });

  test('a draft that gives way stays in the history that only its institution reads', async () => {
    const draft = buildReport({
      actionId: b.id,
      institutionId: education.id,
      periodId: open.id,
      ...content,
      narrative: { ru: 'Слова черновика' },
    });
    await db.progressReport.deleteMany({ where: { actionId: b.id, periodId: open.id } });
    await loading(draft);
    const byEducation = { ...input(await scanned(), [entry(b.id)]), institutionId: education.id };
    unwrap(await recordReportsByLetter(secretariat.actor, byEducation));
    const events = await db.auditEvent.findMany({ where: { subjectId: draft.id }, orderBy: { id: 'asc' } });
    expect(events.map((e) => [e.event, JSON.stringify([e.before, e.after]).includes('Слова черновика')])).toEqual([
      ['report.draftReplaced', true],
      ['report.enteredByLetter', false],
    ]);
    expect(visibleEvents(secretariat.actor, events[0] as never)).toBe(false);
    expect(visibleEvents(focal.actor, events[0] as never)).toBe(true);
    await db.progressReport.delete({ where: { id: draft.id } });
    await loading(
      buildReport({ actionId: b.id, institutionId: education.id, periodId: open.id, state: 'SUBMITTED', ...content }),
    );
  });

  test('what is reported already is not entered a second time', async () => {
    expect(await recordReportsByLetter(secretariat.actor, input(await scanned(), [entry(c.id)]))).toMatchObject({
      error: { key: 'reporting.error.alreadyReported' },
    });
  });
});

test('publication makes accepted reports public, keeps what the secretariat holds back, and closes the period', async () => {
  const [open1, kept] = [a, b].map((action) =>
    buildReport({
      actionId: action.id,
      institutionId: education.id,
      periodId: before.id,
      state: 'ACCEPTED',
      visibility: 'INTERNAL',
      ...content,
    }),
  );
  await db.progressReport.deleteMany({ where: { periodId: before.id } });
  await loading(open1 as never, kept as never);
  const { version } = await period(before.id);
  const publish = { id: before.id, version, keepInternal: [kept?.id as string] };
  expect(await publishPeriod(secretariat.actor, { ...publish, id: open.id })).toMatchObject({ error: { code: 'RULE' } });
  expect(unwrap(await publishPeriod(secretariat.actor, publish))).toEqual({ published: 1, keptInternal: 1 });
  expect(await listReportsOfAction(partner.actor, a.id, 'ru')).toMatchObject([
    { state: 'PUBLISHED', steps: [], readsChain: false },
  ]);
  expect(await listReportsOfAction(partner.actor, b.id, 'ru')).toEqual([]);
  expect(await listReportsOfAction(commission.actor, b.id, 'ru')).toMatchObject([{ state: 'ACCEPTED' }]);
  expect(
    await grantException(secretariat.actor, {
      periodId: before.id,
      institutionId: education.id,
      actionId: null,
      until: day(5),
      reason: 'x',
    }),
  ).toMatchObject({ error: { code: 'FORBIDDEN' } });
});

test('a new period is told to those who will report in it; the same one is refused', async () => {
  const dates = { startDate: day(-10), endDate: day(-5), opensAt: day(-4), dueAt: day(20), locksAt: day(40) };
  const input = { planId: plan.id, type: 'AD_HOC' as const, ...dates };
  unwrap(await createPeriod(secretariat.actor, input));
  expect(await createPeriod(secretariat.actor, input)).toMatchObject({ error: { key: 'reporting.error.periodExists' } });
  expect(await createPeriod(secretariat.actor, { ...input, locksAt: day(1) })).toMatchObject({ error: { field: 'locksAt' } });
  expect(await createPeriod(commission.actor, input)).toMatchObject({ error: { code: 'FORBIDDEN' } });
  expect(await db.notification.count({ where: { userId: focal.user.id, kind: 'period.opened' } })).toBe(1);
});

describe('counts', () => {
  test('the lines of a period reconcile for those who follow it, and say less to the others', async () => {
    const rows = await linesOf(secretariat);
    for (const r of rows)
      expect((r.notSubmitted ?? 0) + (r.submitted ?? 0) + (r.validated ?? 0) + (r.accepted ?? 0) + r.published).toBe(r.due);
    expect(rows.every((r) => r.draft === null)).toBe(true);
    expect((await linesOf(commission))[0]).toMatchObject({
      submitted: null,
      validated: null,
      accepted: expect.any(Number),
    });
    expect(await linesOf(focal)).toMatchObject([{ institutionId: education.id, draft: 1, isOwn: true }]);
    expect((await linesOf(partner))[0]).toMatchObject({
      accepted: null,
      submitted: null,
      notSubmitted: null,
    });
  });

  test('lists of periods and counters answer every role', async () => {
    for (const who of Object.values(people)) {
      expect((await listPeriods(who.actor, plan.id, 'ru')).length).toBe(3);
      await countReporting(who.actor);
      await countReportStates(who.actor, plan.id);
      expect(
        (await listRunningPeriods(who.actor, 'ru')).every((p) => (p.missingInstitutions === null) === (who !== secretariat)),
      ).toBe(true);
    }
    expect(await countReporting(secretariat.actor)).toMatchObject({ toAccept: 1, due: 0 });
    expect(await countReporting(validator.actor)).toMatchObject({ toSign: 1 });
  });
});

test('listed is what may be read: every role × state × visibility, in SQL, in Prisma and in memory', async () => {
  const third = buildInstitution();
  const reports = [];
  const actions = [];
  let n = 10;
  for (const state of Object.values(ReportState))
    for (const visibility of Object.values(Visibility))
      for (const role of ['LEAD', 'CO_EXECUTOR'] as const) {
        const action = buildAction({
          planId: plan.id,
          sectionId: section.id,
          registerNumber: ++n,
          rank: `z${n}`,
          visibility: n % 2 ? visibility : 'PUBLIC',
          assignments: [{ institutionId: n % 3 ? education.id : third.id, role: 'LEAD' }],
        });
        actions.push(action);
        reports.push(
          buildReport({ actionId: action.id, institutionId: third.id, periodId: before.id, role, state, visibility, ...content }),
        );
      }
  await loading(third, ...actions, ...reports);
  const all = await db.progressReport.findMany({
    include: {
      action: {
        select: { visibility: true, assignments: { where: { role: 'LEAD', status: { in: ['ACCEPTED', 'AGREED_IN_MEETING'] } } } },
      },
    },
  });
  const roles = [
    focal,
    validator,
    secretariat,
    commission,
    observer,
    ombudsman,
    admin,
    partner,
    alone,
    person('FOCAL_POINT', third.id),
    person('NHRI', third.id),
  ];
  for (const { actor } of roles) {
    const scope = visibleTo(actor);
    const memory = all.filter((r) =>
      canRead(actor, {
        ...r,
        action: { visibility: r.action.visibility, leads: r.action.assignments.map((x) => x.institutionId) },
      }),
    );
    const prisma = await db.progressReport.findMany({ where: reportScope.where(scope), select: { id: true } });
    const listed = await queryRows<{ id: string }>(
      Prisma.sql`select r."id" from "ProgressReport" r join "Action" a on a."id" = r."actionId" where ${reportScope.sql(scope)}`,
    );
    const ids = (rows: { id: string }[]) => rows.map((r) => r.id).sort();
    expect(ids(prisma)).toEqual(ids(memory));
    expect(ids(listed)).toEqual(ids(memory));
    for (const item of await listChain(actor, before.id, {}, 'ru')) {
      const row = all.find((r) => r.id === item.id) as (typeof all)[number];
      expect(canReadChain(actor, { ...row, action: { visibility: row.action.visibility, leads: [] } })).toBe(true);
    }
  }
});

test('who reports is the same in the rule and in SQL', async () => {
  const model = fc.record({
    role: fc.constantFrom(...Object.values(AssignmentRole)),
    status: fc.constantFrom(...Object.values(AssignmentStatus)),
    start: fc.option(fc.integer({ min: -30, max: 0 }), { nil: null }),
    draftStatus: fc.constantFrom('ADOPTED' as const, 'WITHDRAWN' as const),
    isDeleted: fc.boolean(),
    before: fc.constantFrom(null, 'IN_PROGRESS', 'COMPLETED', 'CANCELLED', 'SUSPENDED'),
  });
  const samples = fc.sample(model, 120);
  const actions = samples.map((s, i) =>
    buildAction({
      planId: plan.id,
      sectionId: section.id,
      registerNumber: 500 + i,
      rank: `zz${String(i).padStart(3, '0')}`,
      startDate: s.start === null ? null : day(s.start),
      draftStatus: s.draftStatus,
      deletedAt: s.isDeleted ? new Date() : null,
      assignments: [{ institutionId: health.id, role: s.role, status: s.status, reason: 'x' }],
    }),
  );
  const history = samples.flatMap((s, i) =>
    s.before
      ? [
          buildReport({
            actionId: actions[i]?.id as string,
            institutionId: health.id,
            periodId: before.id,
            state: 'ACCEPTED',
            statusReported: s.before as 'COMPLETED',
            narrative: 'x',
          }),
        ]
      : [],
  );
  await loading(...actions, ...history);
  const rows = await queryRows<{ id: string; reports: boolean }>(Prisma.sql`
    select a."id", ${reportsInPeriodSql} as reports, ${actionNumber} as number from "ReportingPeriod" p join "Action" a on a."planId" = p."planId" join "ActionAssignment" x on x."actionId" = a."id"
    where p."id" = ${open.id}::uuid and a."registerNumber" >= 500`);
  const bySql = new Map(rows.map((r) => [r.id, r.reports]));
  for (const [i, s] of samples.entries()) {
    const expected = reportsInPeriod(
      {
        role: s.role,
        assignment: s.status,
        isDeleted: s.isDeleted,
        isWithdrawn: s.draftStatus === 'WITHDRAWN',
        startDate: s.start === null ? null : day(s.start),
        statusBefore: s.before as 'COMPLETED' | null,
      },
      day(-20),
    );
    expect(bySql.get(actions[i]?.id as string), JSON.stringify(s)).toBe(expected);
  }
});
