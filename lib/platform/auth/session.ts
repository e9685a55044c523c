// The Session row behind a cookie. Apart from options.ts, because next-auth's providers cannot be imported by plain Node.
import type { Grant } from '@/lib/platform/auth/actor';
import { BUSINESS_OFFSET } from '@/lib/platform/clocks';
import { pool } from '@/lib/platform/db';
import { env } from '@/lib/platform/env';
import { log } from '@/lib/platform/log';

export const SESSION_HOURS = 12;
export const IDLE_MINUTES = 60;

export const sessionCookie = () => (env.isHttps ? '__Host-next-auth.session-token' : 'next-auth.session-token');

export type SessionRow = {
  sessionId: string;
  userId: string;
  name: string;
  email: string;
  language: string;
  grants: Grant[];
  offsetDays: number;
  /** The end of the session whatever the person does. */
  sessionEnds: Date;
  /** The person must set up a second factor before anything else. */
  needsSecondFactor: boolean;
};

const rightsOf = (which: string) => `
  select s."id" as "sessionId", s."expiresAt" as "sessionEnds", u."id" as "userId", u."name", u."email", u."language",
    coalesce((select json_agg(json_build_object('role', m."role", 'institutionId', m."institutionId"))
      from "Membership" m where m."userId" = u."id" and m."endedAt" is null and m."from" <= now()), '[]') as "grants",
    coalesce((select ("value" #>> '{}')::int from "Setting" where "key" = '${BUSINESS_OFFSET}'), 0) as "offsetDays",
    (u."totpConfirmedAt" is null and not exists (select 1 from "Setting" where "key" = 'demonstration')
      and exists (select 1 from "Membership" f where f."userId" = u."id" and f."endedAt" is null and f."role" in ('ADMIN', 'SECRETARIAT'))) as "needsSecondFactor",
    s."lastUsedAt" < now() - interval '1 minute' as "stale"
  from "Session" s join "User" u on u."id" = s."userId"
  where ${which} and s."endedAt" is null and s."expiresAt" > now()
    and s."lastUsedAt" > now() - interval '${IDLE_MINUTES} minutes' and u."disabledAt" is null`;

const ONE = rightsOf('s."id" = $1');
const MANY = rightsOf('s."id" = any($1::uuid[])');

/** The same for many, without counting as activity: whoever is missing has no session any more. */
export async function findSessions(ids: readonly string[]): Promise<Map<string, SessionRow>> {
  const { rows } = await pool.query<SessionRow & { stale: boolean }>({ name: 'sessions-and-rights', text: MANY, values: [ids] });
  return new Map(rows.map(({ stale: _stale, ...row }) => [row.sessionId, row]));
}

/** Activity is noted beside the request: a lost note costs a minute of idle time, not the answer. */
export function touchSession(sid: string): void {
  pool
    .query(
      'with s as (update "Session" set "lastUsedAt" = now() where "id" = $1 returning "userId") update "User" set "lastSeenAt" = now() from s where "User"."id" = s."userId"',
      [sid],
    )
    .catch((e) => log.warn({ err: e.message }, 'session not touched'));
}

/** The live session of a live person with the rights of this moment, or null. An open stream that only looks again is no activity. */
export async function findSession(sid: unknown, isActivity = true): Promise<SessionRow | null> {
  if (typeof sid !== 'string' || !/^[0-9a-f-]{36}$/.test(sid)) return null;
  const { rows } = await pool.query<SessionRow & { stale: boolean }>({ name: 'session-and-rights', text: ONE, values: [sid] });
  const row = rows[0];
  if (!row) return null;
  const { stale, ...session } = row;
  if (stale && isActivity) touchSession(sid); // once a minute
  return session;
}
