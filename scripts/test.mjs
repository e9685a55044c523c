// npm test: everything, on a throw-away database and port, within fifteen minutes on two cores. Ends with one line
// `N passed, N failed`; anything that could not run counts as failed. Nothing is left running or lying about.
import path from 'node:path';
import { beginRun } from './test/ground.mjs';

const ground = await beginRun();
const { check, count, run } = ground;
const tool = (file, ...args) => run([`node_modules/${file}`, ...args]);
try {
  await check('generate', () => run(['scripts/generate.mjs']));
  await check('types', () => tool('typescript/bin/tsc', '--noEmit'));
  await check('lint', () => tool('@biomejs/biome/bin/biome', 'check', '.'));
  const isBuilt = await check('build', () => ground.build());
  let cluster;
  await check('database', async () => {
    cluster = await ground.startCluster();
  });
  if (cluster) await unitTests(cluster);
  if (cluster && isBuilt) await browserTests();
} finally {
  await ground.stop();
}
ground.finish();

/** Rules, policies, queries, commands, architecture. */
async function unitTests(cluster) {
  const { vitestCounts } = await import('./test/results.mjs');
  const file = path.join(ground.results, 'vitest.json');
  const args = ['node_modules/vitest/vitest.mjs', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const urls = { ownerUrl: cluster.ownerUrl('postgres'), appUrl: cluster.appUrl('postgres') };
  await count(
    'unit and database',
    () => vitestCounts(file),
    () => run(args, { NODE_ENV: 'test', MAKSAT_TEST_CLUSTER: JSON.stringify(urls) }),
  );
}

/** The built application on the demonstration: access over HTTP, then the stories in the browser, each on its own copy. */
async function browserTests() {
  const isLoaded = await check('demonstration', () => ground.loadDemonstration());
  if (!isLoaded) return;
  await ground.stories('access', ['access']);
  if (await hasBrowser()) await ground.stories('journeys', ['journeys', 'a11y']);
  await ground.kills(4); // a sample of `npm run torture`
  await ground.killTexts(6); // a sample of `npm run crash-test`
}

async function hasBrowser() {
  return check('browser', async () => {
    const { ensureChromium } = await import('./chromium.mjs');
    ensureChromium();
  });
}
