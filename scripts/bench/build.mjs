// The production build of the bench, beside the one that `npm start` serves: the same code with two empty doors more.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { sourceMark } from '../start/build.mjs';
import { fromRoot } from '../start/runtime.mjs';

const markFile = fromRoot('.next/bench/source-mark');
/** Next writes where it builds into these. */
const rewritten = ['tsconfig.json', 'next-env.d.ts'].map((name) => fromRoot(name));

/** @param {(args: string[], env: Record<string, string>) => Promise<void>} run runs Node with these arguments */
export async function buildForBench(run) {
  const mark = sourceMark();
  if (existsSync(markFile) && readFileSync(markFile, 'utf8') === mark) return;
  const before = rewritten.filter((file) => existsSync(file)).map((file) => [file, readFileSync(file)]);
  try {
    await run(['node_modules/next/dist/bin/next', 'build'], { NODE_ENV: 'production', MAKSAT_BENCH: '1' });
  } finally {
    for (const [file, content] of before) writeFileSync(file, content);
  }
  writeFileSync(markFile, mark);
}
