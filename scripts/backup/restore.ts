// Restores a backup: proves it whole, brings the database to the backup's migrations, loads all tables in one transaction in
// which foreign keys are taken off and put on again (so the database itself proves them), then applies newer migrations.

import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, readFile, rename } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { syncFolder, writeStream } from './durable';
import { type BackedUpTable, BackupError, hashFile, type Manifest, openBackup } from './manifest';

export type RestoreTarget = {
  ownerUrl: string;
  storageDir: string;
  migrationsDir: string;
  /** Migrates (these migrations, or all) and gives the application's role its rights. */
  prepareSchema: (names?: string[]) => Promise<unknown>;
};

const name = (identifier: string) => `"${identifier.replaceAll('"', '""')}"`;

async function connect(url: string) {
  const client = new pg.Client({ connectionString: url, application_name: 'maksat-restore' });
  await client.connect();
  return client;
}

/** The program must know exactly the migrations the backup was made with. */
async function assertKnownMigrations(manifest: Manifest, folder: string) {
  for (const migration of manifest.migrations) {
    const sql = await readFile(path.join(folder, migration.name, 'migration.sql')).catch(() => undefined);
    const isSame = sql && createHash('sha256').update(sql).digest('hex') === migration.checksum;
    if (!isSame)
      throw new BackupError(
        `The backup needs the migration ${migration.name}, which this version does not have: install version ${manifest.version} or newer.`,
      );
  }
}

async function assertNobodyConnected(client: pg.Client) {
  const { rows } = await client.query<{ n: number }>(
    "select count(*)::int as n from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'",
  );
  if (rows[0]?.n) throw new BackupError(`${rows[0].n} connections to the database are open: stop Maksat first.`);
}

async function appliedMigrations(client: pg.Client): Promise<string[]> {
  const { rows: there } = await client.query<{ there: boolean }>(
    "select to_regclass('public._prisma_migrations') is not null as there",
  );
  if (!there[0]?.there) return [];
  const { rows } = await client.query<{ name: string }>(
    'select migration_name as name from _prisma_migrations where finished_at is not null and rolled_back_at is null order by 1',
  );
  return rows.map((row) => row.name);
}

/** Anybody or anything in it beside reference data. */
async function isInUse(client: pg.Client, applied: string[]): Promise<boolean> {
  if (!applied.length) return false;
  const { rows } = await client.query<{ used: boolean }>(
    'select exists (select from "User") or exists (select from "Institution") or exists (select from "AuditEvent") as used',
  );
  return rows[0]?.used === true;
}

/** Leaves the database at the backup's migrations. A database at another state is emptied first: it holds nothing, or `force` was said. */
async function bringToState(client: pg.Client, manifest: Manifest, applied: string[], target: RestoreTarget) {
  const wanted = manifest.migrations.map((m) => m.name);
  const isPrefix = applied.every((migration, i) => migration === wanted[i]);
  if (!isPrefix) {
    await client.query('drop schema public cascade');
    await client.query('drop schema if exists pgboss cascade');
    await client.query('create schema public');
  }
  await target.prepareSchema(wanted);
}

type ForeignKey = { table: string; name: string; definition: string };

const foreignKeys = `select c.conrelid::regclass::text as table, c.conname as name, pg_get_constraintdef(c.oid) as definition
  from pg_constraint c join pg_namespace n on n.oid = c.connamespace where n.nspname = 'public' and c.contype = 'f' order by 1, 2`;

/** Runs `load` without foreign keys and triggers; what it leaves is checked when the keys come back. */
async function withoutKeys(client: pg.Client, tables: BackedUpTable[], load: () => Promise<void>) {
  const { rows: keys } = await client.query<ForeignKey>(foreignKeys);
  for (const key of keys) await client.query(`alter table ${key.table} drop constraint ${name(key.name)}`);
  for (const table of tables) await client.query(`alter table public.${name(table.name)} disable trigger user`);
  await load();
  for (const table of tables) await client.query(`alter table public.${name(table.name)} enable trigger user`);
  for (const key of keys) await client.query(`alter table ${key.table} add constraint ${name(key.name)} ${key.definition}`);
}

async function loadTable(client: pg.Client, folder: string, table: BackedUpTable) {
  const columns = table.columns.map(name).join(', ');
  const stream = client.query(copyFrom(`copy public.${name(table.name)} (${columns}) from stdin`));
  await pipeline(createReadStream(path.join(folder, table.file)), createGunzip(), stream);
  const { rows } = await client.query<{ n: number }>(`select count(*)::int as n from public.${name(table.name)}`);
  if (rows[0]?.n !== table.rows)
    throw new BackupError(`${table.name}: ${rows[0]?.n} rows arrived, the backup has ${table.rows}. Nothing was changed.`);
}

/** Facts that belong to the old cluster or the old day: transaction numbers of events not sealed yet, and open sessions. */
async function settle(client: pg.Client) {
  await client.query('update "AuditEvent" set "txid" = 0 where "id" > coalesce((select max("lastEventId") from "AuditSeal"), 0)');
  await client.query('update "Session" set "endedAt" = now() where "endedAt" is null');
}

async function loadAll(client: pg.Client, folder: string, manifest: Manifest) {
  await client.query('begin');
  try {
    await withoutKeys(client, manifest.tables, async () => {
      await client.query(`truncate ${manifest.tables.map((table) => `public.${name(table.name)}`).join(', ')}`);
      for (const table of manifest.tables) await loadTable(client, folder, table);
      for (const s of manifest.sequences)
        await client.query('select setval($1::regclass, $2::bigint, $3)', [`public.${name(s.name)}`, s.value, s.isCalled]);
      await settle(client);
    });
    await client.query('commit');
  } catch (e) {
    await client.query('rollback').catch(() => {});
    throw e;
  }
}

/** Stored files keep their names; one that is there already and whole is the same one. */
async function restoreFiles(folder: string, manifest: Manifest, storageDir: string) {
  for (const file of manifest.files) {
    const target = path.join(storageDir, file.key);
    const there = await hashFile(target).catch(() => undefined);
    if (there?.sha256 === file.sha256) continue;
    await mkdir(path.dirname(target), { recursive: true });
    const partial = `${target}.part-${process.pid}`;
    await writeStream(partial, () => createReadStream(path.join(folder, 'files', file.key)));
    await rename(partial, target);
    await syncFolder(path.dirname(target));
  }
}

/** Restores the backup in `source`. Without `force`, a database in which anybody exists is refused. @throws BackupError in words */
export async function restoreBackup(source: string, target: RestoreTarget, { force = false } = {}): Promise<Manifest> {
  const folder = path.resolve(source);
  const manifest = await openBackup(folder);
  await assertKnownMigrations(manifest, target.migrationsDir);
  const client = await connect(target.ownerUrl);
  try {
    await assertNobodyConnected(client);
    const applied = await appliedMigrations(client);
    if (!force && (await isInUse(client, applied)))
      throw new BackupError(
        'The database is in use by an installation: restore into an empty one, or say --force to replace everything in it.',
      );
    await restoreFiles(folder, manifest, target.storageDir);
    await bringToState(client, manifest, applied, target);
    await loadAll(client, folder, manifest);
  } finally {
    await client.end().catch(() => {});
  }
  await target.prepareSchema();
  return manifest;
}
