// Audit events and notices as the commands would have written them.
import { type AuditEntry, auditHash, type HashedFields } from '@/lib/platform/audit/entry';
import type { Rows } from '@/prisma/factories/rows';
import { uuid7 } from '@/prisma/factories/uuid';

export type EventInput = AuditEntry & {
  /** Real time. */
  at: Date;
  /** The business day when it happened, ISO. */
  businessDay: string;
  actorId: string | null;
};

/** @param txid the transaction that writes the row: the sealer takes only what is older than every running one */
export function buildEvent(input: EventInput, txid: string): Rows {
  const fields: HashedFields = {
    at: input.at.toISOString(),
    businessDay: input.businessDay,
    actorId: input.actorId,
    actorKind: input.actorId ? 'user' : 'system',
    actingForId: input.actingForId ?? null,
    event: input.event,
    subjectType: input.subjectType,
    subjectId: input.subjectId,
    planId: input.planId ?? null,
    institutionId: input.institutionId ?? null,
    before: input.before ?? null,
    after: input.after ?? null,
    refusal: null,
    sessionId: null,
    address: null,
    requestId: null,
  };
  return { AuditEvent: [{ ...fields, txid, hash: auditHash(fields) }] };
}

export type NoticeInput = {
  userId: string;
  kind: string;
  params?: Record<string, string | number>;
  href: string;
  createdAt?: Date;
  readAt?: Date | null;
};

export const buildNotification = ({ params = {}, createdAt = new Date(), readAt = null, ...rest }: NoticeInput): Rows => ({
  Notification: [{ id: uuid7(), ...rest, params, createdAt, readAt }],
});
