import { describe, expect, it } from 'vitest';
import { cellOf, cellText, checkModel, type Table } from '@/lib/documents/model';
import { buildMatrix, type MatrixInput } from '@/lib/documents/templates/matrix';
import { documentTranslator } from '@/lib/documents/translate';
import { languages } from '@/lib/platform/i18n/languages';

const input: MatrixInput = {
  plan: { title: { ru: 'План', en: 'Plan', tk: 'Meýilnama' } },
  asOf: '2020-09-15',
  rows: [
    {
      number: '1.1.1',
      section: { ru: 'Раздел I', en: 'Section I', tk: 'I bölek' },
      objective: { ru: 'Задача 1.1', en: 'Objective 1.1', tk: '1.1 wezipe' },
      title: { ru: 'Обучить', en: 'Train', tk: 'Okatmak' },
      deadline: { ru: 'IV квартал 2021 г.' },
      endDate: '2021-12-31',
      lead: { ru: 'Минобразования', en: 'Education', tk: 'Bilim' },
      coExecutors: [{ ru: 'Минадалат', en: 'Justice', tk: 'Adalat' }],
      partners: [{ en: 'UNDP' }],
      expectedResult: { ru: 'Обучены', en: 'Trained', tk: 'Okadyldy' },
      sdgTargets: ['4.7'],
      status: 'IN_PROGRESS',
    },
    {
      number: '1.1.2',
      section: { ru: 'Раздел I', en: 'Section I', tk: 'I bölek' },
      objective: { ru: 'Задача 1.1', en: 'Objective 1.1', tk: '1.1 wezipe' },
      title: { ru: 'Издать' },
      endDate: '2021-06-30',
      lead: null,
      coExecutors: [],
    },
  ],
};
const tableOf = (variant: 'annex' | 'working', isFlat = false, language: 'ru' | 'en' | 'tk' = 'ru') =>
  buildMatrix(input, { variant, isFlat }, language, documentTranslator(language)).blocks.find(
    (block): block is Table => block.kind === 'table',
  )!;

describe('matrix on paper', () => {
  it('as an annex has the columns of the act and no other', () => {
    expect(tableOf('annex').columns.map((column) => column.title)).toEqual([
      '№ п/п',
      'Мероприятие',
      'Срок исполнения',
      'Исполнители',
      'Ожидаемый результат',
    ]);
  });

  it('names the lead first, prints the official words of a deadline', () => {
    const row = tableOf('annex').rows.find((one) => cellText(one.cells[0]!) === '1.1.1')!;
    expect(row.cells.map(cellText)).toEqual(['1.1.1', 'Обучить', 'IV квартал 2021 г.', 'Минобразования\nМинадалат', 'Обучены']);
    expect(cellOf(tableOf('annex').rows.at(-1)!.cells[2]!).date).toBe('2021-06-30');
  });

  it('leaves the number of the act blank until it is recorded', () => {
    const model = buildMatrix(input, { variant: 'annex' }, 'ru', documentTranslator('ru'));
    expect(model.overline?.[1]).toContain('№ ____');
    const act = { number: '14570', date: '2016-01-15' };
    expect(buildMatrix({ ...input, act }, { variant: 'annex' }, 'ru', documentTranslator('ru')).overline?.[1]).toBe(
      'от 15\u00a0января 2016\u00a0г. № 14570',
    );
    expect(model.orientation).toBe('landscape');
  });

  it('names an act of another kind as it was recorded', () => {
    const markOf = (type: string, title = {}) => {
      const act = { number: '12', date: '2021-02-01', type, title };
      return buildMatrix({ ...input, act }, { variant: 'annex' }, 'ru', documentTranslator('ru')).overline?.[0];
    };
    expect(markOf('Türkmenistanyň Prezidentiniň karary')).toBe('Приложение к Постановлению Президента Туркменистана');
    expect(markOf('Распоряжение Кабинета Министров')).toBe('Приложение к акту: Распоряжение Кабинета Министров');
    expect(markOf('Decree of the Cabinet', { ru: 'Решение Комиссии' })).toBe('Приложение к акту: Решение Комиссии');
  });

  it('heads each section and objective once; a spreadsheet has them as columns', () => {
    expect(tableOf('annex').rows.filter((row) => row.role === 'group')).toHaveLength(2);
    const flat = tableOf('working', true);
    expect(flat.rows.some((row) => row.role === 'group')).toBe(false);
    expect(flat.columns.map((column) => column.title)).toContain('Задача');
  });

  it('is complete in every language', () => {
    for (const language of languages)
      for (const variant of ['annex', 'working'] as const) {
        const model = buildMatrix(input, { variant }, language, documentTranslator(language));
        expect(() => checkModel(model)).not.toThrow();
      }
    expect(cellText(tableOf('annex', false, 'tk').rows.at(-1)!.cells[1]!)).toBe('Издать (rus dilinde)');
  });
});
