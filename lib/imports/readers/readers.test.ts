import { describe, expect, test, vi } from 'vitest';
import { encodeText } from '../fixtures';
import { bareWorkbook, inline, sheetWith, zipOf } from '../hostile-fixtures';
import { readBytes } from '../read-bytes';
import type { SourceTable } from '../table';
import { decodeText } from './decode-text';
import { createNumberReader } from './number-format';

// Files are made and read for real; a busy machine may need longer than the usual five seconds.
vi.setConfig({ testTimeout: 30_000 });

const texts = (table: SourceTable) => table.rows.map((row) => row.cells.map((cell) => cell.text));

describe('a workbook', () => {
  test('shows dates by their format, and numbers as a person sees them', () => {
    const show = (id: number, format: string | undefined, value: number) => createNumberReader(id, format, false)(value);
    expect(show(14, undefined, 44_377)).toBe('2021-06-30');
    expect(show(164, 'dd.mm.yyyy', 44_377)).toBe('30.06.2021');
    expect(show(164, 'DD\\.MM\\.YYYY', 44_381)).toBe('04.07.2021');
    expect(show(164, '[$-419]d/m/yy;@', 44_381)).toBe('4/7/2021');
    expect(show(164, 'mm/dd/yyyy', 44_381)).toBe('2021-07-04');
    expect(show(164, '[$-419]d mmmm yyyy "г.";@', 44_377)).toBe('2021-06-30');
    expect(show(164, 'dd.mm.yyyy hh:mm', 44_377.5)).toBe('2021-06-30 12:00');
    expect(show(164, 'mmmm yyyy', 44_377)).toBe('06.2021');
    expect(show(164, 'yyyy', 44_377)).toBe('2021');
    expect(createNumberReader(14, undefined, true)(42_915)).toBe('2021-06-30');
    expect(show(0, undefined, 0.1 + 0.2)).toBe('0.3');
    expect(show(2, undefined, 1.1)).toBe('1.10');
    expect(show(9, undefined, 0.5)).toBe('50%');
    expect(show(164, '#,##0.00 "манат"', 1234.5)).toBe('1234.5');
  });

  test('gives inline strings, booleans, cached results of formulas and escaped characters, and no words for an error', async () => {
    const cells = `${inline('A1', 'a_x000D_b')}<c r="B1" t="b"><v>1</v></c><c r="C1"><f>1+1</f><v>2</v></c><c r="D1" t="str"><f>A1</f><v>text</v></c><c r="E1" t="e"><v>#REF!</v></c><c r="F1"><v/></c>`;
    const [table] = await readBytes(await bareWorkbook(`<row r="1">${cells}</row>`), 'a.xlsx');
    expect(texts(table!)).toEqual([['a\nb', 'TRUE', '2', 'text']]);
  });

  test('marks hidden rows and carries merged cells down as ranges', async () => {
    const rows = `<row r="2">${inline('A2', 'one')}${inline('B2', 'lead')}</row><row r="3" hidden="1">${inline('A3', 'two')}</row>`;
    const bytes = await bareWorkbook('', {
      'xl/worksheets/sheet1.xml': sheetWith(rows, '<mergeCells><mergeCell ref="B2:B9"/></mergeCells>'),
    });
    const [table] = await readBytes(bytes, 'a.xlsx');
    const merged = { row: 2, col: 2, rows: 8, cols: 1 };
    expect(table!.rows).toEqual([
      {
        row: 2,
        cells: [
          { col: 1, text: 'one' },
          { col: 2, text: 'lead', merged },
        ],
      },
      {
        row: 3,
        hidden: true,
        cells: [
          { col: 1, text: 'two' },
          { col: 2, text: 'lead', merged },
        ],
      },
    ]);
  });
});

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const p = (content: string, properties = '') => `<w:p>${properties}${content}</w:p>`;
const r = (text: string, properties = '') => `<w:r>${properties}<w:t>${text}</w:t></w:r>`;
const tc = (content: string, properties = '') => `<w:tc><w:tcPr>${properties}</w:tcPr>${content}</w:tc>`;
const tr = (...cells: string[]) => `<w:tr>${cells.join('')}</w:tr>`;

async function readWord(body: string, numbering?: string): Promise<SourceTable[]> {
  const relation = (id: number, type: string, target: string) =>
    `<Relationship Id="r${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"/>`;
  const bytes = await zipOf({
    '[Content_Types].xml':
      '<Types><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    '_rels/.rels': `<Relationships>${relation(1, 'officeDocument', 'word/document.xml')}</Relationships>`,
    'word/_rels/document.xml.rels': `<Relationships>${numbering ? relation(2, 'numbering', 'numbering.xml') : ''}</Relationships>`,
    'word/document.xml': `<w:document ${W}><w:body>${body}</w:body></w:document>`,
    ...(numbering ? { 'word/numbering.xml': `<w:numbering ${W}>${numbering}</w:numbering>` } : {}),
  });
  return readBytes(bytes, 'a.docx');
}

