import { beforeAll, describe, expect, it } from 'vitest';
import yauzl from 'yauzl';
import { checkFile } from '@/lib/documents/check-file';
import type { DocumentModel } from '@/lib/documents/model';
import { checkModel } from '@/lib/documents/model';
import { type DocumentFormat, type RenderedDocument, renderDocument, renderDocuments } from '@/lib/documents/render';
import { buildHalfYearReport } from '@/lib/documents/templates/half-year-report';
import { sampleImprint, sampleReport } from '@/lib/documents/templates/sample-report';
import { documentTranslator } from '@/lib/documents/translate';
import { htmlArticle } from '@/lib/documents/writers/html';
import { mayBreak } from '@/lib/documents/writers/paper';

/** Members of an archive as text. */
function unzip(bytes: Buffer): Promise<Record<string, string>> {
  return new Promise((resolve, reject) => {
    yauzl.fromBuffer(bytes, { lazyEntries: true }, (error, zip) => {
      if (error || !zip) return reject(error);
      const members: Record<string, string> = {};
      zip.on('end', () => resolve(members));
      zip.on('entry', (entry: yauzl.Entry) =>
        zip.openReadStream(entry, async (failed, stream) => {
          if (failed || !stream) return reject(failed);
          const chunks: Buffer[] = [];
          for await (const chunk of stream) chunks.push(chunk as Buffer);
          members[entry.fileName] = Buffer.concat(chunks).toString('utf8');
          zip.readEntry();
        }),
      );
      zip.readEntry();
    });
  });
}

const report = buildHalfYearReport(sampleReport(), sampleImprint, 'tk', documentTranslator('tk'));
const hostile: DocumentModel = {
  language: 'ru',
  title: 'Матрица <script>alert(1)</script>',
  orientation: 'landscape',
  labels: { footnotes: 'Примечания', overview: 'Обзор' },
  blocks: [
    {
      kind: 'table',
      sheet: 'a/b:c*?[d]',
      columns: [
        { title: 'Текст', weight: 3 },
        { title: 'Число', weight: 1, align: 'end' },
        { title: 'Дата', weight: 1 },
      ],
      rows: [
        ...['=1+1', '+7 12', '-раз', '@SUM(A1)', '\tтаб', '\rвозврат', 'обычный; "текст", <b> & #let'].map((text, i) => ({
          cells: [text, { text: `−${i}`, number: -i - 0.5 }, { text: '15.09.2020', date: '2020-09-15' }],
        })),
      ],
    },
  ],
};

const files: Record<string, RenderedDocument> = {};
beforeAll(async () => {
  const tasks = [
    ...(['docx', 'pdf', 'xlsx', 'html', 'csv'] as const).map((format) => ({ name: `report.${format}`, model: report, format })),
    ...(['pdf', 'docx', 'xlsx', 'csv', 'html'] as const).map((format) => ({ name: `hostile.${format}`, model: hostile, format })),
  ];
  const made = await renderDocuments(tasks);
  for (const [i, task] of tasks.entries()) files[task.name] = made[i]!;
}, 60_000);
const bytesOf = (name: string) => files[name]!.bytes;

