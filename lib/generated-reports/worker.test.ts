// Files that were lost on the way: a maker that died, a job that vanished, a maker that comes back too late.
import { beforeAll, expect, test, vi } from 'vitest';
import { createReport } from '@/lib/generated-reports/commands/drafts';
import { finishOutput, requestOutput } from '@/lib/generated-reports/commands/outputs';
import { makeOutput, sweepOutputs, tendOutputs } from '@/lib/generated-reports/worker';
import { system } from '@/lib/platform/auth/actor';
import { unwrap } from '@/lib/platform/command';
import { db, pool } from '@/lib/platform/db';
import { fillDisk, halves } from '@/lib/platform/full-disk';
import { stopQueue } from '@/lib/platform/queue';
import { buildWorld } from '@/lib/reporting/test-world';

const world = buildWorld();
const secretariat = world.people.secretariat.actor;
let id = '';

beforeAll(async () => {
  await world.insert();
  id = unwrap(await createReport(secretariat, { periodId: world.open.id })).id;
});

async function ask(format: 'html' | 'docx' | 'xlsx' | 'pdf', language: 'ru' | 'tk' | 'en' = 'ru'): Promise<string> {
  unwrap(await requestOutput(secretariat, { id, language, format }));
  return (await db.reportOutput.findFirstOrThrow({ where: { reportId: id, language, format }, orderBy: { requestedAt: 'desc' } }))
    .id;
}
const row = (outputId: string) => db.reportOutput.findUniqueOrThrow({ where: { id: outputId } });
const jobsOf = async (outputId: string) =>
  (await pool.query(`select state from pgboss.job where name = 'report-output' and data ->> 'outputId' = $1`, [outputId])).rows;
/** Whoever made it is gone: the row says RUNNING and nobody signs. */
const die = (outputId: string, attempts: number) =>
  pool.query(
    `update "ReportOutput" set "state" = 'RUNNING', "attempts" = $2, "startedAt" = now() - interval '40 seconds', "heartbeatAt" = now() - interval '31 seconds' where "id" = $1`,
    [outputId, attempts],
  );

test('a file is queued once however often it is asked for, with one job', async () => {
  const outputId = await ask('html');
  expect(unwrap(await requestOutput(secretariat, { id, language: 'ru', format: 'html' }))).toEqual({ queued: false });
  expect(await jobsOf(outputId)).toEqual([{ state: 'created' }]);
  await makeOutput({ outputId });
  const made = await row(outputId);
  expect(made).toMatchObject({ state: 'READY', progress: 100, attempts: 1 });
  await makeOutput({ outputId });
  expect((await row(outputId)).fileId).toBe(made.fileId);
});

test('the work of a process that died is taken up again once, and then fails with a sentence and a notice', async () => {
  const outputId = await ask('docx');
  await die(outputId, 1);
  await sweepOutputs();
  expect(await row(outputId)).toMatchObject({ state: 'QUEUED', attempts: 1, fileId: null });
  expect(await jobsOf(outputId)).toHaveLength(2);

  await die(outputId, 2);
  await sweepOutputs();
  expect(await row(outputId)).toMatchObject({ state: 'FAILED', error: 'generatedReports.failure.interrupted', fileId: null });
  expect(await db.notification.count({ where: { kind: 'reportDocument.failed' } })).toBe(1);

  expect(unwrap(await requestOutput(secretariat, { id, language: 'ru', format: 'docx' }))).toEqual({ queued: true });
  expect(await row(outputId)).toMatchObject({ state: 'QUEUED', attempts: 0, error: null });
});

test('who still gives signs of life is left alone', async () => {
  const outputId = await ask('xlsx');
  await die(outputId, 1);
  await pool.query(`update "ReportOutput" set "heartbeatAt" = now() where "id" = $1`, [outputId]);
  await sweepOutputs();
  expect(await row(outputId)).toMatchObject({ state: 'RUNNING' });
});

test('a maker that was overtaken cannot settle the file', async () => {
  const outputId = await ask('pdf');
  await die(outputId, 2);
  const file = { key: 'aa/x', size: 1, sha256: 'a'.repeat(64), name: 'x.pdf', mime: 'application/pdf' };
  expect(await finishOutput(system(0), { id: outputId, attempt: 1, ...file })).toMatchObject({ error: { code: 'CONFLICT' } });
  expect(await finishOutput(secretariat, { id: outputId, attempt: 2, ...file })).toMatchObject({ error: { code: 'FORBIDDEN' } });
  expect(await row(outputId)).toMatchObject({ state: 'RUNNING', fileId: null });
  expect(await db.storedFile.count({ where: { name: 'x.pdf' } })).toBe(0);
});

test('a file whose job is gone gets another one', async () => {
  const outputId = await ask('html', 'en');
  await pool.query(`delete from pgboss.job where data ->> 'outputId' = $1`, [outputId]);
  await sweepOutputs();
  expect(await jobsOf(outputId)).toHaveLength(0);
  await pool.query(`update "ReportOutput" set "requestedAt" = now() - interval '1 minute' where "id" = $1`, [outputId]);
  await sweepOutputs();
  await sweepOutputs();
  expect(await jobsOf(outputId)).toHaveLength(1);
});

test('a draft that moved on is not printed as what was asked for', async () => {
  const outputId = await ask('html', 'tk');
  await pool.query(`update "GeneratedReport" set "figures" = jsonb_set("figures", '{asOf}', '"2020-01-01"') where "id" = $1`, [
    id,
  ]);
  await makeOutput({ outputId });
  expect(await row(outputId)).toMatchObject({ state: 'FAILED', error: 'generatedReports.failure.changed' });
});

test('a full disk fails the file with a sentence and leaves nothing half; with room again it is made', async () => {
  await pool.query(`update "ReportOutput" set "state" = 'FAILED' where "state" = 'QUEUED'`);
  const stored = await db.storedFile.count();
  const outputId = await ask('html', 'en');
  const disk = await fillDisk();
  try {
    await makeOutput({ outputId });
    expect(await row(outputId)).toMatchObject({ state: 'FAILED', error: 'errors.storageFull', fileId: null });
    expect(await db.storedFile.count()).toBe(stored);
    expect(await halves()).toEqual([]);
  } finally {
    disk.mockRestore();
  }
  unwrap(await requestOutput(secretariat, { id, language: 'en', format: 'html' }));
  await makeOutput({ outputId });
  expect(await row(outputId)).toMatchObject({ state: 'READY', error: null });
});

test('the live process makes what is asked for', async () => {
  const outputId = await ask('html', 'tk');
  await tendOutputs();
  await vi.waitUntil(async () => (await row(outputId)).state === 'READY', { timeout: 20_000, interval: 200 });
  await stopQueue();
}, 40_000);
