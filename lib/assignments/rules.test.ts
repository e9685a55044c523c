import { describe, expect, test } from 'vitest';
import { canFollow, type Present, proposalChanges } from '@/lib/assignments/rules';

const part = (institutionId: string, role: Present['role'], status: Present['status']): Present => ({
  id: `${institutionId}-row`,
  actionId: 'a',
  institutionId,
  role,
  status,
});

describe('what may follow what', () => {
  test.each([
    ['PROPOSED', 'ACCEPTED', true],
    ['PROPOSED', 'DECLINED', true],
    ['PROPOSED', 'CHANGE_REQUESTED', true],
    ['AGREED_IN_MEETING', 'ACCEPTED', true],
    ['ACCEPTED', 'TRANSFERRED', true],
    ['ACCEPTED', 'DECLINED', false],
    ['DECLINED', 'ACCEPTED', false],
    ['DECLINED', 'PROPOSED', true],
  ] as const)('%s → %s: %s', (from, to, may) => expect(canFollow(from, to)).toBe(may));
});

describe('proposing', () => {
  test('a new co-executor is added beside the others', () => {
    expect(proposalChanges('a', [part('moe', 'LEAD', 'ACCEPTED')], ['moh'], 'CO_EXECUTOR')).toEqual([
      { kind: 'create', actionId: 'a', institutionId: 'moh' },
    ]);
  });

  test('a new lead replaces a proposed one and transfers an accepted one', () => {
    const present = [part('moe', 'LEAD', 'PROPOSED'), part('moj', 'LEAD', 'ACCEPTED')];
    expect(proposalChanges('a', present, ['moh'], 'LEAD').map((c) => c.kind)).toEqual(['create', 'replace', 'transfer']);
  });

  test('who has the part already is left alone', () => {
    expect(proposalChanges('a', [part('moe', 'LEAD', 'ACCEPTED')], ['moe'], 'LEAD')).toEqual([]);
    expect(proposalChanges('a', [part('moe', 'CO_EXECUTOR', 'PROPOSED')], ['moe'], 'CO_EXECUTOR')).toEqual([]);
  });

  test('who declined, or has another role, is asked again', () => {
    expect(proposalChanges('a', [part('moe', 'CO_EXECUTOR', 'DECLINED')], ['moe'], 'CO_EXECUTOR').map((c) => c.kind)).toEqual([
      'again',
    ]);
    expect(proposalChanges('a', [part('moe', 'CO_EXECUTOR', 'ACCEPTED')], ['moe'], 'LEAD').map((c) => c.kind)).toEqual(['again']);
  });
});
