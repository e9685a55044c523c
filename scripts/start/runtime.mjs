// What must hold before anything else: the lock file's packages are installed and Node is new enough.
// Plain JavaScript for the Node a fresh machine has (20.11 or newer); imports nothing that has to be installed.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../', import.meta.url));
export const fromRoot = (...parts) => path.join(root, ...parts);

/** Diagnostics go to standard error, so that a command's own output stays clean. */
export const say = (text) => console.error(`• ${text}`);
export function fail(text) {
  console.error(`✗ ${text}`);
  process.exit(1);
}

const [major, minor] = process.versions.node.split('.').map(Number);
const isOwnNode = major >= 24;

/** npm writes node_modules/.package-lock.json last: newer than the lock file means complete. */
function isInstalled() {
  const marker = fromRoot('node_modules/.package-lock.json');
  return existsSync(marker) && statSync(marker).mtimeMs >= statSync(fromRoot('package-lock.json')).mtimeMs;
}

function install() {
  say('Installing (a minute or two the first time)…');
  const cli = process.env.npm_execpath;
  const [command, ...first] = cli ? [process.execPath, cli] : [process.platform === 'win32' ? 'npm.cmd' : 'npm'];
  const { status } = spawnSync(command, [...first, 'ci', '--loglevel=error', '--include=dev'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
    env: { ...process.env, NODE_ENV: '' },
  });
  if (status !== 0) fail('npm ci failed. Is the registry reachable? Run `npm ci` to see more.');
}

/**
 * A signal to npm ends npm and its shell and never arrives here: losing that parent means the same.
 * @param {() => void} lost called once when the parent has gone
 */
export function watchParent(lost) {
  if (!process.env.npm_lifecycle_event && !process.env.MAKSAT_NODE) return;
  const { ppid } = process;
  const timer = setInterval(() => {
    if (process.ppid === ppid) return;
    clearInterval(timer);
    lost();
  }, 300);
  timer.unref();
}

/** Runs the same command under `node`, passing signals on; never returns. */
async function continueUnder(node) {
  const child = spawn(node, process.argv.slice(1), { stdio: 'inherit', env: { ...process.env, MAKSAT_NODE: '1' } });
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  watchParent(() => child.kill('SIGTERM'));
  const [code, signal] = await new Promise((resolve) => child.once('exit', (...a) => resolve(a)));
  process.exit(code ?? (signal ? 1 : 0));
}

/** Installs when needed and goes on under the project's own Node 24; after it, packages may be imported. */
export async function ensureRuntime() {
  process.chdir(root);
  process.umask(0o022);
  if (!isInstalled()) install();
  if (!isOwnNode && !process.env.MAKSAT_NODE) {
    const own = fromRoot('node_modules/.bin/node');
    if (existsSync(own)) await continueUnder(own);
    if (major < 22 || (major === 22 && minor < 15))
      fail(`Node ${process.versions.node} is too old here: install Node 24 (at least 22.15).`);
  }
}
