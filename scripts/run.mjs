// npm run admin|import|demo|backup|restore|…: brings up the same ground as `npm start` (Node, packages, database, secret)
// and runs scripts/<name>.ts on it. A database that is already running is shared, one that was started for this is stopped.
import { spawn } from 'node:child_process';
import { readMark } from './start/lock.mjs';
import { ensureRuntime, fail, fromRoot, say, watchParent } from './start/runtime.mjs';

const [name, ...args] = process.argv.slice(2);
/** These bring the schema to the present first, so that they work on an installation that has never been started. */
const needsSchema = ['admin', 'import', 'demo'];
/** These lead an installation's database elsewhere and prepare it themselves. */
const known = [...needsSchema, 'backup', 'restore'];
if (!known.includes(name)) fail(`Unknown command "${name}". Known: ${known.join(', ')}.`);

await ensureRuntime();
const { sessionSecret } = await import('./start/secrets.mjs');
const { isPrepared, openDatabase } = await import('./start/database.mjs');
const { ensureClient } = await import('./start/build.mjs');

let database;
let child;
let isStopping = false;
async function stop(code) {
  if (isStopping) return;
  isStopping = true;
  child?.kill('SIGTERM');
  await database?.stop().catch((e) => say(e.message));
  process.exit(code);
}
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, () => stop(1));
watchParent(() => stop(1));

/** @returns {Promise<number>} the exit code */
const run = (nodeArgs, stdio) =>
  new Promise((resolve, reject) => {
    child = spawn(process.execPath, nodeArgs, { stdio, cwd: fromRoot() });
    child.once('error', reject);
    child.once('exit', (code, signal) => resolve(code ?? (signal ? 1 : 0)));
  });
const quietly = async (nodeArgs) => {
  if ((await run(nodeArgs, ['ignore', 2, 2])) !== 0) throw new Error(`${nodeArgs[0]} failed`);
};

try {
  process.env.NODE_ENV ??= 'production';
  process.env.LOG_LEVEL ??= 'warn';
  // Links that are printed lead to the Maksat that is running here.
  process.env.APP_URL ??= readMark(fromRoot('.data/start.json'))?.url ?? `http://localhost:${process.env.PORT ?? 3000}`;
  process.env.NEXTAUTH_SECRET = sessionSecret({ isEmbedded: !process.env.DATABASE_URL, isDevelopment: false });
  database = await openDatabase();
  await ensureClient(quietly);
  if (needsSchema.includes(name) && !(await isPrepared(database.ownerUrl))) await quietly(['scripts/start/prepare.mjs']);
  const code = await run(['--import', './scripts/ts-hooks.mjs', `scripts/${name}.ts`, ...args], 'inherit');
  await stop(code);
} catch (e) {
  console.error(`✗ ${e.message}`);
  await stop(1);
}
