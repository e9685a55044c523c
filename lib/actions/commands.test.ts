import { beforeAll, describe, expect, it } from 'vitest';
import {
  createAction,
  deleteAction,
  editAction,
  moveAction,
  placeAction,
  restoreAction,
  resumeAction,
  suspendAction,
} from '@/lib/actions/commands';
import { type Actor, visitor } from '@/lib/platform/auth/actor';
import { unwrap } from '@/lib/platform/command';
import { db, pool, queryRows } from '@/lib/platform/db';
import { sequence } from '@/lib/platform/rank';
import { buildAction } from '@/prisma/factories/action';
import { buildInstitution } from '@/prisma/factories/people';
import { buildObjective, buildPlan, buildSection } from '@/prisma/factories/plan';
import { insertRows } from '@/prisma/factories/rows';
import { Prisma } from '@/prisma/generated/client';
import type { Role } from '@/prisma/generated/enums';

const institutions = [1, 2].map(() => buildInstitution());
const [own, other] = institutions.map((i) => i.id) as [string, string];
const actorOf = (role: Role, institutionId: string | null = null): Actor => ({
  ...visitor(0),
  kind: 'user',
  today: '2020-09-15',
  grants: [{ role, institutionId }],
});
const secretariat = actorOf('SECRETARIAT');
const lead = actorOf('FOCAL_POINT', own);

const plan = buildPlan({ status: 'DRAFTING', sourceLanguage: 'ru', nextRegisterNumber: 4 });
const running = buildPlan({ status: 'IMPLEMENTATION' });
const section = buildSection({ planId: plan.id, rank: 'V' });
const objectives = ['A', 'B'].map((rank) => buildObjective({ planId: plan.id, sectionId: section.id, rank }));
const runningSection = buildSection({ planId: running.id, rank: 'V' });
const ranks = sequence(3);
const actions = ranks.map((rank, n) =>
  buildAction({
    planId: plan.id,
    sectionId: section.id,
    objectiveId: objectives[0]!.id,
    registerNumber: n + 1,
    rank,
    sourceLanguage: 'ru',
    draftStatus: 'DRAFT',
    title: { ru: `Мероприятие ${n + 1}`, en: `Action ${n + 1}` },
    assignments: [{ institutionId: own, status: 'ACCEPTED' }],
    visibility: 'INTERNAL',
  }),
);
const tracked = buildAction({
  planId: running.id,
  sectionId: runningSection.id,
  registerNumber: 1,
  rank: 'V',
  status: 'IN_PROGRESS',
  title: 'Running',
  assignments: [{ institutionId: own }],
});
const [first, second, third] = actions.map((a) => a.id) as [string, string, string];

beforeAll(() => insertRows(pool, ...institutions, plan, running, section, ...objectives, runningSection, ...actions, tracked));

const edit = (id: string, more: object) => ({ id, version: 1, language: 'ru' as const, textVersion: 1, ...more });
const numbers = async () => {
  const rows = await queryRows<{ id: string; n: string }>(
    Prisma.sql`select "id", action_number("sectionId", "objectiveId", "rank") as n from "Action" where "planId" = ${plan.id}::uuid and "deletedAt" is null order by "path"`,
  );
  return rows.map((r) => `${r.n} ${[first, second, third].indexOf(r.id) + 1 || 'new'}`);
};

