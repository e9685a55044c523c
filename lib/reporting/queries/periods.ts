// Periods of a plan and how far each institution has come in one of them; each count only for those who may read reports of that state.

import { planScope, visibleTo as plansVisibleTo } from '@/lib/plans/policy';
import { type Actor, has } from '@/lib/platform/auth/actor';
import { queryRows } from '@/lib/platform/db';
import { NotFound } from '@/lib/platform/errors';
import { type PeriodDates, type PeriodState, periodState } from '@/lib/reporting/period-rules';
import {
  type CountDepth,
  canGrantException,
  canManagePeriods,
  chainScope,
  countDepth,
  missingScope,
  reportScope,
  visibleTo,
  writersOf,
} from '@/lib/reporting/policy';
import { actionNumber, actionWords, institutionName, periodColumns, reportsInPeriodSql } from '@/lib/reporting/sql';
import { Prisma } from '@/prisma/generated/client';
import type { AssignmentRole, PeriodType, PlanStatus, ReportState } from '@/prisma/generated/enums';

const { sql } = Prisma;

export type Period = PeriodDates & {
  periodId: string;
  planId: string;
  type: PeriodType;
  code: string;
  startDate: string;
  endDate: string;
  periodVersion: number;
  lockReason: Record<string, string> | null;
  lockedAt: Date | null;
  lockedBy: string | null;
  publishedAt: Date | null;
  planTitle: string;
  planStatus: PlanStatus;
  state: PeriodState;
};

export type PeriodListItem = Period & {
  due: number;
  accepted: number;
  /** Lead reports not submitted; null for those who may not know. */
  open: number | null;
};

const PERIOD = (language: string) => sql`${periodColumns}, p."lockReason", p."lockedAt", p."publishedAt",
    (select u."name" from "AuditEvent" v join "User" u on u."id" = v."actorId" where v."subjectType" = 'period' and v."subjectId" = p."id"
      and v."event" = 'period.locked' order by v."id" desc limit 1) as "lockedBy",
    (select t."shortTitle" from "PlanText" t where t."planId" = p."planId" order by t."language" = ${language} desc, t."language" = pl."sourceLanguage" desc limit 1) as "planTitle",
    pl."status" as "planStatus"`;
const PLAN_SCOPE = (actor: Actor) =>
  sql`exists (select 1 from "Plan" p where p."id" = pl."id" and p."deletedAt" is null and ${planScope.sql(plansVisibleTo(actor))})`;
/** Parts that report in the period (alias p), each with its report or none. */
const PARTS = sql`"Action" a join "ActionAssignment" x on x."actionId" = a."id"
    left join "ProgressReport" r on r."periodId" = p."id" and r."actionId" = a."id" and r."institutionId" = x."institutionId"
  where a."planId" = p."planId" and a."deletedAt" is null and (r."id" is not null or ${reportsInPeriodSql})`;

/** Periods of one plan (or of all), newest first, with what the reader may know of each. */
export async function listPeriods(actor: Actor, planId: string | null, language: string): Promise<PeriodListItem[]> {
  const rows = await queryRows<Omit<PeriodListItem, 'state'>>(sql`
    select ${PERIOD(language)}, n.due, n.accepted, n.open from "ReportingPeriod" p join "Plan" pl on pl."id" = p."planId"
    cross join lateral (select count(*) filter (where x."role" = 'LEAD') as due,
        count(*) filter (where x."role" = 'LEAD' and r."state" in ('ACCEPTED', 'PUBLISHED')) as accepted,
        count(*) filter (where x."role" = 'LEAD' and coalesce(r."state", 'DRAFT') in ('DRAFT', 'RETURNED')) as open from ${PARTS}) n
    where ${planId ? sql`p."planId" = ${planId}::uuid and` : Prisma.empty} ${PLAN_SCOPE(actor)}
    order by p."endDate" desc, p."code"`);
  const seesOpen = missingScope(actor).everywhere;
  return rows.map((row) => ({ ...row, state: periodState(row, actor.today), open: seesOpen ? row.open : null }));
}

