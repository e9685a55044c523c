import { mkdtempSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { sealAll } from '@/lib/platform/audit/seal';
import { verifyAudit } from '@/lib/platform/audit/verify';
import { auditAlone } from '@/lib/platform/audit/write';
import { system } from '@/lib/platform/auth/actor';
import { db, pool } from '@/lib/platform/db';
import { env } from '@/lib/platform/env';
import { recordFile, writeFileDurably } from '@/lib/platform/storage';
import { prepareSchema } from '../start/prepare.mjs';
import { openBackup } from './manifest';
import { type RestoreTarget, restoreBackup } from './restore';
import { writeBackup } from './write';

const folder = mkdtempSync(path.join(tmpdir(), 'maksat-backup-'));
const backup = path.join(folder, 'monday');
const ownerUrl = process.env.DATABASE_OWNER_URL as string;
const otherName = `${new URL(ownerUrl).pathname.slice(1)}_other`;
const other = (url: string) => Object.assign(new URL(url), { pathname: `/${otherName}` }).href;
const source = { ownerUrl, storageDir: env.storageDir, version: '1.2.3' };
const restoredFiles = path.join(folder, 'files-elsewhere');

const target: RestoreTarget = {
  ownerUrl: other(ownerUrl),
  storageDir: restoredFiles,
  migrationsDir: path.resolve('prisma/migrations'),
  prepareSchema: (names) => prepareSchema(other(ownerUrl), other(env.databaseUrl), names),
};

async function ask<T extends pg.QueryResultRow>(url: string, sql: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<T>(sql)).rows;
  } finally {
    await client.end();
  }
}

const content = (url: string) =>
  ask(
    url,
    `select (select json_agg(u order by u."id") from "User" u) as users, (select json_agg(f order by f."id") from "StoredFile" f) as files,
       (select json_agg(s order by s."key") from "Setting" s) as settings, (select count(*)::int from "AuditEvent") as events`,
  );

/** Everything a text format can get wrong: tabs, line ends, backslashes, quotes, JSON's own null, letters of three alphabets. */
const awkward = 'Täb\there, line\nend, back\\slash, \\N, "quotes", Ёлка, ž ň ş 漢';

let key: string;
beforeAll(async () => {
  const user = await db.user.create({ data: { email: 'one@example.org', name: awkward } });
  await db.session.create({ data: { userId: user.id, expiresAt: new Date(Date.now() + 3_600_000) } });
  await db.setting.create({ data: { key: 'awkward', value: { text: awkward, nothing: null, list: [1.5, true] } } });
  const written = await writeFileDurably(Buffer.from(awkward));
  key = written.key;
  await recordFile(db, written, { name: 'Письмо.txt', mime: 'text/plain', userId: user.id });
  await auditAlone(system(0), { event: 'thing.done', subjectType: 'thing', subjectId: null, after: { awkward } });
  // Transactions of other test databases in the same cluster hold the sealer back.
  await vi.waitFor(async () => expect(await sealAll()).toBe(1), { timeout: 10_000 });
  await auditAlone(system(0), { event: 'thing.undone', subjectType: 'thing', subjectId: null });
  await ask(ownerUrl, `create database "${otherName}"`);
});
afterAll(async () => {
  await ask(ownerUrl, `drop database if exists "${otherName}" with (force)`);
  await rm(folder, { recursive: true, force: true });
});

describe('a backup', () => {
  it('holds every table, the stored files and the latest seal, and proves itself whole', async () => {
    const { manifest } = await writeBackup(backup, source);
    expect(manifest.tables.map((t) => t.name)).toEqual(expect.arrayContaining(['User', 'AuditEvent', 'AuditSeal', 'Setting']));
    expect(manifest.tables.find((t) => t.name === 'AuditEvent')?.rows).toBe(2);
    expect(manifest.files.map((f) => f.key)).toEqual([key]);
    expect(manifest.lastSeal?.number).toBe(1);
    expect(await openBackup(backup)).toEqual(manifest);
    expect(await readdir(folder)).toEqual(['monday']);
  });

  it('is never written over another one', async () => {
    await expect(writeBackup(backup, source)).rejects.toThrow('not empty');
  });

  it('restored into an empty database gives the same rows, files and audit, with every session ended', async () => {
    await restoreBackup(backup, target);
    expect(await content(target.ownerUrl)).toEqual(await content(ownerUrl));
    expect(await readFile(path.join(restoredFiles, key), 'utf8')).toBe(awkward);
    expect(await ask(target.ownerUrl, 'select count(*)::int as n from "Session" where "endedAt" is null')).toEqual([{ n: 0 }]);
    expect(await ask(target.ownerUrl, `select count(*)::int as n from pg_constraint where contype = 'f'`)).toEqual(
      await ask(ownerUrl, `select count(*)::int as n from pg_constraint where contype = 'f'`),
    );
    expect((await verifyAudit()).broken).toBeNull();
  });

  it('leaves the audit append-only and the next number free after a restore', async () => {
    await expect(ask(target.ownerUrl, `update "AuditEvent" set "event" = 'x'`)).rejects.toThrow('append-only');
    const [row] = await ask<{ next: string; last: string }>(
      target.ownerUrl,
      `select nextval(pg_get_serial_sequence('"AuditEvent"', 'id'))::text as next, (select max("id") from "AuditEvent")::text as last`,
    );
    expect(Number(row?.next)).toBeGreaterThan(Number(row?.last));
  });

  it('is refused by a database in use, unless one says to replace it', async () => {
    await expect(restoreBackup(backup, target)).rejects.toThrow('in use');
    await ask(target.ownerUrl, `insert into "User" ("id", "email", "name") values (gen_random_uuid(), 'two@example.org', 'Two')`);
    await restoreBackup(backup, target, { force: true });
    expect(await content(target.ownerUrl)).toEqual(await content(ownerUrl));
  });

  it('is refused while somebody is connected', async () => {
    await pool.query('select 1');
    await expect(restoreBackup(backup, { ...target, ownerUrl })).rejects.toThrow('stop Maksat first');
  });

  it('is refused when a byte of it has changed, and then nothing is touched', async () => {
    const damaged = path.join(backup, 'tables/User.copy.gz');
    const bytes = await readFile(damaged);
    await writeFile(damaged, Buffer.concat([bytes, Buffer.from('x')]));
    const before = await content(target.ownerUrl);
    await expect(restoreBackup(backup, target, { force: true })).rejects.toThrow('tables/User.copy.gz');
    await writeFile(damaged, bytes);
    expect(await content(target.ownerUrl)).toEqual(before);
  });

  it('is refused when it needs a migration that this version does not have', async () => {
    const empty = path.join(folder, 'no-migrations');
    await mkdir(empty);
    await expect(restoreBackup(backup, { ...target, migrationsDir: empty }, { force: true })).rejects.toThrow('version 1.2.3');
  });

  it('names the files that the storage folder has lost', async () => {
    await rm(path.join(env.storageDir, key));
    const { manifest } = await writeBackup(path.join(folder, 'tuesday'), source);
    expect(manifest.missingFiles).toEqual([key]);
    expect(manifest.files).toEqual([]);
  });
});
