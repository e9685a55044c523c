// The whole way of a report on a real database: written, submitted, signed, accepted, returned, published.
import { beforeAll, expect, test } from 'vitest';
import { noFilter } from '@/lib/actions/filter';
import { listActions } from '@/lib/actions/list-queries';
import { getPlanOverview } from '@/lib/actions/overview-queries';
import { getAction } from '@/lib/actions/queries';
import { getSdgRollup } from '@/lib/actions/rollup-queries';
import { listHistory } from '@/lib/audit/queries';
import { canReadDashboard } from '@/lib/dashboard/policy';
import { getDashboard } from '@/lib/dashboard/queries';
import { getMatrixInput } from '@/lib/plan-exports/queries';
import type { Actor } from '@/lib/platform/auth/actor';
import { unwrap } from '@/lib/platform/command';
import { db } from '@/lib/platform/db';
import { acceptReports, returnReports, submitReports, validateReports } from '@/lib/reporting/commands/chain';
import { attachEvidence, saveReport, takeOverReport } from '@/lib/reporting/commands/drafts';
import { defaultPeriod, listMyPeriods, listMyReports } from '@/lib/reporting/queries/my-reports';
import { getReportDetail, listQueue } from '@/lib/reporting/queries/review';
import { buildWorld } from '@/lib/reporting/test-world';
import { buildReport } from '@/prisma/factories/reporting';
import type { ActionStatus } from '@/prisma/generated/enums';

const world = buildWorld();
const { education, health, people, open, before, a, b, c } = world;
const { focal, validator, alone, secretariat } = people;
const last = buildReport({
  actionId: a.id,
  institutionId: education.id,
  periodId: before.id,
  state: 'ACCEPTED',
  statusReported: 'IN_PROGRESS',
  progressPercent: 30,
  narrative: { ru: 'Открыто 14 садов.' },
});

beforeAll(() => world.insert(last));

const place = (actionId: string, institutionId = education.id) => ({ actionId, institutionId, periodId: open.id });
const save = (actor: Actor, actionId: string, version: number, content: object, base?: object, institutionId = education.id) =>
  saveReport(actor, { ...place(actionId, institutionId), version, language: 'ru', content, ...(base && { base }) });
const stored = (actionId: string, institutionId = education.id) =>
  db.progressReport.findUniqueOrThrow({
    where: { actionId_institutionId_periodId: place(actionId, institutionId) },
    include: { texts: true, reviews: { orderBy: { at: 'asc' } }, evidence: true },
  });
const seen = async (actionId: string, institutionId = education.id) => {
  const { id, version } = await stored(actionId, institutionId);
  return { reports: [{ id, version }] };
};

test('a focal point sees the actions of the period with the last accepted words beside', async () => {
  const period = defaultPeriod(await listMyPeriods(focal.actor, 'ru'));
  expect(period).toMatchObject({ periodId: open.id, state: 'OPEN', parts: 3, open: 2 });
  const reports = await listMyReports(focal.actor, period as never, 'ru');
  expect(reports.map((r) => [r.number, r.role, r.state])).toEqual([
    ['1.1', 'LEAD', null],
    ['1.2', 'LEAD', null],
    ['1.3', 'CO_EXECUTOR', null],
  ]);
  expect(reports[0]?.last).toMatchObject({ progressPercent: 30, words: { narrative: 'Открыто 14 садов.', language: 'ru' } });
  expect(reports[0]).toMatchObject({
    required: ['statusReported', 'narrative'],
    missing: ['statusReported', 'narrative'],
    can: { write: true, takeOver: true },
  });
  expect(reports[1]?.can.takeOver).toBe(false);
});

