import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { between, sequence } from '@/lib/platform/rank';

const ascending = (ranks: readonly string[]) => ranks.every((rank, i) => i === 0 || (ranks[i - 1] as string) < rank);

describe('ranks', () => {
  it('a sequence is in order, distinct and short', () => {
    for (const n of [1, 2, 7, 160, 20_000]) {
      const ranks = sequence(n);
      expect(ranks).toHaveLength(n);
      expect(ascending(ranks)).toBe(true);
      expect(Math.max(...ranks.map((r) => r.length))).toBeLessThanOrEqual(4);
    }
    expect(ascending(sequence(200_000))).toBe(true);
    expect(sequence(0)).toEqual([]);
  });

  it('a newcomer stands between its neighbours wherever it is put, and never ends in zero', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(), { maxLength: 120 }), (places) => {
        const list: string[] = [];
        for (const place of places) {
          const at = place % (list.length + 1);
          list.splice(at, 0, between(list[at - 1] ?? null, list[at] ?? null));
        }
        return ascending(list) && list.every((rank) => rank.length > 0 && !rank.endsWith('0'));
      }),
    );
  });

  it('several newcomers fit between any two neighbours', () => {
    fc.assert(
      fc.property(fc.nat({ max: 50 }), fc.nat({ max: 300 }), (gap, n) => {
        const list = sequence(52);
        const [low, high] = [list[gap] as string, list[gap + 1] as string];
        return ascending([low, ...sequence(n, low, high), high]);
      }),
    );
  });

  it('ten thousand appended one by one, or put first one by one, stay short', () => {
    let last = between(null, null);
    let first = last;
    for (let i = 0; i < 10_000; i++) {
      const next = between(last, null);
      expect(next > last).toBe(true);
      last = next;
      const before = between(null, first);
      expect(before < first).toBe(true);
      first = before;
    }
    expect(last.length).toBeLessThanOrEqual(4);
    expect(first.length).toBeLessThanOrEqual(4);
  });

  it('a thousand put into the same gap grow by a fifth of a digit each', () => {
    const [low, high] = sequence(2) as [string, string];
    let next = high;
    for (let i = 0; i < 1000; i++) {
      const rank = between(low, next);
      expect(low < rank && rank < next).toBe(true);
      next = rank;
    }
    expect(next.length).toBeLessThan(210);
  });

  it('refuses neighbours that are not in order and what is not a rank', () => {
    expect(() => between('B', 'A')).toThrow(RangeError);
    expect(() => between('A', 'A')).toThrow(RangeError);
    expect(() => between('A0', null)).toThrow(RangeError);
    expect(() => between('é', null)).toThrow(RangeError);
  });
});
