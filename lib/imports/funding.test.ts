import { describe, expect, test } from 'vitest';
import { parseFunding, readUnits } from './funding';

describe('money in a cell', () => {
  test.each<[text: string, amount: number | null, currency: string | null, source: string | null]>([
    ['1 234,5 тыс. манат', 1_234_500, 'TMT', null],
    ['150 тыс. манатов', 150_000, 'TMT', null],
    ['2,5 млн манат', 2_500_000, 'TMT', null],
    ['3 миллиона долларов США', 3_000_000, 'USD', null],
    ['150 müň manat', 150_000, 'TMT', null],
    ['$20k', 20_000, 'USD', null],
    ['$1.5 million', 1_500_000, 'USD', null],
    ['USD 1,234,567', 1_234_567, 'USD', null],
    ['US$ 12,000.50', 12_000.5, 'USD', null],
    ['20 000 TMT', 20_000, 'TMT', null],
    ['€ 500', 500, 'EUR', null],
    ['40 тыс. евро', 40_000, 'EUR', null],
    ['Государственный бюджет – 500 тыс. манат', 500_000, 'TMT', 'Государственный бюджет'],
    ['200 тыс. долл. США (ПРООН)', 200_000, 'USD', 'ПРООН'],
    ['Государственный бюджет', null, null, 'Государственный бюджет'],
    ['Госбюджет, 2021–2022 гг.', null, null, 'Госбюджет, 2021–2022 гг.'],
    ['в пределах средств, предусмотренных в бюджете', null, null, 'в пределах средств, предусмотренных в бюджете'],
    ['12500', 12_500, null, null],
    ['12 500,75', 12_500.75, null, null],
    ['150 000 ABŞ-nyň dollary', 150_000, 'USD', null],
    ['100 müň ABŞ dollary (BMGÖM)', 100_000, 'USD', 'BMGÖM'],
    ["1'250'000 манатов", 1_250_000, 'TMT', null],
    ['2 (два) млн манатов', 2_000_000, 'TMT', null],
    ['50 000 USD / UNDP', 50_000, 'USD', 'UNDP'],
    ['Проект № 12345 ПРООН', null, null, 'Проект № 12345 ПРООН'],
    ['–', null, null, null],
    ['', null, null, null],
  ])('“%s”', (text, amount, currency, source) => {
    expect(parseFunding(text)).toEqual({ amount, currency, source, uncertain: false });
  });

  test.each<[header: string, cell: string, amount: number, currency: string | null]>([
    ['Сумма, тыс. манат', '150,5', 150_500, 'TMT'],
    ['Объём финансирования (млн манат)', '2', 2_000_000, 'TMT'],
    ['Maliýe çeşmeleri, müň manat', '75', 75_000, 'TMT'],
    ["Cost (USD '000)", '12.5', 12_500, 'USD'],
    ['Budget, thousand USD', '40 UNDP', 40_000, 'USD'],
    ['Сумма, тыс. манат', '20 000 долларов', 20_000, 'USD'],
    ['Стоимость (долл. США)', '7 500', 7_500, 'USD'],
  ])('units of the header count: “%s”, “%s”', (header, cell, amount, currency) => {
    expect(parseFunding(cell, readUnits(header))).toMatchObject({ amount, currency });
  });

  test('several amounts are not added up', () => {
    const text = 'Госбюджет – 500 тыс. манат, ПРООН – 200 тыс. долларов США';
    expect(parseFunding(text)).toEqual({ amount: null, currency: null, source: text, uncertain: true });
  });

  test('a span of amounts is no amount', () => {
    expect(parseFunding('50 000 – 70 000 манатов')).toMatchObject({ amount: null, currency: 'TMT', uncertain: true });
  });

  test('a lone large number beside words is an amount to look at, but not in a column of sources', () => {
    expect(parseFunding('Госбюджет 250 000')).toEqual({ amount: 250_000, currency: null, source: 'Госбюджет', uncertain: true });
    expect(parseFunding('Проект 250 000', undefined, false)).toMatchObject({ amount: null, source: 'Проект 250 000' });
  });

  test('a number that may be read in two ways is uncertain', () => {
    expect(parseFunding('1,500 USD')).toMatchObject({ amount: 1500, uncertain: true });
  });
});
