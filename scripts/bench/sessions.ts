// Sessions minted in the database, one for each connection.
import { randomUUID } from 'node:crypto';
import { encode } from 'next-auth/jwt';
import type pg from 'pg';

const HOURS = 12;

/** @returns the value of a Cookie header */
export async function mintCookie(client: pg.Client, userId: string, secret: string, language = 'ru'): Promise<string> {
  const id = randomUUID();
  const ends = new Date(Date.now() + HOURS * 3_600_000);
  await client.query('insert into "Session" ("id", "userId", "expiresAt") values ($1, $2, $3)', [id, userId, ends]);
  const token = await encode({ token: { sid: id }, secret, maxAge: HOURS * 3600 });
  return `next-auth.session-token=${token}; locale=${language}`;
}
