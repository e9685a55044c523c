// Who is asking, with what rights, on which business day: built once per request, read from the database each time.
import { decode } from 'next-auth/jwt';
import { findSession, type SessionRow, sessionCookie } from '@/lib/platform/auth/session';
import { businessDay } from '@/lib/platform/clocks';
import { env } from '@/lib/platform/env';
import type { Role } from '@/prisma/generated/enums';

export type Grant = { role: Role; institutionId: string | null };

export type Actor = {
  kind: 'user' | 'system' | 'command line' | 'visitor';
  userId: string | null;
  name: string;
  email: string;
  language: string;
  sessionId: string | null;
  grants: readonly Grant[];
  /** The installation's business day, ISO. */
  today: string;
  /** Days added to stored moments when they are shown. */
  offsetDays: number;
  /** The end of the session whatever the person does. */
  sessionEnds?: Date;
  /** Has no rights until the second factor is set up: mandatory for administrators and the secretariat outside the demonstration. */
  needsSecondFactor?: boolean;
  /** For the audit. */
  address?: string | undefined;
  requestId?: string | undefined;
};

const nobody = { name: '', email: '', language: 'tk', userId: null, sessionId: null, grants: [] };

export const visitor = (offsetDays: number): Actor => ({
  kind: 'visitor',
  ...nobody,
  today: businessDay(offsetDays),
  offsetDays,
});
/** Jobs act as the system; policies name what it may do. */
export const system = (offsetDays: number): Actor => ({ kind: 'system', ...nobody, today: businessDay(offsetDays), offsetDays });
/** Whoever can run the command line on the server has the database anyway. */
export const commandLine = (offsetDays: number, language = 'en'): Actor => ({
  kind: 'command line',
  ...nobody,
  language,
  grants: [
    { role: 'ADMIN', institutionId: null },
    { role: 'SECRETARIAT', institutionId: null },
  ],
  today: businessDay(offsetDays),
  offsetDays,
});

/** @param token the value of the session cookie; @param isActivity false where nobody did anything: a stream that judges again */
export async function actorFromToken(token: string | undefined, isActivity = true): Promise<Actor | null> {
  if (!token) return null;
  const jwt = await decode({ token, secret: env.secret }).catch(() => null);
  const row = await findSession(jwt?.sid, isActivity);
  return row && actorOf(row);
}

/** The person of a session. */
export const actorOf = (row: SessionRow): Actor => ({
  kind: 'user',
  ...row,
  grants: row.needsSecondFactor ? [] : row.grants,
  today: businessDay(row.offsetDays),
});

/** The same for a raw Cookie header. */
export function actorFromCookieHeader(header: string | null | undefined, isActivity = true) {
  const name = `${sessionCookie()}=`;
  const part = header
    ?.split(';')
    .map((p) => p.trim())
    .find((p) => p.startsWith(name));
  return actorFromToken(part && decodeURIComponent(part.slice(name.length)), isActivity);
}

// ── the small words policies are built from

export const has = (actor: Actor, ...roles: Role[]) => actor.grants.some((g) => roles.includes(g.role));

/** Whether the actor has one of the roles for this institution. */
export const hasFor = (actor: Actor, institutionId: string | null | undefined, ...roles: Role[]) =>
  !!institutionId && actor.grants.some((g) => g.institutionId === institutionId && roles.includes(g.role));

/** The institutions the actor acts for, in one of the roles (any role when none is named). */
export const institutionsOf = (actor: Actor, ...roles: Role[]): string[] => [
  ...new Set(
    actor.grants.flatMap((g) => (g.institutionId && (!roles.length || roles.includes(g.role)) ? [g.institutionId] : [])),
  ),
];

export const isSystem = (actor: Actor) => actor.kind === 'system';