test('the first save begins the report; the next one continues it; saving the same again writes nothing', async () => {
  const first = unwrap(await save(focal.actor, b.id, 0, { narrative: 'Начало' }));
  expect(first.version).toBe(2);
  const second = unwrap(await save(focal.actor, b.id, first.version, { narrative: 'Начало', statusReported: 'IN_PROGRESS' }));
  expect(second.version).toBe(3);
  expect(unwrap(await save(focal.actor, b.id, 3, { narrative: 'Начало' }))).toMatchObject({ version: 3 });
  const report = await stored(b.id);
  expect(report).toMatchObject({ state: 'DRAFT', statusReported: 'IN_PROGRESS', version: 3, visibility: 'INTERNAL' });
  const events = await db.auditEvent.findMany({ where: { subjectId: report.id }, orderBy: { id: 'asc' } });
  expect(events.map((e) => e.event)).toEqual(['report.begun', 'report.edited']);
  expect(events[1]).toMatchObject({
    before: { statusReported: null },
    after: { statusReported: 'IN_PROGRESS' },
    institutionId: education.id,
  });
});

test('two tabs: different fields are joined, the same field shows both texts and nothing is overwritten', async () => {
  const version = (await stored(b.id)).version;
  unwrap(await save(validator.actor, b.id, version, { obstacles: 'Нет средств' }));
  const joined = unwrap(await save(focal.actor, b.id, version, { nextSteps: 'Дальше' }, { nextSteps: null }));
  expect(joined.version).toBe(version + 2);
  const clash = await save(focal.actor, b.id, version, { obstacles: 'Нет людей' }, { obstacles: null });
  expect(clash).toMatchObject({
    ok: false,
    error: {
      code: 'CONFLICT',
      params: { version: version + 2 },
      conflicts: [{ field: 'obstacles', mine: 'Нет людей', theirs: 'Нет средств' }],
    },
  });
  expect((await stored(b.id)).texts[0]?.obstacles).toBe('Нет средств');
});

test('two first saves at once make one report', async () => {
  const results = await Promise.all([
    save(focal.actor, c.id, 0, { narrative: 'Вклад один' }),
    save(validator.actor, c.id, 0, { narrative: 'Вклад два' }),
  ]);
  expect(results.filter((r) => r.ok)).toHaveLength(1);
  expect(results.find((r) => !r.ok)).toMatchObject({ error: { code: 'CONFLICT' } });
  expect(await db.progressReport.count({ where: place(c.id) })).toBe(1);
});

test('another ministry’s report does not exist for a focal point, and nobody else writes for it', async () => {
  expect(await save(focal.actor, c.id, 0, { narrative: 'x' }, undefined, health.id)).toMatchObject({
    error: { code: 'NOT_FOUND' },
  });
  for (const who of [secretariat, people.observer, people.commission, people.partner, people.admin])
    expect(await save(who.actor, a.id, 0, { narrative: 'x' })).toMatchObject({ error: { code: 'NOT_FOUND' } });
});

test('an incomplete report is not submitted, and says what it lacks', async () => {
  unwrap(await save(focal.actor, b.id, (await stored(b.id)).version, { statusReported: 'SUSPENDED' }));
  expect(await submitReports(focal.actor, await seen(b.id))).toMatchObject({
    error: { code: 'RULE', fields: { statusReason: 'reporting.needs.statusReason' } },
  });
  unwrap(await save(focal.actor, b.id, (await stored(b.id)).version, { statusReported: 'COMPLETED' }));
  expect(await submitReports(focal.actor, await seen(b.id))).toMatchObject({
    error: { fields: { evidence: 'reporting.needs.evidence' } },
  });
});

test('"no change" takes over words, status, percent and evidence, and is marked until the words change', async () => {
  const taken = unwrap(await takeOverReport(focal.actor, { ...place(a.id), version: 0, language: 'tk' }));
  const report = await stored(a.id);
  expect(report).toMatchObject({ isUnchanged: true, statusReported: 'IN_PROGRESS', progressPercent: 30, sourceLanguage: 'ru' });
  expect(report.texts[0]?.narrative).toBe('Открыто 14 садов.');
  expect(await takeOverReport(focal.actor, { ...place(a.id), version: taken.version, language: 'tk' })).toMatchObject({
    error: { code: 'CONFLICT' },
  });
  unwrap(await save(focal.actor, a.id, taken.version, { progressPercent: 35 }));
  expect((await stored(a.id)).isUnchanged).toBe(true);
  unwrap(await save(focal.actor, a.id, taken.version + 1, { narrative: 'Открыто 16 садов.' }));
  expect((await stored(a.id)).isUnchanged).toBe(false);
});

