import { expect, test } from 'vitest';
import { wordDifference } from '@/lib/audit/word-difference';

const said = (before: string, after: string) =>
  wordDifference(before, after)
    .map((p) => (p.kind === 'same' ? p.text : p.kind === 'gone' ? `[-${p.text}-]` : `{+${p.text}+}`))
    .join('');

test('a changed word is marked and its neighbours are not', () => {
  expect(said('до конца 2022 года', 'до конца 2023 года')).toBe('до конца [-2022-]{+2023+} года');
  expect(said('the same', 'the same')).toBe('the same');
  expect(said('', 'new words')).toBe('{+new words+}');
});

test('both texts can be read back from the difference', () => {
  const [a, b] = ['one two three four five', 'one three two four six seven'];
  const pieces = wordDifference(a, b);
  const without = (kind: string) =>
    pieces
      .filter((p) => p.kind !== kind)
      .map((p) => p.text)
      .join('');
  expect(without('new')).toBe(a);
  expect(without('gone')).toBe(b);
});

test('two long texts without a common word are shown one after the other, at once', () => {
  const long = (w: string) => Array.from({ length: 6000 }, (_, n) => w + n).join(' ');
  expect(wordDifference(long('a'), long('b')).length).toBeGreaterThan(1);
});
