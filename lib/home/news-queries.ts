// What others did since the person last looked, as far as it may know and as far as it concerns it.
import { actionScope, visibleTo as actionsVisibleTo } from '@/lib/actions/policy';
import { visibleTo as eventsVisibleTo } from '@/lib/audit/policy';
import { narrationOf, paramsOf } from '@/lib/audit/rules';
import { eventScope } from '@/lib/audit/scope';
import { documentScope, visibleTo as documentsVisibleTo } from '@/lib/generated-reports/policy';
import { dayOf, followsReporting } from '@/lib/home/policy';
import { grouped, placeOf } from '@/lib/home/rules';
import { planScope, visibleTo as plansVisibleTo } from '@/lib/plans/policy';
import { type Actor, institutionsOf } from '@/lib/platform/auth/actor';
import { queryRows } from '@/lib/platform/db';
import { institutionName } from '@/lib/reporting/sql';
import { Prisma } from '@/prisma/generated/client';

const { sql } = Prisma;

type Row = {
  id: string;
  at: Date;
  event: string;
  actorId: string | null;
  actorKind: string;
  name: string | null;
  subjectType: string;
  subjectId: string | null;
  planId: string | null;
  actionId: string | null;
  number: string | null;
  institutionId: string | null;
  institution: string | null;
  before: unknown;
  after: unknown;
  lastLooked: Date | null;
  /** Events since then, this row among them or not. */
  fresh: number;
};

export type News = {
  id: string;
  at: Date;
  event: string;
  actorKind: string;
  name: string | null;
  params: Record<string, string | number>;
  /** The things it happened to; several when one command changed many. */
  places: { href: string; number: string | null; noun: string; planId: string | null }[];
};

/** Only the latest events are looked through: what nobody has seen in thousands of events is no news. */
const WINDOW = 3000;
const READ = 60;
export const NEWS = 6;

/** A bulk edit is told by the actions it changed, not by the matrix. */
const SHARED = ['action', 'report', 'plan', 'section', 'objective', 'import'];

/** Of the documents' life only what others wait for. */
const DOCUMENTS = ['generatedReport.created', 'generatedReport.frozen', 'generatedReport.supplemented'];

export type NewsList = {
  items: News[];
  /** When the person was last here (null: never before). */
  lastLooked: Date | null;
  /** How much happened since. */
  fresh: number;
};

/** The latest news, newest first. */
export const listNews = (actor: Actor, language: string): Promise<NewsList> => readNews(actor, language, READ, false, NEWS);

/** Most lines of the list behind the count. */
const ALL = 500;
/** Everything since the person was last here; without an earlier visit the latest. */
export const listSinceLastVisit = (actor: Actor, language: string): Promise<NewsList> =>
  readNews(actor, language, ALL, true, ALL);

async function readNews(actor: Actor, language: string, read: number, onlyFresh: boolean, shown: number): Promise<NewsList> {
  const day = dayOf(actor);
  const own = institutionsOf(actor);
  const nouns = [...SHARED, ...(followsReporting(actor) ? ['period'] : []), ...(day.administers ? ['user', 'institution'] : [])];
  const concerns =
    day.keeps || day.reads
      ? sql`true`
      : sql`(e."institutionId" is null or e."institutionId" = any(${own}::uuid[]) or exists (select 1 from "ActionAssignment" o where o."actionId" = a."id" and o."institutionId" = any(${own}::uuid[])))`;
  const rows = await queryRows<Row>(sql`
    select e."id"::text, e."at", e."event", e."actorId", e."actorKind", u."name", e."subjectType", e."subjectId", coalesce(e."planId", a."planId") as "planId", a."id" as "actionId",
      case when a."id" is not null then action_number(a."sectionId", a."objectiveId", a."rank") end as number,
      e."institutionId", ${institutionName(sql`e."institutionId"`, language, actor.today, 'shortName')} as institution, e."before", e."after",
      v."lastLooked", count(*) filter (where e."at" > v."lastLooked") over () as fresh
    from (select max(s."lastUsedAt") as "lastLooked" from "Session" s where s."userId" = ${actor.userId}::uuid and s."id" is distinct from ${actor.sessionId}::uuid) v, (select * from "AuditEvent" order by "id" desc limit ${WINDOW}) e left join "User" u on u."id" = e."actorId"
      left join "ProgressReport" r on e."subjectType" = 'report' and r."id" = e."subjectId"
      left join "Action" a on a."id" = case when e."subjectType" = 'action' then e."subjectId" else r."actionId" end
      left join "Plan" p on p."id" = coalesce(e."planId", a."planId")
    where ${onlyFresh ? sql`(v."lastLooked" is null or e."at" > v."lastLooked") and` : Prisma.empty} e."refusal" is null and e."actorId" is distinct from ${actor.userId}::uuid and ${eventScope.sql(eventsVisibleTo(actor))} and ${concerns}
      and (e."subjectType" = any(${nouns}) or (e."event" = any(${DOCUMENTS}) and exists (select 1 from "GeneratedReport" g where g."id" = e."subjectId" and ${documentScope.sql(documentsVisibleTo(actor))})))
      and e."event" not in ('user.signedIn', 'user.signedOut', 'user.signInRefused', 'plan.exported')
      and (e."subjectType" not in ('action', 'report') or (a."deletedAt" is null and ${actionScope.sql(actionsVisibleTo(actor))}))
      and (p."id" is null or (p."deletedAt" is null and ${planScope.sql(plansVisibleTo(actor))}))
    order by e."id" desc limit ${read}`);
  return {
    items: grouped(rows)
      .slice(0, shown)
      .map((group) => asNews(group, language)),
    lastLooked: rows[0]?.lastLooked ?? null,
    fresh: rows[0]?.fresh ?? 0,
  };
}

function asNews(group: [Row, ...Row[]], language: string): News {
  const [first] = group;
  const narration = narrationOf(first.after, language);
  return {
    id: first.id,
    at: first.at,
    event: first.event,
    actorKind: first.actorKind,
    name: first.name,
    params: {
      ...paramsOf(first.before, first.after),
      ...(narration && { narration }),
      name: first.name ?? '',
      institution: first.institution ?? '',
    },
    places: group.flatMap((row) => {
      const href = placeOf(row);
      return href ? [{ href, number: row.number, noun: row.subjectType, planId: row.planId }] : [];
    }),
  };
}
