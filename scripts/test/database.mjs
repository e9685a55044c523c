// Vitest's global set-up: the throw-away PostgreSQL with its template. `npm test` has one already and says where.
import { startThrowAway } from './cluster.mjs';

export default async function setup(project) {
  const given = process.env.MAKSAT_TEST_CLUSTER;
  const cluster = given ? undefined : await startThrowAway();
  const urls = given ? JSON.parse(given) : { ownerUrl: cluster.ownerUrl('postgres'), appUrl: cluster.appUrl('postgres') };
  project.provide('ownerUrl', urls.ownerUrl);
  project.provide('appUrl', urls.appUrl);
  return () => cluster?.stop();
}
