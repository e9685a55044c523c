// PostgreSQL refuses to run as root. Started by root it runs under the account "postgres"; where that account cannot reach
// this folder (a clone below a private one), in a user namespace of its own, in which root is called "postgres".
import { execFileSync, spawnSync } from 'node:child_process';
import { chownSync, existsSync, lchownSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';

/**
 * Who runs PostgreSQL: `options` for spawn, `wrap` for the command line, and the `owner` its files must have.
 * @typedef {{options: {uid?: number, gid?: number}, wrap: (file: string, args: string[]) => [string, string[]], owner?: {uid: number, gid: number}}} Runner
 */

const unwrapped = (file, args) => [file, args];

/** Numbers of the account, created when missing. */
function accountIds() {
  const id = (flag) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
  try {
    return { uid: id('-u'), gid: id('-g') };
  } catch {
    execFileSync('useradd', ['--system', '--user-group', '--no-create-home', 'postgres']);
    return { uid: id('-u'), gid: id('-g') };
  }
}

const canReach = (account, file) => spawnSync('/usr/bin/test', ['-x', file], account).status === 0;

/** Root under another name: the kernel still sees root's own files, PostgreSQL does not see root. */
const inNamespace =
  ({ uid, gid }) =>
  (file, args) => ['unshare', ['--user', `--map-user=${uid}`, `--map-group=${gid}`, '--', file, ...args]];

/**
 * @param {string} folder where the data lies; must exist
 * @param {string} binary PostgreSQL's program
 * @returns {Runner}
 */
export function chooseRunner(folder, binary) {
  if (process.getuid?.() !== 0) return { options: {}, wrap: unwrapped };
  const account = accountIds();
  if (canReach(account, path.dirname(folder)) && canReach(account, binary))
    return { options: account, wrap: unwrapped, owner: account };
  const wrap = inNamespace(account);
  if (spawnSync(...wrap(binary, ['--version'])).status === 0) return { options: {}, wrap, owner: { uid: 0, gid: 0 } };
  throw new Error(
    `The account "postgres" cannot enter ${path.dirname(folder)}: move the project out of a private folder, run it as a normal user, or set DATABASE_URL.`,
  );
}

/** Gives the folder and all below it to the runner, when it is somebody else's (the clone was moved, or run by another account). */
export function settleOwner(folder, owner) {
  if (!owner || !existsSync(folder)) return;
  chownSync(folder, owner.uid, owner.gid);
  const data = path.join(folder, 'data');
  const mark = path.join(data, 'PG_VERSION');
  if (!existsSync(mark) || statSync(mark).uid === owner.uid) return;
  chownSync(data, owner.uid, owner.gid);
  for (const name of readdirSync(data, { recursive: true })) lchownSync(path.join(data, name), owner.uid, owner.gid);
}
