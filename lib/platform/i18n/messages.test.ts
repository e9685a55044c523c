// The three languages say the same things, each in its own words.
import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { loadMessages } from '@/lib/platform/i18n/messages';

const flat = (tree: object, prefix = ''): [string, string][] =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'object' && value
      ? flat(value, `${prefix}${key}.`)
      : [[`${prefix}${key}`, String(value)] as [string, string]],
  );

const all = { en: flat(loadMessages('en')), ru: flat(loadMessages('ru')), tk: flat(loadMessages('tk')) };
const keys = (list: [string, string][]) => list.map(([key]) => key).sort();

test('every file of messages exists in every language', () => {
  expect(readdirSync('messages/ru')).toEqual(readdirSync('messages/en'));
  expect(readdirSync('messages/tk')).toEqual(readdirSync('messages/en'));
});

test('every message exists in Russian and in Turkmen', () => {
  expect(keys(all.ru)).toEqual(keys(all.en));
  expect(keys(all.tk)).toEqual(keys(all.en));
});

test('no Turkmen message is a copy of another language', () => {
  const copies = (other: [string, string][]) => {
    const known = new Map(other);
    return all.tk
      .filter(
        ([key, text]) => /\p{L}{4}/u.test(text.replace(/\{[^}]*\}|Maksat/g, '')) && text.length > 14 && known.get(key) === text,
      )
      .map(([key]) => key);
  };
  expect(copies(all.en)).toEqual([]);
  expect(copies(all.ru)).toEqual([]);
});

test('placeholders are the same in every language', () => {
  const names = (text: string) =>
    [...new Set([...text.matchAll(/\{\s*(\w+)/g)].map((m) => m[1]).filter((n) => !/^\d+$/.test(n ?? '')))].sort().join(',');
  const strip = (text: string) => text.replace(/(\b(one|few|many|other|zero|two)|=\d+)\s*\{[^{}]*\}/g, '');
  const ru = new Map(all.ru);
  const tk = new Map(all.tk);
  const wrong = all.en
    .filter(([key, text]) => [ru.get(key), tk.get(key)].some((t) => t !== undefined && names(strip(t)) !== names(strip(text))))
    .map(([key]) => key);
  expect(wrong).toEqual([]);
});
