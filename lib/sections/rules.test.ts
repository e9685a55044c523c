import { describe, expect, it } from 'vitest';
import { emptyLike, type RichBody, referencesIn, richPlainText } from '@/lib/sections/rich-text';
import { isOutdated } from '@/lib/sections/rules';

const text = (words: string) => ({ type: 'text', text: words });
const mention = { type: 'reference', attrs: { kind: 'action', ref: 'a1', label: '1.1 Courses' } };
const body: RichBody = {
  type: 'doc',
  content: [
    { type: 'heading', attrs: { id: 'h', level: 2 }, content: [text('Situation')] },
    { type: 'paragraph', attrs: { id: 'p' }, content: [text('See '), mention, text('.')] },
    {
      type: 'bulletList',
      attrs: { id: 'l' },
      content: ['One', 'Two'].map((w, n) => ({
        type: 'listItem',
        content: [{ type: 'paragraph', attrs: { id: `i${n}` }, content: [text(w)] }],
      })),
    },
  ],
};

describe('the text of a section', () => {
  it('has words without its form', () => {
    expect(richPlainText(body)).toBe('Situation\n\nSee 1.1 Courses.\n\nOne\nTwo');
    expect(richPlainText(null)).toBe('');
  });
  it('names what it mentions once', () => {
    expect(referencesIn({ type: 'doc', content: [...body.content, ...body.content] })).toEqual([{ kind: 'action', ref: 'a1' }]);
  });
  it('begins a translation with the same blocks under the same ids, without words', () => {
    const empty = emptyLike(body);
    expect(richPlainText(empty).trim()).toBe('');
    expect(empty?.content.map((b) => b.attrs?.id)).toEqual(['h', 'p', 'l']);
    expect(emptyLike(null)).toBeNull();
  });
});

describe('a translation', () => {
  it('is outdated when the source has moved on, and never the source itself', () => {
    expect(isOutdated(1, 2)).toBe(true);
    expect(isOutdated(2, 2)).toBe(false);
    expect(isOutdated(null, 5)).toBe(false);
  });
});
