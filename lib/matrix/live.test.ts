import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { placeAction } from '@/lib/actions/commands';
import { saveCells } from '@/lib/matrix/cell-commands';
import { announce, closeGrids, type GridMessage, hasRoom, type Judge, join } from '@/lib/matrix/live';
import { type Actor, visitor } from '@/lib/platform/auth/actor';
import { unwrap } from '@/lib/platform/command';
import { db, pool } from '@/lib/platform/db';
import { sequence } from '@/lib/platform/rank';
import { buildAction } from '@/prisma/factories/action';
import { buildInstitution, buildUser } from '@/prisma/factories/people';
import { buildPlan, buildSection } from '@/prisma/factories/plan';
import { insertRows } from '@/prisma/factories/rows';
import type { Role } from '@/prisma/generated/enums';

const institution = buildInstitution();
const user = buildUser();
const actorOf = (role: Role, name: string, institutionId: string | null = null): Actor => ({
  ...visitor(0),
  kind: 'user',
  userId: user.id,
  name,
  sessionId: crypto.randomUUID(),
  grants: [{ role, institutionId }],
});
const secretariat = actorOf('SECRETARIAT', 'Айна');
const partner = actorOf('PARTNER', 'Partner', institution.id);
const plan = buildPlan({ status: 'DRAFTING' });
const section = buildSection({ planId: plan.id, rank: 'V' });
const ranks = sequence(2);
const [open, closed] = (['PARTNERS', 'RESTRICTED'] as const).map((visibility, n) =>
  buildAction({
    planId: plan.id,
    sectionId: section.id,
    registerNumber: n + 1,
    rank: ranks[n] as string,
    draftStatus: 'DRAFT',
    visibility,
    sourceLanguage: 'ru',
    title: { ru: `Мероприятие ${n}` },
  }),
) as [ReturnType<typeof buildAction>, ReturnType<typeof buildAction>];

beforeAll(async () => {
  await insertRows(pool, institution, user, plan, section, open, closed);
  // The connection listens before anything is said: it says so by asking for the list.
  const first = watch(secretariat);
  await vi.waitFor(() => expect(first.of('structure').length).toBeGreaterThan(0), soon);
  first.leave();
});
afterAll(closeGrids);

/** A stream as the browser sees it. */
function watch(actor: Actor, judge: Judge = async () => actor, after: Date | null = null) {
  const heard: GridMessage[] = [];
  const close = vi.fn();
  const tab = crypto.randomUUID();
  const leave = join({ planId: plan.id, tab, language: 'ru', actor, judge, after, close, tell: (m) => heard.push(m) });
  const of = <K extends GridMessage['kind']>(kind: K) =>
    heard.filter((m): m is Extract<GridMessage, { kind: K }> => m.kind === kind);
  return { heard, of, close, leave, tab };
}
const soon = { timeout: 5000, interval: 20 };
const write = async (id: string, value: string) => {
  const row = await db.actionText.findUniqueOrThrow({ where: { actionId_language: { actionId: id, language: 'ru' } } });
  const cell = { id, field: 'result' as const, language: 'ru' as const, value, base: row.expectedResult };
  unwrap(await saveCells(secretariat, { planId: plan.id, cells: [cell] }));
};

describe('an open grid', () => {
  it('hears the row that somebody saved, as it reads it itself', async () => {
    const stream = watch(secretariat);
    await write(open.id, 'Сохранено');
    await vi.waitFor(() => expect(stream.of('rows').at(-1)?.rows[0]).toMatchObject({ id: open.id, result: 'Сохранено' }), soon);
    stream.leave();
  });

  it('is told nothing of rows that its reader does not see', async () => {
    const [theirs, all] = [watch(partner), watch(secretariat)];
    await write(closed.id, 'Тайна');
    await vi.waitFor(() => expect(all.of('rows').at(-1)?.rows[0]?.id).toBe(closed.id), soon);
    await announce(secretariat, plan.id, crypto.randomUUID(), { row: closed.id, field: 'result' });
    await vi.waitFor(() => expect(all.of('people').at(-1)?.people).toMatchObject([{ name: 'Айна', row: closed.id }]), soon);
    await vi.waitFor(() => expect(theirs.of('people').length).toBeGreaterThan(1), soon);
    expect(JSON.stringify(theirs.heard)).not.toContain(closed.id);
    expect(JSON.stringify(theirs.heard)).not.toContain('Айна');
    theirs.leave();
    all.leave();
  });

  it('hears that the order has changed', async () => {
    const stream = watch(secretariat);
    unwrap(await placeAction(secretariat, { id: closed.id, sectionId: section.id, objectiveId: null, beforeId: open.id }));
    await vi.waitFor(() => expect(stream.of('structure').length).toBeGreaterThan(0), soon);
    stream.leave();
  });

  it('catches up with what was saved while it was away', async () => {
    await write(open.id, 'Пока не было связи');
    const stream = watch(secretariat, undefined, new Date());
    await vi.waitFor(() => expect(stream.heard.some((m) => m.kind === 'rows' || m.kind === 'structure')).toBe(true), soon);
    stream.leave();
  });

  it('ends within five seconds of the end of the session, and of the right to read the plan, each with its reason', async () => {
    const ended = watch(secretariat, async () => null);
    const barred = watch(partner, async () => ({ ...partner, grants: [] }));
    await vi.waitFor(() => expect(ended.of('end')).toMatchObject([{ reason: 'SIGNED_OUT' }]), soon);
    await vi.waitFor(() => expect(barred.of('end')).toMatchObject([{ reason: 'NO_RIGHT' }]), soon);
    expect(ended.close).toHaveBeenCalled();
    ended.leave();
    barred.leave();
  });

  it('has six streams a session and no more', () => {
    const streams = Array.from({ length: 6 }, () => watch(secretariat));
    expect(hasRoom(secretariat)).toBe(false);
    expect(hasRoom(partner)).toBe(true);
    for (const { leave } of streams) leave();
    expect(hasRoom(secretariat)).toBe(true);
  });
});