test('what was changed since it was read is not submitted', async () => {
  const { id, version } = await stored(a.id);
  expect(await submitReports(focal.actor, { reports: [{ id, version: version - 1 }] })).toMatchObject({
    error: { code: 'CONFLICT', key: 'reporting.error.changedOne' },
  });
});

test('percent is a whole number from 0 to 100', async () => {
  const version = (await stored(a.id)).version;
  for (const progressPercent of [-1, 101, 50.5])
    expect(await save(focal.actor, a.id, version, { progressPercent })).toMatchObject({
      error: { code: 'INVALID', fields: { 'content.progressPercent': 'reporting.error.percent' } },
    });
});

test('submitting tells the signer; a second submission of the same version changes nothing', async () => {
  const what = await seen(a.id);
  const [one, two] = await Promise.all([submitReports(focal.actor, what), submitReports(focal.actor, what)]);
  expect([one.ok, two.ok].sort()).toEqual([false, true]);
  const report = await stored(a.id);
  expect(report).toMatchObject({ state: 'SUBMITTED', submittedById: focal.user.id });
  expect(report.reviews.map((r) => r.outcome)).toEqual(['SUBMITTED']);
  expect(await db.notification.findMany({ where: { userId: validator.user.id } })).toMatchObject([
    { kind: 'report.submitted', params: { institution: 'MOE', count: 1 } },
  ]);
  expect(await save(focal.actor, a.id, report.version, { narrative: 'x' })).toMatchObject({ error: { code: 'FORBIDDEN' } });
});

test('the validator returns with a comment; the focal point sees it first and submits again', async () => {
  expect(await returnReports(validator.actor, { ...(await seen(a.id)), comment: '  ' })).toMatchObject({
    error: { code: 'INVALID' },
  });
  unwrap(await returnReports(validator.actor, { ...(await seen(a.id)), comment: 'Сколько садов в сёлах?' }));
  const history = await db.auditEvent.findMany({ where: { event: 'report.returned' }, select: { after: true } });
  expect(JSON.stringify(history)).not.toContain('Сколько садов'); // it stays in the house; the history is read by others too
  const [period] = await listMyPeriods(focal.actor, 'ru');
  const mine = (await listMyReports(focal.actor, period as never, 'ru'))[0];
  expect(mine).toMatchObject({
    state: 'RETURNED',
    returned: { comment: 'Сколько садов в сёлах?' },
    can: { write: true, submit: true },
  });
  unwrap(await save(focal.actor, a.id, (await stored(a.id)).version, { narrative: 'Открыто 16 садов, 9 в сёлах.' }));
  unwrap(await submitReports(focal.actor, await seen(a.id)));
});

test('who submitted does not sign; the validator signs what was seen, not what was changed meanwhile', async () => {
  expect(await validateReports(focal.actor, await seen(a.id))).toMatchObject({ error: { code: 'FORBIDDEN' } });
  const { id, version } = await stored(a.id);
  expect(await validateReports(validator.actor, { reports: [{ id, version: version - 1 }] })).toMatchObject({
    error: { code: 'CONFLICT' },
  });
  expect((await listQueue(validator.actor, 'sign', {}, 'ru')).map((q) => [q.number, q.canSign])).toEqual([['1.1', true]]);
  unwrap(await validateReports(validator.actor, await seen(a.id)));
  expect(await stored(a.id)).toMatchObject({ state: 'VALIDATED', isSelfValidated: false, validatedById: validator.user.id });
});

