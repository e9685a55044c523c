// Reading what is remembered: the list of all events, and the history of one thing.
import { type EventRow, type EventView, eventColumns, eventView, nameOf } from '@/lib/audit/event-view';
import { canListAudit, canSeeAddresses, visibleTo } from '@/lib/audit/policy';
import type { AuditFilter } from '@/lib/audit/schema';
import { eventScope } from '@/lib/audit/scope';
import type { Actor } from '@/lib/platform/auth/actor';
import { queryRows } from '@/lib/platform/db';
import { NotFound } from '@/lib/platform/errors';
import { Prisma } from '@/prisma/generated/client';

export type HistoryOf = {
  subjectType: string;
  subjectId: string;
  planId?: string | null;
  /** Events that this place does not tell, e.g. signing in and out. */
  without?: readonly string[];
  /** Of the interface, for the institutions' names; else the person's own. */
  language?: string;
  /** Id of the last event seen. */
  cursor?: string | null | undefined;
};
export const HISTORY_PAGE = 20;

/** What happened to one thing, newest first. The caller has made sure that the actor sees the thing. */
export async function listHistory(actor: Actor, of: HistoryOf): Promise<{ items: EventView[]; next: string | null }> {
  const language = of.language ?? actor.language;
  const rows =
    await queryRows<EventRow>(Prisma.sql`select ${eventColumns(language)} from "AuditEvent" e left join "User" u on u."id" = e."actorId"
    where e."subjectType" = ${of.subjectType} and e."subjectId" = ${of.subjectId}::uuid and e."refusal" is null and ${eventScope.sql(visibleTo(actor))}
      ${of.without?.length ? Prisma.sql`and e."event" <> all(${[...of.without]}::text[])` : Prisma.empty}
      ${of.planId ? Prisma.sql`and e."planId" = ${of.planId}::uuid` : Prisma.empty}
      ${of.cursor && /^\d{1,18}$/.test(of.cursor) ? Prisma.sql`and e."id" < ${of.cursor}::bigint` : Prisma.empty}
    order by e."id" desc limit ${HISTORY_PAGE + 1}`);
  const items = rows.slice(0, HISTORY_PAGE).map((row) => eventView(row, language));
  return { items, next: rows.length > HISTORY_PAGE ? (items.at(-1)?.id ?? null) : null };
}

/** What a person calls the thing; things without a name of their own are known by their kind. */
const subjectName = (language: string) => Prisma.sql`(case e."subjectType"
  when 'user' then (select s."name" from "User" s where s."id" = e."subjectId")
  when 'institution' then ${nameOf(Prisma.sql`e."subjectId"`, language)}
  when 'plan' then (select s."shortTitle" from "PlanText" s where s."planId" = e."subjectId" order by (s."language" = ${language}) desc limit 1)
  when 'action' then (select s."title" from "ActionText" s where s."actionId" = e."subjectId" order by (s."language" = ${language}) desc limit 1)
  when 'section' then (select s."title" from "PlanSectionText" s where s."sectionId" = e."subjectId" order by (s."language" = ${language}) desc limit 1)
  end) as "subject"`;

const filters = (f: AuditFilter): Prisma.Sql[] => [
  ...(f.person ? [Prisma.sql`e."actorId" = ${f.person}::uuid`] : []),
  ...(f.noun ? [Prisma.sql`e."subjectType" = ${f.noun}`] : []),
  ...(f.event ? [Prisma.sql`e."event" = ${f.event}`] : []),
  ...(f.institution
    ? [Prisma.sql`(e."institutionId" = ${f.institution}::uuid or e."actingForId" = ${f.institution}::uuid)`]
    : []),
  ...(f.subject ? [Prisma.sql`e."subjectId" = ${f.subject}::uuid`] : []),
  ...(f.from ? [Prisma.sql`e."businessDay" >= ${f.from}::date`] : []),
  ...(f.to ? [Prisma.sql`e."businessDay" <= ${f.to}::date`] : []),
  ...(f.refusals === 'only' ? [Prisma.sql`e."refusal" is not null`] : []),
  ...(f.refusals === 'none' ? [Prisma.sql`e."refusal" is null`] : []),
  ...(f.before ? [Prisma.sql`e."id" < ${f.before}::bigint`] : []),
];

