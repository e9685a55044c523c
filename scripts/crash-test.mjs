// npm run crash-test [-- --runs 100]: processes and PostgreSQL are killed while people type; acknowledged edits that are missing
// afterwards are counted.
import { beginRun } from './test/ground.mjs';

const at = process.argv.indexOf('--runs');
const runs = Number(at > 0 ? process.argv[at + 1] : 100);
const ground = await beginRun();
try {
  await ground.check('generate', () => ground.run(['scripts/generate.mjs']));
  await ground.check('database', () => ground.startCluster({ durable: true }));
  await ground.killTexts(runs);
} finally {
  await ground.stop();
}
ground.finish();
