// The sealer: takes the unsealed events that no running transaction can still come before, in order, into a link of a hash chain.
import type { PoolClient } from 'pg';
import { canonical, sha256 } from '@/lib/platform/audit/entry';
import { pool } from '@/lib/platform/db';

const BATCH = 5000;
const GENESIS = '0'.repeat(64);

/** Merkle root of the hashes in order; an odd last one moves up alone. */
export function merkleRoot(hashes: readonly string[]): string {
  let level = [...hashes];
  while (level.length > 1) {
    const next: string[] = [];
    for (let i = 0; i < level.length; i += 2)
      next.push(i + 1 < level.length ? sha256(`${level[i]}${level[i + 1]}`) : (level[i] as string));
    level = next;
  }
  return level[0] ?? GENESIS;
}

export type SealContent = {
  number: number;
  previousHash: string;
  root: string;
  firstEventId: number;
  lastEventId: number;
  count: number;
  sealedAt: string;
};

export const sealHash = (seal: SealContent) => sha256(canonical(seal));

type Pending = { id: string; hash: string };

/** One link, or null when nothing waits or another process is sealing. */
export async function sealOnce(): Promise<SealContent | null> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    const seal = await sealIn(client);
    await client.query('commit');
    return seal;
  } catch (e) {
    await client.query('rollback').catch(() => {});
    throw e;
  } finally {
    client.release();
  }
}

async function sealIn(client: PoolClient): Promise<SealContent | null> {
  const { rows: lock } = await client.query<{ got: boolean }>(
    "select pg_try_advisory_xact_lock(hashtext('maksat.audit.seal')) as got",
  );
  if (!lock[0]?.got) return null;
  const { rows: last } = await client.query<{ number: number; hash: string }>(
    'select "number", "hash" from "AuditSeal" order by "number" desc limit 1',
  );
  const unsealed = `select exists (select 1 from "AuditEvent" where "id" > coalesce((select max("lastEventId") from "AuditSeal"), 0)) as waits`;
  if (!(await client.query<{ waits: boolean }>(unsealed)).rows[0]?.waits) return null;
  const { rows } = await client.query<Pending>(
    `select "id"::text, "hash" from "AuditEvent" where "id" > coalesce((select max("lastEventId") from "AuditSeal"), 0)
       and "id" <= $1 order by "AuditEvent"."id" limit $2`,
    [await settledThrough(client), BATCH],
  );
  const [first, final] = [rows[0], rows.at(-1)];
  if (!first || !final) return null;
  const content: SealContent = {
    number: (last[0]?.number ?? 0) + 1,
    previousHash: last[0]?.hash ?? GENESIS,
    root: merkleRoot(rows.map((r) => r.hash)),
    firstEventId: Number(first.id),
    lastEventId: Number(final.id),
    count: rows.length,
    sealedAt: new Date().toISOString(),
  };
  await client.query(
    `insert into "AuditSeal" ("number", "previousHash", "root", "firstEventId", "lastEventId", "count", "sealedAt", "hash") values ($1,$2,$3,$4,$5,$6,$7,$8)`,
    [
      content.number,
      content.previousHash,
      content.root,
      content.firstEventId,
      content.lastEventId,
      content.count,
      content.sealedAt,
      sealHash(content),
    ],
  );
  return content;
}

/** What was seen last: the newest id handed out, and a transaction number given out after that. */
let seen: { id: string; after: bigint } | null = null;

/**
 * The newest id that nothing can come before any more. An id is handed out before its transaction commits, and commits do not keep the
 * order of ids: ids are settled when every transaction that had begun once they were handed out has ended, committed or not.
 * Under steady load that is known one round later, hence the memory of what was seen.
 */
async function settledThrough(client: PoolClient): Promise<string> {
  const newest = `select coalesce(pg_sequence_last_value('"AuditEvent_id_seq"'), 0)::text as id`;
  const { rows: ids } = await client.query<{ id: string }>(newest);
  // In an order of its own: every transaction that has taken an id so far has a smaller number than ours.
  const { rows: own } = await client.query<{ xid: string }>('select pg_current_xact_id()::text as xid');
  const { rows: running } = await client.query<{ oldest: string }>(
    'select pg_snapshot_xmin(pg_current_snapshot())::text as oldest',
  );
  const [after, oldest] = [BigInt(own[0]?.xid ?? 0), BigInt(running[0]?.oldest ?? 0)];
  const now = { id: ids[0]?.id ?? '0', after };
  const settled = oldest >= after ? now.id : seen && oldest >= seen.after ? seen.id : '0';
  if (!seen || oldest >= seen.after) seen = now;
  return settled;
}

/** Seals everything that can be sealed now. @returns the number of links made */
export async function sealAll(): Promise<number> {
  for (let made = 0; ; made++) if (!(await sealOnce())) return made;
}
