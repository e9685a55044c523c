import { but, everybody, method, page } from '../table';

const tracked = `select "id" as "planId" from "Plan" where "status" = 'IMPLEMENTATION'`;
const readers = but('admin', 'partner');

export const dashboard = [
  page('/dashboard', { may: readers, params: tracked, query: '?plan=[planId]' }),
  method('GET /dashboard/export', { may: readers, query: '?plan=[planId]&table=sections', params: tracked }),
  page('/', { may: everybody }),
];
