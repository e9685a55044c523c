// npm run bench:live: the grid in a browser and the living text under many hands, with its floor in turn; prints tables as Markdown.
import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beginRun } from './test/ground.mjs';

const ground = await beginRun();
const { check, run } = ground;
process.env.NEXTAUTH_SECRET = randomBytes(32).toString('hex');
let cluster;
const grids = {};
let texts;

const placeOf = (name) => ({
  databaseUrl: cluster.appUrl(name),
  ownerUrl: cluster.ownerUrl(name),
  folder: path.join(cluster.dir, name),
  secret: process.env.NEXTAUTH_SECRET,
});
const environmentOf = ({ databaseUrl, ownerUrl, folder }) => ({
  DATABASE_URL: databaseUrl,
  DATABASE_OWNER_URL: ownerUrl,
  STORAGE_DIR: path.join(folder, 'files'),
  NODE_ENV: 'production',
});

/** A plan of that size, being drafted, opened in a browser. */
async function grid(size) {
  const name = `bench_${size}`;
  const place = placeOf(name);
  await cluster.clone(name);
  mkdirSync(path.join(place.folder, 'files'), { recursive: true });
  const file = path.join(place.folder, 'task.json');
  const act = async (what, more) => {
    writeFileSync(file, JSON.stringify({ place, size, ...more }));
    await run(['--import', './scripts/ts-hooks.mjs', 'scripts/bench/one-size.ts', what, file], environmentOf(place));
    return JSON.parse(readFileSync(`${file}.answer`, 'utf8'));
  };
  await run(['scripts/start/prepare.mjs'], environmentOf(place));
  grids[size] = await act('grid', { loaded: await act('load') });
}

try {
  const { buildForBench } = await import('./bench/build.mjs');
  await check('build', () => buildForBench(run));
  await check('database', async () => {
    cluster = await ground.startCluster({ durable: true });
  });
  for (const size of [300, 2000]) await check(`grid of ${size} rows`, () => grid(size));
  await check('living text', async () => {
    await cluster.clone('texts');
    const place = placeOf('texts');
    mkdirSync(place.folder, { recursive: true });
    const file = path.join(place.folder, 'answer.json');
    await run(['scripts/bench/texts.mjs', file], {
      ...environmentOf(place),
      APP_URL: 'http://localhost:3000',
      LOG_LEVEL: 'silent',
    });
    texts = JSON.parse(readFileSync(file, 'utf8'));
  });
  const { gridTable, textTable } = await import('./bench/table.mjs');
  console.log(`\n${gridTable(grids)}\n\n${texts ? textTable(texts) : ''}\n`);
} finally {
  await ground.stop();
}
ground.finish();
