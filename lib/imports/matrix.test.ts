import { readFileSync } from 'node:fs';
import { describe, expect, test, vi } from 'vitest';
import { mapHeader, proposeMapping, proposeMappings } from './columns';
import { type CsvForm, STORY_LEADS, storyCsv, storyDocx, storyXlsx, UNKNOWN_NAMES } from './fixtures';
import { institutionKey } from './institutions';
import { detectLanguage } from './language';
import { interpretMatrix, type MatrixReading } from './matrix';
import { readBytes } from './read-bytes';
import type { SourceTable } from './table';

// Files are made and read for real; a busy machine may need longer than the usual five seconds.
vi.setConfig({ testTimeout: 30_000 });

type Cells = (string | number | null)[];

/** A table as a text file would give it: null and '' are empty cells. */
const tableOf = (...lines: Cells[]): SourceTable => ({
  sheet: 'Sheet',
  columns: Math.max(...lines.map((line) => line.length)),
  rows: lines.flatMap((line, index) => {
    const cells = line.flatMap((text, col) => (text === null || text === '' ? [] : [{ col: col + 1, text: String(text) }]));
    return cells.length ? [{ row: index + 1, cells }] : [];
  }),
});

function interpret(table: SourceTable, knownInstitutions: string[] = []): MatrixReading {
  const mapping = proposeMapping(table);
  if (!mapping) throw new Error('no header found');
  return interpretMatrix(table, mapping, { knownInstitutions });
}

const fieldsOf = (table: SourceTable) => proposeMapping(table)?.columns.map((column) => column.field);

describe('the matrix of the story', () => {
  const known = new Set([...STORY_LEADS].map(institutionKey));
  const forms: [name: string, make: () => Promise<Buffer> | Buffer, file: string][] = [
    ['a workbook', storyXlsx, 'matrix.xlsx'],
    ['a Word document', storyDocx, 'matrix.docx'],
    ...(
      [
        { encoding: 'utf-8', delimiter: ';', lineEnd: '\r\n' },
        { encoding: 'utf-8-bom', delimiter: ',', lineEnd: '\n' },
        { encoding: 'windows-1251', delimiter: ';', lineEnd: '\r\n' },
        { encoding: 'utf-16le', delimiter: '\t', lineEnd: '\r\n' },
        { encoding: 'windows-1251', delimiter: ',', lineEnd: '\r' },
      ] satisfies CsvForm[]
    ).map((form): [string, () => Buffer, string] => [
      `${form.encoding} text with ${JSON.stringify(form.delimiter)}`,
      () => storyCsv(form),
      'matrix.csv',
    ]),
  ];

  test.each(forms)('is understood in %s: 84 actions, 7 sections, every row accounted for', async (_, make, file) => {
    const [best] = proposeMappings(await readBytes(await make(), file));
    const reading = interpretMatrix(best!.table, best!.mapping!, {});
    expect(reading.rows).toHaveLength(84);
    expect(new Set(reading.rows.map((row) => row.section)).size).toBe(7);
    expect(reading.dispositions).toHaveLength(best!.table.rows.length);
    expect(reading.dispositions.filter((row) => row.kind === 'section')).toHaveLength(7);
    const leads = reading.rows.map((row) => row.lead);
    expect(leads.filter((lead) => lead !== null && known.has(institutionKey(lead)))).toHaveLength(79);
    expect(leads.filter((lead) => lead === 'Минобразования')).toHaveLength(3);
    expect(leads.filter((lead) => lead === null)).toHaveLength(2);
    expect(reading.rows.filter((row) => row.deadlineWording === null)).toHaveLength(11);
    expect(reading.rows.filter((row) => /образован/i.test(row.title))).toHaveLength(9);
    const names = new Set(reading.rows.flatMap((row) => [row.lead, ...row.others]));
    for (const name of UNKNOWN_NAMES) expect(names).toContain(name);
    expect(reading.problems).toEqual([]);
    expect(reading.rows.flatMap((row) => row.uncertain)).toEqual([]);
  });

  test('gives the same rows whichever file it comes in', async () => {
    const rowsOf = async (bytes: Buffer, file: string) => {
      const [best] = proposeMappings(await readBytes(bytes, file));
      return interpretMatrix(best!.table, best!.mapping!).rows.map(({ sourceRow, sourceIndex, ...row }) => row);
    };
    const rows = await rowsOf(await storyXlsx(), 'a.xlsx');
    expect(rows[2]).toMatchObject({
      number: '1.3',
      start: '2021-01-01',
      end: '2024-12-31',
      isOngoing: false,
      section: '1. Гражданские и политические права',
    });
    expect(await rowsOf(await storyDocx(), 'a.docx')).toEqual(rows);
    expect(await rowsOf(storyCsv({ encoding: 'utf-8', delimiter: ';', lineEnd: '\n' }), 'a.csv')).toEqual(rows);
  });
});