describe('editing an action', () => {
  it('saves the words of one language and makes its translation outdated', async () => {
    unwrap(await editAction(lead, edit(first, { words: { title: 'Новое название', risks: 'Границы закрыты' } })));
    const texts = await db.actionText.findMany({ where: { actionId: first }, orderBy: { language: 'asc' } });
    expect(texts.map((t) => [t.language, t.version, t.basedOnVersion])).toEqual([
      ['en', 1, 1],
      ['ru', 2, null],
    ]);
    unwrap(await editAction(lead, { ...edit(first, { words: { title: 'New title' } }), language: 'en' }));
    const en = await db.actionText.findUniqueOrThrow({ where: { actionId_language: { actionId: first, language: 'en' } } });
    expect(en.basedOnVersion).toBe(2);
  });

  it('shows both values to the one who comes second', async () => {
    const late = await editAction(secretariat, edit(first, { words: { title: 'Другое', risks: 'Границы закрыты' } }));
    expect(late).toMatchObject({
      ok: false,
      error: {
        code: 'CONFLICT',
        conflicts: [
          { field: 'title', mine: 'Другое', theirs: 'Новое название' },
          { field: 'version', theirs: '1.2' },
        ],
      },
    });
    unwrap(
      await editAction(
        secretariat,
        edit(second, { deadline: { startDate: '2021-01-01', endDate: '2021-12-31', recurrence: 'ONCE' } }),
      ),
    );
    const stale = await editAction(
      lead,
      edit(second, { deadline: { startDate: '2021-01-01', endDate: '2022-12-31', recurrence: 'ONCE' } }),
    );
    expect(stale).toMatchObject({
      ok: false,
      error: {
        conflicts: [
          { field: 'endDate', mine: '2022-12-31', theirs: '2021-12-31' },
          { field: 'version', theirs: '2' },
        ],
      },
    });
  });

  it('refuses an end before the start, an unknown target and a drafting state that only an act brings', async () => {
    const at = { ...edit(second, {}), version: 2 };
    expect(
      await editAction(secretariat, { ...at, deadline: { startDate: '2021-01-02', endDate: '2021-01-01', recurrence: 'ONCE' } }),
    ).toMatchObject({ ok: false, error: { field: 'endDate' } });
    expect(await editAction(secretariat, { ...at, sdg: ['4.7'] })).toMatchObject({ ok: false, error: { field: 'sdg' } });
    expect(await editAction(secretariat, { ...at, draftStatus: 'ADOPTED' })).toMatchObject({
      ok: false,
      error: { field: 'draftStatus' },
    });
    expect(await editAction(secretariat, { ...at, draftStatus: 'AGREED' })).toMatchObject({ ok: true });
  });

  it('is the lead’s in its fields, not in its state, and nobody’s of another institution', async () => {
    const at = { ...edit(third, {}) };
    expect(await editAction(lead, { ...at, draftStatus: 'AGREED' })).toMatchObject({ ok: false, error: { code: 'FORBIDDEN' } });
    expect(await editAction(actorOf('FOCAL_POINT', other), { ...at, words: { title: 'Чужое' } })).toMatchObject({
      ok: false,
      error: { code: 'FORBIDDEN' },
    });
    expect(await editAction(actorOf('PARTNER', other), { ...at, words: { title: 'Чужое' } })).toMatchObject({
      ok: false,
      error: { code: 'NOT_FOUND' },
    });
    expect(
      await editAction(secretariat, { ...edit(tracked.id, { words: { title: 'After adoption' } }), language: 'en' }),
    ).toMatchObject({ ok: false, error: { code: 'FORBIDDEN' } });
  });

  it('keeps milestones by their id, and takes money as a list', async () => {
    const milestones = [
      { id: null, title: 'Приказ', dueDate: '2021-03-01', doneDate: null },
      { id: null, title: 'Школы', dueDate: '2021-09-01', doneDate: null },
    ];
    unwrap(
      await editAction(
        lead,
        edit(third, {
          milestones,
          budget: [{ year: 2021, amount: 1500.5, currency: 'TMT', source: 'STATE', wording: null, partnerId: null }],
        }),
      ),
    );
    const before = await db.milestone.findMany({ where: { actionId: third }, orderBy: { rank: 'asc' } });
    unwrap(
      await editAction(lead, {
        ...edit(third, { milestones: [{ ...milestones[1]!, id: before[1]!.id, title: 'Двенадцать школ' }] }),
        version: 2,
      }),
    );
    const after = await db.milestone.findMany({ where: { actionId: third }, include: { texts: true } });
    expect(after.map((m) => [m.id, m.texts[0]?.title])).toEqual([[before[1]!.id, 'Двенадцать школ']]);
    expect(await db.actionBudget.count({ where: { actionId: third } })).toBe(1);
  });
});

describe('the order of actions', () => {
  it('gives a new action the next register number and the last place, and numbers follow moves', async () => {
    const { id } = unwrap(
      await createAction(secretariat, {
        planId: plan.id,
        sectionId: section.id,
        objectiveId: objectives[0]!.id,
        language: 'tk',
        title: 'Täze çäre',
      }),
    );
    expect((await db.action.findUniqueOrThrow({ where: { id } })).registerNumber).toBe(4);
    expect(await numbers()).toEqual(['1.1.1 1', '1.1.2 2', '1.1.3 3', '1.1.4 new']);
    unwrap(await moveAction(secretariat, { id: third, direction: 'up' }));
    expect(await numbers()).toEqual(['1.1.1 1', '1.1.2 3', '1.1.3 2', '1.1.4 new']);
    unwrap(await placeAction(secretariat, { id: first, sectionId: section.id, objectiveId: objectives[1]!.id }));
    expect(await numbers()).toEqual(['1.1.1 3', '1.1.2 2', '1.1.3 new', '1.2.1 1']);
    expect(await moveAction(secretariat, { id: first, direction: 'down' })).toMatchObject({ ok: false, error: { code: 'RULE' } });
    expect(await moveAction(lead, { id: first, direction: 'up' })).toMatchObject({ ok: false, error: { code: 'FORBIDDEN' } });
  });

  it('puts an action into the bin and back', async () => {
    unwrap(await deleteAction(secretariat, { id: second }));
    expect(await editAction(secretariat, edit(second, { words: { title: 'x' } }))).toMatchObject({
      ok: false,
      error: { code: 'NOT_FOUND' },
    });
    expect(await numbers()).toEqual(['1.1.1 3', '1.1.2 new', '1.2.1 1']);
    unwrap(await restoreAction(secretariat, { id: second }));
    expect(await numbers()).toHaveLength(4);
  });
});

describe('the state of implementation', () => {
  it('is suspended with a reason, and resumes at what reports say', async () => {
    const input = {
      id: tracked.id,
      version: 1,
      status: 'SUSPENDED' as const,
      language: 'en' as const,
      reason: 'Borders are closed',
    };
    expect(await suspendAction(secretariat, { ...input, reason: ' ' })).toMatchObject({
      ok: false,
      error: { fields: { reason: 'actions.error.reasonNeeded' } },
    });
    expect(await suspendAction(lead, input)).toMatchObject({ ok: false, error: { code: 'FORBIDDEN' } });
    unwrap(await suspendAction(secretariat, input));
    expect((await db.action.findUniqueOrThrow({ where: { id: tracked.id } })).statusReason).toEqual({ en: 'Borders are closed' });
    unwrap(await resumeAction(secretariat, { id: tracked.id, version: 2 }));
    expect((await db.action.findUniqueOrThrow({ where: { id: tracked.id } })).status).toBe('NOT_STARTED');
  });
});
