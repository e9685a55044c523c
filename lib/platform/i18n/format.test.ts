import { describe, expect, it } from 'vitest';
import {
  formatDate,
  formatDateTime,
  formatDays,
  formatNumber,
  formatPercent,
  formatShare,
  formatSize,
  listLetter,
  plural,
  relativeDays,
  sharePercent,
} from '@/lib/platform/i18n/format';
import type { Language } from '@/lib/platform/i18n/languages';
import { languages } from '@/lib/platform/i18n/languages';
import { periodCode, periodName } from '@/lib/platform/i18n/periods';
import { tkFrom, tkOfThem, tkOrdinal } from '@/lib/platform/i18n/turkmen';

const nb = (text: string) => text.replaceAll('_', '\u00a0');

describe('dates', () => {
  it.each([
    ['en', 'long', '15_September 2020'],
    ['ru', 'long', '15_сентября 2020_г.'],
    ['tk', 'long', '2020-nji ýylyň 15-nji sentýabry'],
    ['en', 'short', '15.09.2020'],
    ['ru', 'short', '15.09.2020'],
    ['tk', 'short', '15.09.2020'],
    ['en', 'day', '15_September'],
    ['ru', 'day', '15_сентября'],
    ['tk', 'day', '15-nji sentýabr'],
    ['en', 'month', 'September 2020'],
    ['ru', 'month', 'сентябрь 2020_г.'],
    ['tk', 'month', '2020-nji ýylyň sentýabry'],
    ['en', 'weekday', 'Tuesday'],
    ['ru', 'weekday', 'вторник'],
    ['tk', 'weekday', 'sişenbe'],
    ['ru', 'until', '15_сентября 2020_г.'],
    ['tk', 'until', '2020-nji ýylyň 15-nji sentýabryna'],
    ['ru', 'on', '15_сентября 2020_г.'],
    ['tk', 'on', '2020-nji ýylyň 15-nji sentýabrynda'],
  ] as const)('15 September 2020 in %s, %s is %s', (language, style, text) => {
    expect(formatDate('2020-09-15', language, style)).toBe(nb(text));
  });

  it.each([
    ['2016-01-06', '2016-njy ýylyň 6-njy ýanwary'],
    ['2017-04-09', '2017-nji ýylyň 9-njy apreli'],
    ['2018-05-10', '2018-nji ýylyň 10-njy maýy'],
    ['2019-06-20', '2019-njy ýylyň 20-nji iýuny'],
    ['2021-07-30', '2021-nji ýylyň 30-njy iýuly'],
    ['2024-12-31', '2024-nji ýylyň 31-nji dekabry'],
    ['2030-02-26', '2030-njy ýylyň 26-njy fewraly'],
  ])('%s in Turkmen is %s', (iso, text) => {
    expect(formatDate(iso, 'tk')).toBe(text);
  });

  it('the Turkmen dative of April takes -ine', () => {
    expect(formatDate('2020-04-05', 'tk', 'until')).toBe('2020-nji ýylyň 5-nji apreline');
  });

  it('shows a moment as the clock in Ashgabat shows it, over midnight', () => {
    expect(formatDateTime('2020-09-15T20:30:00Z', 'ru')).toBe('16.09.2020, 01:30');
    expect(formatDateTime(new Date('2020-09-15T09:32:00Z'), 'tk', 'long')).toBe('2020-nji ýylyň 15-nji sentýabry, 14:32');
    expect(formatDateTime('2020-09-15T14:32:00+05:00', 'en')).toBe('15.09.2020, 14:32');
  });

  it('refuses what is no date', () => {
    expect(() => formatDate('soon', 'en')).toThrow(RangeError);
  });
});

describe('Turkmen numerals', () => {
  const njy = [0, 6, 9, 10, 16, 19, 26, 30, 36, 40, 60, 90, 96, 1_000_000, 2016, 2019, 2026, 2030];
  const nji = [
    1, 2, 3, 4, 5, 7, 8, 11, 12, 15, 17, 20, 21, 50, 70, 80, 100, 1000, 2000, 2015, 2017, 2018, 2020, 2021, 2024, 2025,
  ];
  it.each(njy)('%i takes -njy', (n) => expect(tkOrdinal(n)).toBe(`${n}-njy`));
  it.each(nji)('%i takes -nji', (n) => expect(tkOrdinal(n)).toBe(`${n}-nji`));
  it.each([
    [96, 61, '96-dan 61-i'],
    [14, 12, '14-den 12-si'],
    [60, 26, '60-dan 26-sy'],
    [58, 9, '58-den 9-y'],
    [10, 7, '10-dan 7-si'],
    [40, 0, '40-dan 0-y'],
  ])('of %i, %i of them', (total, part, text) => expect(`${tkFrom(total)} ${tkOfThem(part)}`).toBe(text));
});

