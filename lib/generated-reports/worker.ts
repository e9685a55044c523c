// Makes the files that people asked for: takes one from the queue, prints it in a child process, puts it on disk whole, says that it is ready.
// Whoever dies meanwhile leaves a row without a sign of life; it is taken up again once, then it has failed.
import type { DocumentModel } from '@/lib/documents/model';
import { type DocumentFormat, type RenderedDocument, renderDocuments } from '@/lib/documents/render';
import { ReconciliationError } from '@/lib/documents/templates/figures';
import { failOutput, finishOutput } from '@/lib/generated-reports/commands/outputs';
import { contentOf, documentFileName, hashOf, imprintOf, modelOf } from '@/lib/generated-reports/document';
import { numberSql } from '@/lib/generated-reports/load';
import { afterLoss, HEARTBEAT_EVERY, LOST_AFTER, MAX_ATTEMPTS, outputKey } from '@/lib/generated-reports/rules';
import { isOutputFormat } from '@/lib/generated-reports/schema';
import { system } from '@/lib/platform/auth/actor';
import { unwrap } from '@/lib/platform/command';
import { db, queryRows } from '@/lib/platform/db';
import { DomainError, failureOf } from '@/lib/platform/errors';
import { isLanguage } from '@/lib/platform/i18n/languages';
import { log } from '@/lib/platform/log';
import { enqueue, queue } from '@/lib/platform/queue';
import { readOffset } from '@/lib/platform/settings';
import { removeStored, writeFileDurably } from '@/lib/platform/storage';
import { Prisma } from '@/prisma/generated/client';
import type { GeneratedReportStatus } from '@/prisma/generated/enums';

const { sql } = Prisma;
export type OutputJob = { outputId: string };

type Claim = { id: string; attempts: number; language: string; format: string; contentHash: string; reportId: string };

/**
 * Takes a file for this maker, if nobody else has, and on a first try all waiting files of the same content with it: one child process prints
 * them together. A second try is alone, so that one bad file spoils no other.
 */
const claim = (id: string): Promise<Claim[]> =>
  db.$queryRaw<
    Claim[]
  >(sql`with asked as (select "reportId", "contentHash", "attempts" from "ReportOutput" where "id" = ${id}::uuid and "state" = 'QUEUED'),
      taken as (select o."id" from "ReportOutput" o join asked a on a."reportId" = o."reportId" and a."contentHash" = o."contentHash"
        where o."state" = 'QUEUED' and (o."id" = ${id}::uuid or (a."attempts" = 0 and o."attempts" = 0)) for update of o skip locked)
    update "ReportOutput" set "state" = 'RUNNING', "progress" = 5, "attempts" = "attempts" + 1, "startedAt" = now(), "heartbeatAt" = now()
    where "id" in (select "id" from taken) returning "id", "attempts", "language", "format", "contentHash", "reportId"`);

/** A sign of life, with how far it has come. */
const sign = (jobs: readonly Claim[], progress: number) =>
  db.$executeRaw(sql`update "ReportOutput" set "heartbeatAt" = now(), "progress" = greatest("progress", ${Math.floor(progress)}::int)
    where "id" = any(${jobs.map((job) => job.id)}::uuid[]) and "state" = 'RUNNING' and "attempts" = ${jobs[0]?.attempts ?? 0}`);

type Source = {
  status: GeneratedReportStatus;
  supplementToId: string | null;
  figures: unknown;
  contentHash: string | null;
  frozenAt: Date | null;
  number: number;
  texts: { language: string; prose: unknown }[];
  seal: { number: number; sealedAt: string; root: string } | null;
};

async function sourceOf(reportId: string): Promise<Source> {
  const [row] =
    await queryRows<Source>(sql`select g."status", g."supplementToId", g."figures", g."contentHash", g."frozenAt", ${numberSql} as number,
      (select coalesce(json_agg(json_build_object('language', t."language", 'prose', t."prose")), '[]') from "GeneratedReportText" t where t."reportId" = g."id") as texts,
      (select json_build_object('number', s."number", 'sealedAt', s."sealedAt", 'root', s."root") from "AuditSeal" s where s."number" = g."sealNumber") as seal
    from "GeneratedReport" g where g."id" = ${reportId}::uuid`);
  if (!row) throw new DomainError('NOT_FOUND', 'generatedReports.failure.gone');
  return row;
}

type Printed = { model: DocumentModel; format: DocumentFormat; name: string };

/** The documents to print. A draft that moved on since it was asked for is not what was asked for. */
async function prepare(jobs: readonly Claim[], reportId: string, offsetDays: number): Promise<Printed[]> {
  const source = await sourceOf(reportId);
  const document = contentOf(source);
  const key = outputKey(source.status, source.contentHash ?? hashOf(document));
  const seal = source.seal && { ...source.seal, sealedAt: new Date(source.seal.sealedAt) };
  const imprint = imprintOf({ ...source, seal }, offsetDays, new Date());
  const number = source.status === 'DRAFT' ? null : source.number;
  return jobs.map(({ contentHash, language, format }) => {
    if (contentHash !== key) throw new DomainError('RULE', 'generatedReports.failure.changed');
    if (!isLanguage(language) || !isOutputFormat(format)) throw new DomainError('RULE', 'generatedReports.failure.notMade');
    return { model: modelOf(document, imprint, language), format, name: documentFileName(document, number, language, format) };
  });
}

