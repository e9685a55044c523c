import { describe, expect, it } from 'vitest';
import { createHistory } from './history';
import { type Answer, createQueue, keyOf, type QueueState } from './queue';

/** A queue on a line that the test cuts and mends, with a clock that it turns. */
function stage(answers: (Answer | ((cells: { id: string }[]) => Answer))[], store = new Map<string, string>()) {
  const sent: { id: string; field: string; value: unknown; base: unknown }[][] = [];
  const timers: (() => void)[] = [];
  const saved: string[] = [];
  const troubles: string[] = [];
  let state: QueueState = { cells: [], acts: [], line: 'open', savedAt: null };
  const queue = createQueue({
    store: {
      getItem: (k) => store.get(k) ?? null,
      setItem: (k, v) => void store.set(k, v),
      removeItem: (k) => void store.delete(k),
    },
    place: 'here',
    sendCells: async (cells) => {
      sent.push(structuredClone(cells));
      const next = answers.shift() ?? ok;
      return typeof next === 'function' ? next(cells) : next;
    },
    sendAct: async () => answers.shift() as Answer,
    tell: (s) => {
      state = s;
    },
    onSaved: (c) => saved.push(String(c.value)),
    onDone: () => saved.push('act'),
    onTrouble: (x) => troubles.push(x.state),
    wait: (_ms, then) => {
      timers.push(then);
      return () => timers.splice(timers.indexOf(then), 1);
    },
  });
  const turn = async () => {
    timers.shift()?.();
    for (let i = 0; i < 20; i++) await Promise.resolve();
  };
  return { queue, sent, saved, troubles, turn, store, state: () => state, pending: () => timers.length };
}

const ok = (cells: { id: string }[]): Answer => ({
  status: 200,
  body: { at: '14:32', cells: cells.map((c) => ({ id: c.id, field: 'result' as const, state: 'saved' as const })) },
});
const cut: Answer = { status: 0, body: {} };
const cell = (value: string, base: string | null = null, id = 'a') => ({
  id,
  field: 'result' as const,
  language: 'ru',
  value,
  base,
});

describe('the queue of the grid', () => {
  it('sends what was written, with the value that was seen', async () => {
    const s = stage([ok]);
    s.queue.put(cell('one', 'old'));
    expect(s.state().cells[0]?.state).toBe('waiting');
    await s.turn();
    expect(s.sent).toEqual([[{ id: 'a', field: 'result', value: 'one', base: 'old', language: 'ru' }]]);
    expect(s.state()).toMatchObject({ cells: [], line: 'open', savedAt: '14:32' });
  });

  it('loses nothing while the line is cut, and says that it is not saved', async () => {
    const s = stage([cut, cut, ok]);
    s.queue.put(cell('one'));
    await s.turn();
    expect(s.state()).toMatchObject({ line: 'cut', cells: [{ state: 'waiting', value: 'one' }] });
    s.queue.put(cell('two', null, 'b'));
    await s.turn();
    expect(JSON.parse(s.store.get('here') ?? '').cells).toHaveLength(2);
    await s.turn();
    expect(s.state()).toMatchObject({ line: 'open', cells: [] });
    expect(s.saved).toEqual(['one', 'two']);
    expect(s.store.has('here')).toBe(false);
  });

  it('keeps everything when the session ends, and the next page of the tab sends it', async () => {
    const s = stage([{ status: 401, body: {} }]);
    s.queue.put(cell('one'));
    await s.turn();
    expect(s.state().line).toBe('signedOut');
    expect(s.pending()).toBe(0);
    const next = stage([ok], s.store);
    expect(next.queue.restore()).toBe(1);
    await next.turn();
    expect(next.saved).toEqual(['one']);
  });

  it('puts what was written while the first value was on its way on top of it', async () => {
    let s: ReturnType<typeof stage>;
    s = stage([
      (cells) => {
        s.queue.put(cell('second', 'first'));
        return ok(cells);
      },
      ok,
    ]);
    s.queue.put(cell('first', 'old'));
    await s.turn();
    expect(s.sent.map(([c]) => [c?.value, c?.base])).toEqual([
      ['first', 'old'],
      ['second', 'first'],
    ]);
  });

  it('never overwrites another person’s value unasked: the person chooses', async () => {
    const theirs: Answer = { status: 200, body: { cells: [{ id: 'a', field: 'result', state: 'conflict', theirs: 'theirs' }] } };
    const s = stage([theirs, ok]);
    s.queue.put(cell('mine', 'old'));
    await s.turn();
    expect(s.state().cells[0]).toMatchObject({ state: 'conflict', theirs: 'theirs', value: 'mine' });
    expect(s.troubles).toEqual(['conflict']);
    expect(s.sent).toHaveLength(1);
    s.queue.choose(keyOf('a', 'result'), 'mine');
    await s.turn();
    expect(s.sent[1]).toMatchObject([{ value: 'mine', base: 'theirs' }]);
  });

  it('lets the other value stand when the person takes it', async () => {
    const s = stage([{ status: 200, body: { cells: [{ id: 'a', field: 'result', state: 'conflict', theirs: 'theirs' }] } }]);
    s.queue.put(cell('mine', 'old'));
    await s.turn();
    s.queue.choose(keyOf('a', 'result'), 'theirs');
    expect(s.queue.isEmpty()).toBe(true);
    expect(s.sent).toHaveLength(1);
  });

  it('sends acts after cells, in their order, and shows a refusal until it is dropped', async () => {
    const s = stage([{ status: 422, body: { error: { message: 'Нельзя' } } }]);
    s.queue.act('k', { act: 'delete', kind: 'action', id: 'a' });
    await s.turn();
    expect(s.state().acts).toMatchObject([{ state: 'refused', message: 'Нельзя' }]);
    s.queue.discard('k');
    expect(s.queue.isEmpty()).toBe(true);
  });
});

describe('undo and redo', () => {
  it('go back and forth through the person’s own steps; a new step ends the way forth', () => {
    const history = createHistory();
    const step = (after: string) => ({
      kind: 'cell' as const,
      id: 'a',
      field: 'result' as const,
      language: 'ru',
      before: 'old',
      after,
    });
    history.push(step('one'));
    history.push(step('two'));
    expect(history.undo()).toMatchObject({ after: 'two' });
    expect(history.redo()).toMatchObject({ after: 'two' });
    history.undo();
    history.push(step('three'));
    expect(history.redo()).toBeNull();
    expect([history.undo(), history.undo(), history.undo()].map((s) => (s?.kind === 'cell' ? s.after : null))).toEqual([
      'three',
      'one',
      null,
    ]);
  });
});