/** Exceptions of the period (alias p): all for the secretariat and those who read the audit, the own ones for an institution. */
function exceptionsOf(actor: Actor, language: string): Prisma.Sql {
  const scope = missingScope(actor);
  const everywhere = scope.everywhere || has(actor, 'OBSERVER', 'COMMISSION_MEMBER');
  return sql`coalesce((select json_agg(json_build_object('institutionId', k."institutionId", 'institution', ${institutionName(sql`k."institutionId"`, language, actor.today)},
      'number', (select ${actionNumber} from "Action" a where a."id" = k."actionId"), 'until', k."until", 'reason', k."reason", 'grantedBy', u."name", 'grantedAt', k."grantedAt")
      order by k."grantedAt" desc)
    from "LockException" k left join "User" u on u."id" = k."grantedById" where k."periodId" = p."id"
      ${everywhere ? Prisma.empty : sql`and k."institutionId" = any(${scope.institutionIds}::uuid[])`}), '[]')`;
}

/** One period with its exceptions. @throws NotFound */
export async function getPeriod(actor: Actor, id: string, language: string) {
  const [row] = await queryRows<Omit<Period, 'state'> & { exceptions: ExceptionItem[] }>(sql`
    select ${PERIOD(language)}, ${exceptionsOf(actor, language)} as exceptions from "ReportingPeriod" p join "Plan" pl on pl."id" = p."planId" where p."id" = ${id}::uuid and ${PLAN_SCOPE(actor)}`);
  if (!row) throw new NotFound();
  const manage = canManagePeriods(actor, { deletedAt: null });
  return {
    ...row,
    state: periodState(row, actor.today),
    can: {
      manage,
      grant: canGrantException(actor, row),
      record: manage && !row.isPublished,
      ask: writersOf(actor).length > 0,
    },
  };
}
export type PeriodDetail = Awaited<ReturnType<typeof getPeriod>>;

type Counts = {
  institutionId: string;
  code: string;
  institution: string;
  due: number;
  notBegun: number;
  draft: number;
  returned: number;
  submitted: number;
  validated: number;
  accepted: number;
  published: number;
  contributions: number;
};

/** One institution's line of the matrix; null: not for this reader. Leads' reports only, `contributions` apart. */
export type MatrixRow = Pick<Counts, 'institutionId' | 'code' | 'institution' | 'due' | 'published'> & {
  accepted: number | null;
  validated: number | null;
  submitted: number | null;
  /** Not begun, in draft or returned. */
  notSubmitted: number | null;
  /** Of the not submitted: begun. Only the institution itself knows. */
  draft: number | null;
  contributions: number | null;
  isOwn: boolean;
};

const state = (name: string) => sql`count(*) filter (where q."role" = 'LEAD' and q."state" = ${name}::"ReportState")`;
const IS_OWED = sql`x."role" = 'LEAD' and coalesce(r."state", 'DRAFT') in ('DRAFT', 'RETURNED')`;

/**
 * Institution × state of its lead reports in one period, with the reports that nobody has submitted. One grouped statement; what a reader may not
 * know is null, and what is owed is named to the secretariat and to the institution itself only.
 */
export async function getPeriodMatrix(
  actor: Actor,
  periodId: string,
  language: string,
): Promise<{ rows: MatrixRow[]; owed: OwedReport[] }> {
  const found = await queryRows<Counts & { owed: Pick<OwedReport, 'actionId' | 'number' | 'title' | 'lang'>[] }>(sql`
    select g.*, i."code", ${institutionName(sql`g."institutionId"`, language, actor.today)} as institution from (
      select q."institutionId", count(*) filter (where q."role" = 'LEAD') as due, count(*) filter (where q."role" = 'LEAD' and q."state" is null) as "notBegun",
        ${state('DRAFT')} as draft, ${state('RETURNED')} as returned, ${state('SUBMITTED')} as submitted, ${state('VALIDATED')} as validated,
        ${state('ACCEPTED')} as accepted, ${state('PUBLISHED')} as published,
        count(*) filter (where q."role" = 'CO_EXECUTOR' and q."state" not in ('DRAFT', 'RETURNED')) as contributions,
        coalesce(json_agg(json_build_object('actionId', q.id, 'number', q.number, 'title', q."title", 'lang', q.lang) order by q."path") filter (where q.owed), '[]') as owed
      from "ReportingPeriod" p cross join lateral (
        select x."institutionId", x."role", r."state", a."id", a."path", ${IS_OWED} as owed, case when ${IS_OWED} then ${actionNumber} end as number, w."title", w.lang
        from "Action" a join "ActionAssignment" x on x."actionId" = a."id"
          left join "ProgressReport" r on r."periodId" = p."id" and r."actionId" = a."id" and r."institutionId" = x."institutionId" ${actionWords(language)}
        where a."planId" = p."planId" and a."deletedAt" is null and (r."id" is not null or ${reportsInPeriodSql})) q
      where p."id" = ${periodId}::uuid group by q."institutionId") g
    join "Institution" i on i."id" = g."institutionId"
    where g.due > 0 or g.contributions > 0 order by institution`);
  const depth = countDepth(actor);
  const scope = missingScope(actor);
  const own = new Set(scope.institutionIds);
  const shown = found.filter((row) => depth !== 'OWN' || own.has(row.institutionId));
  return {
    rows: shown.map((row) => masked(row, depth, own.has(row.institutionId))),
    owed: shown
      .filter((row) => scope.everywhere || own.has(row.institutionId))
      .flatMap((row) => row.owed.map((o) => ({ ...o, institutionId: row.institutionId, institution: row.institution }))),
  };
}

