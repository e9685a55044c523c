// Reading people: the list, one person, choices.
import { currentName } from '@/lib/institutions/name-sql';
import type { Actor } from '@/lib/platform/auth/actor';
import { db, queryRows } from '@/lib/platform/db';
import { NotFound } from '@/lib/platform/errors';
import { canManage, canSeeAccess, isSelf, visibleTo } from '@/lib/users/policy';
import { type PersonState, stateOf } from '@/lib/users/rules';
import type { PeopleFilter } from '@/lib/users/schema';
import { personScope } from '@/lib/users/scope';
import { STATES } from '@/lib/users/state-sql';
import { Prisma } from '@/prisma/generated/client';
import type { Role } from '@/prisma/generated/enums';

type RoleLine = { role: Role; institution: string | null; institutionId: string | null; isAlternate: boolean };
export type PersonRow = {
  id: string;
  name: string;
  email: string;
  state: PersonState;
  roles: RoleLine[];
  lastSeenAt: Date | null;
};

export const PEOPLE_PAGE = 50;

const escapeLike = (text: string) => text.replace(/[\\%_]/g, (c) => `\\${c}`);

const HELD = Prisma.sql`m."userId" = u."id" and m."endedAt" is null`;

function narrowed(f: PeopleFilter): Prisma.Sql[] {
  const like = f.q && `%${escapeLike(f.q)}%`;
  const held = [
    ...(f.institution ? [Prisma.sql`m."institutionId" = ${f.institution}::uuid`] : []),
    ...(f.role ? [Prisma.sql`m."role"::text = ${f.role}`] : []),
  ];
  return [
    ...(like ? [Prisma.sql`(maksat_fold(u."name") like maksat_fold(${like}) or u."email" like lower(${like}))`] : []),
    ...(held.length ? [Prisma.sql`exists (select 1 from "Membership" m where ${HELD} and ${Prisma.join(held, ' and ')})`] : []),
    ...(f.state ? [STATES[f.state]] : []),
  ];
}

/** The keyset's place: folded name and id, as one opaque word. */
const cursorOf = (row: { sortKey: string; id: string }) =>
  Buffer.from(JSON.stringify([row.sortKey, row.id])).toString('base64url');

function readCursor(after: string | undefined): [string, string] | null {
  if (!after) return null;
  try {
    const [key, id] = JSON.parse(Buffer.from(after, 'base64url').toString()) as [unknown, unknown];
    return typeof key === 'string' && typeof id === 'string' && /^[0-9a-f-]{36}$/.test(id) ? [key, id] : null;
  } catch {
    return null;
  }
}

/** @param language of the interface, for the institutions' names */
export async function listPeople(actor: Actor, language: string, filter: PeopleFilter) {
  const cursor = readCursor(filter.after);
  // Who is at work right now is told to those who keep the sessions.
  const state = filter.state === 'online' && !canManage(actor) ? undefined : filter.state;
  const where = [personScope.sql(visibleTo(actor)), ...narrowed({ ...filter, state })];
  const page = cursor
    ? Prisma.sql`and (maksat_fold(u."name") collate "C", u."id") > (${cursor[0]} collate "C", ${cursor[1]}::uuid)`
    : Prisma.empty;
  type Row = Omit<PersonRow, 'state'> & { sortKey: string; disabledAt: Date | null; hasPassword: boolean; total: number };
  const rows = await queryRows<Row>(Prisma.sql`
    select u."id", u."name", u."email", u."disabledAt", u."passwordHash" is not null as "hasPassword", u."lastSeenAt",
      maksat_fold(u."name") as "sortKey",
      (select count(*) from (select 1 from "User" u where ${Prisma.join(where, ' and ')} limit 1001) c) as "total",
      (select coalesce(json_agg(json_build_object('role', m."role", 'isAlternate', m."isAlternate", 'institutionId', m."institutionId", 'institution',
        (select n."shortName" from ${currentName(Prisma.sql`m."institutionId"`, language)} n)) order by m."from"), '[]')
        from "Membership" m where ${HELD}) as "roles"
    from "User" u where ${Prisma.join(where, ' and ')} ${page}
    order by maksat_fold(u."name") collate "C", u."id" limit ${PEOPLE_PAGE + 1}`);
  const items = rows.slice(0, PEOPLE_PAGE);
  const last = items.at(-1);
  const manages = canManage(actor);
  return {
    items: items.map(({ id, name, email, roles, lastSeenAt, ...facts }): PersonRow => {
      return { id, name, email, roles, state: stateOf(facts), lastSeenAt: manages ? lastSeenAt : null };
    }),
    total: rows[0]?.total ?? 0,
    next: rows.length > PEOPLE_PAGE && last ? cursorOf(last) : null,
    can: { invite: manages },
  };
}

export type MembershipView = RoleLine & { id: string; from: Date; endedAt: Date | null };
export type SessionView = { id: string; createdAt: Date; lastUsedAt: Date; address: string | null; agent: string | null };
type PersonDetail = {
  id: string;
  name: string;
  email: string;
  phone: string | null;
  language: string;
  isDemo: boolean;
  version: number;
  disabledAt: Date | null;
  hasPassword: boolean;
  hasSecondFactor: boolean;
  lastSeenAt: Date | null;
  memberships: (Omit<MembershipView, 'from' | 'endedAt'> & { from: string; endedAt: string | null })[];
  sessions: { id: string; createdAt: string; lastUsedAt: string; address: string | null; agent: string | null }[];
  link: { kind: 'INVITATION' | 'PASSWORD_RESET'; expiresAt: string } | null;
};