test('acceptance by the secretariat sets the status of the action in the same transaction', async () => {
  expect(await acceptReports(validator.actor, await seen(a.id))).toMatchObject({ error: { code: 'FORBIDDEN' } });
  expect((await listQueue(secretariat.actor, 'accept', {}, 'ru')).map((q) => q.number)).toEqual(['1.1']);
  unwrap(await acceptReports(secretariat.actor, await seen(a.id)));
  expect(await stored(a.id)).toMatchObject({ state: 'ACCEPTED', acceptedById: secretariat.user.id });
  expect(await db.action.findUniqueOrThrow({ where: { id: a.id } })).toMatchObject({ status: 'IN_PROGRESS' });
  const events = await db.auditEvent.findMany({ where: { subjectId: a.id } });
  expect(events).toMatchObject([
    {
      event: 'action.statusReported',
      institutionId: education.id,
      before: { status: 'NOT_STARTED' },
      after: { status: 'IN_PROGRESS' },
    },
  ]);
});

test('a status that comes from an accepted report is told to the others when it is published, on every screen and in every list', async () => {
  const facts = { status: 'IMPLEMENTATION', deletedAt: null } as const;
  const informed = [secretariat, people.commission, people.observer, people.ombudsman, focal, validator];
  const waiting = [people.partner, people.admin, alone];
  const knows = async (actor: Actor, status: ActionStatus) => {
    expect((await getAction(actor, a.id)).status).toBe(status);
    const found = await listActions(
      actor,
      { id: world.plan.id, ...facts },
      { filter: { ...noFilter, statuses: [status] }, sort: 'status', descending: false, limit: 10, language: 'ru' },
    );
    expect(found.rows.find((row) => row.id === a.id)?.status).toBe(status);
    const [rollup, overview, dashboard, paper] = await Promise.all([
      getSdgRollup(actor, world.plan.id),
      getPlanOverview(actor, world.plan.id, 'ru'),
      canReadDashboard(actor, facts) ? getDashboard(actor, world.plan.id, 'ru') : null,
      getMatrixInput(actor, world.plan.id, noFilter, 'ru'),
    ]);
    const begun = status === 'IN_PROGRESS' ? 1 : 0;
    expect(rollup.byStatus.IN_PROGRESS ?? 0).toBe(begun);
    expect(overview.statuses.find((s) => s.status === 'IN_PROGRESS')?.actions ?? 0).toBe(begun);
    if (dashboard) expect(dashboard.counts.find((shown) => shown.bucket === 'IN_PROGRESS')?.count ?? 0).toBe(begun);
    expect(paper.input.rows.filter((row) => row.status === 'IN_PROGRESS')).toHaveLength(begun);
  };
  for (const who of informed) await knows(who.actor, 'IN_PROGRESS');
  for (const who of waiting) await knows(who.actor, 'NOT_STARTED');
  const told = async (actor: Actor) => (await listHistory(actor, { subjectType: 'action', subjectId: a.id })).items.length;
  expect(await Promise.all(informed.map((who) => told(who.actor)))).toEqual(informed.map(() => 1));
  expect(await Promise.all(waiting.map((who) => told(who.actor)))).toEqual(waiting.map(() => 0));

  const { id } = await stored(a.id);
  await db.progressReport.update({ where: { id }, data: { state: 'PUBLISHED' } });
  for (const who of [...informed, ...waiting]) await knows(who.actor, 'IN_PROGRESS');
  await db.progressReport.update({ where: { id }, data: { state: 'ACCEPTED' } });
});

test('a returned acceptance takes its status back with it', async () => {
  unwrap(await returnReports(secretariat.actor, { ...(await seen(a.id)), comment: 'Уточните' }));
  // The accepted report of the period before says the same.
  expect(await db.action.findUniqueOrThrow({ where: { id: a.id } })).toMatchObject({ status: 'IN_PROGRESS' });
  const detail = await getReportDetail(focal.actor, (await stored(a.id)).id, 'ru');
  expect(detail.steps.at(-1)).toMatchObject({ outcome: 'RETURNED', comment: 'Уточните', bySecretariat: true });
});