describe('Word document', () => {
  it('has real styles, repeated heads and rows that stay together', async () => {
    const parts = await unzip(bytesOf('report.docx'));
    const words = parts['word/document.xml']!;
    for (const style of ['Title', 'Heading1', 'Heading2', 'Caption', 'TableText', 'BodyText']) {
      expect(parts['word/styles.xml']).toContain(`w:styleId="${style}"`);
      expect(words).toContain(`w:val="${style}"`);
    }
    const tables = words.split('<w:tbl>').length - 1;
    const heads = words.split('<w:tblHeader').length - 1;
    expect(heads).toBe(tables - 1); // the headline figures are a frame, not a table of rows
    expect(words.split('<w:cantSplit').length - 1).toBe(words.split('<w:tr>').length - 1);
  });

  it('names its language and nobody', async () => {
    const parts = await unzip(bytesOf('report.docx'));
    expect(parts['word/styles.xml']).toContain('w:val="tk-TM"');
    expect(parts['docProps/core.xml']).not.toMatch(/<dc:creator>[^< ]|<cp:lastModifiedBy>[^< ]/);
    expect(parts['word/document.xml']).not.toMatch(/w:ins |w:del /);
  });

  it('has its letters, its footnotes and its pictures with words for them', async () => {
    const parts = await unzip(bytesOf('report.docx'));
    expect(parts['word/document.xml']).toContain('Meýilnamanyň ýerine ýetirilişi barada hasabat');
    expect(parts['word/footnotes.xml']).toContain('№ 7/214 hatdan');
    expect(Object.keys(parts).filter((name) => name.endsWith('.png'))).toHaveLength(2);
    expect(parts['word/document.xml']).toMatch(/descr="Kese sütünler/);
    expect(parts['word/footer1.xml']).toContain('NUMPAGES');
  });

  it('prints what looks like markup as words', async () => {
    const parts = await unzip(bytesOf('hostile.docx'));
    expect(parts['word/document.xml']).toContain('&lt;b&gt; &amp; #let');
    expect(parts['word/document.xml']).toMatch(/w:orient="landscape"/);
  });
});

describe('PDF', () => {
  it('is tagged, names its language, and nobody', () => {
    const text = bytesOf('report.pdf').toString('latin1');
    expect(text).toContain('/StructTreeRoot');
    expect(text).toMatch(/\/Lang\s*\(tk\)/);
    expect(text).toMatch(/pdfuaid/);
    expect(text).not.toContain('/Author');
    expect(text.startsWith('%PDF-1.7')).toBe(true);
  });

  it('has only the bundled fonts', () => {
    const fonts = [
      ...bytesOf('report.pdf')
        .toString('latin1')
        .matchAll(/\/BaseFont\s*\/([^\s/]+)/g),
    ].map((match) => match[1]!);
    expect(fonts.length).toBeGreaterThan(0);
    expect(fonts.every((font) => font.includes('NotoSans'))).toBe(true);
  });

  it('prints what looks like markup as words', () => {
    expect(bytesOf('hostile.pdf').length).toBeGreaterThan(5_000);
  });
});

describe('spreadsheet', () => {
  it('stores numbers as numbers, dates as dates, and no formula', async () => {
    const parts = await unzip(bytesOf('hostile.xlsx'));
    const sheet = parts['xl/worksheets/sheet1.xml']!;
    expect(sheet).not.toContain('<f>');
    expect(sheet).toContain('<v>-2.5</v>');
    expect(sheet).toContain('<v>44089</v>');
    expect(parts['xl/sharedStrings.xml']).toContain('@SUM(A1)');
    expect(parts['xl/styles.xml']).toContain('numFmtId="49"');
  });

  it('freezes and repeats its head, fits the width of the page', async () => {
    const parts = await unzip(bytesOf('report.xlsx'));
    const sheet = parts['xl/worksheets/sheet2.xml']!;
    expect(sheet).toContain('state="frozen"');
    expect(sheet).toContain('fitToPage="1"');
    expect(parts['xl/workbook.xml']).toContain('_xlnm.Print_Titles');
    expect(parts['docProps/core.xml']).not.toMatch(/<dc:creator>[^< ]|<cp:lastModifiedBy>[^< ]/);
    expect(parts['xl/styles.xml']).toContain('Noto Sans');
  });

  it('has no hidden sheet and no forbidden name', async () => {
    const book = (await unzip(bytesOf('hostile.xlsx')))['xl/workbook.xml']!;
    expect(book).toMatch(/name="a b c\s+d"/);
    expect(book).not.toMatch(/state="(veryHidden|hidden)"/);
  });
});

describe('CSV', () => {
  it('disarms formulas, keeps numbers and dates, and begins with a byte-order mark', () => {
    const text = bytesOf('hostile.csv').toString('utf8');
    expect(text.startsWith('\ufeffТекст;Число;Дата\r\n')).toBe(true);
    for (const text2 of ["'=1+1", "'+7 12", "'-раз", "'@SUM(A1)"]) expect(text).toContain(text2);
    expect(text).toContain(';-2.5;2020-09-15');
    expect(text).not.toMatch(/(^|[;\n"])[=+@]/m);
  });
});

describe('HTML', () => {
  it('escapes every word, and loads nothing', () => {
    const text = bytesOf('hostile.html').toString();
    expect(text).not.toContain('<script');
    expect(text).toContain('&lt;b&gt; &amp; #let');
    expect(text).toContain('<html lang="ru-RU">');
    expect(text).not.toMatch(/(src|href)="(?!#)/);
  });

  it('is the same article on the screen, with heads of tables, notes and named drawings', () => {
    const article = htmlArticle(report);
    expect(bytesOf('report.html').toString()).toContain(article);
    expect(article).toContain('<th scope="col"');
    expect(article).toContain('role="doc-endnotes"');
    expect(article).toMatch(/<svg role="img" aria-label="Kese sütünler/);
    expect(article).toContain('lang="ru"');
  });
});

describe('a file that is not complete', () => {
  it.each(['docx', 'pdf', 'xlsx', 'html'] as const)('is refused: %s', async (format: DocumentFormat) => {
    const whole = bytesOf(`report.${format}`);
    await expect(checkFile(whole, format)).resolves.toBeUndefined();
    await expect(checkFile(whole.subarray(0, whole.length - 100), format)).rejects.toThrow('not complete');
    await expect(checkFile(Buffer.alloc(0), format)).rejects.toThrow('not complete');
  });

  it('never comes of a child that takes too long', async () => {
    await expect(renderDocument(report, 'pdf', { timeLimit: 1 })).rejects.toThrow('not finished in 1 ms');
  });

  it('never comes of a crooked table', async () => {
    const crooked = structuredClone(hostile);
    const table = crooked.blocks[0]!;
    if (table.kind === 'table') table.rows.push({ cells: ['eins'] });
    expect(() => checkModel(crooked)).toThrow('row 8 covers 1 of 3');
    await expect(renderDocument(crooked, 'pdf')).rejects.toThrow('row 8 covers 1 of 3');
  });
});

describe('a row too long for a page', () => {
  it('may be broken, others may not', () => {
    const columns = [{ title: 'a', weight: 1 }];
    expect(mayBreak({ cells: ['short'] }, columns, 'portrait')).toBe(false);
    expect(mayBreak({ cells: ['word '.repeat(2_000)] }, columns, 'portrait')).toBe(true);
  });
});
