import { describe, expect, it } from 'vitest';
import { type Body, isOutdated, paragraphsOf, plainText, withStableIds } from '@/lib/sections/rules';

let n = 0;
const newId = () => `new-${++n}`;
const body = (...texts: string[]): Body => ({
  type: 'doc',
  content: texts.map((text, i) => ({ type: 'paragraph', attrs: { id: `id-${i + 1}` }, content: [{ type: 'text', text }] })),
});
const idsOf = (b: Body) => b.content.map((p) => (p.attrs.id.startsWith('new') ? 'new' : p.attrs.id));

describe('the paragraphs of a section', () => {
  it('keep their ids when one of them changes', () => {
    expect(idsOf(withStableIds('One\n\nTwo, changed\n\nThree', body('One', 'Two', 'Three'), null, newId))).toEqual([
      'id-1',
      'id-2',
      'id-3',
    ]);
  });
  it('keep their ids around one that is put in and one that goes', () => {
    const old = body('One', 'Two', 'Three');
    expect(idsOf(withStableIds('One\n\nTwo\n\nTwo and a half\n\nThree', old, null, newId))).toEqual([
      'id-1',
      'id-2',
      'new',
      'id-3',
    ]);
    expect(idsOf(withStableIds('One\n\nThree', old, null, newId))).toEqual(['id-1', 'id-3']);
    expect(idsOf(withStableIds('Zero\n\nOne\n\nTwo\n\nThree', old, null, newId))).toEqual(['new', 'id-1', 'id-2', 'id-3']);
  });
  it('take the ids of the source when they are a translation’s first', () => {
    expect(idsOf(withStableIds('Birinji\n\nIkinji\n\nÜçünji', null, body('One', 'Two'), newId))).toEqual(['id-1', 'id-2', 'new']);
  });
  it('survive the way through plain text', () => {
    const old = body('One', 'Two');
    expect(withStableIds(plainText(old), old, null, newId)).toEqual(old);
    expect(paragraphsOf(' a \r\n\r\n\r\n b\nc ')).toEqual(['a', 'b\nc']);
  });
});

describe('a translation', () => {
  it('is outdated when the source has moved on, and never the source itself', () => {
    expect(isOutdated(1, 2)).toBe(true);
    expect(isOutdated(2, 2)).toBe(false);
    expect(isOutdated(null, 5)).toBe(false);
  });
});
