// The sealer: takes the unsealed events older than the oldest running transaction, in order, into a link of a hash chain.
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
  // Events of transactions still running may get smaller ids than events already visible: only what is older than all of them is taken.
  const { rows } = await client.query<Pending>(
    `select "id"::text, "hash" from "AuditEvent" where "id" > coalesce((select max("lastEventId") from "AuditSeal"), 0)
       and "txid" < pg_snapshot_xmin(pg_current_snapshot())::text::bigint order by "AuditEvent"."id" limit $1`,
    [BATCH],
  );
  const contiguous = await withoutGaps(client, rows);
  const [first, final] = [contiguous[0], contiguous.at(-1)];
  if (!first || !final) return null;
  const content: SealContent = {
    number: (last[0]?.number ?? 0) + 1,
    previousHash: last[0]?.hash ?? GENESIS,
    root: merkleRoot(contiguous.map((r) => r.hash)),
    firstEventId: Number(first.id),
    lastEventId: Number(final.id),
    count: contiguous.length,
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

/** Stops before the first event of a transaction that was running when the snapshot was taken: a later link takes it in order. */
async function withoutGaps(client: PoolClient, rows: Pending[]): Promise<Pending[]> {
  const last = rows.at(-1);
  if (!last) return rows;
  const { rows: open } = await client.query<{ id: string | null }>(
    `select min("id")::text as id from "AuditEvent" where "id" > coalesce((select max("lastEventId") from "AuditSeal"), 0)
       and "txid" >= pg_snapshot_xmin(pg_current_snapshot())::text::bigint`,
  );
  const limit = open[0]?.id;
  return limit ? rows.filter((r) => BigInt(r.id) < BigInt(limit)) : rows;
}

/** Seals everything that can be sealed now. @returns the number of links made */
export async function sealAll(): Promise<number> {
  for (let made = 0; ; made++) if (!(await sealOnce())) return made;
}
