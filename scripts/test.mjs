// npm test: everything, on a throw-away database and port, within fifteen minutes on two cores. Ends with one line
// `N passed, N failed`; anything that could not run counts as failed. Nothing is left running or lying about.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ensureRuntime, watchParent } from './start/runtime.mjs';

const began = Date.now();
await ensureRuntime();
const { createPhases } = await import('./test/phases.mjs');
const { startThrowAway } = await import('./test/cluster.mjs');
const { startServer } = await import('./test/server.mjs');
const { ensureBuilt } = await import('./start/build.mjs');
const { ensureChromium } = await import('./chromium.mjs');
const { playwrightCounts, vitestCounts } = await import('./test/results.mjs');

const results = mkdtempSync(path.join(tmpdir(), 'maksat-results-'));
let cluster;
let server;
const phases = createPhases();
let isStopping = false;
async function stop() {
  if (isStopping) return;
  isStopping = true;
  phases.interrupt();
  await server?.stop().catch((e) => console.error(e.message));
  await cluster?.stop().catch((e) => console.error(e.message));
  rmSync(results, { recursive: true, force: true });
}
const interrupted = async () => {
  console.error('Interrupted: stopping what was started…');
  await stop();
  process.exit(130);
};
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, interrupted);
watchParent(interrupted);

Object.assign(process.env, {
  NEXT_TELEMETRY_DISABLED: '1',
  CHECKPOINT_DISABLE: '1',
  LOG_LEVEL: process.env.LOG_LEVEL ?? 'error',
});
// A developer's own addresses must not reach the tests.
for (const name of ['DATABASE_URL', 'DATABASE_OWNER_URL', 'NEXTAUTH_SECRET', 'NEXTAUTH_URL', 'APP_URL', 'SMTP_URL', 'PORT'])
  delete process.env[name];

const { check, count, run } = phases;
const npx = (tool, ...args) => [`node_modules/${tool}`, ...args];
try {
  await check('generate', () => run(['scripts/generate.mjs']));
  await check('types', () => run(npx('typescript/bin/tsc', '--noEmit')));
  await check('lint', () => run(npx('@biomejs/biome/bin/biome', 'check', '.')));
  const isBuilt = await check('build', () => ensureBuilt((args) => run(args, { NODE_ENV: 'production' })));
  await check('database', async () => {
    cluster = await startThrowAway();
  });
  if (cluster) await unitTests();
  if (cluster && isBuilt) await browserTests();
} finally {
  await stop();
}

/** Rules, policies, queries, commands, architecture. */
async function unitTests() {
  const file = path.join(results, 'vitest.json');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  await count(
    'unit and database',
    () => vitestCounts(file),
    () =>
      run(npx('vitest/vitest.mjs', 'run', ...reporters), {
        NODE_ENV: 'test',
        MAKSAT_TEST_CLUSTER: JSON.stringify({ ownerUrl: cluster.ownerUrl('postgres'), appUrl: cluster.appUrl('postgres') }),
      }),
  );
}

/** The built application with the demonstration: access over HTTP, then the stories in the browser. */
async function browserTests() {
  const isServing = await check('server with demonstration', async () => {
    server = await startServer(cluster, run);
  });
  if (!isServing) return;
  const stories = async (name, projects) => {
    const file = path.join(results, `${name}.json`);
    await count(
      name,
      () => playwrightCounts(file),
      () =>
        run(npx('@playwright/test/cli.js', 'test', '--pass-with-no-tests', ...projects.map((p) => `--project=${p}`)), {
          ...server.env,
          MAKSAT_RESULTS: file,
        }),
    );
  };
  mkdirSync('test-results', { recursive: true });
  await stories('access', ['access']);
  const hasBrowser = await check('browser', async () => void ensureChromium());
  if (hasBrowser) await stories('journeys', ['journeys', 'a11y']);
}

phases.print(Date.now() - began);
const { passed, failed } = phases.totals();
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed || !passed ? 1 : 0);
