import { describe, expect, it } from 'vitest';
import {
  canFollowDraft,
  type Dated,
  datesAgree,
  derivedStatus,
  dueDays,
  hasDeadline,
  missingFacts,
  timePassed,
} from '@/lib/actions/rules';

const TODAY = '2020-09-15';
const action = (more: Partial<Dated> = {}): Dated => ({
  status: 'NOT_STARTED',
  startDate: '2020-01-01',
  endDate: '2020-12-31',
  recurrence: 'ONCE',
  ...more,
});

describe('what the dates say about an action', () => {
  it.each<[string, Partial<Dated>, string | null]>([
    ['ended yesterday, in progress', { status: 'IN_PROGRESS', endDate: '2020-09-14' }, 'OVERDUE'],
    ['ends today, in progress', { status: 'IN_PROGRESS', endDate: TODAY }, null],
    ['ended, never begun', { endDate: '2020-09-14' }, 'OVERDUE'],
    ['ended, completed', { status: 'COMPLETED', endDate: '2020-01-02' }, null],
    ['ended, suspended', { status: 'SUSPENDED', endDate: '2020-01-02' }, null],
    ['ended, cancelled', { status: 'CANCELLED', endDate: '2020-01-02' }, null],
    ['continuous, past its end', { status: 'IN_PROGRESS', recurrence: 'CONTINUOUS', endDate: '2020-01-02' }, null],
    ['annual, past its end', { status: 'IN_PROGRESS', recurrence: 'ANNUAL', endDate: '2020-01-02' }, 'OVERDUE'],
    ['starts tomorrow', { startDate: '2020-09-16' }, 'NOT_YET_DUE'],
    ['starts today', { startDate: TODAY }, null],
    ['should have started yesterday', { startDate: '2020-09-14' }, 'DELAYED'],
    ['started late but is in progress', { status: 'IN_PROGRESS', startDate: '2020-09-14' }, null],
    ['has no dates', { startDate: null, endDate: null }, null],
  ])('%s', (_, more, expected) => {
    expect(derivedStatus(action(more), TODAY)).toBe(expected);
  });

  it('"annually" is due once a year, every half-year twice, continuously never', () => {
    const years = { startDate: '2018-03-01', endDate: '2020-06-30' };
    expect(dueDays(action({ ...years, recurrence: 'ANNUAL' }), '2016-01-01', '2020-12-31')).toEqual(['2018-12-31', '2019-12-31']);
    expect(dueDays(action({ ...years, recurrence: 'HALF_YEARLY' }), '2019-01-01', '2020-12-31')).toEqual([
      '2019-06-30',
      '2019-12-31',
      '2020-06-30',
    ]);
    expect(dueDays(action({ ...years, recurrence: 'CONTINUOUS' }), '2016-01-01', '2020-12-31')).toEqual([]);
    expect(dueDays(action(years), '2020-01-01', '2020-12-31')).toEqual(['2020-06-30']);
  });

  it('knows how much of the time has passed', () => {
    expect(timePassed({ startDate: '2020-01-01', endDate: '2020-12-31' }, '2020-07-01')).toBe(49);
    expect(timePassed({ startDate: '2021-01-01', endDate: '2021-12-31' }, TODAY)).toBe(0);
    expect(timePassed({ startDate: '2019-01-01', endDate: '2019-12-31' }, TODAY)).toBe(100);
    expect(timePassed({ startDate: null, endDate: '2019-12-31' }, TODAY)).toBeNull();
  });
});

describe('what an action lacks', () => {
  const bare = {
    assignments: [],
    endDate: null,
    recurrence: 'ONCE' as const,
    deadlineWording: null,
    expectedResult: null,
    sdgTargets: [],
    indicators: 0,
    indicatorsWording: null,
    budgets: [],
  };
  it('is everything in the beginning, in one order', () => {
    expect(missingFacts(bare)).toEqual(['lead', 'deadline', 'expectedResult', 'sdg', 'indicator', 'budget']);
  });
  it('is not a lead that has been proposed, and is one that declined', () => {
    expect(missingFacts({ ...bare, assignments: [{ role: 'LEAD', status: 'PROPOSED' }] })).not.toContain('lead');
    expect(
      missingFacts({
        ...bare,
        assignments: [
          { role: 'LEAD', status: 'DECLINED' },
          { role: 'PARTNER', status: 'ACCEPTED' },
        ],
      }),
    ).toContain('lead');
  });
  it('is not a deadline that has only words or a recurrence', () => {
    expect(hasDeadline({ ...bare, deadlineWording: 'постоянно' })).toBe(true);
    expect(hasDeadline({ ...bare, recurrence: 'ANNUAL' })).toBe(true);
    expect(hasDeadline({ ...bare, deadlineWording: '  ' })).toBe(false);
  });
  it('is money that is only said to be missing', () => {
    expect(missingFacts({ ...bare, budgets: [{ source: 'UNFUNDED' }] })).toContain('budget');
    expect(missingFacts({ ...bare, budgets: [{ source: 'UNFUNDED' }, { source: 'PARTNER' }] })).not.toContain('budget');
  });
});

describe('the drafting state', () => {
  it('moves by hand between draft, proposed, agreed and withdrawn; adoption needs an act', () => {
    expect(canFollowDraft('DRAFT', 'AGREED')).toBe(true);
    expect(canFollowDraft('WITHDRAWN', 'DRAFT')).toBe(true);
    expect(canFollowDraft('AGREED', 'ADOPTED')).toBe(false);
    expect(canFollowDraft('ADOPTED', 'DRAFT')).toBe(false);
  });
  it('goes with dates in order', () => {
    expect(datesAgree('2021-01-01', '2021-01-01')).toBe(true);
    expect(datesAgree('2021-01-02', '2021-01-01')).toBe(false);
    expect(datesAgree(null, '2021-01-01')).toBe(true);
  });
});
