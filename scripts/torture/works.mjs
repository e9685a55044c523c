// Processes are killed in the middle of work that must be all or nothing: an import of 2,000 rows, reports that are submitted together,
// documents that are made. Afterwards everything is there or nothing is, the same work can be done again, and the queue comes back to its job.
import { fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import '../ts-hooks.mjs';
import { fromRoot } from '../start/runtime.mjs';

const ROWS = 2000;
const REPORTS = 150;

async function startHost() {
  const child = fork(fromRoot('scripts/torture/work-host.ts'), {
    execArgv: ['--import', './scripts/ts-hooks.mjs'],
    cwd: fromRoot(),
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const heard = (wanted) =>
    new Promise((resolve, reject) => {
      child.on('message', (message) => {
        if (message === wanted || message?.[wanted]) resolve(message);
      });
      child.once('exit', () => reject(new Error(`the host ended before “${wanted}”`)));
    });
  await heard('ready');
  return {
    async begin(task) {
      const began = heard('began');
      const result = heard('result').catch(() => undefined);
      child.send(task);
      await began;
      return result;
    },
    kill: () =>
      new Promise((resolve) => {
        if (child.exitCode !== null || child.signalCode !== null) return resolve();
        child.once('exit', resolve);
        child.kill('SIGKILL');
      }),
  };
}

/** Begins the work and kills whoever does it after so many milliseconds */
async function cut(task, after) {
  const host = await startHost();
  const result = host.begin(task);
  await Promise.race([result, sleep(after)]);
  await host.kill();
}

/** PostgreSQL notices a lost client with its next word to it: waits until nobody works for the killed process. */
async function untilQuiet(pool) {
  for (let n = 0; n < 600; n++) {
    const { rows } = await pool.query(
      "select 1 from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and state <> 'idle' and backend_type = 'client backend' limit 1",
    );
    if (!rows.length) return;
    await sleep(50);
  }
  throw new Error('half a minute after the kill somebody still works for the dead process');
}

const all = (numbers, wanted) => numbers.every((n) => n === 0) || numbers.every((n, at) => n === wanted[at]);

/**
 * @param {{cluster: any, database: string, runs: number, say: (text: string) => void}} options
 * @throws when work was half done, or cannot be done again
 */
export async function killWhileWorking({ cluster, database, runs, say }) {
  const folder = path.join(cluster.dir, database);
  mkdirSync(path.join(folder, 'files'), { recursive: true });
  Object.assign(process.env, {
    DATABASE_URL: cluster.appUrl(database),
    DATABASE_OWNER_URL: cluster.ownerUrl(database),
    STORAGE_DIR: path.join(folder, 'files'),
    OUTBOX_DIR: path.join(folder, 'outbox'),
    NEXTAUTH_SECRET: randomBytes(32).toString('hex'),
    LOG_LEVEL: 'silent',
  });
  const { db, pool } = await import('../../lib/platform/db.ts');
  const { stopQueue } = await import('../../lib/platform/queue.ts');
  const { buildWorld } = await import('../../lib/reporting/test-world.ts');
  const world = buildWorld();
  try {
    const reports = await furnish(world);
    say(await killImports({ world, pool, runs }));
    say(await killSubmissions({ world, pool, reports, runs }));
    say(await killDocuments({ world, pool, runs: Math.max(2, Math.round(runs / 10)) }));
  } finally {
    await stopQueue();
    await db.$disconnect().catch(() => {});
    await pool.end().catch(() => {});
  }
}

/** The small country with many actions of the Ministry of Education, each with a report that is ready to be submitted. */
async function furnish(world) {
  const { buildAction } = await import('../../prisma/factories/action.ts');
  const { buildReport } = await import('../../prisma/factories/reporting.ts');
  const actions = Array.from({ length: REPORTS }, (_, n) =>
    buildAction({
      planId: world.plan.id,
      sectionId: world.section.id,
      registerNumber: 100 + n,
      rank: `m${String(n).padStart(4, '0')}`,
      title: `Мероприятие ${100 + n}`,
      assignments: [{ institutionId: world.education.id, role: 'LEAD', status: 'ACCEPTED' }],
    }),
  );
  const reports = actions.map((action) =>
    buildReport({
      actionId: action.id,
      institutionId: world.education.id,
      periodId: world.open.id,
      state: 'DRAFT',
      statusReported: 'IN_PROGRESS',
      progressPercent: 40,
      narrative: 'Сделано.',
      achievements: 'Есть.',
      obstacles: 'Нет.',
      nextSteps: 'Дальше.',
    }),
  );
  const { buildPlan } = await import('../../prisma/factories/plan.ts');
  world.draft = buildPlan({ status: 'DRAFTING', sourceLanguage: 'ru' });
  await world.insert(world.draft, ...actions, ...reports);
  return reports.map(({ id }) => id);
}

// ── imports

async function stage({ world }, n) {
  const { takeMatrix, checkMatrix } = await import('../../lib/matrix-imports/take-file.ts');
  const { unwrap } = await import('../../lib/platform/command.ts');
  const rows = Array.from({ length: ROWS }, (_, row) => `${row + 1};Мероприятие ${n}.${row + 1};Министерство образования;2021`);
  const bytes = Buffer.from(`№;Мероприятие;Ответственный;Срок\n${rows.join('\n')}\n`);
  const actor = world.people.secretariat.actor;
  const { id, version, analysis } = unwrap(await takeMatrix(actor, world.draft.id, { name: `${n}.csv`, bytes }, true));
  const [sheet] = analysis.sheets;
  const headerRow = sheet.proposal.headerRows[0];
  unwrap(await checkMatrix(actor, { id, version, sheet: sheet.name, headerRow, language: 'ru', fields: [] }));
  return { id, version: version + 1 };
}

async function killImports({ world, pool, runs }) {
  const actor = world.people.secretariat.actor;
  const { commitImport } = await import('../../lib/matrix-imports/commands/commit.ts');
  const { unwrap } = await import('../../lib/platform/command.ts');
  let batch = await stage({ world }, 'alone');
  const began = Date.now();
  unwrap(await commitImport(actor, { ...batch, tell: true }));
  let longest = (Date.now() - began) * 1.5;
  batch = await stage({ world }, 0);
  let [whole, none, checked] = [0, 0, 0];
  for (let run = 1; run <= runs; run++) {
    await cut({ kind: 'commit', actor, input: { ...batch, tell: true } }, 50 + Math.random() * longest);
    await untilQuiet(pool);
    const { rows } = await pool.query(
      `select b."state", (select count(*)::int from "Action" where "importBatchId" = b."id") as actions,
        (select count(*)::int from "ActionText" t join "Action" a on a."id" = t."actionId" where a."importBatchId" = b."id") as texts,
        (select count(*)::int from "ActionAssignment" s join "Action" a on a."id" = s."actionId" where a."importBatchId" = b."id") as parts,
        (select count(*)::int from "AuditEvent" e join "Action" a on a."id" = e."subjectId" where a."importBatchId" = b."id" and e."event" = 'action.imported') as events,
        (select count(*)::int from "ImportRow" where "batchId" = b."id" and "entityId" is not null) as rows
      from "ImportBatch" b where b."id" = $1`,
      [batch.id],
    );
    const { state, ...counts } = rows[0];
    const numbers = Object.values(counts);
    checked += numbers.length;
    const isDone = state === 'COMMITTED';
    if (
      !all(
        numbers,
        numbers.map(() => ROWS),
      ) ||
      isDone !== (numbers[0] === ROWS)
    )
      throw new Error(`import half done after kill ${run}: ${state} ${JSON.stringify(counts)}`);
    if (isDone) {
      whole++;
      longest = Math.max(500, longest * 0.8);
      batch = await stage({ world }, run);
    } else {
      none++;
      longest *= 1.3;
    }
  }
  const { actions } = unwrap(await commitImport(actor, { ...batch, tell: true }));
  if (actions !== ROWS) throw new Error(`the killed import cannot be done again: ${actions} actions`);
  return `${runs} kills during imports of ${ROWS} rows: ${whole} whole, ${none} nothing, 0 half (${checked} counts of rows compared); done again afterwards`;
}

// ── reports

async function killSubmissions({ world, pool, reports, runs }) {
  let [whole, none, longest] = [0, 0, 800];
  for (let run = 1; run <= runs; run++) {
    const { rows: versions } = await pool.query('select "id", "version" from "ProgressReport" where "id" = any($1)', [reports]);
    await cut({ kind: 'submit', actor: world.people.focal.actor, input: { reports: versions } }, 20 + Math.random() * longest);
    await untilQuiet(pool);
    const { rows } = await pool.query(
      `select (select count(*)::int from "ProgressReport" where "id" = any($1) and "state" = 'SUBMITTED') as submitted,
        (select count(*)::int from "ReportReview" where "reportId" = any($1) and "outcome" = 'SUBMITTED') - $2 as steps,
        (select count(*)::int from "AuditEvent" where "subjectId" = any($1) and "event" = 'report.submitted') - $2 as events,
        (select count(*)::int from "ProgressReport" where "id" = any($1) and "state" in ('DRAFT', 'SUBMITTED')) as there`,
      [reports, whole * REPORTS],
    );
    const { there, ...counts } = rows[0];
    const numbers = Object.values(counts);
    if (
      there !== REPORTS ||
      !all(
        numbers,
        numbers.map(() => REPORTS),
      )
    )
      throw new Error(`reports half submitted after kill ${run}: ${JSON.stringify(rows[0])}`);
    if (numbers[0] === 0) {
      none++;
      longest *= 1.3;
      continue;
    }
    whole++;
    longest = Math.max(100, longest * 0.8);
    // Back to drafts, as if nobody had submitted them; the steps and events that were written are counted off.
    await pool.query(
      `update "ProgressReport" set "state" = 'DRAFT', "submittedAt" = null, "submittedById" = null, "version" = "version" + 1 where "id" = any($1)`,
      [reports],
    );
  }
  return `${runs} kills while ${REPORTS} reports were submitted: ${whole} whole, ${none} nothing, 0 half`;
}

// ── documents

async function killDocuments({ world, pool, runs }) {
  const { createReport } = await import('../../lib/generated-reports/commands/drafts.ts');
  const { requestOutput } = await import('../../lib/generated-reports/commands/outputs.ts');
  const { unwrap } = await import('../../lib/platform/command.ts');
  const actor = world.people.secretariat.actor;
  const { id } = unwrap(await createReport(actor, { periodId: world.open.id }));
  let slowest = 0;
  for (let run = 1; run <= runs; run++) {
    await pool.query('delete from "ReportOutput" where "reportId" = $1', [id]);
    for (const format of ['docx', 'pdf', 'xlsx']) unwrap(await requestOutput(actor, { id, language: 'ru', format }));
    const first = await startHost();
    void first.begin({ kind: 'documents' });
    await untilStarted(pool, id);
    await sleep(Math.random() * 4000);
    await first.kill();
    const second = await startHost();
    void second.begin({ kind: 'documents' });
    slowest = Math.max(slowest, await untilMade(pool, id));
    await second.kill();
  }
  const halves = readdirSync(process.env.STORAGE_DIR, { recursive: true }).filter((name) => name.endsWith('.part'));
  return `${runs} kills while documents were made: every file whole and with a row, the slowest ${slowest} ms after the kill, ${halves.length} halves left`;
}

async function untilStarted(pool, id) {
  for (let n = 0; n < 600; n++) {
    const { rowCount } = await pool.query(`select 1 from "ReportOutput" where "reportId" = $1 and "state" <> 'QUEUED'`, [id]);
    if (rowCount) return;
    await sleep(50);
  }
  throw new Error('nobody takes the documents up');
}

/** Every file that was asked for is ready, and its bytes are there, whole. */
async function untilMade(pool, id) {
  const { openStored } = await import('../../lib/platform/storage.ts');
  const began = Date.now();
  for (;;) {
    const { rows } = await pool.query(
      'select o."state", f."key", f."size" from "ReportOutput" o left join "StoredFile" f on f."id" = o."fileId" where o."reportId" = $1',
      [id],
    );
    if (rows.every((row) => row.state === 'READY')) {
      for (const { key, size } of rows) {
        const stored = await openStored(key);
        stored.stream.destroy();
        if (stored.size !== size) throw new Error(`a file of ${stored.size} bytes where ${size} were written`);
      }
      return Date.now() - began;
    }
    if (rows.some((row) => row.state === 'FAILED')) throw new Error('a document failed after one kill');
    if (Date.now() - began > 120_000) throw new Error(`not made two minutes after the kill: ${JSON.stringify(rows)}`);
    await sleep(200);
  }
}
