// npm run torture [-- kills=100 files=500 works=30]: processes killed while people save, in the middle of imports, submissions and
// documents, and spoiled files. A sample is in `npm test`.
import { beginRun } from './test/ground.mjs';

const wanted = Object.fromEntries(process.argv.slice(2).map((word) => word.split('=')));
const kills = Number(wanted.kills ?? 100);
const files = Number(wanted.files ?? 500);
const works = Number(wanted.works ?? 30);

const ground = await beginRun();
const { check, one, run } = ground;
try {
  if (files)
    await one(`${files} spoiled files`, () =>
      run(['--import', './scripts/ts-hooks.mjs', 'scripts/torture/files.ts', String(files)]),
    );
  if (works && (await check('database', () => ground.startCluster({ durable: true })))) await ground.killWorks(works);
  if (kills && (await check('build', () => ground.build()))) {
    if (!works) await check('database', () => ground.startCluster({ durable: true }));
    await check('demonstration', () => ground.loadDemonstration());
    await ground.kills(kills, { database: true });
  }
} finally {
  await ground.stop();
}
ground.finish();
