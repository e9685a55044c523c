// Writes a backup: one repeatable-read transaction over all tables, then the stored files its rows name. Files are never
// changed after their row exists, so copying them after the snapshot misses nothing.
import { createReadStream } from 'node:fs';
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { createGzip } from 'node:zlib';
import pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { syncFolder, writeStream, writeText } from './durable';
import { type BackedUpFile, type BackedUpTable, BackupError, type Manifest, sealManifest } from './manifest';

export type BackupSource = { ownerUrl: string; storageDir: string; version: string };
export type BackupReport = { manifest: Manifest; rows: number };

const name = (identifier: string) => `"${identifier.replaceAll('"', '""')}"`;

/** Every table of the application with the columns that are stored; the queue's schema and the table of migrations apart. */
const TABLES = `select c.relname as name, array_agg(a.attname::text order by a.attnum) as columns
  from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid
  where n.nspname = 'public' and c.relkind = 'r' and c.relname <> '_prisma_migrations' and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
  group by c.relname order by c.relname`;

async function writeTable(client: pg.Client, folder: string, table: { name: string; columns: string[] }): Promise<BackedUpTable> {
  const stream = client.query(copyTo(`copy public.${name(table.name)} (${table.columns.map(name).join(', ')}) to stdout`));
  const file = `tables/${table.name}.copy.gz`;
  const written = await writeStream(path.join(folder, file), () => stream, [createGzip()]);
  return { ...table, rows: stream.rowCount ?? 0, file, ...written };
}

async function writeTables(client: pg.Client, folder: string) {
  const { rows } = await client.query<{ name: string; columns: string[] }>(TABLES);
  const tables: BackedUpTable[] = [];
  for (const table of rows) tables.push(await writeTable(client, folder, table));
  return tables;
}

/** Read after the tables: a sequence may only run ahead of its rows. */
async function readSequences(client: pg.Client) {
  const { rows } = await client.query<{ name: string }>(
    "select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'public' and c.relkind = 'S' order by 1",
  );
  const sequences: Manifest['sequences'] = [];
  for (const row of rows) {
    const { rows: state } = await client.query<{ value: string; called: boolean }>(
      `select last_value::text as value, is_called as called from public.${name(row.name)}`,
    );
    if (state[0]) sequences.push({ name: row.name, value: state[0].value, isCalled: state[0].called });
  }
  return sequences;
}

async function copyFiles(client: pg.Client, storageDir: string, folder: string) {
  const { rows } = await client.query<{ key: string; size: number; sha256: string }>(
    'select "key", "size", "sha256" from "StoredFile" order by "key"',
  );
  const files: BackedUpFile[] = [];
  const missing: string[] = [];
  for (const row of rows) {
    const target = path.join(folder, 'files', row.key);
    const written = await writeStream(target, () => createReadStream(path.join(storageDir, row.key))).catch(() => undefined);
    if (written?.sha256 === row.sha256) files.push({ key: row.key, ...written });
    else {
      await rm(target, { force: true });
      missing.push(row.key);
    }
  }
  return { files, missing };
}

async function readMigrations(client: pg.Client) {
  const { rows } = await client.query<{ name: string; checksum: string }>(
    'select migration_name as name, checksum from _prisma_migrations where finished_at is not null and rolled_back_at is null order by migration_name',
  );
  return rows;
}

async function readLastSeal(client: pg.Client) {
  const { rows } = await client.query<{ number: number; hash: string }>(
    'select "number", "hash" from "AuditSeal" order by "number" desc limit 1',
  );
  return rows[0] ?? null;
}

async function fill(client: pg.Client, folder: string, source: BackupSource): Promise<Manifest> {
  await client.query('begin isolation level repeatable read read only');
  const migrations = await readMigrations(client);
  const lastSeal = await readLastSeal(client);
  const tables = await writeTables(client, folder);
  const { files, missing } = await copyFiles(client, source.storageDir, folder);
  const sequences = await readSequences(client);
  await client.query('commit');
  const createdAt = new Date().toISOString();
  return { format: 1, version: source.version, createdAt, migrations, tables, sequences, files, missingFiles: missing, lastSeal };
}

async function assertFree(folder: string) {
  const content = await readdir(folder).catch(() => []);
  if (content.length) throw new BackupError(`${folder} is not empty: name a new folder for each backup.`);
}

/** Writes the backup beside the folder and puts it in place with one rename: the folder holds a whole backup or none. */
export async function writeBackup(target: string, source: BackupSource): Promise<BackupReport> {
  const folder = path.resolve(target);
  await assertFree(folder);
  const partial = `${folder}.partial-${process.pid}`;
  await mkdir(path.join(partial, 'files'), { recursive: true, mode: 0o700 });
  const client = new pg.Client({ connectionString: source.ownerUrl, application_name: 'maksat-backup' });
  try {
    await client.connect();
    const manifest = await fill(client, partial, source);
    for (const [file, text] of Object.entries(sealManifest(manifest))) await writeText(path.join(partial, file), text);
    await syncFolder(partial);
    await rename(partial, folder);
    await syncFolder(path.dirname(folder));
    return { manifest, rows: manifest.tables.reduce((sum, table) => sum + table.rows, 0) };
  } catch (e) {
    await rm(partial, { recursive: true, force: true });
    throw e;
  } finally {
    await client.end().catch(() => {});
  }
}
