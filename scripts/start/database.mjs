// The database of this installation: the embedded one under .data/, or the one that DATABASE_URL names.
import { readdirSync } from 'node:fs';
import { fromRoot } from './runtime.mjs';
import { keptSecret } from './secrets.mjs';

const appRole = 'maksat_app';

/**
 * Opens the database and puts its two addresses into the environment: DATABASE_OWNER_URL migrates, DATABASE_URL serves.
 * @param {{log?: (line: string) => void, database?: string}} [options]
 */
export async function openDatabase({ log = () => {}, database = 'maksat' } = {}) {
  if (process.env.DATABASE_URL) return external(log);
  const { ensureDatabase, startPostgres } = await import('../postgres.mjs');
  const cluster = await startPostgres({ dir: fromRoot('.data/postgres'), log });
  await ensureDatabase(cluster, database);
  const ownerUrl = cluster.url(database);
  const appUrl = cluster.url(database, appRole, keptSecret('database-password'));
  return announce({ ownerUrl, appUrl, isEmbedded: true, guard: () => cluster.guard(), stop: () => cluster.stop() });
}

function external(log) {
  const appUrl = process.env.DATABASE_URL;
  const ownerUrl = process.env.DATABASE_OWNER_URL ?? appUrl;
  if (ownerUrl === appUrl)
    log('One database role for everything (no DATABASE_OWNER_URL): audit rows are protected by trigger alone.');
  return announce({ ownerUrl, appUrl, isEmbedded: false, guard() {}, async stop() {} });
}

function announce(opened) {
  Object.assign(process.env, {
    DATABASE_URL: opened.appUrl,
    DATABASE_OWNER_URL: opened.ownerUrl,
    MAKSAT_DATABASE: opened.isEmbedded ? 'embedded' : 'external',
  });
  return opened;
}

/** Whether every migration is applied and the queue has its tables: then a command need not prepare anything. */
export async function isPrepared(ownerUrl) {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const { rows } = await client.query(
      "select to_regclass('public._prisma_migrations') is not null and to_regclass('pgboss.job') is not null as there",
    );
    if (!rows[0].there) return false;
    const { rows: applied } = await client.query(
      'select migration_name as name from _prisma_migrations where finished_at is not null',
    );
    const names = readdirSync(fromRoot('prisma/migrations'), { withFileTypes: true }).filter((entry) => entry.isDirectory());
    return names.every((entry) => applied.some((row) => row.name === entry.name));
  } finally {
    await client.end();
  }
}