const openSession = Prisma.sql`s."userId" = u."id" and s."endedAt" is null and s."expiresAt" > now() and s."lastUsedAt" > now() - interval '60 minutes'`;

/** @throws NotFound for whom the actor may not see */
export async function getPerson(actor: Actor, language: string, id: string) {
  const [row] = await queryRows<PersonDetail>(Prisma.sql`
    select u."id", u."name", u."email", u."phone", u."language", u."isDemo", u."version", u."disabledAt", u."lastSeenAt",
      u."passwordHash" is not null as "hasPassword", u."totpConfirmedAt" is not null as "hasSecondFactor",
      (select coalesce(json_agg(json_build_object('id', m."id", 'role', m."role", 'isAlternate', m."isAlternate", 'institutionId', m."institutionId",
        'from', m."from", 'endedAt', m."endedAt", 'institution', (select n."name" from ${currentName(Prisma.sql`m."institutionId"`, language)} n))
        order by m."endedAt" desc nulls first, m."from"), '[]') from "Membership" m where m."userId" = u."id") as "memberships",
      (select coalesce(json_agg(json_build_object('id', s."id", 'createdAt', s."createdAt", 'lastUsedAt', s."lastUsedAt", 'address', s."address", 'agent', s."agent")
        order by s."lastUsedAt" desc), '[]') from "Session" s where ${openSession}) as "sessions",
      (select json_build_object('kind', l."kind", 'expiresAt', l."expiresAt") from "OneTimeLink" l where l."userId" = u."id" and l."usedAt" is null
        and l."revokedAt" is null and l."expiresAt" > now() order by l."createdAt" desc limit 1) as "link"
    from "User" u where u."id" = ${id}::uuid and ${personScope.sql(visibleTo(actor))}`);
  if (!row) throw new NotFound();
  const manages = canManage(actor);
  const seesAccess = canSeeAccess(actor, row);
  const { memberships, sessions, link, hasSecondFactor, lastSeenAt, ...rest } = row;
  return {
    ...rest,
    state: stateOf(row),
    memberships: memberships.map(
      (m): MembershipView => ({ ...m, from: new Date(m.from), endedAt: m.endedAt ? new Date(m.endedAt) : null }),
    ),
    access: seesAccess
      ? {
          hasSecondFactor,
          lastSeenAt,
          sessions: sessions.map(readSession),
          link: link && { ...link, expiresAt: new Date(link.expiresAt) },
        }
      : null,
    can: { manage: manages, isSelf: isSelf(actor, row), getLink: manages && !row.isDemo && !row.disabledAt },
  };
}

const readSession = (s: PersonDetail['sessions'][number]): SessionView => ({
  ...s,
  createdAt: new Date(s.createdAt),
  lastUsedAt: new Date(s.lastUsedAt),
});

/** For the command line, where people are named by their address. */
export async function findPersonByEmail(actor: Actor, email: string) {
  if (!canManage(actor)) return null;
  return db.user.findUnique({ where: { email: email.trim().toLowerCase() }, select: { id: true, name: true, disabledAt: true } });
}

/** The own account. @throws NotFound for a visitor */
export async function getAccount(actor: Actor) {
  if (!actor.userId) throw new NotFound();
  const user = await db.user.findUnique({
    where: { id: actor.userId },
    select: {
      id: true,
      email: true,
      name: true,
      phone: true,
      language: true,
      wantsMail: true,
      isDemo: true,
      version: true,
      totpConfirmedAt: true,
      totpSecret: true,
      sessions: {
        where: { endedAt: null, expiresAt: { gt: new Date() }, lastUsedAt: { gt: new Date(Date.now() - 3_600_000) } },
        orderBy: { lastUsedAt: 'desc' },
        select: { id: true, createdAt: true, lastUsedAt: true, address: true, agent: true },
      },
      _count: { select: { recoveryCodes: { where: { usedAt: null } } } },
    },
  });
  if (!user) throw new NotFound();
  const { totpConfirmedAt, totpSecret, _count, ...rest } = user;
  return {
    ...rest,
    secondFactor: {
      isSet: !!totpConfirmedAt,
      /** Only while it waits for its first code. */
      pendingSecret: totpConfirmedAt ? null : totpSecret,
      recoveryCodesLeft: _count.recoveryCodes,
    },
  };
}

export type MemberRow = { id: string; name: string; role: Role; isAlternate: boolean };

/** The people who act for an institution now, as far as the actor may see them. */
export async function listMembers(actor: Actor, institutionId: string): Promise<MemberRow[]> {
  return queryRows<MemberRow>(Prisma.sql`select u."id", u."name", m."role", m."isAlternate" from "Membership" m join "User" u on u."id" = m."userId"
    where m."institutionId" = ${institutionId}::uuid and m."endedAt" is null and u."disabledAt" is null and ${personScope.sql(visibleTo(actor))}
    order by m."role", m."isAlternate", maksat_fold(u."name")`);
}

/** What the actor may do with people as a whole. */
export const findAbilities = (actor: Actor) => ({ manage: canManage(actor), seesAll: visibleTo(actor).kind === 'all' });
