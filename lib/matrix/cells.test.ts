import { beforeAll, describe, expect, it } from 'vitest';
import { deleteAction, placeAction } from '@/lib/actions/commands';
import { noFilter } from '@/lib/actions/filter';
import { type CellOutcome, saveCells, saveCellsApart } from '@/lib/matrix/cell-commands';
import type { Cell } from '@/lib/matrix/cell-schema';
import { isSame, judge } from '@/lib/matrix/cells';
import { getGrid, listGridRows } from '@/lib/matrix/queries';
import { addRow } from '@/lib/matrix/row-commands';
import { type Actor, visitor } from '@/lib/platform/auth/actor';
import { unwrap } from '@/lib/platform/command';
import { db, pool } from '@/lib/platform/db';
import { sequence } from '@/lib/platform/rank';
import { renameSection } from '@/lib/sections/rename';
import { buildAction } from '@/prisma/factories/action';
import { buildInstitution, buildUser } from '@/prisma/factories/people';
import { buildObjective, buildPlan, buildSection } from '@/prisma/factories/plan';
import { insertRows } from '@/prisma/factories/rows';
import type { Role } from '@/prisma/generated/enums';

const institutions = [1, 2, 3].map(() => buildInstitution());
const [own, other, third] = institutions.map((i) => i.id) as [string, string, string];
const user = buildUser();
const actorOf = (role: Role, institutionId: string | null = null): Actor => ({
  ...visitor(0),
  kind: 'user',
  userId: user.id,
  grants: [{ role, institutionId }],
});
const secretariat = actorOf('SECRETARIAT');
const focalPoint = actorOf('FOCAL_POINT', own);

const plan = buildPlan({ status: 'DRAFTING', nextRegisterNumber: 10 });
const running = buildPlan({ status: 'IMPLEMENTATION' });
const section = buildSection({ planId: plan.id, rank: 'V' });
const objective = buildObjective({ planId: plan.id, sectionId: section.id, rank: 'V' });
const ranks = sequence(4);
const actions = ranks.map((rank, n) =>
  buildAction({
    planId: plan.id,
    sectionId: section.id,
    objectiveId: objective.id,
    registerNumber: n + 1,
    draftStatus: 'DRAFT',
    rank,
    sourceLanguage: 'ru',
    title: { ru: `Мероприятие ${n}`, tk: `Çäre ${n}` },
    assignments: [{ institutionId: n === 3 ? other : own, role: 'LEAD', status: 'PROPOSED' }],
  }),
);
const [a, b, c, foreign] = actions.map((x) => x.id) as [string, string, string, string];
const runningSection = buildSection({ planId: running.id, rank: 'V' });
const adopted = buildAction({
  planId: running.id,
  sectionId: runningSection.id,
  registerNumber: 1,
  rank: 'V',
  sourceLanguage: 'ru',
  title: { ru: 'Принятое' },
});

beforeAll(async () => {
  await db.sdgGoal.createMany({ data: ['4', '5'].map((code) => ({ code, rank: Number(code), colour: '#fff', short: {} })) });
  await db.sdgTarget.createMany({
    data: ['4.7', '5.2'].map((code) => ({ code, goalCode: code[0] as string, rank: 1, short: {} })),
  });
  await insertRows(pool, ...institutions, user, plan, running, section, runningSection, objective, ...actions, adopted);
});

const result = (id: string, value: string | null, base: string | null, language = 'ru' as const): Cell => ({
  id,
  field: 'result',
  language,
  value,
  base,
});
const save = async (actor: Actor, ...cells: Cell[]): Promise<CellOutcome[]> =>
  unwrap(await saveCellsApart(actor, plan.id, cells));
const words = (id: string, language = 'ru') =>
  db.actionText.findUniqueOrThrow({ where: { actionId_language: { actionId: id, language } } });
const eventsOf = (id: string) => db.auditEvent.count({ where: { subjectId: id, event: 'action.edited' } });

describe('what saving a cell means', () => {
  it('is a conflict only where another value stands in the same cell', () => {
    expect(judge('result', { value: 'new', base: 'old' }, 'old')).toBe('write');
    expect(judge('result', { value: 'new', base: 'old' }, 'theirs')).toBe('conflict');
    expect(judge('result', { value: 'same ', base: 'old' }, 'same')).toBe('unchanged');
    expect(judge('sdg', { value: ['5.2'], base: ['4.7', '4.10', '4.2'] }, ['4.7', '4.2', '4.10'])).toBe('write');
  });
  it('sees another primary target as another value', () => {
    expect(isSame('sdg', ['4.7', '5.2'], ['5.2', '4.7'])).toBe(false);
  });
});

