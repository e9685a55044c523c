// A real door on a port of its own, with people, a plan and a text: what the tests of the living text are played on.
import { randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { encode } from 'next-auth/jwt';
import type pg from 'pg';
import { createDoor } from '@/lib/collab/door';
import { createWriteAhead } from '@/lib/collab/write-ahead';
import { pool } from '@/lib/platform/db';
import { env } from '@/lib/platform/env';
import { isOwnPage } from '@/lib/platform/origin';
import { buildInstitution, buildUser } from '@/prisma/factories/people';
import { buildPlan, buildSection } from '@/prisma/factories/plan';
import { insertRows } from '@/prisma/factories/rows';
import type { PlanStatus, Role } from '@/prisma/generated/enums';
import { type ClientOptions, openTextClient } from '@/scripts/torture/text-client';

const education = buildInstitution({ code: 'MOE' });
const health = buildInstitution({ code: 'MOH' });

/** People and texts in the database of this process. */
export async function castPeople() {
  await insertRows(pool, education, health);
  /** Somebody with a session of today. */
  async function person(role: Role, institutionId: string | null = null) {
    const user = buildUser({ memberships: [{ role, institutionId }] });
    await insertRows(pool, user);
    const sessionId = randomUUID();
    await pool.query(`insert into "Session" ("id", "userId", "expiresAt") values ($1, $2, now() + interval '1 hour')`, [
      sessionId,
      user.id,
    ]);
    // Only outside the demonstration must the secretariat have a second factor; here it has one.
    await pool.query('update "User" set "totpConfirmedAt" = now() where "id" = $1', [user.id]);
    const token = await encode({ token: { sid: sessionId }, secret: env.secret, maxAge: 3600 });
    return { userId: user.id, sessionId, cookie: `next-auth.session-token=${token}` };
  }

  async function text(body = 'First words', status: PlanStatus = 'DRAFTING') {
    const plan = buildPlan({ status, sourceLanguage: 'ru' });
    const section = buildSection({
      planId: plan.id,
      rank: 'a',
      ownerId: education.id,
      sourceLanguage: 'ru',
      title: 'Раздел',
      body,
    });
    await insertRows(pool, plan, section);
    return { planId: plan.id, sectionId: section.id, name: `section.${section.id}.ru` };
  }

  return { person, text, institutions: { education: education.id, health: health.id } };
}

export type Stage = Awaited<ReturnType<typeof openStage>>;

/** @param database what the write-ahead talks to: a test may take it away */
export async function openStage(database: Pick<pg.Pool, 'query'> = pool) {
  const cast = await castPeople();
  const wal = createWriteAhead(database);
  const door = createDoor({ wal, isOwnOrigin: (headers) => isOwnPage(headers, env.appUrl) });
  const server: Server = createServer();
  server.on('upgrade', (request, socket, head) => void door.upgrade(request, socket as Socket, head));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = `127.0.0.1:${(server.address() as AddressInfo).port}`;

  const enter = (who: { cookie: string } | null, name: string, more: Partial<ClientOptions> = {}) =>
    openTextClient({ url: `ws://${address}/collab`, origin: `http://${address}`, cookie: who?.cookie, name, ...more });

  return {
    door,
    wal,
    address,
    ...cast,
    enter,
    async close() {
      await door.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** The readable form in the database. */
export async function storedText(sectionId: string): Promise<string> {
  const { rows } = await pool.query<{ body: unknown }>('select "body" from "PlanSectionText" where "sectionId" = $1', [
    sectionId,
  ]);
  return JSON.stringify(rows[0]?.body ?? null);
}

/** Everything logged or folded. */
export async function loggedCount(sectionId: string): Promise<number> {
  const { rows } = await pool.query<{ n: string }>('select count(*) as n from "SectionTextUpdate" where "sectionId" = $1', [
    sectionId,
  ]);
  return Number(rows[0]?.n);
}
