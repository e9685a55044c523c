import { Document, Packer, Paragraph, Table, TableCell, TableRow, TextRun } from 'docx';
import ExcelJS from 'exceljs';
import { describe, expect, test, vi } from 'vitest';
import { proposeMapping, proposeMappings } from './columns';
import { interpretMatrix, type MatrixReading } from './matrix';
import { readBytes } from './read-bytes';
import { isRecommendationList } from './recommendation-list';
import type { Merge, SourceTable } from './table';

// Files are made and read for real; a busy machine may need longer than the usual five seconds.
vi.setConfig({ testTimeout: 30_000 });

type Cells = (string | number | null)[];

const tableOf = (...lines: Cells[]): SourceTable => ({
  sheet: 'Sheet',
  columns: Math.max(...lines.map((line) => line.length)),
  rows: lines.flatMap((line, index) => {
    const cells = line.flatMap((text, col) => (text === null || text === '' ? [] : [{ col: col + 1, text: String(text) }]));
    return cells.length ? [{ row: index + 1, cells }] : [];
  }),
});

const interpret = (table: SourceTable): MatrixReading => interpretMatrix(table, proposeMapping(table)!);

async function read(bytes: Buffer, name: string): Promise<MatrixReading> {
  const [best] = proposeMappings(await readBytes(bytes, name));
  return interpretMatrix(best!.table, best!.mapping!);
}

const codes = (reading: MatrixReading) => reading.problems.map((problem) => [problem.row, problem.code]);

describe('a calendar under the deadline', () => {
  test('gives the years that are marked, and of the years of a budget the total counts', () => {
    const table = tableOf(
      ['№', 'Мероприятие', 'Исполнитель', 'Срок исполнения', '', '', 'Объём финансирования, тыс. манатов', '', ''],
      ['', '', '', '2021', '2022', '2023', '2021', '2022', 'Всего'],
      ['1', 'Создать базу', 'МВД', '+', 'х', '', '10', '20', '30'],
      ['2', 'Издать сборник', 'МИД', '', '', 'до 1 мая', '', '', ''],
    );
    expect(interpret(table).rows).toMatchObject([
      { deadlineWording: '2021, 2022', start: '2021-01-01', end: '2022-12-31', funding: { amount: 30_000, currency: 'TMT' } },
      { deadlineWording: 'до 1 мая 2023', start: null, end: '2023-05-01' },
    ]);
  });
});

describe('money in a column of sources', () => {
  test('is read where no column of amounts gives it', () => {
    const table = tableOf(
      ['№', 'Мероприятие', 'Исполнитель', 'Источник финансирования'],
      ['1', 'Открыть центр', 'МВД', 'ЮНФПА – 30 000 долл. США'],
      ['2', 'Издать сборник', 'МИД', 'Госбюджет'],
    );
    expect(interpret(table).rows.map((row) => row.funding)).toEqual([
      { amount: 30_000, currency: 'USD', source: 'ЮНФПА' },
      { amount: null, currency: null, source: 'Госбюджет' },
    ]);
  });
});

describe('one action over several rows', () => {
  test('lasts from its first to its last deadline, and a person should look', () => {
    const table = tableOf(['№', 'Мероприятие', 'Срок'], ['1', 'Провести', 'IV квартал 2021 г.'], ['', '', 'I квартал 2022 г.']);
    const merged: Merge = { row: 2, col: 2, rows: 2, cols: 1 };
    table.rows[2]!.cells.unshift({ col: 2, text: 'Провести', merged });
    const reading = interpret(table);
    expect(reading.rows).toMatchObject([{ start: '2021-10-01', end: '2022-03-31', uncertain: ['start', 'end'] }]);
    expect(codes(reading)).toEqual([[3, 'SECOND_DEADLINE']]);
  });
});

describe('lines below the table', () => {
  test('a signature is neither an action nor a problem, a row that has lost its words is one', () => {
    const reading = interpret(
      tableOf(
        ['№', 'Мероприятие', 'Исполнитель', 'Срок'],
        ['1', 'Провести', 'МВД', '2021'],
        ['2', '', 'МИД', '2022'],
        [],
        ['Министр юстиции', '', '', 'А. Аннаев'],
        ['Исп. Б. Бердыев, тел. 39-00-00'],
      ),
    );
    expect(reading.rows).toHaveLength(1);
    expect(codes(reading)).toEqual([[3, 'NO_TITLE']]);
  });
});

test('a list of recommendations is told from a matrix that has a column of them', () => {
  const list = tableOf(
    ['Matrix of recommendations'],
    ['Recommendation', 'Position', 'Full list of themes', 'Assessment/comments on level of implementation'],
    ['116.1 Ratify the Protocol (Norway);', 'Supported', 'A12', ''],
  );
  expect(isRecommendationList(list, proposeMapping(list))).toBe(true);
  const matrix = tableOf(
    ['Recommendation', 'Position', 'Theme', 'Action', 'Responsible'],
    ['116.1', 'Supported', 'A12', 'Ratify', 'MFA'],
  );
  expect(isRecommendationList(matrix, proposeMapping(matrix))).toBe(false);
});

