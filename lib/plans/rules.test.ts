// What a plan's state allows, and how complete it is.
import { expect, test } from 'vitest';
import { completeness, isDrafted, isTracked, PLAN_STATIONS, stationState } from '@/lib/plans/rules';

test('completeness never says 100 before everything is there', () => {
  expect(completeness([84, 84, 84, 83], 84)).toBe(99);
  expect(completeness([84, 84, 84, 84], 84)).toBe(100);
  expect(completeness([2, 1], 3)).toBe(50);
  expect(completeness([199, 200], 200)).toBe(99);
  expect(completeness([2, 2, 1], 3)).toBe(55);
  expect(completeness([], 3)).toBeNull();
  expect(completeness([1], 0)).toBeNull();
});

test('a plan is drafted until it is submitted, and tracked from its adoption on', () => {
  expect(PLAN_STATIONS.filter(isDrafted)).toEqual(['PREPARATION', 'DRAFTING', 'COMMISSION_REVIEW']);
  expect(PLAN_STATIONS.filter(isTracked)).toEqual(['ADOPTED', 'IMPLEMENTATION', 'FINAL_EVALUATION', 'CLOSED']);
  expect(PLAN_STATIONS.map((station) => stationState(station, 'SUBMITTED'))).toEqual([
    'done',
    'done',
    'done',
    'now',
    'ahead',
    'ahead',
    'ahead',
    'ahead',
  ]);
});
