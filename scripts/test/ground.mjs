// The ground of a test run: the runtime, a throw-away cluster, servers on copies of the demonstration, phases that are timed and
// counted; and whatever happens, nothing left running or lying about.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ensureRuntime, fail, watchParent } from '../start/runtime.mjs';
import { createPhases } from './phases.mjs';

/** A developer's own addresses must not reach the tests. */
const ownAddresses = ['DATABASE_URL', 'DATABASE_OWNER_URL', 'NEXTAUTH_SECRET', 'NEXTAUTH_URL', 'APP_URL', 'SMTP_URL', 'PORT'];

function settleEnvironment() {
  Object.assign(process.env, {
    NEXT_TELEMETRY_DISABLED: '1',
    CHECKPOINT_DISABLE: '1',
    LOG_LEVEL: process.env.LOG_LEVEL ?? 'error',
  });
  for (const name of ownAddresses) delete process.env[name];
}

async function asOwner(connectionString, statement) {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString });
  await client.connect();
  await client.query(statement);
  await client.end();
}

/** Makes the runtime ready; packages may be imported afterwards. */
export async function beginRun() {
  const began = Date.now();
  await ensureRuntime();
  settleEnvironment();
  const results = mkdtempSync(path.join(tmpdir(), 'maksat-results-'));
  const phases = createPhases();
  const { check, count, one, run } = phases;
  let cluster;
  let server;
  let isStopping = false;

  async function stop() {
    if (isStopping) return;
    isStopping = true;
    phases.interrupt();
    await server?.stop().catch((e) => console.error(e.message));
    await cluster?.stop().catch((e) => console.error(e.message));
    rmSync(results, { recursive: true, force: true });
  }
  const interrupted = async () => {
    console.error('Interrupted: stopping what was started…');
    await stop();
    process.exit(130);
  };
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, interrupted);
  watchParent(interrupted);
  process.on('uncaughtException', async (e) => {
    console.error(e);
    await stop();
    fail('The run broke.');
  });

  return {
    check,
    count,
    one,
    run,
    results,
    stop,
    async startCluster(options) {
      const { startThrowAway } = await import('./cluster.mjs');
      cluster = await startThrowAway(options);
      return cluster;
    },
    /** The production build, fresh. */
    async build() {
      const { ensureBuilt, ensureClient } = await import('../start/build.mjs');
      await ensureClient(run);
      await ensureBuilt((args) => run(args, { NODE_ENV: 'production' }));
    },
    async loadDemonstration() {
      const { loadDemonstration } = await import('./server.mjs');
      await loadDemonstration(cluster, run);
    },
    /** Serves a fresh copy of the demonstration under that name while `work` runs. @returns {Promise<boolean>} whether it was served */
    async withServer(name, work, options) {
      const isServing = await check(`server for ${name}`, async () => {
        const { startServer } = await import('./server.mjs');
        server = await startServer(cluster, name, options);
      });
      if (!isServing) return false;
      await work(server);
      await server.stop();
      server = undefined;
      return true;
    },
    /** Processes are killed while people save, on a server of their own. `database`: PostgreSQL too, on a durable cluster. */
    async kills(kills, { database = false } = {}) {
      const { killAndCompare } = await import('../torture/kills.mjs');
      if (database) cluster.guard();
      const victims = (pids) => [() => pids().web, ...(database ? [() => cluster.postmaster()] : []), () => pids().live];
      const kill = ({ env, pids }) => killAndCompare({ env, kills, say: console.log, victims: victims(pids) });
      await this.withServer('kills', (started) => one(`${kills} kills`, () => kill(started)), { recoveredAfter: 0 });
    },
    /** Processes and PostgreSQL are killed while people type. */
    async killTexts(runs) {
      const { killWhileTyping } = await import('../torture/texts.mjs');
      cluster.guard();
      await one(`living text, ${runs} kills`, async () => {
        await cluster.clone('texts');
        // What is acknowledged must be in PostgreSQL's log, also on a cluster that is spared the disk.
        await asOwner(cluster.ownerUrl('texts'), 'alter database texts set synchronous_commit = on');
        await killWhileTyping({ cluster, database: 'texts', runs, say: console.log });
      });
    },
    /** Processes are killed in the middle of imports, submissions and documents. */
    async killWorks(runs) {
      const { killWhileWorking } = await import('../torture/works.mjs');
      await one(`work, ${runs} kills of each kind`, async () => {
        await cluster.clone('works');
        await killWhileWorking({ cluster, database: 'works', runs, say: console.log });
      });
    },
    /** Tells Playwright's projects on a server of their own. */
    async stories(name, projects) {
      const { playwrightCounts } = await import('./results.mjs');
      const file = path.join(results, `${name}.json`);
      const args = [
        'node_modules/@playwright/test/cli.js',
        'test',
        '--pass-with-no-tests',
        ...projects.map((p) => `--project=${p}`),
      ];
      const tell = (env) => run(args, { ...env, MAKSAT_RESULTS: file });
      await this.withServer(name, ({ env }) =>
        count(
          name,
          () => playwrightCounts(file),
          () => tell(env),
        ),
      );
    },
    /** Prints the times, then the one line that counts; ends the process. */
    finish() {
      phases.print(Date.now() - began);
      const { passed, failed } = phases.totals();
      console.log(`${passed} passed, ${failed} failed`);
      process.exit(failed || !passed ? 1 : 0);
    },
  };
}
