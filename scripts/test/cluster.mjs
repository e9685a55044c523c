// A throw-away PostgreSQL in a temporary folder, without fsync, that cannot outlive its owner: a watchdog process ends it
// when the owner is killed.
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ensureDatabase, startPostgres } from '../postgres.mjs';
import { prepareSchema } from '../start/prepare.mjs';

const appRole = 'maksat_app';
export const templateName = 'template_maksat';

/** Waits for the owner's end of a pipe to close, then removes what is left. Detached, so that Ctrl-C does not reach it. */
const watchdogProgram = `
const [pid, dir] = process.argv.slice(1);
process.stdin.resume();
process.stdin.on('close', () => {
  try { process.kill(Number(pid), 'SIGQUIT'); } catch {}
  setTimeout(() => require('node:fs').rmSync(dir, { recursive: true, force: true }), 1500);
});`;

function watch(pid, dir) {
  const dog = spawn(process.execPath, ['-e', watchdogProgram, String(pid), dir], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  dog.unref();
  dog.stdin.unref();
  return () => dog.kill('SIGKILL');
}

/**
 * Starts the cluster (without fsync unless `durable`) and migrates the template as its owner; the application's role exists and has its rights.
 * @returns {Promise<{dir: string, ownerUrl: (database: string) => string, appUrl: (database: string) => string,
 *   clone: (name: string, template?: string) => Promise<void>, postmaster: () => number, guard: () => void, stop: () => Promise<void>}>}
 */
export async function startThrowAway({ durable = false } = {}) {
  const dir = mkdtempSync(path.join(tmpdir(), 'maksat-test-'));
  chmodSync(dir, 0o755);
  const password = randomBytes(12).toString('hex');
  const cluster = await startPostgres({ dir: path.join(dir, 'pg'), durable });
  const unwatch = watch(cluster.pid, dir);
  const stop = async () => {
    await cluster.stop();
    rmSync(dir, { recursive: true, force: true });
    unwatch();
  };
  const ownerUrl = (database) => cluster.url(database);
  const appUrl = (database) => cluster.url(database, appRole, password);
  try {
    await ensureDatabase(cluster, templateName);
    await prepareSchema(ownerUrl(templateName), appUrl(templateName));
  } catch (e) {
    await stop();
    throw e;
  }
  return {
    dir,
    ownerUrl,
    appUrl,
    postmaster: () => cluster.pid,
    guard: () => cluster.guard(),
    clone: (name, template = templateName) => ensureDatabase(cluster, name, template),
    stop,
  };
}
