import { describe, expect, it } from 'vitest';
import { type Block, cellOf, cellText, type DocumentModel, plainText, type Table } from '@/lib/documents/model';
import { figureChanges, figuresOf, ReconciliationError } from '@/lib/documents/templates/figures';
import { halfYearHash } from '@/lib/documents/templates/half-year-input';
import { buildHalfYearReport } from '@/lib/documents/templates/half-year-report';
import { sampleImprint, sampleReport } from '@/lib/documents/templates/sample-report';
import { buildSupplement } from '@/lib/documents/templates/supplement';
import { documentTranslator } from '@/lib/documents/translate';
import { type Language, languages } from '@/lib/platform/i18n/languages';

const build = (language: Language, input = sampleReport()) =>
  buildHalfYearReport(input, sampleImprint, language, documentTranslator(language));
const tables = (model: DocumentModel) => model.blocks.filter((block): block is Table => block.kind === 'table');
const headings = (model: DocumentModel) => model.blocks.flatMap((block) => (block.kind === 'heading' ? [block.text] : []));
const numbersOf = (model: DocumentModel) =>
  tables(model).map((table) => table.rows.map((row) => row.cells.map((cell) => cellOf(cell).number ?? null)));

function textOf(block: Block): string {
  if (block.kind === 'heading') return block.text;
  if (block.kind === 'paragraph' || block.kind === 'note') return plainText(block.text);
  if (block.kind === 'list') return block.items.map(plainText).join('\n');
  if (block.kind === 'table') return block.rows.map((row) => row.cells.map(cellText).join(' | ')).join('\n');
  return block.kind === 'keyFigures' ? block.items.map((item) => `${item.value} ${item.detail ?? ''}`).join('\n') : '';
}
const wordsOf = (model: DocumentModel) => model.blocks.map(textOf).join('\n');

