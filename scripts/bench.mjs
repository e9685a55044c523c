// npm run bench [-- --quick]: how fast Maksat is and how much memory it takes, against floors measured in the same minute.
// The method and a run's tables are in docs/performance.md. --quick: smaller plans, shorter rounds, for a look while developing;
// --sizes=1000,10000: plans of these sizes instead; the second stands in the main table.
import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import path from 'node:path';
import { beginRun } from './test/ground.mjs';

const isQuick = process.argv.includes('--quick');
const asked = process.argv.find((arg) => arg.startsWith('--sizes='))?.slice('--sizes='.length);
const sizes = asked ? asked.split(',').map(Number) : isQuick ? [1000, 5000] : [1000, 10_000, 100_000];
const middle = sizes[1] ?? sizes[0];
const settings = {
  pace: isQuick ? { rounds: 3, seconds: 0.7 } : { rounds: 3, seconds: 1.2 },
  memory: isQuick ? { rounds: 3, seconds: 8 } : { rounds: 10, seconds: 60 },
  importRows: 2000,
};
/** The report and the import run on a plan of this size. */
const small = 200;

const ground = await beginRun();
const { check, run } = ground;
process.env.NEXTAUTH_SECRET = randomBytes(32).toString('hex');
const began = Date.now();
const figures = {};
const loaded = {};
let cluster;
let memory;
let worked;

const placeOf = (size) => ({
  databaseUrl: cluster.appUrl(`bench_${size}`),
  ownerUrl: cluster.ownerUrl(`bench_${size}`),
  folder: path.join(cluster.dir, `bench_${size}`),
  secret: process.env.NEXTAUTH_SECRET,
});

/** One act on one database, in a process of its own. */
async function act(name, size) {
  const place = placeOf(size);
  mkdirSync(path.join(place.folder, 'files'), { recursive: true });
  const file = path.join(place.folder, `${name}.json`);
  writeFileSync(file, JSON.stringify({ place, size, loaded: loaded[size], postmaster: cluster.postmaster(), ...settings }));
  const env = {
    DATABASE_URL: place.databaseUrl,
    DATABASE_OWNER_URL: place.ownerUrl,
    STORAGE_DIR: path.join(place.folder, 'files'),
    NODE_ENV: 'production',
  };
  await run(['--import', './scripts/ts-hooks.mjs', 'scripts/bench/one-size.ts', name, file], env);
  return JSON.parse(readFileSync(`${file}.answer`, 'utf8'));
}

async function load(size) {
  const { databaseUrl, ownerUrl } = placeOf(size);
  await cluster.clone(`bench_${size}`);
  await run(['scripts/start/prepare.mjs'], { DATABASE_URL: databaseUrl, DATABASE_OWNER_URL: ownerUrl, NODE_ENV: 'production' });
  loaded[size] = await act('load', size);
}

async function printTables() {
  await import('./ts-hooks.mjs');
  const { OPERATIONS, RATE_SHARE, STATEMENTS } = await import('./bench/operations.ts');
  const t = await import('./bench/table.mjs');
  const saved = {
    name: 'One field saved',
    kind: 'page',
    target: 'empty route + 6 × update',
    allowed: (m) => m.empty + 6 * m.sql,
  };
  const rows = [...OPERATIONS, saved];
  const parts = [
    `${new Date().toISOString().slice(0, 10)} · ${cpus().length} × ${cpus()[0]?.model ?? '?'} · Node ${process.versions.node} · ${Math.round((Date.now() - began) / 60_000)} minutes`,
    figures[middle] &&
      `At ${middle.toLocaleString('en')} actions, 4 connections:\n\n${t.operationsTable(rows, figures[middle], RATE_SHARE)}`,
    Object.keys(figures).length > 1 && t.growthTable(rows, figures, 1.2),
    worked && t.workTable(worked, settings.importRows),
    memory && t.memoryTable(memory),
    worked && t.pagesTable(worked.pages, STATEMENTS),
    worked && t.weightTable(worked.weight),
  ];
  console.log(`\n${parts.filter(Boolean).join('\n\n')}\n`);
}

try {
  const { buildForBench } = await import('./bench/build.mjs');
  await check('build', () => buildForBench(run));
  await check('database', async () => {
    cluster = await ground.startCluster({ durable: true });
  });
  for (const size of [small, ...sizes.slice(0, -1)]) await check(`load ${size}`, () => load(size));
  await check('report, import, pages', async () => {
    worked = await act('work', small);
  });
  // The large plan is filled while memory is watched under load: neither is a matter of milliseconds.
  const largest = check(`load ${sizes.at(-1)}`, () => load(sizes.at(-1)));
  await check('memory', async () => {
    if (middle === sizes.at(-1)) await largest;
    memory = await act('memory', middle);
  });
  await largest;
  for (const size of sizes)
    await check(`measure ${size}`, async () => {
      figures[size] = await act('measure', size);
    });
  await printTables();
} finally {
  await ground.stop();
}
ground.finish();
