// Filters, sort and page live in the address. Pure helpers over Next's `searchParams`.
export type Params = Record<string, string | string[] | undefined>;

const list = (value: string | string[] | undefined): string[] => (value === undefined ? [] : [value].flat());

/**
 * The address with some parameters changed. `null` or an empty list removes one. Order of the others stays.
 * Paging parameters (`after`, `before`) fall away unless they are changed themselves: another filter begins at the first page.
 */
export function withParams(path: string, params: Params, change: Record<string, string | string[] | null>): string {
  const result = new URLSearchParams();
  const paging = ['after', 'before'];
  for (const [key, value] of Object.entries(params)) {
    if (key in change || paging.includes(key)) continue;
    for (const one of list(value)) result.append(key, one);
  }
  for (const [key, value] of Object.entries(change)) for (const one of list(value ?? undefined)) result.append(key, one);
  const query = result.toString();
  return query ? `${path}?${query}` : path;
}

/** The address without one value of a parameter (or without the parameter). */
export function withoutValue(path: string, params: Params, key: string, value?: string): string {
  const rest = value === undefined ? [] : list(params[key]).filter((one) => one !== value);
  return withParams(path, params, { [key]: rest.length ? rest : null });
}

/** The first value of a parameter. */
export const firstParam = (params: Params, key: string): string | undefined => list(params[key])[0];

/** Every value of a parameter. */
export const allParams = (params: Params, key: string): string[] => list(params[key]);

export type SortDirection = 'ascending' | 'descending' | 'none';

/** How a column is sorted now: `sort=due` ascending, `sort=-due` descending. */
export function sortDirection(sort: string | undefined, column: string): SortDirection {
  if (sort === column) return 'ascending';
  return sort === `-${column}` ? 'descending' : 'none';
}

/** What a click on the column's head asks for: ascending first, then descending. */
export const nextSort = (sort: string | undefined, column: string): string =>
  sortDirection(sort, column) === 'ascending' ? `-${column}` : column;