describe('half-year report', () => {
  it('carries the same figures in three languages', () => {
    const [tk, ru, en] = languages.map((language) => numbersOf(build(language)));
    expect(ru).toEqual(tk);
    expect(en).toEqual(tk);
    expect(tk!.flat(2).filter((value) => value !== null).length).toBeGreaterThan(50);
  });

  it('says every word in its own language', () => {
    const all = languages.map((language) => headings(build(language)).filter((text) => /^\d/.test(text)));
    expect(all[0]!.length).toBe(12);
    for (const [a, b] of [
      [0, 1],
      [0, 2],
      [1, 2],
    ] as const)
      for (const [i, text] of all[a]!.entries()) expect(text).not.toBe(all[b]![i]);
  });

  it('speaks the totals in sentences, counts first', () => {
    expect(wordsOf(build('ru'))).toContain(
      'план включает 24 мероприятия: выполнено 6, выполняется 9, не начато 3, приостановлено 3, отменено 3.',
    );
    expect(wordsOf(build('ru'))).toContain('Срок исполнения истёк по 2 мероприятиям.');
    expect(wordsOf(build('tk'))).toContain('2020-nji ýylyň 15-nji sentýabryndaky ýagdaýa görä meýilnamada 24 çäre bar');
    expect(wordsOf(build('en'))).toContain('6 of 24 (25%)');
  });

  it('gives no percent below twenty actions', () => {
    const actions = sampleReport().actions.slice(0, 19);
    const input = sampleReport({ actions });
    const words = wordsOf(build('en', { ...input, overTime: undefined }));
    expect(words).not.toContain('%');
  });

  it('refuses figures that do not add up, and names where', () => {
    const input = sampleReport();
    const wrong = structuredClone(input);
    wrong.figures.bySection[1]!.counts.completed += 1;
    expect(() => build('ru', wrong)).toThrow(ReconciliationError);
    try {
      build('ru', wrong);
    } catch (error) {
      expect((error as ReconciliationError).differences).toEqual(
        expect.arrayContaining(['completed: sections 7, total 6', 's2: states 9, total 8', 's2, completed: rows 2, figures 3']),
      );
    }
    const institution = structuredClone(input);
    institution.figures.byInstitution.pop();
    expect(() => build('en', institution)).toThrow(/institutions/);
    const rows = structuredClone(input);
    rows.actions.pop();
    expect(() => build('en', rows)).toThrow(/rows/);
  });

  it('says where no information was presented, and by whom', () => {
    const model = build('ru');
    expect(wordsOf(model)).toContain('Сведения не представлены');
    const missing = tables(model).find((table) => table.sheet === 'Сведения не представлены')!;
    expect(missing.rows.map((row) => cellText(row.cells[0]!))).toEqual(['Министерство адалат']);
  });

  it('names the letter a report was entered from', () => {
    const notes = tables(build('ru')).flatMap((table) =>
      table.rows.flatMap((row) =>
        row.cells.flatMap((cell) => {
          const { text } = cellOf(cell);
          return typeof text === 'string' ? [] : text.flatMap((run) => run.footnote ?? []);
        }),
      ),
    );
    expect(notes).toEqual([`Внесено из письма № 7/214 от 11\u00a0сентября 2020\u00a0г. (подписано: A. Ataýew)`]);
  });

  it('marks words borrowed from another language, prose too', () => {
    const words = wordsOf(build('tk'));
    expect(words).toContain('Второй абзац. (rus dilinde)');
    expect(words).toContain('Только по-русски: <b>сделано</b> & #let (rus dilinde)');
    expect(wordsOf(build('ru'))).not.toContain('(на русском языке)');
  });

  it('has no empty table, and numbers its chapters without gaps', () => {
    const quiet = sampleReport().actions.filter((action) => action.status === 'IN_PROGRESS' && !action.isOverdue);
    const model = build('en', sampleReport({ actions: quiet, prose: {}, overTime: [] }));
    expect(tables(model).every((table) => table.rows.length > 0)).toBe(true);
    const numbers = headings(model).flatMap((text) => /^(\d+)\. /.exec(text)?.[1] ?? []);
    expect(numbers).toEqual(numbers.map((_, i) => String(i + 1)));
    expect(headings(model).join()).not.toMatch(/Suspended|Completed actions|Proposed/);
  });

  it('prints the fingerprint and the latest audit seal last', () => {
    const words = wordsOf(build('en')).split('\n').slice(-4).join('\n');
    expect(words).toContain(sampleImprint.contentHash);
    expect(words).toContain(`No. 412 of 15.09.2020, 14:30, root ${sampleImprint.seal!.root}`);
  });

  it('takes typed decisions one a line, without their own numbers', () => {
    const list = build('ru').blocks.find((block) => block.kind === 'list');
    expect(list?.kind === 'list' && list.items.map(plainText)).toEqual(['Принять к сведению.', 'Поручить.']);
  });

  it('has the same fingerprint for the same content, whatever the order of its keys', () => {
    const input = sampleReport();
    const shuffled = Object.fromEntries(Object.entries(input).reverse()) as typeof input;
    expect(halfYearHash(shuffled)).toBe(halfYearHash(input));
    expect(halfYearHash(sampleReport({ asOf: '2020-09-16' }))).not.toBe(halfYearHash(input));
    expect(halfYearHash(JSON.parse(JSON.stringify(input)))).toBe(halfYearHash(input));
  });
});

describe('after the freeze', () => {
  const before = sampleReport();
  const actions = before.actions.map((action) => (action.id === 'a6' ? { ...action, status: 'COMPLETED' as const } : action));
  const after = figuresOf(
    actions,
    before.sections.map((section) => section.id),
  );

  it('"Refresh" names each figure old → new, and nothing else', () => {
    expect(figureChanges(before.figures, before.figures)).toEqual([]);
    expect(figureChanges(before.figures, after).filter((change) => change.group === 'total')).toEqual([
      { group: 'total', id: null, key: 'completed', before: 6, after: 7 },
      { group: 'total', id: null, key: 'inProgress', before: 9, after: 8 },
    ]);
  });

  it('a dated supplement lists what was accepted and what changed', () => {
    const base = { version: 1, frozenOn: '2020-09-15', contentHash: 'ab', figures: before.figures };
    const input = {
      ...before,
      asOf: '2020-10-01',
      base,
      figures: after,
      actions: actions.filter((action) => action.id === 'a6'),
    };
    for (const language of languages) {
      const model = buildSupplement(input, sampleImprint, language, documentTranslator(language));
      expect(tables(model)).toHaveLength(2);
      expect(numbersOf(model)[1]).toContainEqual([null, null, 6, 7]);
    }
  });
});
