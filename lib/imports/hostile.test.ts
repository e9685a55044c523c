import { describe, expect, test, vi } from 'vitest';
import { ImportFileError } from './file-error';
import { encodeText, storyDocx, storyXlsx } from './fixtures';
import {
  bareWorkbook,
  createRandom,
  encryptedOle,
  externalRelation,
  inline,
  mutate,
  mutateInside,
  sheetWith,
  workbookOfRows,
  zipOf,
} from './hostile-fixtures';
import { readBytes } from './read-bytes';
import { readTables } from './read-tables';

// Files are made and read for real; a busy machine may need longer than the usual five seconds.
vi.setConfig({ testTimeout: 30_000 });

const codeOf = async (bytes: Buffer, file: string): Promise<string> => {
  try {
    await readBytes(bytes, file);
    return 'READ';
  } catch (error) {
    if (error instanceof ImportFileError) return error.code;
    throw error;
  }
};

const row = (content: string, number = 1) => `<row r="${number}">${content}</row>`;
const good = row(inline('A1', 'x'));

describe('a file that may not come in', () => {
  const cases: [what: string, code: string, file: string, make: () => Buffer | Promise<Buffer>][] = [
    ['empty', 'EMPTY', 'a.xlsx', () => Buffer.alloc(0)],
    ['nothing but spaces', 'EMPTY', 'a.csv', () => Buffer.from(' \r\n\r\n ')],
    ['text called .xlsx', 'NOT_WHAT_IT_CLAIMS', 'a.xlsx', () => Buffer.from('№;Мероприятие\n1;Провести')],
    ['a workbook called .csv', 'NOT_WHAT_IT_CLAIMS', 'a.csv', () => bareWorkbook(good)],
    ['a workbook called .docx', 'NOT_WHAT_IT_CLAIMS', 'a.docx', () => bareWorkbook(good)],
    ['a PDF called .docx', 'NOT_WHAT_IT_CLAIMS', 'a.docx', () => Buffer.from('%PDF-1.7 …')],
    [
      'a web page called .xls',
      'NOT_WHAT_IT_CLAIMS',
      'a.xls',
      () => Buffer.from('<html><table><tr><td>1</td></tr></table></html>'),
    ],
    ['a picture', 'UNKNOWN_FORMAT', 'a.png', () => Buffer.from('\x89PNG\r\n\x1a\n0000', 'latin1')],
    ['a zip of something else', 'UNKNOWN_FORMAT', 'a.xlsx', () => zipOf({ 'readme.txt': 'hello' })],
    ['an old .xls', 'OLD_FORMAT', 'a.xls', () => Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(2000)])],
    ['protected by a password', 'ENCRYPTED', 'a.xlsx', encryptedOle],
    ['with a macro project', 'MACROS', 'a.xlsx', () => bareWorkbook(good, { 'xl/vbaProject.bin': 'x' })],
    ['with the name of a macro workbook', 'MACROS', 'a.xlsm', () => bareWorkbook(good)],
    ['with ActiveX', 'MACROS', 'a.xlsx', () => bareWorkbook(good, { 'xl/activeX/activeX1.xml': '<x/>' })],
    [
      'with a DOCTYPE in the sheet',
      'DOCTYPE',
      'a.xlsx',
      () => bareWorkbook(good, { 'xl/worksheets/sheet1.xml': `<!DOCTYPE x [<!ENTITY a "b">]>${sheetWith(good)}` }),
    ],
    [
      'with a DOCTYPE in a part that is not read',
      'DOCTYPE',
      'a.xlsx',
      () => bareWorkbook(good, { 'docProps/app.xml': '<?xml version="1.0"?>\n<!DOCTYPE x><x/>' }),
    ],
    [
      'with a link to another workbook',
      'EXTERNAL_TARGET',
      'a.xlsx',
      () =>
        bareWorkbook(good, {
          'xl/externalLinks/_rels/externalLink1.xml.rels': externalRelation('externalLinkPath', 'file:///c:/x.xlsx'),
        }),
    ],
    [
      'with a picture from the web',
      'EXTERNAL_TARGET',
      'a.xlsx',
      () => bareWorkbook(good, { 'xl/drawings/_rels/drawing1.xml.rels': externalRelation('image', 'http://x.example/y.png') }),
    ],
    [
      'with a template on a server',
      'EXTERNAL_TARGET',
      'a.xlsx',
      () => bareWorkbook(good, { 'xl/_rels/settings.xml.rels': externalRelation('attachedTemplate', '\\\\server\\x.dotm') }),
    ],
    [
      'that unpacks a thousandfold',
      'ZIP_BOMB',
      'a.xlsx',
      () => bareWorkbook(good, { 'xl/media/a.xml': Buffer.alloc(30 * 1024 * 1024, 0x20) }),
    ],
    ['with 20,001 rows', 'TOO_MANY_ROWS', 'a.xlsx', () => workbookOfRows(20_001)],
    ['with 20,001 lines', 'TOO_MANY_ROWS', 'a.csv', () => Buffer.from('a;b\n'.repeat(20_001))],
    ['with more than half a million cells', 'TOO_MANY_CELLS', 'a.csv', () => Buffer.from(`${'a;'.repeat(600)}\n`.repeat(1000))],
    [
      'nested without end',
      'TOO_COMPLEX',
      'a.xlsx',
      () => bareWorkbook(good, { 'xl/worksheets/sheet1.xml': '<a>'.repeat(100_000) }),
    ],
    ['with broken XML', 'DAMAGED', 'a.xlsx', () => bareWorkbook('<row><c></row>')],
    ['without a table', 'NO_TABLE', 'a.xlsx', () => bareWorkbook('')],
  ];

  test.each(cases)('%s is refused with %s', async (_, code, file, make) => {
    expect(await codeOf(await make(), file)).toBe(code);
  });

  test('cut off in the middle is damaged, wherever it is cut', async () => {
    const bytes = await storyXlsx();
    for (const share of [0.1, 0.5, 0.9, 0.999])
      expect(await codeOf(bytes.subarray(0, bytes.length * share), 'a.xlsx')).toBe('DAMAGED');
  });

  test('larger than 25 MB is refused before it is read', async () => {
    await expect(readTables(Buffer.alloc(25 * 1024 * 1024 + 1, 0x20), 'a.csv')).rejects.toMatchObject({
      code: 'TOO_LARGE',
      params: { limit: 25 },
    });
  });
});

