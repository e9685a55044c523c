// npm run torture [-- kills=100 files=500]: processes killed while people save, and spoiled files. A sample is in `npm test`.
import { beginRun } from './test/ground.mjs';

const wanted = Object.fromEntries(process.argv.slice(2).map((word) => word.split('=')));
const kills = Number(wanted.kills ?? 100);
const files = Number(wanted.files ?? 500);

const ground = await beginRun();
const { check, one, run } = ground;
try {
  if (files)
    await one(`${files} spoiled files`, () =>
      run(['--import', './scripts/ts-hooks.mjs', 'scripts/torture/files.ts', String(files)]),
    );
  if (kills && (await check('build', () => ground.build()))) {
    await check('database', () => ground.startCluster({ durable: true }));
    await check('demonstration', () => ground.loadDemonstration());
    await ground.kills(kills, { database: true });
  }
} finally {
  await ground.stop();
}
ground.finish();
