// An empty installation beside the demonstration: a database of its own in the same cluster, served by the same build.
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { templateName } from '../../scripts/test/cluster.mjs';
import { serveOn } from '../../scripts/test/server.mjs';
import { dbQuery } from './database';

export type Installation = { url: string; run: (...args: string[]) => Promise<string>; stop: () => Promise<void> };

const other = (address: string | undefined, database: string) =>
  Object.assign(new URL(address ?? ''), { pathname: `/${database}` }).href;

/** Migrated, with reference data, without people. */
export async function startEmpty(): Promise<Installation> {
  const name = `empty_${randomBytes(4).toString('hex')}`;
  const dir = mkdtempSync(path.join(tmpdir(), 'maksat-empty-'));
  await dbQuery(`create database "${name}" template "${templateName}"`);
  const places = {
    DATABASE_URL: other(process.env.DATABASE_URL, name),
    DATABASE_OWNER_URL: other(process.env.DATABASE_OWNER_URL, name),
    STORAGE_DIR: path.join(dir, 'files'),
    OUTBOX_DIR: path.join(dir, 'outbox'),
  };
  mkdirSync(places.STORAGE_DIR);
  await told(['scripts/start/prepare.mjs'], places);
  const { env, stop } = await serveOn(places);
  return {
    url: env.BASE_URL,
    run: (command, ...args) => told(['scripts/run.mjs', command, ...args], env),
    stop: async () => {
      await stop();
      await dbQuery(`drop database if exists "${name}" with (force)`);
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

/** What a command of the project says on standard output. */
function told(args: string[], env: Record<string, string>): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
    const out: string[] = [];
    const err: string[] = [];
    child.stdout.on('data', (chunk) => out.push(String(chunk)));
    child.stderr.on('data', (chunk) => err.push(String(chunk)));
    child.once('error', reject);
    child.once('exit', (code) => (code === 0 ? resolve(out.join('')) : reject(new Error(`${args.join(' ')}: ${err.join('')}`))));
  });
}
