// Maksat as `npm start` runs it, on one database of the bench.
import { fork } from 'node:child_process';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { freePort } from '../postgres.mjs';
import { fromRoot } from '../start/runtime.mjs';

/** @param {{databaseUrl: string, ownerUrl: string, folder: string, secret: string}} place */
export function environmentOf({ databaseUrl, ownerUrl, folder, secret }, port) {
  const url = `http://localhost:${port}`;
  return {
    NODE_ENV: 'production',
    MAKSAT_BENCH: '1',
    LOG_LEVEL: 'error',
    DATABASE_URL: databaseUrl,
    DATABASE_OWNER_URL: ownerUrl,
    STORAGE_DIR: path.join(folder, 'files'),
    OUTBOX_DIR: path.join(folder, 'outbox'),
    NEXTAUTH_SECRET: secret,
    NEXTAUTH_URL: url,
    APP_URL: url,
    PORT: String(port),
  };
}

/** @param {string} [sqlLog] file that every statement of the web process is written to */
export async function startServer(place, sqlLog) {
  const port = await freePort();
  const env = { ...process.env, ...environmentOf(place, port) };
  if (sqlLog) {
    env.NODE_OPTIONS = `--import ${pathToFileURL(fromRoot('scripts/bench/capture.mjs')).href}`;
    env.MAKSAT_BENCH_SQL = sqlLog;
  }
  const child = fork(fromRoot('scripts/bench/starter.mjs'), { cwd: fromRoot(), env, stdio: ['ignore', 2, 2, 'ipc'] });
  const gone = new Promise((resolve) => child.once('exit', resolve));
  const url = `http://localhost:${port}`;
  for (let i = 0; ; i++) {
    const answer = await fetch(`${url}/api/health`).catch(() => undefined);
    if (answer?.ok) break;
    if (i > 240 || child.exitCode !== null) throw new Error(`${url}/api/health does not answer with 200`);
    await sleep(250);
  }
  return {
    url,
    pid: child.pid,
    async stop() {
      child.kill('SIGTERM');
      await gone;
    },
  };
}