test('a start in a lone column of ends is kept', () => {
  const { rows } = interpret(tableOf(['Measure', 'Agency', 'Completion date'], ['Raise pensions', 'MoF', 'from 1 January 2023']));
  expect(rows).toMatchObject([{ start: '2023-01-01', end: null }]);
});

test('letters of the other alphabet do not hide a header, a section or a name', () => {
  const { rows } = interpret(
    tableOf(['№', 'Мepоприятия', 'Cpoк иcпoлнeния'], ['Paздел 1. Общее'], ['1', 'Провести', 'дo 01.07.2022']),
  );
  expect(rows).toMatchObject([{ section: 'Paздел 1. Общее', title: 'Провести', end: '2022-07-01' }]);
});

describe('words struck through', () => {
  test('in a workbook are not read, and the rows are named', async () => {
    const book = new ExcelJS.Workbook();
    const sheet = book.addWorksheet('Матрица');
    sheet.addRow(['№', 'Мероприятие', 'Исполнитель', 'Срок']);
    sheet.addRow([1, 'Подготовить доклад', 'МИД']);
    sheet.getCell('D2').value = {
      richText: [{ text: 'до 1 июля ' }, { text: '2022', font: { strike: true } }, { text: ' 2023 года' }],
    };
    sheet.addRow([2, 'Снятое мероприятие', 'МВД', '2022']).eachCell((cell) => {
      cell.font = { strike: true };
    });
    sheet.addRow([3, 'Разместить доклад', 'МИД', '2023']);
    const reading = await read(Buffer.from(await book.xlsx.writeBuffer()), 'a.xlsx');
    expect(reading.rows.map((row) => [row.number, row.deadlineWording, row.end])).toEqual([
      ['1', 'до 1 июля 2023 года', '2023-07-01'],
      ['3', '2023', '2023-12-31'],
    ]);
    expect(codes(reading)).toEqual([
      [2, 'STRUCK_TEXT'],
      [3, 'STRUCK_TEXT'],
    ]);
  });

  test('and hidden words in a document are not read', async () => {
    const line = (runs: TextRun[]) => new TableCell({ children: [new Paragraph({ children: runs })] });
    const plain = (text: string) => line([new TextRun(text)]);
    const title = [new TextRun('Обучить '), new TextRun({ text: '100 ', strike: true }), new TextRun('200 судей')];
    const rows = [
      ['№', 'Мероприятие', 'Срок'].map(plain),
      [plain('1'), line([...title, new TextRun({ text: ' тайно', vanish: true })]), plain('2022')],
    ];
    const table = new Table({ rows: rows.map((children) => new TableRow({ children })) });
    const reading = await read(await Packer.toBuffer(new Document({ sections: [{ children: [table] }] })), 'a.docx');
    expect(reading.rows).toMatchObject([{ title: 'Обучить 200 судей' }]);
    expect(codes(reading)).toEqual([[2, 'STRUCK_TEXT']]);
  });
});

describe('a matrix in several tables of one document', () => {
  const table = (...rows: string[][]) =>
    new Table({
      rows: rows.map(
        (texts) => new TableRow({ children: texts.map((text) => new TableCell({ children: [new Paragraph(text)] })) }),
      ),
    });
  const documentOf = (...children: (Table | Paragraph)[]) => Packer.toBuffer(new Document({ sections: [{ children }] }));

  test('is read whole, also when a later table has a column more or another order', async () => {
    const bytes = await documentOf(
      table(['Ф.И.О.', 'Должность'], ['Атаев А.', 'Министр']),
      table(['№', 'Мероприятие', 'Исполнители', 'Срок'], ['1', 'А', 'МИД', '2022']),
      new Paragraph('Раздел 2. Другое'),
      table(['№', 'Мероприятие', 'Исполнители', 'Срок', 'Индикатор'], ['2', 'Б', 'МВД', '2023', 'число']),
      new Paragraph('Раздел 3. Третье'),
      table(['№', 'Мероприятие', 'Сроки', 'Ответственные'], ['3', 'В', '2024', 'МОК']),
    );
    const { rows, problems } = await read(bytes, 'a.docx');
    expect(problems).toEqual([]);
    expect(rows.map(({ section, number, lead, end, indicators }) => [section, number, lead, end, indicators])).toEqual([
      [null, '1', 'МИД', '2022-12-31', null],
      ['Раздел 2. Другое', '2', 'МВД', '2023-12-31', 'число'],
      ['Раздел 3. Третье', '3', 'МОК', '2024-12-31', null],
    ]);
  });

  test('goes on in a table without a header', async () => {
    const bytes = await documentOf(
      table(['№', 'Мероприятие', 'Исполнители'], ['1', 'А', 'МИД']),
      new Paragraph('Раздел 2. Другое'),
      table(['2', 'Б', 'МВД']),
    );
    expect((await read(bytes, 'a.docx')).rows.map((row) => [row.number, row.section])).toEqual([
      ['1', null],
      ['2', 'Раздел 2. Другое'],
    ]);
  });
});
