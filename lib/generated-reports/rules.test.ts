import { describe, expect, it } from 'vitest';
import { sampleReport } from '@/lib/documents/templates/sample-report';
import { localText, statusIn } from '@/lib/generated-reports/assemble';
import {
  acceptedAfter,
  afterLoss,
  collides,
  fileName,
  outputKey,
  partOf,
  partsOf,
  refreshChanges,
  withPart,
} from '@/lib/generated-reports/rules';

describe('status of an action in a period', () => {
  const action = (current: string, before: string | null = null, isPast = false) =>
    ({ current, before, isPast }) as Parameters<typeof statusIn>[0];
  it.each([
    ['is what the lead reported', action('IN_PROGRESS', 'NOT_STARTED'), 'COMPLETED', 'COMPLETED'],
    ['is carried over where nothing is accepted', action('IN_PROGRESS', 'IN_PROGRESS'), null, 'IN_PROGRESS'],
    ['is what imported history declares where nobody ever reported', action('COMPLETED'), null, 'COMPLETED'],
    ['is stopped by a decision of the secretariat', action('SUSPENDED', 'IN_PROGRESS'), 'IN_PROGRESS', 'SUSPENDED'],
    ['goes on where a stopped action was taken up again', action('IN_PROGRESS', 'SUSPENDED'), 'SUSPENDED', 'IN_PROGRESS'],
    ['does not know what a later period reported', action('COMPLETED', 'IN_PROGRESS', true), null, 'IN_PROGRESS'],
    ['was not begun where a later period was the first to report', action('COMPLETED', null, true), null, 'NOT_STARTED'],
  ])('%s', (_, given, reported, expected) => {
    expect(statusIn(given, reported as Parameters<typeof statusIn>[1])).toBe(expected);
  });
});

it('words keep the language they were written in; empty ones are none', () => {
  expect(localText({ ru: 'Слова', en: ' ', fr: 'Mots' }, 'ru')).toEqual({ ru: 'Слова', source: 'ru' });
});

describe('typed parts', () => {
  const prose = { introduction: 'A', sections: { s1: 'B' }, proposedDecisions: 'C' };
  it('are read and written one by one', () => {
    expect(partsOf([{ id: 's1' }])).toEqual(['introduction', 'section:s1', 'decisions']);
    for (const [part, text] of [
      ['introduction', 'A'],
      ['section:s1', 'B'],
      ['decisions', 'C'],
    ] as const) {
      expect(partOf(prose, part)).toBe(text);
      expect(partOf(withPart(prose, part, 'X'), part)).toBe('X');
      expect(partOf(withPart(prose, part, ' '), part)).toBe('');
    }
    expect(withPart(withPart(prose, 'section:s1', ''), 'decisions', '')).toEqual({ introduction: 'A' });
    expect(partOf(undefined, 'section:s2')).toBe('');
  });

  it.each([
    ['nobody wrote meanwhile', { version: 1, text: 'A' }, { version: 1, text: 'X', base: 'A' }, false],
    ['somebody wrote another part', { version: 2, text: 'A' }, { version: 1, text: 'X', base: 'A' }, false],
    ['somebody wrote the same', { version: 2, text: 'X' }, { version: 1, text: 'X', base: 'A' }, false],
    ['somebody wrote other words here', { version: 2, text: 'Y' }, { version: 1, text: 'X', base: 'A' }, true],
    ['a page without script says no base', { version: 2, text: 'A' }, { version: 1, text: 'X', base: null }, true],
  ])('%s', (_, saved, mine, expected) => {
    expect(collides(saved, mine)).toBe(expected);
  });
});

describe('a refresh', () => {
  const { prose: _, ...before } = sampleReport();
  it('changes nothing where nothing changed', () => {
    expect(refreshChanges(before, structuredClone(before))).toEqual({ figures: [], rows: [] });
  });

  it('names each line that would say something else, and why', () => {
    const after = structuredClone(before);
    const [reported, status, words, gone] = [
      after.actions.find((a) => !a.report),
      after.actions.find((a) => a.report && a.status === 'IN_PROGRESS'),
      after.actions.find((a) => a.report && a.status === 'COMPLETED'),
      after.actions.at(-1),
    ];
    if (!reported || !status || !words?.report || !gone) throw new Error('the sample has all of them');
    reported.report = { text: { ru: 'Сделано' }, acceptedOn: '2020-09-14', evidence: [] };
    status.status = 'COMPLETED';
    words.report.text = { ru: 'Иначе' };
    after.actions.pop();
    const kinds = Object.fromEntries(refreshChanges(before, after).rows.map((row) => [row.id, row.kind]));
    expect(kinds).toEqual({ [reported.id]: 'reported', [status.id]: 'status', [words.id]: 'words', [gone.id]: 'removed' });
  });
});

it('a supplement takes what was accepted after the freeze, however the clocks of two transactions stood', () => {
  const [a, b, c] = sampleReport().actions.filter((action) => action.report);
  if (!a || !b || !c) throw new Error('the sample has reports');
  const frozenAt = new Date('2020-09-15T10:00:00Z');
  const at = new Map([
    [a.id, '2020-09-14T10:00:00Z'],
    [b.id, '2020-09-16T10:00:00Z'],
    [c.id, '2020-09-15T09:59:00Z'],
  ]);
  expect(acceptedAfter([a, b, { ...c, report: null }], [a, b, c], at, frozenAt)).toEqual([b, c]);
});

it('lost work is taken up again once; drafts and frozen reports have files of their own; names keep their letters', () => {
  expect([1, 2].map(afterLoss)).toEqual(['QUEUED', 'FAILED']);
  expect(outputKey('DRAFT', 'x')).not.toBe(outputKey('FROZEN', 'x'));
  expect(fileName(['Отчёт: «план» / 2020', '', 'версия 2'], 'pdf')).toBe('Отчёт «план» 2020, версия 2.pdf');
});
