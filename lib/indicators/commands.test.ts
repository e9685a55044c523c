import { beforeAll, expect, test } from 'vitest';
import { getAction } from '@/lib/actions/queries';
import { removeIndicator, saveIndicator } from '@/lib/indicators/commands';
import { fieldOf, readIndicatorForm, readMeasure } from '@/lib/indicators/form';
import { changesBeside } from '@/lib/indicators/policy';
import { getIndicatorForm, getNewIndicatorForm } from '@/lib/indicators/queries';
import { type Actor, visitor } from '@/lib/platform/auth/actor';
import { unwrap } from '@/lib/platform/command';
import { db, pool } from '@/lib/platform/db';
import { buildAction } from '@/prisma/factories/action';
import { buildIndicator } from '@/prisma/factories/indicator';
import { buildInstitution } from '@/prisma/factories/people';
import { buildObjective, buildPlan, buildSection } from '@/prisma/factories/plan';
import { insertRows } from '@/prisma/factories/rows';
import type { Role } from '@/prisma/generated/enums';

const institutions = [buildInstitution(), buildInstitution()];
const [own, other] = institutions.map((i) => i.id) as [string, string];
const actorOf = (role: Role, institutionId: string | null = null): Actor => ({
  ...visitor(0),
  kind: 'user',
  today: '2020-09-15',
  grants: [{ role, institutionId }],
});
const secretariat = actorOf('SECRETARIAT');
const lead = actorOf('FOCAL_POINT', own);
const stranger = actorOf('FOCAL_POINT', other);
const plan = buildPlan({ status: 'DRAFTING', sourceLanguage: 'ru' });
const running = buildPlan({ status: 'IMPLEMENTATION', sourceLanguage: 'ru' });
const section = buildSection({ planId: plan.id, rank: 'V' });
const objective = buildObjective({ planId: plan.id, sectionId: section.id, rank: 'V' });
const runningSection = buildSection({ planId: running.id, rank: 'V' });
const of = {
  registerNumber: 1,
  rank: 'V',
  sourceLanguage: 'ru' as const,
  title: { ru: 'Мероприятие' },
  visibility: 'INTERNAL' as const,
};
const assignments = [{ institutionId: own, status: 'ACCEPTED' as const }];
const action = buildAction({ ...of, planId: plan.id, sectionId: section.id, objectiveId: objective.id, assignments });
const tracked = buildAction({ ...of, planId: running.id, sectionId: runningSection.id, assignments });
const measured = buildIndicator({ actionId: tracked.id, title: { ru: 'Школы' }, values: [{ date: '2019-12-31', value: 7 }] });

beforeAll(() => insertRows(pool, ...institutions, plan, running, section, objective, runningSection, action, tracked, measured));

/** The form of the page as the browser sends it. */
function sent(fields: Record<string, string | string[]>): ReturnType<typeof readIndicatorForm> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) for (const one of [value].flat()) form.append(name, one);
  return readIndicatorForm(form);
}
const filled = {
  language: 'ru',
  title: 'Доля школ с пандусом',
  mark: '1.1-А',
  unit: '%',
  dataSource: '',
  type: 'OUTCOME',
  valueType: 'PERCENT',
  direction: 'up',
  sdgIndicator: '4.a.1',
  frequency: 'ANNUAL',
  baseline: '12,5',
  baselineDate: '31.12.2019',
  baselineSource: 'Госкомстат',
  'target.date': ['31.12.2022', '31.12.2024', ''],
  'target.value': ['50', '90 %', ''],
};

test('an indicator with baseline and targets is added to an action, and the action tells it', async () => {
  const { id } = unwrap(await saveIndicator(lead, sent({ ...filled, actionId: action.id, id: '', seen: '' })));
  const form = await getIndicatorForm(lead, id, 'ru');
  expect(form.indicator).toMatchObject({
    code: '1.1-А',
    valueType: 'PERCENT',
    baseline: 12.5,
    baselineDate: '2019-12-31',
    baselineSource: { ru: 'Госкомстат' },
    sdgIndicator: '4.a.1',
    targets: [
      { date: '2022-12-31', value: 50 },
      { date: '2024-12-31', value: 90 },
    ],
  });
  expect((await getAction(lead, action.id)).indicators.map((x) => x.title)).toEqual(['Доля школ с пандусом']);
  expect((await getAction(lead, action.id)).missing).not.toContain('indicator');
  const event = await db.auditEvent.findFirstOrThrow({ where: { subjectId: action.id } });
  expect(event).toMatchObject({ event: 'action.indicatorAdded', after: { title: 'Доля школ с пандусом' } });
});

