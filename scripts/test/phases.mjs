// The phases of a test run: each is announced, timed and counted; child processes end with the run.
import { spawn } from 'node:child_process';
import { fromRoot } from '../start/runtime.mjs';

const seconds = (ms) => `${(ms / 1000).toFixed(1)} s`;

export function createPhases() {
  const done = [];
  const children = new Set();
  let isInterrupted = false;

  /** Runs Node with these arguments in a process group of its own, so that its children end with it. */
  const run = (args, env = {}) =>
    new Promise((resolve, reject) => {
      if (isInterrupted) return reject(new Error('interrupted'));
      const child = spawn(process.execPath, args, {
        cwd: fromRoot(),
        stdio: ['ignore', 'inherit', 'inherit'],
        env: { ...process.env, ...env },
        detached: true,
      });
      children.add(child);
      child.once('error', reject);
      child.once('exit', (code, signal) => {
        children.delete(child);
        if (code === 0) resolve();
        else reject(new Error(`${args[0]} ended with ${signal ?? code}`));
      });
    });

  async function timed(name, work) {
    console.log(`\n── ${name}`);
    const began = Date.now();
    const error = await work().then(
      () => undefined,
      (e) => e,
    );
    if (error && !isInterrupted) console.error(`✗ ${name}: ${error.message}`);
    return { name, ms: Date.now() - began, error };
  }

  return {
    run,
    /** A phase that either holds or counts as one failure. @returns {Promise<boolean>} */
    async check(name, work) {
      const { ms, error } = await timed(name, work);
      done.push({ name, ms, passed: 0, failed: error ? 1 : 0 });
      return !error;
    },
    /** A phase that is one test. */
    async one(name, work) {
      const { ms, error } = await timed(name, work);
      done.push({ name, ms, passed: error ? 0 : 1, failed: error ? 1 : 0 });
    },
    /** A phase that counts tests; a run that failed without a failed test counts as one. */
    async count(name, read, work) {
      const { ms, error } = await timed(name, work);
      let counts = { passed: 0, failed: 0 };
      try {
        counts = read();
      } catch (e) {
        if (!error) console.error(`✗ ${name}: no report (${e.message})`);
        counts.failed = 1;
      }
      if (error && !counts.failed) counts.failed = 1;
      done.push({ name, ms, ...counts });
    },
    interrupt() {
      isInterrupted = true;
      for (const child of children) {
        try {
          process.kill(-child.pid, 'SIGTERM');
        } catch {}
      }
    },
    totals: () =>
      done.reduce((sum, p) => ({ passed: sum.passed + p.passed, failed: sum.failed + p.failed }), { passed: 0, failed: 0 }),
    print(total) {
      console.log('');
      for (const p of done) {
        const counts =
          p.passed || p.failed ? `${p.passed} passed, ${p.failed} failed`.replace(/^0 passed, (\d+) failed$/, '$1 failed') : '';
        console.log(`   ${p.name.padEnd(28)} ${seconds(p.ms).padStart(9)}  ${counts.replace(' passed, ', ' ok, ')}`);
      }
      console.log(`   ${'together'.padEnd(28)} ${seconds(total).padStart(9)}\n`);
    },
  };
}