describe('numbers', () => {
  it.each([
    [1234.5, '1,234.5', '1_234,5'],
    [1_234_567, '1,234,567', '1_234_567'],
    [0.1 + 0.2, '0.3', '0,3'],
    [1.005, '1.01', '1,01'],
    [-12, '−12', '−12'],
    [-0.001, '0', '0'],
    [999, '999', '999'],
    [100, '100', '100'],
  ])('%d', (value, en, other) => {
    expect(formatNumber(value, 'en')).toBe(en);
    expect(formatNumber(value, 'ru')).toBe(nb(other));
    expect(formatNumber(value, 'tk')).toBe(nb(other));
  });

  it('writes the percent sign by the custom of each language', () => {
    expect(languages.map((l) => formatPercent(86, l))).toEqual([nb('86_%'), nb('86_%'), '86%']);
    expect(formatPercent(65.89, 'ru', 1)).toBe(nb('65,9_%'));
  });

  it.each([
    [12, 14, 'en', '12 of 14'],
    [61, 96, 'en', '61 of 96 (64%)'],
    [61, 96, 'ru', '61 из 96 (64_%)'],
    [61, 96, 'tk', '96-dan 61-i (64_%)'],
    [19, 19, 'ru', '19 из 19'],
    [20, 20, 'ru', '20 из 20 (100_%)'],
  ] as const)('says %i of %i with counts first, percent only from 20 up (%s)', (part, total, language, text) => {
    expect(formatShare(part, total, language)).toBe(nb(text));
  });

  it('never rounds one of many to nothing, nor all but one to all', () => {
    expect(sharePercent(1, 1000)).toBe(1);
    expect(sharePercent(999, 1000)).toBe(99);
    expect(sharePercent(0, 1000)).toBe(0);
    expect(sharePercent(5, 19)).toBeNull();
  });

  it('writes sizes of files', () => {
    expect(formatSize(2_516_582, 'ru')).toBe(nb('2,4_МБ'));
    expect(formatSize(900, 'en')).toBe(nb('900_B'));
    expect(formatSize(153_600, 'tk')).toBe(nb('150_KB'));
  });
});

describe('plurals and days', () => {
  it('agrees with CLDR for whole numbers and fractions', () => {
    for (const language of languages) {
      const rules = new Intl.PluralRules(language);
      for (const n of [...Array(250).keys(), 1000, 1001, 1011, 0.5, 1.5])
        expect(plural(n, language), `${n} ${language}`).toBe(rules.select(n));
    }
  });

  it.each([
    [3, 'in 3_days', 'через 3_дня', '3_günden soň'],
    [5, 'in 5_days', 'через 5_дней', '5_günden soň'],
    [-21, '21_days ago', '21_день назад', '21_gün ozal'],
    [0, 'today', 'сегодня', 'şu gün'],
    [1, 'tomorrow', 'завтра', 'ertir'],
    [-1, 'yesterday', 'вчера', 'düýn'],
  ])('%i days from today', (days, en, ru, tk) => {
    expect([relativeDays(days, 'en'), relativeDays(days, 'ru'), relativeDays(days, 'tk')]).toEqual([en, ru, tk].map(nb));
  });

  it('counts days', () => {
    expect(formatDays(258, 'ru')).toBe(nb('258_дней'));
    expect(formatDays(1, 'en')).toBe(nb('1_day'));
  });
});

describe('lists and periods', () => {
  it('letters lists by the official alphabets', () => {
    const first = (language: Language, n: number) => Array.from({ length: n }, (_, i) => listLetter(i, language)).join(' ');
    expect(first('tk', 8)).toBe('a) b) ç) d) e) ä) f) g)');
    expect(first('ru', 11)).toBe('а) б) в) г) д) е) ж) з) и) к) л)');
    expect(listLetter(26, 'en')).toBe('aa)');
  });

  it.each([
    ['2020-01-01', '2020-06-30', 'first half of 2020', 'первое полугодие 2020 года', '2020-nji ýylyň birinji ýarymy'],
    ['2019-07-01', '2019-12-31', 'second half of 2019', 'второе полугодие 2019 года', '2019-njy ýylyň ikinji ýarymy'],
    ['2020-10-01', '2020-12-31', 'fourth quarter of 2020', 'IV квартал 2020 года', '2020-nji ýylyň dördünji çärýegi'],
    ['2020-01-01', '2020-12-31', '2020', '2020 год', '2020-nji ýyl'],
  ])('names the period from %s to %s', (start, end, en, ru, tk) => {
    expect([periodName(start, end, 'en'), periodName(start, end, 'ru'), periodName(start, end, 'tk')]).toEqual([en, ru, tk]);
  });

  it('writes any other period as a range', () => {
    expect(periodName('2020-02-01', '2020-04-30', 'en')).toBe(nb('1_February 2020 – 30_April 2020'));
    expect(periodCode('2020-01-01', '2020-06-30', 'ru')).toBe('I 2020');
  });
});
