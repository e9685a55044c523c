// Vitest's set-up file, run before each test file: a fresh clone of the template, spoken to with the application's role.
// DATABASE_OWNER_URL is the owner's address of the same clone, for what only the owner may do.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterAll, inject } from 'vitest';

const ownerUrl = inject('ownerUrl');
const name = `test_${process.env.VITEST_POOL_ID}_${process.pid}_${Date.now()}`;
const here = (url) => Object.assign(new URL(url), { pathname: `/${name}` }).href;
const run = async (sql) => {
  const c = new pg.Client({ connectionString: ownerUrl });
  await c.connect();
  try {
    await c.query(sql);
  } finally {
    await c.end();
  }
};
for (let i = 0; ; i++) {
  try {
    await run(`create database "${name}" template template_maksat strategy file_copy`);
    break;
  } catch (e) {
    if (e.code !== '55006' || i > 50) throw e; // another worker is copying
    await new Promise((r) => setTimeout(r, 50));
  }
}
const folder = mkdtempSync(path.join(tmpdir(), 'maksat-files-'));
Object.assign(process.env, {
  DATABASE_URL: here(inject('appUrl')),
  DATABASE_OWNER_URL: here(ownerUrl),
  DATABASE_POOL: '8',
  NEXTAUTH_SECRET: 'a secret for tests that protects nothing at all',
  APP_URL: 'http://localhost:3000',
  STORAGE_DIR: path.join(folder, 'files'),
  OUTBOX_DIR: path.join(folder, 'outbox'),
});
afterAll(async () => {
  const held = globalThis.__maksatDb;
  await held?.db.$disconnect();
  await held?.pool.end();
  rmSync(folder, { recursive: true, force: true });
  await run(`drop database if exists "${name}" with (force)`);
});