test('completed is accepted with evidence only, and a contribution never sets the status', async () => {
  unwrap(
    await attachEvidence(focal.actor, {
      ...place(b.id),
      language: 'ru',
      evidenceId: null,
      evidence: {
        type: 'LAW',
        title: 'Закон № 5',
        language: 'ru',
        date: null,
        url: null,
        detail: '№ 5',
        visibility: 'INTERNAL',
        upload: null,
      },
    }),
  );
  unwrap(await submitReports(focal.actor, await seen(b.id)));
  unwrap(await validateReports(validator.actor, await seen(b.id)));
  await db.reportEvidence.deleteMany({ where: { reportId: (await stored(b.id)).id } });
  expect(await acceptReports(secretariat.actor, await seen(b.id))).toMatchObject({
    error: { key: 'reporting.error.completedNeedsEvidence' },
  });
  expect(await db.action.findUniqueOrThrow({ where: { id: b.id } })).toMatchObject({ status: 'NOT_STARTED' });

  unwrap(await save(focal.actor, c.id, (await stored(c.id)).version, { statusReported: 'CANCELLED' }));
  unwrap(await submitReports(focal.actor, await seen(c.id)));
  unwrap(await validateReports(validator.actor, await seen(c.id)));
  unwrap(await acceptReports(secretariat.actor, await seen(c.id)));
  expect(await db.action.findUniqueOrThrow({ where: { id: c.id } })).toMatchObject({ status: 'NOT_STARTED' });
});

test('one person who alone serves an institution signs the own report, and it is marked', async () => {
  unwrap(await save(alone.actor, c.id, 0, { narrative: 'Готово', statusReported: 'IN_PROGRESS' }, undefined, health.id));
  unwrap(await submitReports(alone.actor, await seen(c.id, health.id)));
  expect((await listQueue(alone.actor, 'sign', {}, 'ru')).map((q) => [q.isOwn, q.canSign])).toEqual([[true, true]]);
  unwrap(await validateReports(alone.actor, await seen(c.id, health.id)));
  expect(await stored(c.id, health.id)).toMatchObject({ state: 'VALIDATED', isSelfValidated: true });
});

test('the lead reads a submitted contribution beside its own text', async () => {
  const [period] = await listMyPeriods(alone.actor, 'ru');
  const mine = await listMyReports(alone.actor, period as never, 'ru');
  expect(mine[0]?.contributions).toMatchObject([{ institution: 'Министерство образования', words: { language: 'ru' } }]);
});

test('a report accepted for an old period does not change a newer status', async () => {
  const old = buildReport({
    actionId: c.id,
    institutionId: health.id,
    periodId: before.id,
    state: 'VALIDATED',
    statusReported: 'SUSPENDED',
    statusReason: 'Пауза',
    narrative: { ru: 'x' },
  });
  const { loading } = await import('@/lib/reporting/test-world');
  unwrap(await acceptReports(secretariat.actor, await seen(c.id, health.id)));
  await loading(old);
  unwrap(await acceptReports(secretariat.actor, { reports: [{ id: old.id, version: 1 }] }));
  expect(await db.action.findUniqueOrThrow({ where: { id: c.id } })).toMatchObject({ status: 'IN_PROGRESS' });
});

test('the lead’s status stands though a contribution was accepted later, and goes when the lead’s report is sent back', async () => {
  const status = async () => (await db.action.findUniqueOrThrow({ where: { id: c.id } })).status;
  const returned = async (comment: string) =>
    unwrap(await returnReports(secretariat.actor, { ...(await seen(c.id, health.id)), comment }));
  await returned('Уточните');
  expect(await status()).toBe('SUSPENDED'); // what was accepted for the period before
  unwrap(await save(alone.actor, c.id, (await stored(c.id, health.id)).version, { nextSteps: 'Дальше' }, undefined, health.id));
  unwrap(await submitReports(alone.actor, await seen(c.id, health.id)));
  unwrap(await validateReports(alone.actor, await seen(c.id, health.id)));
  unwrap(await acceptReports(secretariat.actor, await seen(c.id, health.id)));
  expect(await status()).toBe('IN_PROGRESS');
  await db.progressReport.update({ where: { id: (await stored(c.id)).id }, data: { acceptedAt: new Date(Date.now() + 60_000) } });
  await returned('Ещё раз');
  expect(await status()).toBe('SUSPENDED');
});
