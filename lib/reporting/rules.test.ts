import { describe, expect, test } from 'vitest';
import {
  canFollow,
  conflictsOf,
  heldBy,
  isEditable,
  missingFields,
  type ReportContent,
  requiredFields,
} from '@/lib/reporting/rules';
import { ReportState } from '@/prisma/generated/enums';

const states = Object.values(ReportState);

test('a report goes from draft over submission and signature to acceptance, and back only with a return', () => {
  const allowed = states.flatMap((from) => states.filter((to) => canFollow(from, to)).map((to) => `${from} → ${to}`));
  expect(allowed.sort()).toEqual(
    [
      'DRAFT → SUBMITTED',
      'RETURNED → SUBMITTED',
      'SUBMITTED → VALIDATED',
      'SUBMITTED → RETURNED',
      'VALIDATED → ACCEPTED',
      'VALIDATED → RETURNED',
      'ACCEPTED → PUBLISHED',
      'ACCEPTED → RETURNED',
    ].sort(),
  );
});

test.each([
  [null, true, 'FOCAL_POINT'],
  ['DRAFT', true, 'FOCAL_POINT'],
  ['RETURNED', true, 'FOCAL_POINT'],
  ['SUBMITTED', false, 'VALIDATOR'],
  ['VALIDATED', false, 'SECRETARIAT'],
  ['ACCEPTED', false, null],
  ['PUBLISHED', false, null],
] as const)('%s may be written: %s; the next step is with %s', (state, editable, holder) => {
  expect(isEditable(state)).toBe(editable);
  expect(heldBy(state)).toBe(holder);
});

describe('what a report needs', () => {
  test.each([
    ['LEAD', 'IN_PROGRESS', true, ['statusReported', 'narrative']],
    ['LEAD', null, true, ['statusReported', 'narrative']],
    ['LEAD', 'COMPLETED', true, ['statusReported', 'narrative', 'evidence']],
    ['LEAD', 'COMPLETED', false, ['statusReported', 'narrative']],
    ['LEAD', 'SUSPENDED', true, ['statusReported', 'statusReason', 'narrative']],
    ['LEAD', 'CANCELLED', true, ['statusReported', 'statusReason', 'narrative']],
    ['CO_EXECUTOR', null, true, ['narrative']],
    ['CO_EXECUTOR', 'COMPLETED', true, ['narrative']],
  ] as const)('%s saying %s in a running plan (%s): %o', (role, status, isRunning, fields) => {
    expect(requiredFields(role, status, isRunning)).toEqual(fields);
  });

  test('blank words are missing words', () => {
    const content = { statusReported: 'SUSPENDED', statusReason: '  ', narrative: '\n' } as const;
    expect(missingFields('LEAD', content, { hasEvidence: false, isRunning: true })).toEqual(['statusReason', 'narrative']);
  });

  test('completed without evidence lacks evidence', () => {
    const content = { statusReported: 'COMPLETED', statusReason: null, narrative: 'Done.' } as const;
    expect(missingFields('LEAD', content, { hasEvidence: false, isRunning: true })).toEqual(['evidence']);
    expect(missingFields('LEAD', content, { hasEvidence: true, isRunning: true })).toEqual([]);
  });
});

describe('two writers', () => {
  const theirs: ReportContent = {
    statusReported: 'IN_PROGRESS',
    statusReason: null,
    progressPercent: 40,
    isUnchanged: false,
    narrative: 'theirs',
    achievements: null,
    obstacles: 'same',
    nextSteps: null,
  };
  test.each([
    ['the same field changed to different words is a conflict', { narrative: 'mine' }, { narrative: 'old' }, ['narrative']],
    ['a field that only I changed is joined', { narrative: 'mine' }, { narrative: 'theirs' }, []],
    ['the same words are no conflict', { obstacles: 'same' }, { obstacles: 'old' }, []],
    ['a number and nothing differ', { progressPercent: null }, { progressPercent: 30 }, ['progressPercent']],
    ['an empty field and no field are the same', { achievements: '' }, { achievements: 'old' }, []],
    [
      'without what I saw, every difference counts',
      { narrative: 'mine', obstacles: 'same', nextSteps: 'x' },
      undefined,
      ['narrative', 'nextSteps'],
    ],
    ['fields that I did not send are not mine', {}, undefined, []],
  ] as const)('%s', (_, mine, base, fields) => {
    expect(conflictsOf(mine, theirs, base).map((c) => c.field)).toEqual(fields);
  });

  test('both texts are kept side by side', () => {
    expect(conflictsOf({ narrative: 'mine' }, theirs, { narrative: 'old' })).toEqual([
      { field: 'narrative', mine: 'mine', theirs: 'theirs' },
    ]);
  });
});
