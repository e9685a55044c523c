import { beforeEach, describe, expect, it } from 'vitest';
import { forgetAll, forgetInput, keepInput, keepOnlyOf, keptInput, readForm, sameInput } from './form-storage';

/** sessionStorage without a browser. */
function memory(): Storage {
  const map = new Map<string, string>();
  return {
    get length() {
      return map.size;
    },
    key: (index) => [...map.keys()][index] ?? null,
    getItem: (key) => map.get(key) ?? null,
    setItem: (key, value) => void map.set(key, value),
    removeItem: (key) => void map.delete(key),
    clear: () => map.clear(),
  };
}

const words = { text: ['Окуд'], institutions: ['a', 'b'] };
let store: Storage;
beforeEach(() => {
  store = memory();
});

describe('unsent input', () => {
  it('comes back to the same person and record only', () => {
    keepInput(store, 'aýna', 'report:1', words);
    expect(keptInput(store, 'aýna', 'report:1')).toEqual(words);
    expect(keptInput(store, 'aýna', 'report:2')).toBeNull();
    expect(keptInput(store, 'serdar', 'report:1')).toBeNull();
  });

  it('is erased by success', () => {
    keepInput(store, 'aýna', 'report:1', words);
    keepInput(store, 'aýna', 'report:2', words);
    forgetInput(store, 'aýna', 'report:1');
    expect(keptInput(store, 'aýna', 'report:1')).toBeNull();
    expect(keptInput(store, 'aýna', 'report:2')).toEqual(words);
  });

  it('is erased by sign-out, and nothing else in the tab is', () => {
    store.setItem('other', 'stays');
    keepInput(store, 'aýna', 'report:1', words);
    forgetAll(store);
    expect(keptInput(store, 'aýna', 'report:1')).toBeNull();
    expect(store.getItem('other')).toBe('stays');
  });

  it('survives a new sign-in of the same person and is erased when another signs in', () => {
    keepOnlyOf(store, 'aýna');
    keepInput(store, 'aýna', 'report:1', words);
    keepOnlyOf(store, 'aýna');
    expect(keptInput(store, 'aýna', 'report:1')).toEqual(words);
    keepOnlyOf(store, 'serdar');
    keepOnlyOf(store, 'aýna');
    expect(keptInput(store, 'aýna', 'report:1')).toBeNull();
  });

  it('is nothing when the storage was tampered with', () => {
    store.setItem('maksat:form:aýna:report:1', '{"text":');
    expect(keptInput(store, 'aýna', 'report:1')).toBeNull();
    store.setItem('maksat:form:aýna:report:1', '{"text":"not a list"}');
    expect(keptInput(store, 'aýna', 'report:1')).toBeNull();
  });

  it('does not stop the form when the storage is full', () => {
    const full = {
      ...memory(),
      setItem: () => {
        throw new Error('full');
      },
    };
    expect(() => keepInput(full as unknown as Storage, 'aýna', 'report:1', words)).not.toThrow();
  });
});

describe('what is kept of a form', () => {
  it('is every text under its name, without secrets, files and fields of the machinery', () => {
    const form = new FormData();
    form.append('text', 'Okuw');
    form.append('sdg', '4.7');
    form.append('sdg', '16.a');
    form.append('newPassword', 'x');
    form.append('code', '123456');
    form.append('$ACTION_ID', 'y');
    form.append('file', new Blob(['z']), 'a.pdf');
    expect(readForm(form)).toEqual({ text: ['Okuw'], sdg: ['4.7', '16.a'] });
  });

  it('is the same when nothing changed, whatever the order of names', () => {
    expect(sameInput({ a: ['1'], b: [] }, { b: [], a: ['1'] })).toBe(true);
    expect(sameInput({ a: ['1'] }, { a: ['1'], b: ['on'] })).toBe(false);
  });
});
