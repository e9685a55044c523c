import type { SourceTable } from './table';

/** The language most of a table is written in, by its letters: the person may correct it. */
export function detectLanguage(table: SourceTable): 'ru' | 'tk' | 'en' {
  const text = table.rows
    .slice(0, 300)
    .flatMap((row) => row.cells.map((cell) => cell.text))
    .join(' ')
    .slice(0, 100_000);
  const count = (pattern: RegExp) => text.match(pattern)?.length ?? 0;
  const [cyrillic, latin, turkmen] = [count(/[а-яё]/gi), count(/[a-z]/gi), count(/[äňýžşçöü]/gi)];
  if (cyrillic > latin + turkmen) return 'ru';
  // Turkmen has a letter of its own in nearly every word, English none.
  return turkmen > latin / 50 ? 'tk' : 'en';
}
