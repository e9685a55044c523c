// npm run demo -- reset [--force]: the demonstration as on its first day, 15 September 2020. Everything else goes.
import { rm } from 'node:fs/promises';
import path from 'node:path';
import pg from 'pg';
import { pool } from '@/lib/platform/db';
import { env } from '@/lib/platform/env';
import { CommandLineError, readArguments, runCommandLine, usageError } from './command-line/command-line';
import { loadDemonstration, loadReference } from './start/data';

const usage = 'Usage: npm run demo -- reset [--force]   (--force also where people of your own exist)';

async function assertDemonstration(force: boolean) {
  const { rows } = await pool.query<{ own: number; demo: number }>(
    'select count(*) filter (where not "isDemo")::int as own, count(*) filter (where "isDemo")::int as demo from "User"',
  );
  const people = rows[0] ?? { own: 0, demo: 0 };
  if (people.own && !force)
    throw new CommandLineError(
      `${people.own} people who are not part of the demonstration exist here. A reset removes them and all their work; say --force if you mean it.`,
    );
}

/** Empties every table as their owner, the audit too: a demonstration's audit begins with the demonstration. */
async function emptyEverything(): Promise<string[]> {
  const client = new pg.Client({ connectionString: process.env.DATABASE_OWNER_URL ?? env.databaseUrl });
  await client.connect();
  try {
    const { rows: files } = await client.query<{ key: string }>('select "key" from "StoredFile"');
    const { rows: tables } = await client.query<{ name: string }>(
      "select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'public' and c.relkind = 'r' and c.relname <> '_prisma_migrations'",
    );
    await client.query('begin');
    for (const audit of ['AuditEvent', 'AuditSeal']) await client.query(`alter table "${audit}" disable trigger user`);
    await client.query(`truncate ${tables.map((t) => t.name).join(', ')} restart identity`);
    for (const audit of ['AuditEvent', 'AuditSeal']) await client.query(`alter table "${audit}" enable trigger user`);
    await client.query('commit');
    return files.map((f) => f.key);
  } finally {
    await client.end();
  }
}

/** The queue's tables belong to the application's role. */
async function emptyQueue() {
  const { rows } = await pool.query<{ there: boolean }>("select to_regclass('pgboss.job') is not null as there");
  if (rows[0]?.there) await pool.query('delete from pgboss.job');
}

async function removeFiles(keys: string[]) {
  for (const key of keys) await rm(path.join(env.storageDir, key), { force: true });
}

await runCommandLine(async (args) => {
  const { positionals, values } = readArguments(args, { force: { type: 'boolean' } }, usage);
  if (positionals.join(' ') !== 'reset') throw usageError(usage);
  await assertDemonstration(values.force === true);
  const files = await emptyEverything();
  await emptyQueue();
  await loadReference();
  await loadDemonstration(() => {});
  await removeFiles(files);
  process.stdout.write('The demonstration stands at its first day again: 15 September 2020. Everybody signs in again.\n');
  return 0;
});
