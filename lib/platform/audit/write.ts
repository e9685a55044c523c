// The only place that writes audit rows: in the transaction of the change, or for refusals and reads in a short one of its own.

import { type AuditEntry, auditHash, type HashedFields } from '@/lib/platform/audit/entry';
import type { Actor } from '@/lib/platform/auth/actor';
import { db, type Tx } from '@/lib/platform/db';
import { log } from '@/lib/platform/log';

/** JSON as the database will give it back: dates as text, no undefined. */
const plain = (value: unknown) => (value === undefined || value === null ? null : JSON.parse(JSON.stringify(value)));

function row(actor: Actor, entry: AuditEntry, refusal: string | null, at: string) {
  const fields: HashedFields = {
    at,
    businessDay: actor.today,
    actorId: actor.userId,
    actorKind: actor.kind,
    actingForId: entry.actingForId ?? null,
    event: entry.event,
    subjectType: entry.subjectType,
    subjectId: entry.subjectId,
    planId: entry.planId ?? null,
    institutionId: entry.institutionId ?? null,
    before: plain(entry.before),
    after: plain(entry.after),
    refusal,
    sessionId: actor.sessionId,
    address: actor.address ?? null,
    requestId: actor.requestId ?? null,
  };
  return { ...fields, hash: auditHash(fields) };
}

/** One statement for all events of a command. */
export async function writeAudit(tx: Tx, actor: Actor, entries: readonly AuditEntry[], refusal: string | null = null) {
  if (!entries.length) return;
  const at = new Date().toISOString();
  const rows = JSON.stringify(entries.map((entry, n) => ({ ...row(actor, entry, refusal, at), n })));
  await tx.$executeRaw`
    insert into "AuditEvent" ("txid", "at", "businessDay", "actorId", "actorKind", "actingForId", "event", "subjectType", "subjectId",
      "planId", "institutionId", "before", "after", "refusal", "sessionId", "address", "requestId", "hash")
    select pg_current_xact_id()::text::bigint, r."at", r."businessDay", r."actorId", r."actorKind", r."actingForId", r."event", r."subjectType", r."subjectId",
      r."planId", r."institutionId", nullif(r."before", 'null'), nullif(r."after", 'null'), r."refusal", r."sessionId", r."address", r."requestId", r."hash"
    from jsonb_to_recordset(${rows}::jsonb) as r("at" timestamptz, "businessDay" date, "actorId" uuid, "actorKind" text, "actingForId" uuid,
      "event" text, "subjectType" text, "subjectId" uuid, "planId" uuid, "institutionId" uuid, "before" jsonb, "after" jsonb, "refusal" text,
      "sessionId" uuid, "address" text, "requestId" text, "hash" text, n int)
    order by r.n`;
}

/** For refusals, sign-ins, exports and downloads: a short transaction of its own, which never breaks the answer. */
export async function auditAlone(actor: Actor, entry: AuditEntry, refusal: string | null = null) {
  await writeAudit(db as Tx, actor, [entry], refusal).catch((e) =>
    log.error({ err: e.message, event: entry.event }, 'audit row not written'),
  );
}