describe('a strange file that is honest', () => {
  test('one far cell and a merge of the whole sheet take no room', async () => {
    const far = `<row r="1048576">${inline('XFD1048576', 'far')}</row>`;
    const bytes = await bareWorkbook('', {
      'xl/worksheets/sheet1.xml': sheetWith(good + far, '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'),
    });
    const before = process.memoryUsage().heapUsed;
    const [table] = await readBytes(bytes, 'a.xlsx');
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(50 * 1024 * 1024);
    expect(table!.rows.map((one) => [one.row, one.cells.map((cell) => [cell.col, cell.text])])).toEqual([
      [1, [[1, 'x']]],
      [
        1_048_576,
        [
          [1, 'x'],
          [16_384, 'far'],
        ],
      ],
    ]);
  });

  test('hyperlinks to the web are only text', async () => {
    const bytes = await bareWorkbook(good, {
      'xl/worksheets/_rels/sheet1.xml.rels': externalRelation('hyperlink', 'https://www.ohchr.org'),
    });
    expect(await codeOf(bytes, 'a.xlsx')).toBe('READ');
  });

  test('headers called __proto__ stay words', async () => {
    const [table] = await readBytes(encodeText('__proto__;constructor\n1;2', 'utf-8'), 'a.csv');
    expect(table!.rows[0]!.cells.map((cell) => cell.text)).toEqual(['__proto__', 'constructor']);
  });
});

describe('the child process', () => {
  test('gives tables, and progress up to the whole file', async () => {
    const seen: number[] = [];
    const tables = await readTables(await storyXlsx(), 'a.xlsx', { onProgress: (percent) => seen.push(percent) });
    expect(tables.map((table) => table.sheet)).toEqual(['Матрица']);
    expect(seen.at(-1)).toBe(100);
  });

  test('is killed when it takes too long and when it is no longer wanted', async () => {
    const bytes = await storyXlsx();
    await expect(readTables(bytes, 'a.xlsx', { timeoutMs: 1 })).rejects.toMatchObject({ code: 'TIMEOUT' });
    const controller = new AbortController();
    const reading = readTables(bytes, 'a.xlsx', { signal: controller.signal });
    controller.abort();
    await expect(reading).rejects.toMatchObject({ code: 'CANCELLED' });
  });

  test('hands refusals on with their code', async () => {
    await expect(readTables(encryptedOle(), 'a.xlsx')).rejects.toMatchObject({ name: 'ImportFileError', code: 'ENCRYPTED' });
  });
});

test('fifty spoiled files end in a table or a named refusal, some of them in the child', { timeout: 60_000 }, async () => {
  const random = createRandom(20200915);
  const originals: [Buffer, string][] = [
    [await storyXlsx(), 'a.xlsx'],
    [await storyDocx(), 'a.docx'],
  ];
  for (let i = 0; i < 50; i++) {
    const [bytes, file] = originals[i % 2]!;
    const mutant = i % 4 < 2 ? mutate(bytes, random) : await mutateInside(bytes, random);
    const reading = i % 20 === 0 ? readTables(mutant, file) : readBytes(mutant, file);
    await reading.catch((error: unknown) => {
      // In the worker any other failure of a parser becomes DAMAGED; it must still be an Error and not a hang or an exit.
      expect(error).toBeInstanceOf(Error);
    });
  }
});
