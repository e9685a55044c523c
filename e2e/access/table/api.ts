import { everybody, method, page } from '../table';

const draft = `select "id" as "planId" from "Plan" where "status" = 'DRAFTING' and "previousPlanId" is not null`;

export const api = [
  method('GET /api/v1/openapi.json', { may: everybody, open: true }),
  method('GET /api/health', { may: everybody, open: true }),
  method('GET /api/health/live', { may: everybody, open: true }),
  method('GET /api/auth/[...nextauth]', { may: everybody, open: true, params: `select 'csrf' as nextauth` }),
  method('GET /api/v1/actions', { may: everybody, params: draft, query: '?plan=[planId]' }),
  method('GET /api/v1/sdg-rollup', { may: everybody, params: draft, query: '?plan=[planId]' }),
];
export const open = [page('/sign-in', { may: everybody, open: true })];

const noPlan = `select '00000000-0000-7000-8000-000000000000.csv' as file`;
export const exports = [
  method('GET /api/v1/plans/[file]', {
    may: everybody,
    params: `select "id" || '.csv' as file from "Plan" where "status" = 'DRAFTING' and "previousPlanId" is not null`,
  }),
  method('GET /api/v1/plans/[file]', { of: 'no such plan', may: [], params: noPlan }),
];
