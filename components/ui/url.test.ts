import { describe, expect, it } from 'vitest';
import { nextSort, sortDirection, withoutValue, withParams } from './url';

const params = { lead: ['a', 'b'], sort: '-due', after: 'x1', q: 'okuw we bilim' };

describe('addresses of lists', () => {
  it('another filter keeps the others and begins at the first page', () => {
    expect(withParams('/m', params, { status: 'DELAYED' })).toBe('/m?lead=a&lead=b&sort=-due&q=okuw+we+bilim&status=DELAYED');
  });

  it('a page keeps filters and sort', () => {
    expect(withParams('/m', params, { after: 'x2' })).toBe('/m?lead=a&lead=b&sort=-due&q=okuw+we+bilim&after=x2');
  });

  it('one value of several is removed alone', () => {
    expect(withoutValue('/m', params, 'lead', 'a')).toBe('/m?sort=-due&q=okuw+we+bilim&lead=b');
    expect(withoutValue('/m', { lead: 'a' }, 'lead', 'a')).toBe('/m');
    expect(withoutValue('/m', params, 'lead')).toBe('/m?sort=-due&q=okuw+we+bilim');
  });

  it('a column sorts upwards first, then downwards', () => {
    expect(nextSort(undefined, 'due')).toBe('due');
    expect(nextSort('due', 'due')).toBe('-due');
    expect(nextSort('-due', 'due')).toBe('due');
    expect(sortDirection('-due', 'due')).toBe('descending');
    expect(sortDirection('-due', 'title')).toBe('none');
  });
});
