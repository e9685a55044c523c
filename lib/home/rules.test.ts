import { expect, test } from 'vitest';
import { grouped, headlineOf, placeOf } from '@/lib/home/rules';

const nothing = { today: '2020-09-15', toSign: 0, own: [], toAnswer: 0, owed: null, toAccept: 0, disputed: 0, incomplete: 0 };
const period = { dueAt: '2020-08-20', locksAt: '2020-09-30' };

test.each([
  ['a signature comes before everything', { toSign: 2, toAnswer: 3 }, { kind: 'sign', count: 2 }],
  [
    'late reports name the last day',
    { own: [{ todo: 3, ...period }], toAnswer: 3 },
    { kind: 'late', count: 3, date: '2020-09-30' },
  ],
  [
    'reports in time name the due day',
    { own: [{ todo: 3, ...period }], today: '2020-08-20' },
    { kind: 'due', count: 3, date: '2020-08-20' },
  ],
  [
    'an institution that has sent everything answers proposals',
    { own: [{ todo: 0, ...period }], toAnswer: 3 },
    { kind: 'answer', count: 3 },
  ],
  [
    'the secretariat hears first what is missing',
    { owed: { count: 8, ...period }, toAccept: 9 },
    { kind: 'owedLate', count: 8, date: '2020-09-30' },
  ],
  ['then what it has to accept', { owed: { count: 0, ...period }, toAccept: 9, disputed: 2 }, { kind: 'accept', count: 9 }],
  ['then objections', { disputed: 2, incomplete: 4 }, { kind: 'disputed', count: 2 }],
  ['then what the draft lacks', { incomplete: 4 }, { kind: 'incomplete', count: 4 }],
  ['and a quiet day says so', {}, { kind: 'quiet' }],
])('%s', (_, facts, expected) => {
  expect(headlineOf({ ...nothing, ...facts })).toEqual(expected);
});

test('an event leads to the page of its thing', () => {
  const id = { planId: 'p', actionId: 'a', subjectId: 's' };
  expect(placeOf({ ...id, subjectType: 'action' })).toBe('/actions/s');
  expect(placeOf({ ...id, subjectType: 'report' })).toBe('/actions/a');
  expect(placeOf({ ...id, subjectType: 'section' })).toBe('/plans/p/sections/s');
  expect(placeOf({ ...id, subjectType: 'installation' })).toBeNull();
  expect(placeOf({ ...id, subjectType: 'report', actionId: null })).toBeNull();
});

test('what one command did to many things is one piece of news', () => {
  const event = (at: number, institutionId: string) => ({
    event: 'assignment.accepted',
    actorId: 'x',
    institutionId,
    at: new Date(at),
    subjectType: 'action',
  });
  expect(grouped([event(2, 'a'), event(2, 'a'), event(2, 'b'), event(1, 'a')]).map((g) => g.length)).toEqual([2, 1, 1]);
});
