// The production build and the database client, made again when they were made from something else.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fromRoot, say } from './runtime.mjs';

const markFile = fromRoot('.next/source-mark');

/** What the build is made of; tests and papers are not. */
const isSource = (file) => !/^(docs|e2e|\.ci)\/|\.(test|spec)\.tsx?$|\.md$/.test(file);

const git = (...args) =>
  execFileSync('git', args, { cwd: fromRoot(), encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'], maxBuffer: 1e8 });

/** The content of every source file: what was built is what is served. Without git, a build counts as long as it is there. */
export function sourceMark() {
  let files;
  try {
    files = git('ls-files', '-c', '-o', '--exclude-standard', '-z').split('\0');
  } catch {
    return 'no git';
  }
  const hash = createHash('sha256');
  for (const file of [...new Set(files)].filter((f) => f && isSource(f)).sort()) {
    const stat = statSync(fromRoot(file), { throwIfNoEntry: false });
    if (stat?.isFile()) hash.update(`${file}\0`).update(readFileSync(fromRoot(file)));
  }
  return hash.digest('hex');
}

export const isBuilt = (mark = sourceMark()) =>
  existsSync(markFile) && existsSync(fromRoot('.next/BUILD_ID')) && readFileSync(markFile, 'utf8') === mark;

/** The generated client is older than the schema, or not there. */
export function isClientStale() {
  const client = statSync(fromRoot('prisma/generated/client.ts'), { throwIfNoEntry: false });
  if (!client) return true;
  const folder = fromRoot('prisma/schema');
  return readdirSync(folder).some((f) => statSync(path.join(folder, f)).mtimeMs > client.mtimeMs);
}

/**
 * Generates the client and builds, each only when needed.
 * @param {(args: string[]) => Promise<void>} run runs Node with these arguments
 */
export async function ensureBuilt(run) {
  const mark = sourceMark();
  if (isBuilt(mark)) return false;
  say('Building (a minute or two)…');
  rmSync(markFile, { force: true });
  await run(['node_modules/next/dist/bin/next', 'build']);
  writeFileSync(markFile, mark);
  return true;
}

export async function ensureClient(run) {
  if (isClientStale()) await run(['scripts/generate.mjs']);
}