describe('cells of the grid', () => {
  it('are saved many at once with one event for each row', async () => {
    const deadline = { wording: 'IV квартал 2021 г.', startDate: null, endDate: '2021-12-31', recurrence: 'ONCE' as const };
    const none = { wording: null, startDate: null, endDate: null, recurrence: 'ONCE' as const };
    const before = await eventsOf(a);
    const outcomes = await save(
      secretariat,
      result(a, 'Законы приняты', null),
      { id: a, field: 'deadline', language: 'ru', value: deadline, base: none },
      { id: a, field: 'sdg', value: ['5.2', '4.7'], base: [] },
      { id: b, field: 'status', value: 'PROPOSED', base: 'DRAFT' },
    );
    expect(outcomes.map((o) => o.state)).toEqual(['saved', 'saved', 'saved', 'saved']);
    expect(await words(a)).toMatchObject({ expectedResult: 'Законы приняты', deadlineWording: 'IV квартал 2021 г.', version: 2 });
    const row = await db.action.findUniqueOrThrow({
      where: { id: a },
      include: { sdgTargets: { orderBy: { targetCode: 'asc' } } },
    });
    expect(row.endDate?.toISOString().slice(0, 10)).toBe('2021-12-31');
    expect(row.sdgTargets.map((t) => [t.targetCode, t.isPrimary])).toEqual([
      ['4.7', false],
      ['5.2', true],
    ]);
    expect(await eventsOf(a)).toBe(before + 1);
    expect((await db.action.findUniqueOrThrow({ where: { id: b } })).draftStatus).toBe('PROPOSED');
  });

  it('leave the other person’s value where it stands and say what it is; a second cell of the row is saved', async () => {
    await save(secretariat, result(b, 'Написано другим', null));
    const outcomes = await save(secretariat, result(b, 'Моё', null), {
      id: b,
      field: 'title',
      language: 'ru',
      value: 'Новое имя',
      base: 'Мероприятие 1',
    });
    expect(outcomes[0]).toMatchObject({ state: 'conflict', theirs: 'Написано другим' });
    expect(outcomes[1]).toMatchObject({ state: 'saved' });
    expect(await words(b)).toMatchObject({ expectedResult: 'Написано другим', title: 'Новое имя' });
    expect(await save(secretariat, result(b, 'Моё', 'Написано другим'))).toMatchObject([{ state: 'saved' }]);
  });

  it('make the translation outdated and not the source', async () => {
    await save(secretariat, { id: c, field: 'title', language: 'tk', value: 'Täze at', base: 'Çäre 2' });
    expect(await words(c, 'tk')).toMatchObject({ title: 'Täze at', basedOnVersion: 1, version: 2 });
    expect(await words(c)).toMatchObject({ basedOnVersion: null, version: 1 });
    const grid = await getGrid(secretariat, plan.id, { filter: noFilter, sort: 'number', descending: false }, 'en');
    expect(grid.rows.find((r) => r.id === c)).toMatchObject({ title: 'Мероприятие 2', lang: 'ru' });
    expect(await save(secretariat, result(c, 'Result', null, 'en' as 'ru'))).toMatchObject([
      { state: 'refused', key: 'grid.error.noLanguage' },
    ]);
  });

  it('refuse what a rule does not allow, each with its sentence, and save the rest', async () => {
    const wrong = { wording: null, startDate: '2022-01-01', endDate: '2021-01-01', recurrence: 'ONCE' as const };
    const none = { wording: null, startDate: null, endDate: null, recurrence: 'ONCE' as const };
    const outcomes = await save(
      secretariat,
      { id: c, field: 'deadline', language: 'ru', value: wrong, base: none },
      { id: c, field: 'status', value: 'ADOPTED', base: 'DRAFT' },
      { id: c, field: 'sdg', value: ['9.9'], base: [] },
      result(c, 'Есть', null),
    );
    expect(outcomes.map((o) => (o.state === 'refused' ? o.key : o.state))).toEqual([
      'actions.error.endBeforeStart',
      'actions.error.draftStatus',
      'actions.error.unknownTarget',
      'saved',
    ]);
  });

  it('propose a lead in place of the old one, and take parts back', async () => {
    const partsOf = async () =>
      (await db.actionAssignment.findMany({ where: { actionId: c }, orderBy: { institutionId: 'asc' } }))
        .map((x) => `${x.role} ${x.institutionId}`)
        .sort();
    await save(secretariat, { id: c, field: 'lead', value: [other], base: [own] });
    expect(await partsOf()).toEqual([`LEAD ${other}`]);
    await save(secretariat, {
      id: c,
      field: 'others',
      value: [
        { institutionId: own, role: 'CO_EXECUTOR' },
        { institutionId: third, role: 'PARTNER' },
      ],
      base: [],
    });
    await save(
      secretariat,
      {
        id: c,
        field: 'others',
        value: [{ institutionId: third, role: 'PARTNER' }],
        base: [
          { institutionId: third, role: 'PARTNER' },
          { institutionId: own, role: 'CO_EXECUTOR' },
        ],
      },
      { id: c, field: 'lead', value: [], base: [other] },
    );
    expect(await partsOf()).toEqual([`PARTNER ${third}`]);
  });

  it('are the lead’s people’s to write in their own rows, and nobody else’s; a foreign row does not hold up the own one', async () => {
    const outcomes = await save(focalPoint, result(a, 'Своё', 'Законы приняты'), result(foreign, 'Чужое', null), {
      id: b,
      field: 'lead',
      value: [third],
      base: [own],
    });
    expect(outcomes.map((o) => (o.state === 'refused' ? o.key : o.state))).toEqual([
      'saved',
      'errors.code.FORBIDDEN',
      'errors.code.FORBIDDEN',
    ]);
    expect(await db.auditEvent.count({ where: { event: 'matrix.saveCells', refusal: 'FORBIDDEN' } })).toBeGreaterThan(0);
    expect((await words(foreign)).expectedResult).toBeNull();
  });

  it('of an adopted plan are refused', async () => {
    const refused = unwrap(await saveCellsApart(secretariat, running.id, [result(adopted.id, 'Поздно', null)]));
    expect(refused).toMatchObject([{ state: 'refused', key: 'errors.code.FORBIDDEN' }]);
    expect(await saveCells(secretariat, { planId: plan.id, cells: [result(adopted.id, 'Поздно', null)] })).toMatchObject({
      error: { code: 'NOT_FOUND' },
    });
  });
});

