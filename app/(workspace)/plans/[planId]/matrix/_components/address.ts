// The matrix's address: filters, order, columns, page, and what stands open beside the rows.
import type { Params } from '@/components/ui/url';
import {
  type ActionFilter,
  decodeCursor,
  filterParams,
  readFilter,
  type SearchParams,
  SORTS,
  type Sort,
} from '@/lib/actions/filter';

export const COLUMNS = ['lead', 'others', 'deadline', 'result', 'indicator', 'sdg', 'budget', 'status'] as const;
export type Column = (typeof COLUMNS)[number];
export const PANELS = ['filter', 'columns', 'download'] as const;
export const BULK = ['lead', 'coExecutors', 'partners', 'deadline', 'sdg'] as const;
export type Bulk = (typeof BULK)[number];

export type MatrixAddress = {
  path: string;
  filter: ActionFilter;
  sort: Sort;
  descending: boolean;
  columns: readonly Column[];
  after: string | null;
  before: string | null;
  panel: (typeof PANELS)[number] | null;
  edit: string | null;
  bulk: Bulk | null;
  selected: string[];
  selectsAll: boolean;
};

const first = (params: SearchParams, key: string) => [params[key]].flat()[0];
const oneOf = <T extends string>(values: readonly T[], value: string | undefined) => values.find((v) => v === value) ?? null;
const isId = (text: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);

export function readAddress(planId: string, params: SearchParams): MatrixAddress {
  const sort = first(params, 'sort') ?? 'number';
  const columns = [params.cols].flat().flatMap((c) => c?.split(',') ?? []);
  const chosen = COLUMNS.filter((c) => columns.includes(c));
  const after = first(params, 'after') ?? null;
  const before = first(params, 'before') ?? null;
  const edit = first(params, 'edit');
  return {
    path: `/plans/${planId}/matrix`,
    filter: readFilter(params),
    sort: oneOf(SORTS, sort.replace(/^-/, '')) ?? 'number',
    descending: sort.startsWith('-'),
    columns: chosen.length ? chosen : COLUMNS,
    after: after && decodeCursor(after) ? after : null,
    before: before && decodeCursor(before) ? before : null,
    panel: oneOf(PANELS, first(params, 'panel')),
    edit: edit === 'new' || (edit && isId(edit)) ? edit : null,
    bulk: oneOf(BULK, first(params, 'bulk')),
    selected: [params.select]
      .flat()
      .filter((s): s is string => !!s && isId(s))
      .slice(0, 500),
    selectsAll: first(params, 'all') === 'on',
  };
}

/** Filters, order and columns as parameters. */
export function viewParams(address: MatrixAddress): Params {
  const { filter, sort, descending, columns } = address;
  return {
    ...filterParams(filter),
    ...((sort !== 'number' || descending) && { sort: `${descending ? '-' : ''}${sort}` }),
    ...(columns.length !== COLUMNS.length && { cols: [...columns] }),
  };
}

/** The same with the page. */
export const placeParams = (address: MatrixAddress): Params => ({
  ...viewParams(address),
  ...(address.after && { after: address.after }),
  ...(address.before && { before: address.before }),
});

/** An address in this view and page, with something opened beside it. */
export function besides(address: MatrixAddress, open: Record<string, string> = {}): string {
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(placeParams(address))) for (const one of [value ?? []].flat()) query.append(key, one);
  for (const [key, value] of Object.entries(open)) query.append(key, value);
  const text = query.toString();
  return text ? `${address.path}?${text}` : address.path;
}
