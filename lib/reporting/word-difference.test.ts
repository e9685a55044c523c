import { expect, test } from 'vitest';
import { newWords } from '@/lib/reporting/word-difference';

const marked = (before: string, now: string) =>
  newWords(before, now)
    .map((p) => (p.isNew ? `[${p.text}]` : p.text))
    .join('');

test.each([
  ['Screening runs in four velayats.', 'Screening runs in all five velayats.', 'Screening runs in [all five ]velayats.'],
  ['Открыто 14 садов.', 'Открыто 16 садов, 9 в сёлах.', 'Открыто [16 садов, 9 в сёлах.]'],
  ['Тот же текст', 'Тот же текст', 'Тот же текст'],
  ['', 'Всё ново', 'Всё ново'],
  ['Введён новый порядок приёма и открыты три центра', 'За год открыты две школы в Мары', '[За год открыты две школы в Мары]'],
])('beside «%s», «%s» is marked «%s»', (before, now, expected) => {
  expect(marked(before, now)).toBe(expected);
});

test('nothing of the text is lost, whatever the texts are', () => {
  const text = 'а  б\nв г';
  expect(
    newWords('б г д', text)
      .map((p) => p.text)
      .join(''),
  ).toBe(text);
});