describe('the header of a matrix', () => {
  test('is found below title rows, in Russian, Turkmen and English', () => {
    const ru = tableOf(
      ['УТВЕРЖДЁН'],
      ['План'],
      ['№ п/п', 'Наименование мероприятия', 'Ответственные исполнители', 'Сроки', 'Индикаторы', 'Источники финансирования'],
      [1, 'Провести', 'МВД', '2021'],
    );
    expect(proposeMapping(ru)?.headerRows).toEqual([3]);
    expect(fieldsOf(ru)).toEqual(['number', 'title', 'responsible', 'deadline', 'indicators', 'fundingSource']);
    const tk = tableOf(
      [
        'T/b',
        'Çäräniň ady',
        'Ýerine ýetirijiler',
        'Ýerine ýetiriş möhleti',
        'Garaşylýan netije',
        'Görkezijiler',
        'Maliýeleşdiriş çeşmeleri',
      ],
      [1, 'Geçirmek', 'IIM', '2021'],
    );
    expect(fieldsOf(tk)).toEqual(['number', 'title', 'responsible', 'deadline', 'expectedResult', 'indicators', 'fundingSource']);
    const en = tableOf(
      ['No.', 'Action', 'Lead agency', 'Partners', 'Time frame', 'Expected results', 'Indicators', 'Budget (USD thousand)'],
      [1, 'Adopt', 'MoJ', '', '2021'],
    );
    expect(fieldsOf(en)).toEqual(['number', 'title', 'lead', 'others', 'deadline', 'expectedResult', 'indicators', 'funding']);
  });

  test('of two lines names the parts of its merged cells', () => {
    const table = tableOf(
      ['№', 'Мероприятие', 'Исполнители', '', 'Срок', '', 'Финансирование', ''],
      ['', '', 'ответственный', 'соисполнители', 'начало', 'окончание', 'сумма, тыс. манат', 'источник'],
      [1, 'Провести', 'МВД', 'МИД', '01.02.2021', '31.03.2022', '150', 'госбюджет'],
    );
    expect(fieldsOf(table)).toEqual(['number', 'title', 'lead', 'others', 'start', 'end', 'fundingAmount', 'fundingSource']);
    const { rows } = interpret(table);
    expect(rows).toMatchObject([
      {
        lead: 'МВД',
        others: ['МИД'],
        start: '2021-02-01',
        end: '2022-03-31',
        funding: { amount: 150_000, currency: 'TMT', source: 'госбюджет' },
      },
    ]);
  });

  test('can be corrected: another row, another field', () => {
    const table = tableOf(['A', 'B', 'C'], ['Провести обзор', 'МВД', '2021']);
    expect(proposeMapping(table)).toBeNull();
    const mapping = mapHeader(table, 1);
    const fields = ['title', 'responsible', 'deadline'] as const;
    const corrected = { ...mapping, columns: mapping.columns.map((column, index) => ({ ...column, field: fields[index]! })) };
    expect(interpretMatrix(table, corrected).rows).toMatchObject([{ title: 'Провести обзор', lead: 'МВД', end: '2021-12-31' }]);
  });

  test('is no sentence that happens to hold such words', () => {
    const table = tableOf(
      ['Take measures to bring the national action plan into effect', 'Ministry responsible for the sector of education', 'x'],
      ['Adopt a programme on the rights of the child and its indicators', 'Norway', 'y'],
    );
    expect(proposeMapping(table)).toBeNull();
  });

  test('tells the language of the matrix with the rows', () => {
    expect(detectLanguage(tableOf(['№', 'Мероприятие']))).toBe('ru');
    expect(detectLanguage(tableOf(['T/b', 'Çäräniň ady', 'Ýerine ýetirijiler']))).toBe('tk');
    expect(detectLanguage(tableOf(['No.', 'Action', 'Türkmenistan: responsible ministries and other institutions']))).toBe('en');
  });

  test('called __proto__ or constructor harms nobody', () => {
    const table = tableOf(['__proto__', 'constructor', 'Мероприятие', 'Срок'], ['x', 'y', 'Провести', '2021']);
    expect(interpret(table).rows).toMatchObject([{ title: 'Провести', end: '2021-12-31' }]);
    expect(({} as Record<string, unknown>).x).toBeUndefined();
  });
});