async function keep(job: Claim, { bytes, mime }: RenderedDocument, name: string, offsetDays: number): Promise<void> {
  const written = await writeFileDurably(bytes);
  const result = await finishOutput(system(offsetDays), { id: job.id, attempt: job.attempts, ...written, name, mime });
  if (result.ok) return;
  // Overtaken, or the draft was thrown away: nobody will ask for this file.
  await removeStored(written.key);
  if (result.error.code !== 'NOT_FOUND' && result.error.key !== 'generatedReports.error.overtaken') unwrap(result);
}

/** Prints and keeps the files one after the other. What is kept leaves `jobs`: the rest has failed when this throws. */
async function make(jobs: Claim[], reportId: string, offsetDays: number): Promise<void> {
  const tasks = await prepare(jobs, reportId, offsetDays);
  await sign(jobs, 15);
  const files = await renderDocuments(tasks, {
    onProgress: (done) => void sign(jobs, 15 + (75 * done) / tasks.length).catch(() => {}),
  });
  for (const [n, file] of files.entries()) {
    const job = jobs[0];
    if (!job) return;
    await keep(job, file, tasks[n]?.name ?? '', offsetDays);
    jobs.shift();
  }
}

/** Sentences that name a reason which another try would not change; everything else is tried again once. */
function finalReason(error: unknown): string | null {
  if (error instanceof ReconciliationError) return 'generatedReports.error.doNotAddUp';
  return error instanceof DomainError ? (error.failure.key ?? null) : null;
}

async function giveUp(job: Claim, offsetDays: number, error: unknown): Promise<void> {
  if (failureOf(error)?.code === 'UNAVAILABLE' && !finalReason(error)) throw error; // the database is away: the sweep comes back to it
  const reason = finalReason(error);
  log.error({ err: (error as Error).message, output: job.id, attempt: job.attempts }, 'document not made');
  if (reason || job.attempts >= MAX_ATTEMPTS)
    await failOutput(system(offsetDays), {
      id: job.id,
      attempt: job.attempts,
      error: reason ?? 'generatedReports.failure.notMade',
    });
  else await requeue([job.id], 'RUNNING');
}

/** One job of the queue. A file that somebody else makes, or that is made, is left alone. */
export async function makeOutput({ outputId }: OutputJob): Promise<void> {
  const jobs = await claim(outputId);
  const [first] = jobs;
  if (!first) return;
  const offsetDays = await readOffset();
  const beat = setInterval(() => void sign(jobs, 0).catch(() => {}), HEARTBEAT_EVERY);
  try {
    await make(jobs, first.reportId, offsetDays);
  } catch (error) {
    for (const job of jobs) await giveUp(job, offsetDays, error);
  } finally {
    clearInterval(beat);
  }
}

// ── what was lost

/** Sends files back to the queue, each with a job of its own, in one transaction. */
async function requeue(ids: readonly string[], from: 'RUNNING' | 'QUEUED'): Promise<void> {
  await db.$transaction(async (tx) => {
    const rows = await tx.$queryRaw<
      { id: string }[]
    >(sql`update "ReportOutput" set "state" = 'QUEUED', "progress" = 0, "heartbeatAt" = null
      where "id" = any(${[...ids]}::uuid[]) and "state" = ${from}::"OutputState" returning "id"`);
    for (const row of rows) await enqueue(tx, 'report-output', { outputId: row.id } satisfies OutputJob);
  });
}

/** Files whose maker has given no sign of life. */
const SILENT = sql`select "id", "attempts" from "ReportOutput" where "state" = 'RUNNING'
  and coalesce("heartbeatAt", "startedAt", "requestedAt") < now() - make_interval(secs => ${LOST_AFTER / 1000})`;

/** Waiting files without a job that could still make them: after a restored backup, or a process that died holding the job. */
const ORPHANED = sql`select o."id" from "ReportOutput" o where o."state" = 'QUEUED' and o."requestedAt" < now() - make_interval(secs => ${LOST_AFTER / 1000})
  and not exists (select 1 from pgboss.job j where j.name = 'report-output' and j.data ->> 'outputId' = o."id"::text
    and (j.state in ('created', 'retry') or (j.state = 'active' and j.started_on > now() - make_interval(secs => ${LOST_AFTER / 1000}))))`;

/** Finds lost work: it is taken up again once, and fails visibly after that. */
export async function sweepOutputs(): Promise<void> {
  const silent = await queryRows<{ id: string; attempts: number }>(SILENT);
  const again = silent.filter((row) => afterLoss(row.attempts) === 'QUEUED').map((row) => row.id);
  if (again.length) await requeue(again, 'RUNNING');
  const dead = silent.filter((row) => afterLoss(row.attempts) === 'FAILED');
  for (const { id, attempts } of dead)
    await failOutput(system(await readOffset()), { id, attempt: attempts, error: 'generatedReports.failure.interrupted' });
  const orphaned = await queryRows<{ id: string }>(ORPHANED);
  if (orphaned.length)
    await requeue(
      orphaned.map((row) => row.id),
      'QUEUED',
    );
}

let working: Awaited<ReturnType<typeof queue>> | undefined;

/** What the live process repeats: listens to the queue (again after it was lost) and looks for lost work. */
export async function tendOutputs(): Promise<void> {
  const boss = await queue();
  if (working !== boss) {
    await boss.work<OutputJob>('report-output', { batchSize: 1, pollingIntervalSeconds: 1 }, async (jobs) => {
      for (const job of jobs) await makeOutput(job.data);
    });
    working = boss;
  }
  await sweepOutputs();
}
