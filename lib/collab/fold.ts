// Folding: the state of a text and the rows logged since become one document again. A pure function of what the database holds,
// so that any process (a version being frozen, a restart after a crash) sees exactly what was acknowledged.
import * as Y from 'yjs';
import { bodyOf, firstState } from '@/lib/collab/body';
import type { Tx } from '@/lib/platform/db';
import { log } from '@/lib/platform/log';
import type { RichBody } from '@/lib/sections/rich-text';

/** A statement on whatever connection or transaction the caller has. */
export type Run = <T>(text: string, ...values: unknown[]) => Promise<T[]>;
export const runIn =
  (tx: Tx): Run =>
  (text, ...values) =>
    tx.$queryRawUnsafe(text, ...values);

export type Key = { sectionId: string; language: string };
export type LoggedRow = { id: number; data: Uint8Array; userId: string | null; sessionId: string | null };
type Bad = { id: number; reason: string };

/** Applies what was logged, oldest first. @returns the rows that cannot be read */
export function replay(rows: readonly LoggedRow[], into: Y.Doc, originOf?: (row: LoggedRow) => unknown): Bad[] {
  const bad: Bad[] = [];
  for (const row of rows) {
    try {
      Y.decodeUpdate(row.data); // applying swallows what cannot be read
      Y.applyUpdate(into, row.data, originOf?.(row));
    } catch (error) {
      bad.push({ id: row.id, reason: (error as Error).message });
    }
  }
  return bad;
}

/** The rows of a text that are not folded yet, oldest first. */
export async function loggedRows(run: Run, key: Key): Promise<LoggedRow[]> {
  const rows = await run<LoggedRow & { id: bigint | number | string }>(
    `select "id", "data", "userId", "sessionId" from "SectionTextUpdate" where "sectionId" = $1::uuid and "language" = $2 and "quarantinedAt" is null order by "id"`,
    key.sectionId,
    key.language,
  );
  return rows.map((row) => ({ ...row, id: Number(row.id) }));
}

/** The folded state; where nobody wrote live yet it is made from the text that is there, once. Null where there is no text. */
export async function stateOf(run: Run, key: Key): Promise<{ state: Uint8Array; epoch: number } | null> {
  const read = () =>
    run<{ state: Uint8Array | null; epoch: number; body: RichBody | null }>(
      `select s."state", t."epoch", case when s."state" is null then t."body" end as body from "PlanSectionText" t
       left join "SectionTextState" s on s."sectionId" = t."sectionId" and s."language" = t."language" where t."sectionId" = $1::uuid and t."language" = $2`,
      key.sectionId,
      key.language,
    );
  const [row] = await read();
  if (!row || row.state) return row ? { state: row.state as Uint8Array, epoch: row.epoch } : null;
  // Two may begin at once: the first one's state counts.
  await run(
    `insert into "SectionTextState" ("sectionId", "language", "state") values ($1::uuid, $2, $3::bytea) on conflict do nothing`,
    key.sectionId,
    key.language,
    Buffer.from(firstState(row.body)),
  );
  const [made] = await read();
  return made?.state ? { state: made.state, epoch: made.epoch } : null;
}

export async function quarantine(run: Run, key: Key, bad: readonly Bad[]) {
  for (const { id, reason } of bad) {
    log.error({ ...key, row: id, reason }, 'an update of a living text cannot be read and was put aside');
    await run(
      `update "SectionTextUpdate" set "quarantinedAt" = now(), "quarantineReason" = $2 where "id" = $1::bigint`,
      id,
      reason.slice(0, 500),
    );
  }
}

/** Writes the readable form; a change counts the version up, the same again changes nothing. @returns whether it changed */
export async function writeBody(run: Run, key: Key, body: RichBody): Promise<boolean> {
  const rows = await run(
    `update "PlanSectionText" set "body" = $3::jsonb, "version" = "version" + 1, "updatedAt" = now()
     where "sectionId" = $1::uuid and "language" = $2 and coalesce("body", '{"type": "doc", "content": []}') is distinct from $3::jsonb returning 1 as changed`,
    key.sectionId,
    key.language,
    JSON.stringify(body),
  );
  return rows.length > 0;
}

/** Everything acknowledged so far, in readable form. */
async function foldBody(run: Run, key: Key): Promise<void> {
  const folded = await stateOf(run, key);
  if (!folded) return;
  const doc = new Y.Doc();
  Y.applyUpdate(doc, folded.state);
  const bad = replay(await loggedRows(run, key), doc);
  await quarantine(run, key, bad);
  await writeBody(run, key, bodyOf(doc));
  doc.destroy();
}

/** State and rows of a plan's texts change places only under this lock: whoever reads both takes it. */
export const lockFolding = (run: Run, planId: string) =>
  run(`select 1 from (select pg_advisory_xact_lock(hashtextextended('fold of ' || $1, 0))) as locked`, planId);

/**
 * Makes `PlanSectionText.body` of every section of the plan the text of this moment, and keeps it so until the transaction ends:
 * what people type meanwhile is acknowledged after it, and under the plan's state of after it. Call it first in the
 * transaction that freezes a version or adopts the plan. Costs one query where nothing was written since the last snapshot.
 */
export async function flushLiveText(tx: Tx, planId: string): Promise<void> {
  const run = runIn(tx);
  await run(`select 1 from (select pg_advisory_xact_lock(hashtextextended('text of ' || $1, 0))) as locked`, planId);
  await lockFolding(run, planId);
  const open = await run<Key>(
    `select distinct u."sectionId", u."language" from "SectionTextUpdate" u join "PlanSection" s on s."id" = u."sectionId"
     where s."planId" = $1::uuid and u."quarantinedAt" is null`,
    planId,
  );
  for (const key of open) await foldBody(run, key);
}

/**
 * Replaces a text as a whole (restoring an earlier version): a new epoch begins, open editors are closed with a sentence, and
 * copies from before cannot bring back what was replaced. Judge the rights before.
 */
export async function replaceLiveText(tx: Tx, key: Key, body: RichBody): Promise<void> {
  const run = runIn(tx);
  for (const table of ['SectionTextUpdate', 'SectionTextState', 'SectionTextClient'])
    await run(`delete from "${table}" where "sectionId" = $1::uuid and "language" = $2`, key.sectionId, key.language);
  await run(
    `update "PlanSectionText" set "epoch" = "epoch" + 1 where "sectionId" = $1::uuid and "language" = $2`,
    key.sectionId,
    key.language,
  );
  await writeBody(run, key, body);
}
