// The built application on a throw-away database with the demonstration, on a free port: what the stories are told against.
import { randomBytes } from 'node:crypto';
import { cpSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../postgres.mjs';
import { serve } from '../start/serve.mjs';

const demonstration = 'demonstration';

async function untilHealthy(url, isGivenUp) {
  for (let i = 0; i < 240; i++) {
    const answer = await fetch(`${url}/api/health`).catch(() => undefined);
    if (answer?.ok) return;
    if (isGivenUp()) break;
    await sleep(250);
  }
  throw new Error(`${url}/api/health does not answer with 200`);
}

/** Where one telling of stories keeps its data. */
const places = (cluster, name) => ({
  DATABASE_URL: cluster.appUrl(name),
  DATABASE_OWNER_URL: cluster.ownerUrl(name),
  STORAGE_DIR: path.join(cluster.dir, name, 'files'),
  OUTBOX_DIR: path.join(cluster.dir, name, 'outbox'),
});

/**
 * Loads the demonstration once, as the template of every telling.
 * @param {Awaited<ReturnType<typeof import('./cluster.mjs').startThrowAway>>} cluster
 * @param {(args: string[], env: Record<string, string>) => Promise<void>} run
 */
export async function loadDemonstration(cluster, run) {
  await cluster.clone(demonstration);
  mkdirSync(places(cluster, demonstration).STORAGE_DIR, { recursive: true });
  await run(['scripts/start/prepare.mjs', '--demo'], {
    ...places(cluster, demonstration),
    NODE_ENV: 'production',
    NEXTAUTH_SECRET: randomBytes(32).toString('hex'),
  });
}

/**
 * Serves a fresh copy of the demonstration under that name.
 * @returns {Promise<{env: Record<string, string>, pids: () => Record<string, number>, stop: () => Promise<void>}>} `env` is what the stories need
 */
export async function startServer(cluster, name, { recoveredAfter } = {}) {
  await cluster.clone(name, demonstration);
  cpSync(places(cluster, demonstration).STORAGE_DIR, places(cluster, name).STORAGE_DIR, { recursive: true });
  return serveOn(places(cluster, name), { recoveredAfter });
}

/**
 * Serves the build on that database and those folders, on a free port.
 * @param {Record<string, string>} where what `places` gives
 */
export async function serveOn(where, { recoveredAfter } = {}) {
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const env = {
    ...where,
    NODE_ENV: 'production',
    PORT: String(port),
    APP_URL: url,
    NEXTAUTH_URL: url,
    BASE_URL: url,
    NEXTAUTH_SECRET: randomBytes(32).toString('hex'),
  };
  let hopeless;
  const { web, live } = serve({ isDevelopment: false, env, recoveredAfter, onHopeless: (e) => (hopeless = e) });
  const stop = async () => {
    await web.stop(6500);
    await live.stop(4500);
  };
  try {
    await untilHealthy(url, () => hopeless);
  } catch (e) {
    await stop();
    throw hopeless ?? e;
  }
  return { env, stop, pids: () => ({ web: web.pid(), live: live.pid() }) };
}