describe('rows of the grid', () => {
  const numbers = async () => {
    const { rows } = await getGrid(secretariat, plan.id, { filter: noFilter, sort: 'number', descending: false }, 'ru');
    return rows.map((r) => `${r.number} ${r.title}`);
  };

  it('are added after the one the person stands in, moved and binned; the numbers follow', async () => {
    const place = { sectionId: section.id, objectiveId: objective.id };
    const { id } = unwrap(await addRow(secretariat, { planId: plan.id, ...place, afterId: a, language: 'ru', title: 'Новое' }));
    expect((await numbers()).slice(0, 3)).toEqual(['1.1.1 Мероприятие 0', '1.1.2 Новое', '1.1.3 Новое имя']);
    const from = unwrap(await placeAction(secretariat, { id, ...place, beforeId: a }));
    expect((await numbers())[0]).toBe('1.1.1 Новое');
    expect(from).toMatchObject({ ...place, beforeId: b });
    unwrap(await placeAction(secretariat, { id, ...place, beforeId: null }));
    expect((await numbers()).at(-1)).toBe('1.1.5 Новое');
    unwrap(await deleteAction(secretariat, { id }));
    expect(await numbers()).toHaveLength(4);
    expect(await addRow(focalPoint, { planId: plan.id, ...place, afterId: null, language: 'ru', title: 'Не моё' })).toMatchObject(
      { ok: false, error: { code: 'FORBIDDEN' } },
    );
  });

  it('are read again only as far as the reader sees them', async () => {
    await db.action.update({ where: { id: b }, data: { visibility: 'RESTRICTED' } });
    const plain = { id: plan.id, status: 'DRAFTING' as const, deletedAt: null };
    expect((await listGridRows(actorOf('PARTNER', third), plain, [a, b], 'ru')).rows.map((r) => r.id)).toEqual([a]);
    expect((await listGridRows(secretariat, plain, [a, b], 'ru')).rows).toHaveLength(2);
  });

  it('stand in areas that are renamed under their version', async () => {
    const text = await db.planSectionText.findFirstOrThrow({ where: { sectionId: section.id } });
    const language = text.language as 'ru';
    unwrap(await renameSection(secretariat, { id: section.id, language, version: text.version, title: 'Образование' }));
    expect(await renameSection(secretariat, { id: section.id, language, version: text.version, title: 'Другое' })).toMatchObject({
      error: { code: 'CONFLICT' },
    });
  });
});
