import { describe, expect, it } from 'vitest';
import { compareText } from '@/lib/platform/i18n/collate';

const sorted = (language: 'tk' | 'ru' | 'en', list: string) =>
  list
    .split(' ')
    .sort((a, b) => compareText(a, b, language))
    .join(' ');

describe('order of texts', () => {
  it.each([
    ['tk', 'çäre zähmet şertnama ýaş ürç ňaýza sagat nesil ulag yza adalat žurnal jan kanun öý oba äleme eje daýhan bilim car'],
    ['ru', 'ёлка ель яма арбуз Ашхабад йод игра Ёж еда банк закон'],
    ['en', 'zeal Apple apple résumé resume bank Élan elder'],
  ] as const)('in %s is that of the ICU collation the database uses', (language, list) => {
    const icu = new Intl.Collator(language, { numeric: true });
    const words = list.split(' ');
    expect(words.toSorted((a, b) => compareText(a, b, language))).toEqual(words.toSorted(icu.compare));
  });

  it('in Turkmen follows the whole alphabet', () => {
    const alphabet = 'a b ç d e ä f g h i j ž k l m n ň o ö p r s ş t u ü w y ý z';
    expect(sorted('tk', [...alphabet.split(' ')].reverse().join(' '))).toBe(alphabet);
  });

  it('reads numbers by their value', () => {
    expect(sorted('en', '2.10 2.9 10.1 2.9.1')).toBe('2.9 2.9.1 2.10 10.1');
  });

  it('puts the own script first', () => {
    expect(sorted('ru', 'Zebra Арфа')).toBe('Арфа Zebra');
    expect(sorted('tk', 'Арфа Zebra')).toBe('Zebra Арфа');
  });

  it('is total: only equal texts compare as equal', () => {
    expect(compareText('a', 'A', 'en')).toBeLessThan(0);
    expect(compareText('A', 'a', 'en')).toBeGreaterThan(0);
    expect(compareText('a', 'a', 'en')).toBe(0);
  });
});
