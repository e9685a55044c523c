import { beforeEach, describe, expect, test } from 'vitest';
import { type Answer, createAutosave, type SaveState, type Values } from '@/components/reporting/autosave';

function memory(): Storage {
  const map = new Map<string, string>();
  return {
    getItem: (key: string) => map.get(key) ?? null,
    setItem: (key: string, value: string) => void map.set(key, value),
    removeItem: (key: string) => void map.delete(key),
    key: (index: number) => [...map.keys()][index] ?? null,
    clear: () => map.clear(),
    get length() {
      return map.size;
    },
  };
}

/** A page with one text, a server that answers as told, and a clock that runs when asked. */
function page(store: Storage, answers: (Answer | 'nothing')[], saved: Values = { narrative: '' }, version = 3) {
  const fields = { ...saved };
  const told: SaveState[] = [];
  const sent: { version: number; changed: Values; base: Values }[] = [];
  let waiting: (() => void) | null = null;
  const autosave = createAutosave({
    userId: 'aýna',
    record: 'report:1',
    version,
    saved,
    read: () => ({ ...fields }),
    write: (values) => Object.assign(fields, values),
    tell: (state) => told.push(state),
    store,
    later: (run) => {
      waiting = run;
      return () => {
        waiting = null;
      };
    },
    send: async (v, changed, base) => {
      sent.push({ version: v, changed, base });
      const answer = answers.shift() ?? 'nothing';
      if (answer === 'nothing') throw new TypeError('Failed to fetch');
      return answer;
    },
  });
  const type = (text: string) => {
    fields.narrative = text;
    autosave.changed();
  };
  const tick = async () => {
    const run = waiting;
    waiting = null;
    run?.();
    for (let i = 0; i < 10; i++) await Promise.resolve();
  };
  return { autosave, fields, told, sent, type, tick, last: () => told.at(-1), isWaiting: () => waiting !== null };
}

const ok = (version: number): Answer => ({ status: 200, body: { id: 'r', version, at: '14:32' } });
let store: Storage;
beforeEach(() => {
  store = memory();
});

describe('autosave', () => {
  test('says "saved" only after the server has said so, and keeps nothing then', async () => {
    const p = page(store, [ok(4)]);
    p.type('Okuw');
    expect(p.told).toEqual([]);
    expect(store.length).toBe(1);
    await p.tick();
    expect(p.told).toEqual([{ state: 'saving' }, { state: 'saved', at: '14:32' }]);
    expect(p.sent).toEqual([{ version: 3, changed: { narrative: 'Okuw' }, base: { narrative: '' } }]);
    expect(store.length).toBe(0);
  });

  test('with the line cut it says so, keeps the words, and sends them when the line is back', async () => {
    const p = page(store, ['nothing', 'nothing', ok(4)]);
    p.type('Okuw geçirildi');
    await p.tick();
    expect(p.last()).toEqual({ state: 'offline' });
    expect(store.length).toBe(1);
    await p.tick();
    expect(p.last()).toEqual({ state: 'offline' });
    p.autosave.retryNow();
    await p.tick();
    expect(p.last()).toEqual({ state: 'saved', at: '14:32' });
  });

  test('words typed before a reload come back and are saved against what they were written on', async () => {
    const before = page(store, ['nothing']);
    before.type('Täze sözler');
    await before.tick();
    const after = page(store, [ok(6)], { narrative: '' }, 5);
    expect(after.autosave.restore()).toBe(true);
    expect(after.fields.narrative).toBe('Täze sözler');
    await after.tick();
    expect(after.sent).toEqual([{ version: 3, changed: { narrative: 'Täze sözler' }, base: { narrative: '' } }]);
    expect(store.length).toBe(0);
  });

  test('an ended sign-in keeps the words and does not try again by itself', async () => {
    const p = page(store, [{ status: 401, body: { code: 'SIGNED_OUT' } }]);
    p.type('Okuw');
    await p.tick();
    expect(p.last()).toEqual({ state: 'signedOut' });
    expect(p.isWaiting()).toBe(false);
    expect(store.length).toBe(1);
  });

  test('nothing comes back for another person', async () => {
    const p = page(store, ['nothing']);
    p.type('Okuw');
    await p.tick();
    const other = createAutosave({
      userId: 'serdar',
      record: 'report:1',
      version: 3,
      saved: { narrative: '' },
      read: () => ({ narrative: '' }),
      write: () => {
        throw new Error('another person’s words');
      },
      send: async () => ok(4),
      tell: () => {},
      store,
    });
    expect(other.restore()).toBe(false);
  });

  test('what the server already has does not come back', () => {
    const p = page(store, []);
    p.type('Okuw');
    const again = page(store, [], { narrative: 'Okuw' }, 4);
    expect(again.autosave.restore()).toBe(false);
    expect(store.length).toBe(0);
  });
});

describe('somebody else wrote meanwhile', () => {
  const clash: Answer = {
    status: 409,
    body: { code: 'CONFLICT', version: 7, conflicts: [{ field: 'narrative', label: 'Text', mine: 'meniňki', theirs: 'onuňky' }] },
  };
  const lines = clash.body.conflicts ?? [];

  test('autosave stops and shows both; mine is sent against theirs', async () => {
    const p = page(store, [clash, ok(8)]);
    p.type('meniňki');
    await p.tick();
    expect(p.last()).toMatchObject({ state: 'conflict' });
    p.type('meniňki hem');
    expect(p.isWaiting()).toBe(false);
    p.autosave.resolve({ narrative: 'mine' }, lines);
    await p.tick();
    expect(p.sent.at(-1)).toEqual({ version: 7, changed: { narrative: 'meniňki hem' }, base: { narrative: 'onuňky' } });
    expect(p.last()).toEqual({ state: 'saved', at: '14:32' });
  });

  test('theirs replaces mine and nothing is sent', async () => {
    const p = page(store, [clash]);
    p.type('meniňki');
    await p.tick();
    p.autosave.resolve({ narrative: 'theirs' }, lines);
    expect(p.fields.narrative).toBe('onuňky');
    expect(p.isWaiting()).toBe(false);
    expect(store.length).toBe(0);
  });
});

describe('before the form is sent', () => {
  test('what is not saved yet is saved first', async () => {
    const p = page(store, [ok(4)]);
    p.type('Okuw');
    expect(await p.autosave.flush()).toBe(true);
    expect(p.autosave.version()).toBe(4);
    expect(await p.autosave.flush()).toBe(true);
    expect(p.sent).toHaveLength(1);
  });

  test('a refusal is said in words and nothing is thrown away', async () => {
    const p = page(store, [{ status: 422, body: { code: 'RULE', message: 'The period is locked.' } }]);
    p.type('Okuw');
    expect(await p.autosave.flush()).toBe(false);
    expect(p.last()).toEqual({ state: 'refused', message: 'The period is locked.' });
    expect(store.length).toBe(1);
  });
});