function masked(row: Counts, depth: CountDepth, isOwn: boolean): MatrixRow {
  const follows = isOwn || depth === 'CHAIN';
  const accepts = follows || depth === 'ACCEPTED';
  return {
    institutionId: row.institutionId,
    code: row.code,
    institution: row.institution,
    due: row.due,
    published: row.published,
    accepted: accepts ? row.accepted : null,
    validated: follows ? row.validated : null,
    submitted: follows ? row.submitted : null,
    notSubmitted: follows ? row.notBegun + row.draft + row.returned : null,
    draft: isOwn ? row.draft + row.returned : null,
    contributions: follows ? row.contributions : null,
    isOwn,
  };
}

export type OwedReport = {
  actionId: string;
  number: string;
  title: string | null;
  lang: string | null;
  institutionId: string;
  institution: string;
};

export type ChainItem = {
  id: string;
  version: number;
  actionId: string;
  number: string;
  title: string | null;
  lang: string | null;
  institution: string;
  role: AssignmentRole;
  state: ReportState;
  submittedAt: Date | null;
  submittedBy: string | null;
  validatedAt: Date | null;
  validatedBy: string | null;
  acceptedAt: Date | null;
  acceptedBy: string | null;
  publishedAt: Date | null;
  isSelfValidated: boolean;
  isLate: boolean;
  letterNumber: string | null;
};

export type ChainFilter = { institutionId?: string | null; state?: ReportState | null };

/** Reports of a period that the reader follows, with who moved them when. */
export function listChain(actor: Actor, periodId: string, filter: ChainFilter, language: string): Promise<ChainItem[]> {
  return queryRows<ChainItem>(sql`
    select r."id", r."version", r."actionId", ${actionNumber} as number, w."title", w.lang, ${institutionName(sql`r."institutionId"`, language, actor.today, 'shortName')} as institution,
      r."role", r."state", r."submittedAt", su."name" as "submittedBy", r."validatedAt", vu."name" as "validatedBy", r."acceptedAt", au."name" as "acceptedBy", r."publishedAt",
      r."isSelfValidated", coalesce(r."submittedAt" >= (p."dueAt" + 1) - make_interval(hours => 5, days => ${actor.offsetDays}::int), false) as "isLate",
      (select l."number" from "OfficialLetter" l where l."id" = r."letterId") as "letterNumber"
    from "ProgressReport" r join "ReportingPeriod" p on p."id" = r."periodId" join "Action" a on a."id" = r."actionId" ${actionWords(language)}
    left join "User" su on su."id" = r."submittedById" left join "User" vu on vu."id" = r."validatedById" left join "User" au on au."id" = r."acceptedById"
    where r."periodId" = ${periodId}::uuid and a."deletedAt" is null and ${reportScope.sql(visibleTo(actor))} and ${reportScope.sql(chainScope(actor))}
      ${filter.institutionId ? sql`and r."institutionId" = ${filter.institutionId}::uuid` : Prisma.empty}
      ${filter.state ? sql`and r."state" = ${filter.state}::"ReportState"` : Prisma.empty}
    order by a."path", r."role" limit 500`);
}

export type ExceptionItem = {
  institutionId: string;
  institution: string;
  number: string | null;
  until: string;
  reason: string;
  grantedBy: string | null;
  /** ISO moment. */
  grantedAt: string;
};
