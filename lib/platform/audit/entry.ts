// What a command says it did. The words are the audit's vocabulary; the database keeps them for ever.
import { createHash } from 'node:crypto';

export type AuditEntry = {
  /** Past tense, noun first: "assignment.accepted". */
  event: string;
  /** The noun: "action", "report", "plan" … */
  subjectType: string;
  subjectId: string | null;
  planId?: string | null | undefined;
  /** The institution whose people may read the event. */
  institutionId?: string | null | undefined;
  /** The institution the person acted for. */
  actingForId?: string | null | undefined;
  before?: unknown;
  after?: unknown;
};

/** JSON with sorted keys and without undefined: the same content always gives the same text. */
export function canonical(value: unknown): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  if (value instanceof Date) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  const entries = Object.entries(value as Record<string, unknown>)
    .filter(([, v]) => v !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return `{${entries.map(([k, v]) => `${JSON.stringify(k)}:${canonical(v)}`).join(',')}}`;
}

export const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/** The fields a row's hash is made of, in the form the database gives them back. */
export type HashedFields = {
  at: string;
  businessDay: string;
  actorId: string | null;
  actorKind: string;
  actingForId: string | null;
  event: string;
  subjectType: string;
  subjectId: string | null;
  planId: string | null;
  institutionId: string | null;
  before: unknown;
  after: unknown;
  refusal: string | null;
  sessionId: string | null;
  address: string | null;
  requestId: string | null;
};

export const auditHash = (fields: HashedFields) => sha256(canonical(fields));
