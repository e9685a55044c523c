// Goals × status over a whole plan, in one request.
import { RollupQuery } from '@/lib/actions/api';
import { getSdgRollup } from '@/lib/actions/rollup-queries';
import { apiGet } from '@/lib/platform/api';

export const GET = apiGet(RollupQuery, ({ actor, query }) => getSdgRollup(actor, query.plan));