describe('the rows of a matrix', () => {
  const header = ['№', 'Мероприятие', 'Исполнители', 'Срок'];

  test('sections and objectives stand above their actions', () => {
    const { rows, dispositions } = interpret(
      tableOf(
        header,
        ['Раздел I. Гражданские права'],
        ['Задача 1. Свобода слова'],
        ['1', 'Провести', 'МВД', '2021'],
        ['Задача 2. Свобода собраний'],
        ['2', 'Создать', 'МИД', '2022'],
        ['Раздел II. Социальные права'],
        ['3', 'Обучить', 'МВД', '2023'],
      ),
    );
    expect(rows.map((row) => [row.section, row.objective])).toEqual([
      ['Раздел I. Гражданские права', 'Задача 1. Свобода слова'],
      ['Раздел I. Гражданские права', 'Задача 2. Свобода собраний'],
      ['Раздел II. Социальные права', null],
    ]);
    expect(dispositions.map((row) => row.kind)).toEqual([
      'header',
      'section',
      'objective',
      'action',
      'objective',
      'action',
      'section',
      'action',
    ]);
  });

  test('a number and words alone are a section when the next number goes below it', () => {
    const { rows } = interpret(
      tableOf(
        header,
        ['1', 'Гражданские права'],
        ['1.1', 'Провести', 'МВД', '2021'],
        ['2', 'Социальные права'],
        ['2.1', 'Создать', 'МИД', '2022'],
      ),
    );
    expect(rows.map((row) => [row.section, row.number])).toEqual([
      ['1 Гражданские права', '1.1'],
      ['2 Социальные права', '2.1'],
    ]);
  });

  test('a repeated header, column numbers, totals and notes are no actions, and each says why', () => {
    const { rows, dispositions } = interpret(
      tableOf(
        header,
        [1, 2, 3, 4],
        ['1', 'Провести', 'МВД', '2021'],
        header,
        ['2', 'Создать', 'МИД', '2022'],
        ['', 'Итого', '', '2'],
        ['Примечание: условный пример'],
        ['Начальник отдела'],
      ),
    );
    expect(rows).toHaveLength(2);
    expect(dispositions.map((row) => ('reason' in row ? row.reason : row.kind))).toEqual([
      'header',
      'COLUMN_NUMBERS',
      'action',
      'header',
      'action',
      'TOTAL',
      'NOTE',
      'NOTE',
    ]);
  });

  test('words without a title are a problem with row and column, not lost', () => {
    const { rows, problems, dispositions } = interpret(
      tableOf(header, ['1', 'Провести', 'МВД', '2021'], ['2', '', 'МИД', '2022']),
    );
    expect(rows).toHaveLength(1);
    expect(problems).toEqual([{ row: 3, column: 'Мероприятие', code: 'NO_TITLE', params: { text: '2' }, severity: 'error' }]);
    expect(dispositions[2]).toEqual({ row: 3, kind: 'problem' });
  });

  test('a date that cannot be read keeps its words, and the problem names the column', () => {
    const { rows, problems } = interpret(tableOf(header, ['1', 'Провести', 'МВД', 'после принятия закона']));
    expect(rows).toMatchObject([
      { deadlineWording: 'после принятия закона', start: null, end: null, uncertain: ['start', 'end'] },
    ]);
    expect(problems).toMatchObject([
      { row: 2, column: 'Срок', code: 'DEADLINE_UNREADABLE', params: { wording: 'после принятия закона' } },
    ]);
  });

  test('a vertical merge carries lead and deadline down, and a merged title gathers the words of its rows', () => {
    const table = tableOf(header, ['1', 'Провести', 'МВД', '2021'], ['2', 'Создать'], ['', '', 'МИД']);
    const merge = (col: number) => ({ row: 2, col, rows: 2, cols: 1 });
    table.rows[2]!.cells.push({ col: 3, text: 'МВД', merged: merge(3) }, { col: 4, text: '2021', merged: merge(4) });
    table.rows[3]!.cells.unshift({ col: 2, text: 'Создать', merged: { row: 3, col: 2, rows: 2, cols: 1 } });
    const { rows, dispositions } = interpret(table);
    expect(rows).toMatchObject([
      { title: 'Провести', lead: 'МВД', end: '2021-12-31' },
      { title: 'Создать', lead: 'МВД', others: ['МИД'], end: '2021-12-31' },
    ]);
    expect(dispositions.at(-1)).toEqual({ row: 4, kind: 'continuation', action: 1 });
  });

  test('words in a column without a header are reported', () => {
    const { problems } = interpret(tableOf(header, ['1', 'Провести', 'МВД', '2021', '', 'срочно']));
    expect(problems).toMatchObject([{ row: 2, column: 'F', code: 'UNMAPPED_TEXT', params: { text: 'срочно' } }]);
  });

  test('the same number twice under one heading is reported', () => {
    const { problems } = interpret(tableOf(header, ['1', 'Провести', 'МВД', '2021'], ['1', 'Создать', 'МИД', '2022']));
    expect(problems).toMatchObject([{ row: 3, code: 'DUPLICATE_NUMBER', params: { number: '1' } }]);
  });

  test('columns for section and objective hold until the next value', () => {
    const table = tableOf(
      ['Section', 'Objective', 'No.', 'Action', 'Responsible'],
      ['A', 'First', 1, 'Adopt', 'MoJ'],
      ['', '', 2, 'Train', 'MoJ'],
      ['B', '', 3, 'Build', 'MoE'],
    );
    expect(interpret(table).rows.map((row) => [row.section, row.objective])).toEqual([
      ['A', 'First'],
      ['A', 'First'],
      ['B', null],
    ]);
  });
});

test('every code of a problem and of a refused file has a sentence in all three languages', async () => {
  const { IMPORT_FILE_ERRORS } = await import('./file-error');
  const { MATRIX_PROBLEMS } = await import('./messages');
  for (const language of ['en', 'ru', 'tk']) {
    const file = JSON.parse(readFileSync(`messages/${language}/imports.json`, 'utf8')) as Record<string, Record<string, string>>;
    // What staging finds beside the parser (a long title, the same action twice) has its sentences here too.
    expect(Object.keys(file.problem!)).toEqual(expect.arrayContaining([...MATRIX_PROBLEMS]));
    expect(Object.keys(file.fileError!).sort()).toEqual([...IMPORT_FILE_ERRORS].sort());
  }
});
