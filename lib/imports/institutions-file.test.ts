import { describe, expect, test } from 'vitest';
import { interpretInstitutions, proposeInstitutionMapping } from './institutions-file';
import { readCsv } from './readers/csv';

const read = (text: string) => {
  const [table] = readCsv(Buffer.from(text), 'institutions.csv');
  const mapping = proposeInstitutionMapping(table!);
  return { mapping, ...interpretInstitutions(table!, mapping!) };
};

describe('a register of institutions', () => {
  test('is read with its names in three languages, kinds and parents', () => {
    const { rows, problems } = read(
      'Реестр\nКод;Наименование (русский);Наименование (туркменский);Название на английском;Краткое наименование (рус.);Вид;Вышестоящее учреждение\n' +
        'MFA;Министерство иностранных дел;Daşary işler ministrligi;Ministry of Foreign Affairs;МИД;министерство;\n' +
        'IIR;Институт международных отношений;;;ИМО;ВУЗ;МИД\n',
    );
    expect(problems).toEqual([]);
    expect(rows).toMatchObject([
      {
        code: 'MFA',
        name: { ru: 'Министерство иностранных дел', tk: 'Daşary işler ministrligi', en: 'Ministry of Foreign Affairs' },
        shortName: { ru: 'МИД' },
        type: 'MINISTRY',
        parent: null,
      },
      { code: 'IIR', type: 'UNIVERSITY', parent: 'МИД' },
    ]);
  });

  test('with English headers of a program is read too', () => {
    const { mapping, rows } = read(
      'code,type,name_en,name_ru,name_tk,source_en,note\nMFA,ministry,Ministry of Foreign Affairs,Министерство иностранных дел,Daşary işler ministrligi,x,y\n',
    );
    expect(mapping?.columns.map((column) => column.field)).toEqual([
      'code',
      'type',
      'nameEn',
      'nameRu',
      'nameTk',
      'ignore',
      'ignore',
    ]);
    expect(rows).toHaveLength(1);
  });

  test('headings, totals and column numbers are no institutions; short forms of languages are understood', () => {
    const { rows, problems } = read(
      '№;Полное наименование (рус.);Полное наименование (туркм.);Тип\n1;2;3;4\nМинистерства;;;\n1;МИД;DIM;министерство\n2;ТГУ;TDU;Высшее учебное заведение\nИтого: 2;;;\n',
    );
    expect(rows.map(({ name, type }) => [name.ru, name.tk, type])).toEqual([
      ['МИД', 'DIM', 'MINISTRY'],
      ['ТГУ', 'TDU', 'UNIVERSITY'],
    ]);
    expect(problems).toEqual([]);
  });

  test('names its problems: no name, unknown kind, doubled name, unknown parent', () => {
    const { rows, problems } = read(
      'Код;Наименование;Вид;Вышестоящее\nA;Суд;суд;\nB;;суд;\nC;Музей;музей;\nD;суд;суд;\nE;Отдел;орган;Никто\n',
    );
    expect(rows.map((row) => row.code)).toEqual(['A', 'C', 'E']);
    expect(problems.map((problem) => [problem.row, problem.code])).toEqual([
      [3, 'NO_NAME'],
      [4, 'UNKNOWN_TYPE'],
      [5, 'DUPLICATE_NAME'],
      [6, 'UNKNOWN_PARENT'],
    ]);
  });
});
