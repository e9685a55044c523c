// The table of reminders: 30, 7 and 1 days before, 3, 7 and 14 after, then weekly.
import { expect, test } from 'vitest';
import { addDays } from '@/lib/platform/clocks';
import { stepsDue } from '@/lib/reminders/rules';

const period = { opensAt: '2020-07-01', dueAt: '2020-08-20', locksAt: '2020-10-31' };
const on = (day: number, role: 'LEAD' | 'CO_EXECUTOR' = 'LEAD') => {
  const today = addDays(period.dueAt, day);
  return stepsDue(period, role, addDays(today, -1), today).map((s) => `${s.audience} ${s.day}`);
};

test.each([
  [-31, []],
  [-30, ['FOCAL_POINT -30']],
  [-8, []],
  [-7, ['FOCAL_POINT -7']],
  [-1, ['FOCAL_POINT -1']],
  [0, []],
  [1, []],
  [3, ['FOCAL_POINT 3']],
  [7, ['SECOND 7']],
  [8, []],
  [14, ['SECRETARIAT 14']],
  [15, []],
  [20, []],
  [21, ['SECRETARIAT 21']],
  [28, ['SECRETARIAT 28']],
  [29, []],
])('%i days from the due day: %j', (day, expected) => {
  expect(on(day)).toEqual(expected);
});

test('a contribution is due a week earlier and is never dunned', () => {
  expect(on(-14, 'CO_EXECUTOR')).toEqual(['FOCAL_POINT -7']);
  expect(on(-8, 'CO_EXECUTOR')).toEqual(['FOCAL_POINT -1']);
  for (const day of [-7, -4, 0, 7, 14, 21]) expect(on(day, 'CO_EXECUTOR')).toEqual([]);
});

test('nothing is sent before the period opens nor after it is locked', () => {
  const late = { ...period, opensAt: '2020-08-10' };
  expect(stepsDue(late, 'LEAD', '2020-07-20', '2020-07-21')).toEqual([]);
  expect(stepsDue({ ...period, locksAt: '2020-08-22' }, 'LEAD', '2020-08-22', '2020-08-23')).toEqual([]);
});

test('after days without the server each audience gets only its latest step', () => {
  expect(stepsDue(period, 'LEAD', '2020-07-01', '2020-09-15')).toEqual([
    { day: 3, audience: 'FOCAL_POINT' },
    { day: 7, audience: 'SECOND' },
    { day: 21, audience: 'SECRETARIAT' },
  ]);
  expect(stepsDue(period, 'LEAD', '2020-07-01', '2020-08-20')).toEqual([{ day: -1, audience: 'FOCAL_POINT' }]);
  expect(stepsDue(period, 'LEAD', '2020-08-10', '2020-08-21')).toEqual([]);
});
