// Files of a document: asked for, made by the queue, or failed with a sentence. Each takes its place once per language, format and content.
import { told } from '@/lib/generated-reports/commands/drafts';
import { contentOf, documentName, hashOf } from '@/lib/generated-reports/document';
import { type LoadedDocument, lockDocument } from '@/lib/generated-reports/load';
import { canMake, canRead, canRequest } from '@/lib/generated-reports/policy';
import { outputKey } from '@/lib/generated-reports/rules';
import { FailOutputInput, FinishOutputInput, outputFormats, RequestOutputInput } from '@/lib/generated-reports/schema';
import { notifyUsers } from '@/lib/notifications/notify';
import type { Actor } from '@/lib/platform/auth/actor';
import { command } from '@/lib/platform/command';
import type { Tx } from '@/lib/platform/db';
import { DomainError } from '@/lib/platform/errors';
import { isLanguage, languages } from '@/lib/platform/i18n/languages';
import { enqueue } from '@/lib/platform/queue';
import { recordFile } from '@/lib/platform/storage';
import { Prisma } from '@/prisma/generated/client';

type Wanted = { language: string; format: string };
type Content = { id: string /** Key of the content the files are made from. */; key: string };

/** Rows for what is not there yet, and for what failed before; each is sent to the queue in the same transaction. */
async function take(tx: Tx, actor: Actor, { id, key }: Content, wanted: readonly Wanted[]): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>(Prisma.sql`
    insert into "ReportOutput" as o ("id", "reportId", "language", "format", "contentHash", "requestedById", "requestedAt")
    select gen_random_uuid(), ${id}::uuid, w.language, w.format, ${key}, ${actor.userId}::uuid, now()
    from jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb) as w(language text, format text)
    on conflict ("reportId", "language", "format", "contentHash") do update
      set "state" = 'QUEUED', "progress" = 0, "attempts" = 0, "error" = null, "requestedById" = excluded."requestedById",
        "requestedAt" = now(), "startedAt" = null, "heartbeatAt" = null, "finishedAt" = null
      where o."state" = 'FAILED'
    returning "id"`);
  for (const row of rows) await enqueue(tx, 'report-output', { outputId: row.id });
  return rows.map((row) => row.id);
}

/** Every language in every format, as a frozen document needs them. */
export const requestAll = (tx: Tx, actor: Actor, content: Content): Promise<string[]> =>
  take(
    tx,
    actor,
    content,
    languages.flatMap((language) => outputFormats.map((format) => ({ language, format }))),
  );

const keyOf = (document: LoadedDocument): string =>
  outputKey(document.status, document.contentHash ?? hashOf(contentOf(document)));

/** Asks for one file. What is made or being made already is left alone. */
export const requestOutput = command({
  name: 'generatedReport.requestOutput',
  input: RequestOutputInput,
  load: (tx, { id }) => lockDocument(tx, id),
  visible: canRead,
  allow: canRequest,
  async run({ tx, input: { language, format }, loaded, actor }) {
    const taken = await take(tx, actor, { id: loaded.id, key: keyOf(loaded) }, [{ language, format }]);
    const events = taken.map(() => told('outputRequested', loaded, null, { language, format }));
    return { result: { queued: taken.length > 0 }, events };
  },
});

// ── what the queue's worker reports

/** The document first, then its file: in the order in which a request locks them. */
async function lockOutput(tx: Tx, id: string) {
  const place = await tx.reportOutput.findUnique({ where: { id }, select: { reportId: true } });
  const document = place && (await lockDocument(tx, place.reportId));
  if (!document) return null;
  await tx.$queryRaw`select 1 from "ReportOutput" where "id" = ${id}::uuid for update`;
  const output = await tx.reportOutput.findUnique({
    where: { id },
    select: { id: true, reportId: true, language: true, format: true, contentHash: true, requestedById: true },
  });
  return output && { ...output, document };
}
type LoadedOutput = NonNullable<Awaited<ReturnType<typeof lockOutput>>>;

/** Settles a file for the maker that holds it; a maker that was overtaken is refused. */
async function settle(tx: Tx, id: string, attempt: number, data: Prisma.ReportOutputUncheckedUpdateManyInput) {
  const { count } = await tx.reportOutput.updateMany({ where: { id, state: 'RUNNING', attempts: attempt }, data });
  if (count !== 1) throw new DomainError('CONFLICT', 'generatedReports.error.overtaken');
}

async function nameFor(tx: Tx, document: LoadedDocument, userId: string): Promise<string> {
  const user = await tx.user.findUnique({ where: { id: userId }, select: { language: true } });
  const language = isLanguage(user?.language) ? user.language : 'tk';
  return documentName(contentOf(document), document.status === 'DRAFT' ? null : document.number, language).join(', ');
}

/** One notice for everything that a person asked for at once: when the last of it is settled; at once for what failed. */
async function tell(tx: Tx, output: LoadedOutput, kind: 'ready' | 'failed') {
  if (!output.requestedById) return;
  const waiting = await tx.reportOutput.count({
    where: { reportId: output.reportId, requestedById: output.requestedById, state: { in: ['QUEUED', 'RUNNING'] } },
  });
  if (kind === 'ready' && waiting) return;
  await notifyUsers(tx, [output.requestedById], {
    kind: `reportDocument.${kind}`,
    params: { name: await nameFor(tx, output.document, output.requestedById) },
    href: `/reports/${output.reportId}?language=${output.language}#documents`,
    mail: false,
  });
}

/** The file is on disk, whole: its row, and the document is ready. */
export const finishOutput = command({
  name: 'generatedReport.finishOutput',
  input: FinishOutputInput,
  load: (tx, { id }) => lockOutput(tx, id),
  allow: canMake,
  async run({ tx, input, loaded, now }) {
    const { id, attempt, name, mime, ...written } = input;
    const file = await recordFile(tx, written, { name, mime, userId: loaded.requestedById });
    await settle(tx, id, attempt, { state: 'READY', progress: 100, fileId: file.id, finishedAt: now, error: null });
    await tell(tx, loaded, 'ready');
    const { language, format, document } = loaded;
    return {
      result: { fileId: file.id },
      events: [told('outputMade', document, null, { language, format, sha256: input.sha256 })],
    };
  },
});

/** The file could not be made; `error` is the key of the sentence that says why. */
export const failOutput = command({
  name: 'generatedReport.failOutput',
  input: FailOutputInput,
  load: (tx, { id }) => lockOutput(tx, id),
  allow: canMake,
  async run({ tx, input, loaded, now }) {
    await settle(tx, input.id, input.attempt, { state: 'FAILED', error: input.error, finishedAt: now });
    await tell(tx, loaded, 'failed');
    const { language, format, document } = loaded;
    return { result: null, events: [told('outputFailed', document, null, { language, format, reason: input.error })] };
  },
});