describe('a Word document', () => {
  test('leaves out deleted text, keeps inserted text and joins paragraphs of a cell by lines', async () => {
    const cell = tc(
      p(`${r('one ')}<w:del><w:r><w:delText>old</w:delText></w:r></w:del><w:ins>${r('new')}</w:ins>`) + p(r('two')),
    );
    const deletedRow = `<w:tr><w:trPr><w:del/></w:trPr>${tc(p(r('gone')))}</w:tr>`;
    const [table] = await readWord(`<w:tbl>${tr(cell, tc(p(r('x'))))}${deletedRow}</w:tbl>`);
    expect(texts(table!)).toEqual([['one new\ntwo', 'x']]);
  });

  test('understands horizontal and vertical merges', async () => {
    const restart = '<w:vMerge w:val="restart"/>';
    const [table] = await readWord(
      `<w:tbl>${tr(tc(p(r('a'))), tc(p(r('b'))), tc(p(r('c'))))}${tr(tc(p(r('wide')), '<w:gridSpan w:val="3"/>'))}${tr(tc(p(r('1'))), tc(p(r('lead')), restart), tc(p(r('x'))))}${tr(tc(p(r('2'))), tc(p(''), '<w:vMerge/>'), tc(p(r('y'))))}</w:tbl>`,
    );
    expect(texts(table!)).toEqual([['a', 'b', 'c'], ['wide'], ['1', 'lead', 'x'], ['2', 'lead', 'y']]);
    expect(table!.rows[1]!.cells[0]!.merged).toEqual({ row: 2, col: 1, rows: 1, cols: 3 });
    expect(table!.rows[3]!.cells[1]!.merged).toEqual({ row: 3, col: 2, rows: 2, cols: 1 });
  });

  test('keeps paragraphs between tables as rows and joins tables of the same width', async () => {
    const table = (text: string) => `<w:tbl>${tr(tc(p(r(text))), tc(p(r('x'))))}</w:tbl>`;
    const tables = await readWord(p(r('Раздел I')) + table('1') + p(r('Раздел II', '<w:rPr><w:b/></w:rPr>')) + table('2'));
    expect(tables).toHaveLength(1);
    expect(tables[0]!.rows.map((row) => [row.row, row.paragraph, row.cells[0]!.text, row.cells[0]!.bold])).toEqual([
      [0, 0, 'Раздел I', undefined],
      [1, undefined, '1', undefined],
      [1, 0, 'Раздел II', true],
      [2, undefined, '2', undefined],
    ]);
  });

  test('counts automatic numbers', async () => {
    const numbering =
      '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="5"><w:abstractNumId w:val="0"/></w:num>';
    const numbered = p('', '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="5"/></w:numPr></w:pPr>');
    const [table] = await readWord(
      `<w:tbl>${tr(tc(numbered), tc(p(r('x'))))}${tr(tc(numbered), tc(p(r('y'))))}</w:tbl>`,
      numbering,
    );
    expect(texts(table!)).toEqual([
      ['1.', 'x'],
      ['2.', 'y'],
    ]);
  });

  test('takes the words of a table inside a cell, and of no fallback picture', async () => {
    const nested = `<w:tbl>${tr(tc(p(r('in'))), tc(p(r('side'))))}</w:tbl>`;
    const fallback = `<mc:AlternateContent><mc:Fallback>${p(r('twice'))}</mc:Fallback></mc:AlternateContent>`;
    const [table] = await readWord(`<w:tbl>${tr(tc(p(r('out')) + nested + fallback), tc(p(r('x'))))}</w:tbl>`);
    expect(texts(table!)).toEqual([['out\nin\nside', 'x']]);
  });
});

describe('a text file', () => {
  const russian = 'Номер;Мероприятие\r\n1;Провести анализ законодательства';
  test.each([
    ['utf-8', encodeText(russian, 'utf-8'), 'utf-8'],
    ['UTF-8 with a mark', encodeText(russian, 'utf-8-bom'), 'utf-8'],
    ['UTF-16 with a mark', encodeText(russian, 'utf-16le'), 'utf-16le'],
    ['UTF-16 without a mark', Buffer.from(russian.padEnd(80), 'utf16le'), 'utf-16le'],
    ['big-endian UTF-16', Buffer.from(`\ufeff${russian}`, 'utf16le').swap16(), 'utf-16be'],
    ['big-endian UTF-16 without a mark', Buffer.from(russian, 'utf16le').swap16(), 'utf-16be'],
    ['Windows-1251', encodeText(russian, 'windows-1251'), 'windows-1251'],
    ['Mac-Roman', encodeText('To;Text\rCôte d’Ivoire;“Ratify” the convention – soon', 'macintosh'), 'macintosh'],
  ])('in %s is decoded', (_, bytes, encoding) => {
    expect(decodeText(bytes).encoding).toBe(encoding);
  });

  test.each([
    [
      'a;"b;c";d\r\n1;2;3',
      [
        ['a', 'b;c', 'd'],
        ['1', '2', '3'],
      ],
    ],
    [
      'a,b,c\r1,"x\ny",3',
      [
        ['a', 'b', 'c'],
        ['1', 'x\ny', '3'],
      ],
    ],
    [
      'a\tb, c\n1\t2',
      [
        ['a', 'b, c'],
        ['1', '2'],
      ],
    ],
    [
      'sep=;\na;b,c\n1;2',
      [
        ['a', 'b,c'],
        ['1', '2'],
      ],
    ],
    ['title\n\na;b;c\n1, 2;3;4', [['title'], ['a', 'b', 'c'], ['1, 2', '3', '4']]],
  ])('%j finds its delimiter and line ends', async (text, rows) => {
    const [table] = await readBytes(Buffer.from(text), 'a.csv');
    expect(texts(table!)).toEqual(rows);
  });

  test('keeps the row numbers of a spreadsheet, with empty lines counted', async () => {
    const [table] = await readBytes(Buffer.from('title\n\n"a\nb";c\n1;2'), 'a.csv');
    expect(table!.rows.map((row) => row.row)).toEqual([1, 3, 4]);
  });
});
