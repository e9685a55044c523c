// Actions of a plan: filtered, sorted, searched, paged by keyset.
import { ActionsQuery, toItem } from '@/lib/actions/api';
import { decodeCursor, readFilter, type SORTS } from '@/lib/actions/filter';
import { listActions } from '@/lib/actions/list-queries';
import { getPlan } from '@/lib/plans/queries';
import { apiFailure, apiGet } from '@/lib/platform/api';

export const GET = apiGet(ActionsQuery, async ({ actor, query, language }) => {
  const { plan: id, sort, limit, after, ...filter } = query;
  const cursor = after === undefined ? null : decodeCursor(after);
  if (after !== undefined && !cursor) return apiFailure('INVALID', 'after: not a place of ours', 'after');
  const plan = await getPlan(actor, id, language);
  const { rows, next } = await listActions(actor, plan, {
    filter: readFilter(filter),
    sort: sort.replace(/^-/, '') as (typeof SORTS)[number],
    descending: sort.startsWith('-'),
    after: cursor,
    limit,
    language,
  });
  return { items: rows.map(toItem), next };
});