test('what was changed meanwhile is not overwritten', async () => {
  const { id } = await db.indicator.findFirstOrThrow({ where: { actionId: action.id } });
  const seen = (await getIndicatorForm(lead, id, 'ru')).indicator?.seen ?? '';
  unwrap(await saveIndicator(secretariat, sent({ ...filled, id, seen, title: 'Доля доступных школ' })));
  expect(await saveIndicator(lead, sent({ ...filled, id, seen, title: 'Иное' }))).toMatchObject({ error: { code: 'CONFLICT' } });
  expect((await getAction(lead, action.id)).indicators[0]?.title).toBe('Доля доступных школ');
});

test('an objective has indicators of its own, which the secretariat writes and every action under it shows', async () => {
  const input = sent({ ...filled, objectiveId: objective.id, id: '', seen: '' });
  expect(await saveIndicator(lead, input)).toMatchObject({ error: { code: 'FORBIDDEN' } });
  unwrap(await saveIndicator(secretariat, input));
  const view = await getAction(lead, action.id);
  expect(view.objectiveIndicators).toHaveLength(1);
  expect(changesBeside(lead, view)).toEqual({ own: 'all', objective: 'none' });
});

test('while a plan is carried out the lead enters values, and nothing else changes', async () => {
  const form = await getIndicatorForm(lead, measured.id, 'ru');
  expect(form.can).toEqual({ facts: false, values: true });
  const seen = form.indicator?.seen ?? '';
  const values = {
    'value.date': ['31.12.2019', '30.06.2020'],
    'value.value': ['7', '9'],
    'value.state': ['actual', 'provisional'],
  };
  const input = sent({ id: measured.id, seen, language: 'ru', values: '1', ...values });
  expect(await saveIndicator(lead, sent({ ...filled, id: measured.id, seen }))).toMatchObject({ error: { code: 'FORBIDDEN' } });
  expect(await saveIndicator(stranger, input)).toMatchObject({ ok: false });
  unwrap(await saveIndicator(lead, input));
  expect((await getAction(lead, tracked.id)).indicators[0]?.values).toEqual([
    { date: '2019-12-31', value: 7, isProvisional: false },
    { date: '2020-06-30', value: 9, isProvisional: true },
  ]);
});

test('a refused value is told beside its field', async () => {
  const input = sent({ ...filled, actionId: action.id, id: '', seen: '', mark: '', 'target.value': ['x', '', ''] });
  const refused = await saveIndicator(lead, input);
  expect(refused.ok ? [] : Object.keys(refused.error.fields ?? {}).map(fieldOf)).toEqual(['mark', 'targets']);
});

test('two values on one day and what is no number are refused with a sentence', async () => {
  const place = { actionId: action.id, id: '', seen: '' };
  expect(
    await saveIndicator(
      lead,
      sent({ ...filled, ...place, 'target.date': ['31.12.2022', '31.12.2022'], 'target.value': ['1', '2'] }),
    ),
  ).toMatchObject({ error: { key: 'indicators.error.sameDay' } });
  expect(await saveIndicator(lead, sent({ ...filled, ...place, baseline: 'много' }))).toMatchObject({ ok: false });
  expect([readMeasure('да'), readMeasure('ýok'), readMeasure('-1 500,5'), readMeasure('0,0375'), readMeasure('')]).toEqual([
    1,
    0,
    -1500.5,
    0.0375,
    null,
  ]);
});

test('an indicator is removed by those who may change it, and what it held stays in the record', async () => {
  const { id } = await db.indicator.findFirstOrThrow({ where: { actionId: action.id } });
  expect(await removeIndicator(stranger, { id })).toMatchObject({ error: { code: 'FORBIDDEN' } });
  expect(await removeIndicator(lead, { id: measured.id })).toMatchObject({ error: { code: 'FORBIDDEN' } });
  unwrap(await removeIndicator(lead, { id }));
  const event = await db.auditEvent.findFirstOrThrow({ where: { event: 'action.indicatorRemoved' } });
  expect(event.before).toMatchObject({ title: 'Доля доступных школ', targets: '2022-12-31: 50; 2024-12-31: 90' });
  await expect(getNewIndicatorForm(stranger, { actionId: action.id }, 'ru')).rejects.toThrow();
});