export const AUDIT_PAGE = 50;
export const EXPORT_MAX = 10_000;

/** A page of all events, newest first. @throws NotFound for those who may not read the list */
export async function listAudit(actor: Actor, filter: AuditFilter, { limit = AUDIT_PAGE, language = actor.language } = {}) {
  if (!canListAudit(actor)) throw new NotFound();
  const where = Prisma.join([eventScope.sql(visibleTo(actor)), ...filters(filter)], ' and ');
  const rows = await queryRows<EventRow>(Prisma.sql`select ${eventColumns(language)}, ${subjectName(language)}
    from "AuditEvent" e left join "User" u on u."id" = e."actorId" where ${where} order by e."id" desc limit ${limit + 1}`);
  const showsAddress = canSeeAddresses(actor);
  const items = rows.slice(0, limit).map((row) => eventView(showsAddress ? row : { ...row, address: null }, language));
  return { items, next: rows.length > limit ? (items.at(-1)?.id ?? null) : null, can: { seeAddresses: showsAddress } };
}

/** The latest events that the actor may read, of anybody else's doing: "since you last looked". */
export async function listLatest(actor: Actor, limit: number, language = actor.language): Promise<EventView[]> {
  const rows = await queryRows<EventRow>(Prisma.sql`select ${eventColumns(language)}, ${subjectName(language)}
    from "AuditEvent" e left join "User" u on u."id" = e."actorId"
    where e."refusal" is null and e."subjectType" in ('plan', 'action', 'report', 'period', 'section', 'generatedReport') and ${eventScope.sql(visibleTo(actor))}
      and e."actorId" is distinct from ${actor.userId}::uuid order by e."id" desc limit ${limit}`);
  return rows.map((row) => eventView(row, language));
}

export type SealState = {
  /** The last link of the chain. */
  number: number | null;
  lastEventId: string | null;
  sealedAt: Date | null;
  hash: string | null;
  /** Events that wait for the next link, and the age of the oldest in seconds. */
  waiting: number;
  waitingSeconds: number | null;
};

export type FilterChoices = {
  nouns: string[];
  people: { id: string; name: string }[];
  institutions: { id: string; name: string }[];
};

const SEAL = Prisma.sql`(with last as (select "number", "lastEventId", "sealedAt", "hash" from "AuditSeal" order by "number" desc limit 1),
    tail as (select count(*)::int as "waiting", extract(epoch from now() - min("at"))::float8 as "waitingSeconds" from "AuditEvent"
      where "id" > coalesce((select "lastEventId" from last), 0))
  select json_build_object('number', l."number", 'lastEventId', l."lastEventId"::text, 'sealedAt', l."sealedAt", 'hash', l."hash",
    'waiting', t."waiting", 'waitingSeconds', t."waitingSeconds") from tail t left join last l on true)`;

/** What stands around the list: how far the audit is sealed, and what the list can be narrowed to. */
export async function getAuditFrame(
  actor: Actor,
  language = actor.language,
): Promise<{ seal: SealState; choices: FilterChoices }> {
  if (!canListAudit(actor)) throw new NotFound();
  type Frame = FilterChoices & { seal: Omit<SealState, 'sealedAt'> & { sealedAt: string | null } };
  const [row] = await queryRows<Frame>(Prisma.sql`
    with recursive nouns as (
      (select "subjectType" as noun from "AuditEvent" order by "subjectType" limit 1)
      union all select (select "subjectType" from "AuditEvent" where "subjectType" > nouns.noun order by "subjectType" limit 1) from nouns where noun is not null)
    select ${SEAL} as "seal", coalesce((select json_agg(noun) from nouns where noun is not null), '[]') as "nouns",
      coalesce((select json_agg(json_build_object('id', "id", 'name', "name") order by maksat_fold("name")) from "User"), '[]') as "people",
      coalesce((select json_agg(json_build_object('id', i."id", 'name', coalesce(${nameOf(Prisma.sql`i."id"`, language)}, i."code")) order by i."code")
        from "Institution" i), '[]') as "institutions"`);
  if (!row) throw new NotFound();
  const { seal, ...choices } = row;
  return { seal: { ...seal, sealedAt: seal.sealedAt ? new Date(seal.sealedAt) : null }, choices };
}
