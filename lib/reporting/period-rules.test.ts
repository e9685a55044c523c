import { describe, expect, test } from 'vitest';
import {
  dueDay,
  isMissing,
  type Obligation,
  type PeriodDates,
  periodCodeOf,
  periodMistake,
  periodState,
  reportsInPeriod,
  writing,
} from '@/lib/reporting/period-rules';

const period: PeriodDates = {
  opensAt: '2020-07-01',
  dueAt: '2020-08-20',
  locksAt: '2020-09-30',
  isLocked: false,
  isPublished: false,
};

describe('the state of a period comes from its dates and the business day', () => {
  test.each([
    ['2020-06-30', {}, 'PLANNED'],
    ['2020-07-01', {}, 'OPEN'],
    ['2020-08-20', {}, 'OPEN'],
    ['2020-08-21', {}, 'GRACE'],
    ['2020-09-30', {}, 'GRACE'],
    ['2020-10-01', {}, 'LOCKED'],
    ['2020-08-01', { isLocked: true }, 'LOCKED'],
    ['2020-10-01', { isPublished: true }, 'PUBLISHED'],
    ['2020-08-01', { isLocked: true, isPublished: true }, 'PUBLISHED'],
  ] as const)('on %s with %o it is %s', (today, more, state) => {
    expect(periodState({ ...period, ...more }, today)).toBe(state);
  });
});

describe('writing', () => {
  const locked = { ...period, isLocked: true };
  test.each([
    [
      'an open period may be written in until its last day',
      period,
      [],
      '2020-07-01',
      { allowed: true, until: '2020-09-30', by: 'PERIOD' },
    ],
    ['the days of grace too', period, [], '2020-09-15', { allowed: true, until: '2020-09-30', by: 'PERIOD' }],
    ['a planned period may not', period, [], '2020-06-01', { allowed: false, why: 'PLANNED' }],
    ['a locked period may not', locked, [], '2020-09-15', { allowed: false, why: 'LOCKED' }],
    [
      'an exception for all actions opens it',
      locked,
      [{ actionId: null, until: '2020-09-20' }],
      '2020-09-15',
      { allowed: true, until: '2020-09-20', by: 'EXCEPTION' },
    ],
    [
      'an exception holds on its last day',
      locked,
      [{ actionId: 'a', until: '2020-09-15' }],
      '2020-09-15',
      { allowed: true, until: '2020-09-15', by: 'EXCEPTION' },
    ],
    ['an exception ends', locked, [{ actionId: 'a', until: '2020-09-14' }], '2020-09-15', { allowed: false, why: 'LOCKED' }],
    [
      'an exception for another action does not help',
      locked,
      [{ actionId: 'b', until: '2020-09-20' }],
      '2020-09-15',
      { allowed: false, why: 'LOCKED' },
    ],
    [
      'of two exceptions the longer one counts',
      locked,
      [
        { actionId: null, until: '2020-09-18' },
        { actionId: 'a', until: '2020-09-25' },
      ],
      '2020-09-15',
      { allowed: true, until: '2020-09-25', by: 'EXCEPTION' },
    ],
    [
      'an exception does not open what is planned',
      period,
      [{ actionId: null, until: '2020-12-31' }],
      '2020-06-01',
      { allowed: false, why: 'PLANNED' },
    ],
  ] as const)('%s', (_, p, exceptions, today, expected) => {
    expect(writing(p, exceptions, 'a', today)).toEqual(expected);
  });
});

describe('who reports in a period', () => {
  const lead: Obligation = {
    role: 'LEAD',
    assignment: 'ACCEPTED',
    isDeleted: false,
    isWithdrawn: false,
    startDate: '2016-01-15',
    statusBefore: 'IN_PROGRESS',
  };
  test.each([
    ['the accepted lead', {}, true],
    ['the lead agreed in a meeting', { assignment: 'AGREED_IN_MEETING' }, true],
    ['a lead that is only proposed does not', { assignment: 'PROPOSED' }, false],
    ['a lead that declined does not', { assignment: 'DECLINED' }, false],
    ['a lead whose part was transferred does not', { assignment: 'TRANSFERRED' }, false],
    ['an accepted co-executor contributes', { role: 'CO_EXECUTOR' }, true],
    ['a partner does not', { role: 'PARTNER' }, false],
    ['an action that begins on the last day of the period counts', { startDate: '2020-06-30' }, true],
    ['an action that begins after the period does not', { startDate: '2020-07-01' }, false],
    ['an action without a start counts', { startDate: null }, true],
    ['an action completed before does not', { statusBefore: 'COMPLETED' }, false],
    ['an action cancelled before does not', { statusBefore: 'CANCELLED' }, false],
    ['a suspended action does', { statusBefore: 'SUSPENDED' }, true],
    ['an action without history does', { statusBefore: null }, true],
    ['a deleted action does not', { isDeleted: true }, false],
    ['a withdrawn action does not', { isWithdrawn: true }, false],
  ] as const)('%s', (_, more, expected) => {
    expect(reportsInPeriod({ ...lead, ...more }, '2020-06-30')).toBe(expected);
  });
});

test('a contribution is due a week before the report of the lead', () => {
  expect(dueDay('LEAD', '2020-08-20')).toBe('2020-08-20');
  expect(dueDay('CO_EXECUTOR', '2020-08-20')).toBe('2020-08-13');
  expect(dueDay('CO_EXECUTOR', '2020-03-04')).toBe('2020-02-26');
});

test.each([
  ['LEAD', false, '2020-08-20', false],
  ['LEAD', false, '2020-08-21', true],
  ['LEAD', true, '2020-08-21', false],
  ['CO_EXECUTOR', false, '2020-08-21', false],
] as const)('%s with a report: %s is missing on %s: %s', (role, hasReport, today, expected) => {
  expect(isMissing(role, hasReport, '2020-08-20', today)).toBe(expected);
});

test.each([
  [{}, null],
  [{ endDate: '2019-12-31' }, 'endDate'],
  [{ opensAt: '2019-12-31' }, 'opensAt'],
  [{ dueAt: '2020-06-01' }, 'dueAt'],
  [{ locksAt: '2020-08-19' }, 'locksAt'],
])('the dates %o of a new period are wrong in %s', (more, field) => {
  const dates = {
    startDate: '2020-01-01',
    endDate: '2020-06-30',
    opensAt: '2020-07-01',
    dueAt: '2020-08-20',
    locksAt: '2020-09-30',
  };
  expect(periodMistake({ ...dates, ...more })?.field ?? null).toBe(field);
});

test('a period is called by its year and half', () => {
  expect(periodCodeOf('HALF_YEAR', '2020-01-01', '2020-06-30')).toBe('2020-H1');
  expect(periodCodeOf('HALF_YEAR', '2020-07-01', '2020-12-31')).toBe('2020-H2');
  expect(periodCodeOf('ANNUAL', '2020-01-01', '2020-12-31')).toBe('2020');
  expect(periodCodeOf('AD_HOC', '2020-02-01', '2020-03-31')).toBe('2020-02-01/2020-03-31');
});
