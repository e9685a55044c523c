// Recomputes every row's hash and the chain of seals; names the first broken one and the age of the tail that is not sealed yet.
import { auditHash, type HashedFields } from '@/lib/platform/audit/entry';
import { merkleRoot, sealHash } from '@/lib/platform/audit/seal';
import { pool } from '@/lib/platform/db';

export type AuditVerdict = {
  events: number;
  seals: number;
  unsealed: number;
  /** Seconds since the oldest unsealed event; null when all are sealed. */
  unsealedAge: number | null;
  broken: { kind: 'event' | 'seal'; id: string; reason: string } | null;
};

type EventRow = HashedFields & { id: string; hash: string };
type SealRow = {
  number: number;
  previousHash: string;
  root: string;
  firstEventId: string;
  lastEventId: string;
  count: number;
  sealedAt: Date;
  hash: string;
};

const EVENTS = `select "id"::text, to_char("at" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "at", "businessDay"::text, "actorId", "actorKind",
  "actingForId", "event", "subjectType", "subjectId", "planId", "institutionId", "before", "after", "refusal", "sessionId", "address", "requestId", "hash"
  from "AuditEvent" where "id" > $1 order by "AuditEvent"."id" limit 5000`;

export async function verifyAudit(): Promise<AuditVerdict> {
  const hashes = new Map<string, string>();
  let broken: AuditVerdict['broken'] = null;
  for (let after = '0'; !broken; ) {
    const { rows } = await pool.query<EventRow>(EVENTS, [after]);
    if (!rows.length) break;
    for (const { id, hash, ...fields } of rows) {
      if (auditHash(fields) !== hash) broken ??= { kind: 'event', id, reason: 'content does not match its hash' };
      hashes.set(id, hash);
      after = id;
    }
  }
  const { rows: seals } = await pool.query<SealRow>(
    'select "number", "previousHash", "root", "firstEventId"::text, "lastEventId"::text, "count", "sealedAt", "hash" from "AuditSeal" order by "number"',
  );
  broken ??= firstBrokenSeal(seals, hashes);
  const lastSealed = BigInt(seals.at(-1)?.lastEventId ?? 0);
  const { rows: tail } = await pool.query<{ n: string; age: string | null }>(
    'select count(*)::text as n, extract(epoch from now() - min("at"))::text as age from "AuditEvent" where "id" > $1',
    [lastSealed.toString()],
  );
  return {
    events: hashes.size,
    seals: seals.length,
    unsealed: Number(tail[0]?.n ?? 0),
    unsealedAge: tail[0]?.age == null ? null : Number(tail[0].age),
    broken,
  };
}

/** The first seal that does not hold, given the hashes of all events by id. */
export function firstBrokenSeal(seals: readonly SealRow[], hashes: ReadonlyMap<string, string>): AuditVerdict['broken'] {
  let previous = '0'.repeat(64);
  let from = 0n;
  const ordered = [...hashes.entries()].map(([id, hash]) => ({ id: BigInt(id), hash }));
  let cursor = 0;
  for (const [index, seal] of seals.entries()) {
    const bad = (reason: string) => ({ kind: 'seal' as const, id: String(seal.number), reason });
    const { hash, ...content } = {
      ...seal,
      sealedAt: seal.sealedAt.toISOString(),
      firstEventId: Number(seal.firstEventId),
      lastEventId: Number(seal.lastEventId),
    };
    if (seal.number !== index + 1) return bad('a seal is missing before it');
    if (seal.previousHash !== previous) return bad('does not follow the seal before it');
    if (sealHash(content) !== hash) return bad('content does not match its hash');
    const covered: string[] = [];
    while (cursor < ordered.length && (ordered[cursor]?.id ?? 0n) <= BigInt(seal.lastEventId))
      covered.push(ordered[cursor++]?.hash as string);
    if (covered.length !== seal.count || from >= BigInt(seal.firstEventId))
      return bad(`covers ${seal.count} events, ${covered.length} are there`);
    if (merkleRoot(covered) !== seal.root) return bad('the events do not match the Merkle root');
    previous = hash;
    from = BigInt(seal.lastEventId);
  }
  return null;
}
