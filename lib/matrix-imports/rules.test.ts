import { describe, expect, it } from 'vitest';
import {
  bareHeading,
  countRows,
  fundingSource,
  headingKey,
  isWithinUndo,
  leadsRecognised,
  mappingFault,
  namesKept,
  partsOf,
  UNDO_DAYS,
  unknownNames,
} from '@/lib/matrix-imports/rules';
import type { ActionContent, StagedRow } from '@/lib/matrix-imports/schema';

const action = (more: Partial<ActionContent> = {}): ActionContent => ({
  n: 2,
  number: '1',
  title: 'Провести',
  path: ['1. Права'],
  objective: null,
  lead: null,
  others: [],
  keys: [],
  start: null,
  end: null,
  recurrence: null,
  deadlineWording: null,
  expectedResult: null,
  indicators: null,
  funding: { amount: null, currency: null, source: null },
  uncertain: [],
  ...more,
});
const named = (lead: string | null, ...others: string[]) =>
  action({ lead, others, keys: [lead, ...others].flatMap((name) => (name === null ? [] : [name.toLowerCase()])) });

describe('a heading of a matrix', () => {
  it.each([
    ['1. Гражданские права', 'Гражданские права'],
    ['II) Доступ к правосудию', 'Доступ к правосудию'],
    ['2.1 Права ребёнка', 'Права ребёнка'],
    ['Раздел 3. Равенство', 'Равенство'],
    ['Глава IV – Просвещение', 'Просвещение'],
    ['Objective 2: Fair trial', 'Fair trial'],
    ['1-nji bölüm', '1-nji bölüm'],
    ['Раздел 3', 'Раздел 3'],
    ['2030 Agenda', '2030 Agenda'],
    ['Part of the plan', 'Part of the plan'],
    ['CIVIL RIGHTS', 'CIVIL RIGHTS'],
  ])('%s stands in the plan as %s', (written, kept) => expect(bareHeading(written)).toBe(kept));

  it('is the same under another number, case and ё', () => {
    expect(headingKey('4. Права ребёнка')).toBe(headingKey('ПРАВА РЕБЕНКА.'));
  });
});

describe('the columns of a matrix', () => {
  const column = (col: number, field: 'title' | 'lead' | 'ignore' | 'section') => ({ col, header: '', field, confidence: 1 });
  it('need one column of actions and give each field once; sections may take several', () => {
    expect(mappingFault([column(1, 'lead')])).toEqual({ kind: 'noTitle' });
    expect(mappingFault([column(1, 'title'), column(2, 'lead'), column(3, 'lead')])).toEqual({ kind: 'twice', col: 3 });
    const good = [column(1, 'section'), column(2, 'section'), column(3, 'title'), column(4, 'ignore'), column(5, 'ignore')];
    expect(mappingFault(good)).toBeNull();
  });
});

describe('the institutions of a row', () => {
  const known = new Map([
    ['мвд', { institutionId: 'moi', isNational: true }],
    ['милиция', { institutionId: 'moi', isNational: true }],
    ['юнисеф', { institutionId: 'unicef', isNational: false }],
  ]);

  it('are the lead, national co-executors and international partners, nobody twice', () => {
    expect(partsOf(named('МВД', 'ЮНИСЕФ', 'Милиция'), known)).toEqual([
      { institutionId: 'moi', role: 'LEAD' },
      { institutionId: 'unicef', role: 'PARTNER' },
    ]);
    expect(partsOf(named(null, 'МВД'), known)).toEqual([{ institutionId: 'moi', role: 'CO_EXECUTOR' }]);
  });

  it('do not move up when the lead is unknown: its words are kept', () => {
    const row = named('Минэнерго', 'МВД');
    expect(partsOf(row, known)).toEqual([{ institutionId: 'moi', role: 'CO_EXECUTOR' }]);
    expect(namesKept(row, known)).toEqual(['Минэнерго']);
  });
});

describe('the figures of a preview', () => {
  const row = (n: number, disposition: StagedRow['disposition'], content: StagedRow['content']): StagedRow => ({
    row: n,
    disposition,
    content,
    problems: null,
  });

  it('count a section once however often it returns, and a name once however many rows bear it', () => {
    const rows = [
      row(0, 'HEADER', { n: 1 }),
      row(1, 'ACTION', named('МВД', 'Союз')),
      row(2, 'ACTION', { ...named('Союз'), path: ['2. права'] }),
      row(3, 'ACTION', { ...named(null), path: ['Труд'], objective: '1. Занятость' }),
      row(4, 'LEFT_OUT', named('Кто-то')),
    ];
    const counts = countRows(rows, new Map([['мвд', 'moi']]));
    expect(counts).toMatchObject({ rows: 5, actions: 3, sections: 2, objectives: 1, skipped: 2 });
    expect(leadsRecognised(counts)).toBe(1);
    expect(unknownNames(counts)).toEqual([{ key: 'союз', name: 'Союз', rows: 2, leads: 1, institutionId: null }]);
  });
});

describe('the money of a row', () => {
  it.each([
    ['Государственный бюджет', 'STATE'],
    [null, 'STATE'],
    ['ПРООН', 'PARTNER'],
    ['средства международных организаций', 'PARTNER'],
    ['Funding gap', 'UNFUNDED'],
    ['не предусмотрено', 'UNFUNDED'],
    ['в пределах средств ЕС', 'PARTNER'],
  ] as const)('%s comes from %s', (words, source) => expect(fundingSource(words)).toBe(source));
});

describe('an import', () => {
  it('can be undone for thirty days and not a moment longer', () => {
    const since = new Date('2026-01-01T10:00:00Z');
    const after = (ms: number) => new Date(since.getTime() + UNDO_DAYS * 86_400_000 + ms);
    expect(isWithinUndo(since, after(0))).toBe(true);
    expect(isWithinUndo(since, after(1))).toBe(false);
    expect(isWithinUndo(null, since)).toBe(false);
  });
});
