// The figures of a plan and period, asked for in one statement, so that every count and every word comes from the same moment.
import { type AssembledReport, assemble, type Gathered } from '@/lib/generated-reports/assemble';
import { actionNumber, reportsInPeriodSql, statusBefore } from '@/lib/reporting/sql';
import { Prisma } from '@/prisma/generated/client';

const { sql } = Prisma;
type Sql = Prisma.Sql;

/** Runs one statement: `queryRows` for pages, the transaction's own for commands. */
export type Ask = <T>(statement: Sql) => Promise<T[]>;

const SETTLED = sql`('ACCEPTED', 'PUBLISHED')`;

/** {tk, ru, en} of a text table's column, empty languages left out. @param of condition over alias t */
const words = (table: string, column: string, of: Sql): Sql =>
  sql`coalesce((select jsonb_object_agg(t."language", t.${Prisma.raw(`"${column}"`)}) from ${Prisma.raw(`"${table}"`)} t
    where ${of} and trim(coalesce(t.${Prisma.raw(`"${column}"`)}, '')) <> ''), '{}')`;

/** Name of an institution (alias i) per language, as it was called on a day. */
const names = (column: string, day: string): Sql =>
  sql`coalesce((select jsonb_object_agg(v."language", v.word) from (select distinct on (n."language") n."language", n.${Prisma.raw(`"${column}"`)} as word
    from "InstitutionName" n where n."institutionId" = i."id"
    order by n."language", (n."validFrom" is null or n."validFrom" <= ${day}::date) and (n."validTo" is null or n."validTo" >= ${day}::date) desc,
      n."validFrom" desc nulls last) v), '{}')`;

/** Actions of the plan with their lead and its accepted report of the period (aliases p, a, l, r). Withdrawn actions are no longer in the plan. */
const ACTIONS = (periodId: string): Sql => sql`act as materialized (
    select a."id", a."path", ${actionNumber} as number, a."sectionId", a."sourceLanguage", a."visibility", a."status" as current, a."statusReason" as "currentReason",
      a."startDate"::text as "startDate", a."endDate"::text as "endDate", a."recurrence", l."institutionId" as lead, r."id" as rid, ${statusBefore} as before,
      exists (select 1 from "ProgressReport" q join "ReportingPeriod" qp on qp."id" = q."periodId" where q."actionId" = a."id" and q."role" = 'LEAD'
        and q."state" in ${SETTLED} and qp."endDate" > p."endDate") as "isPast",
      exists (select 1 from "ActionAssignment" x where x."actionId" = a."id" and x."role" = 'LEAD' and ${reportsInPeriodSql}) as "isDue"
    from "ReportingPeriod" p join "Action" a on a."planId" = p."planId" and a."deletedAt" is null and a."draftStatus" <> 'WITHDRAWN'
    left join lateral (select x."institutionId" from "ActionAssignment" x where x."actionId" = a."id" and x."role" = 'LEAD'
      and x."status" in ('ACCEPTED', 'AGREED_IN_MEETING') limit 1) l on true
    left join lateral (select q."id" from "ProgressReport" q where q."actionId" = a."id" and q."periodId" = p."id" and q."role" = 'LEAD'
      and q."state" in ${SETTLED} order by q."acceptedAt" desc nulls last limit 1) r on true
    where p."id" = ${periodId}::uuid)`;

const EVIDENCE = sql`(select coalesce(jsonb_agg(jsonb_build_object('title', e."title", 'detail', e."detail", 'date', e."date"::text, 'url', e."url",
      'visibility', e."visibility") order by e."createdAt", e."id"), '[]')
    from "ReportEvidence" re join "Evidence" e on e."id" = re."evidenceId" where re."reportId" = r."id")`;

const REPORT = (
  offsetDays: number,
): Sql => sql`(select jsonb_build_object('status', r."statusReported", 'statusReason', r."statusReason",
      'sourceLanguage', r."sourceLanguage", 'isUnchanged', r."isUnchanged", 'visibility', r."visibility", 'acceptedAt', r."acceptedAt",
      'acceptedOn', to_char((coalesce(r."acceptedAt", r."editedAt") at time zone 'UTC') + make_interval(hours => 5, days => ${offsetDays}::int), 'YYYY-MM-DD'),
      'texts', (select coalesce(jsonb_agg(jsonb_build_object('language', t."language", 'narrative', t."narrative", 'achievements', t."achievements",
        'obstacles', t."obstacles")), '[]') from "ProgressReportText" t where t."reportId" = r."id"),
      'letter', (select jsonb_build_object('number', o."number", 'date', o."date"::text, 'signatory', o."signatory") from "OfficialLetter" o where o."id" = r."letterId"),
      'evidence', ${EVIDENCE})
    from "ProgressReport" r where r."id" = act.rid)`;

/** Completed actions at the end of each earlier period of the same kind, by the reports accepted until now. */
const OVER_TIME = sql`(select coalesce(jsonb_agg(jsonb_build_object('start', q."startDate"::text, 'end', q."endDate"::text, 'completed', (
      select count(*) from act where 'COMPLETED' = coalesce((select s."statusReported"::text from "ProgressReport" s join "ReportingPeriod" sp on sp."id" = s."periodId"
        where s."actionId" = act."id" and s."role" = 'LEAD' and s."state" in ${SETTLED} and sp."endDate" <= q."endDate"
        order by sp."endDate" desc, s."acceptedAt" desc nulls last limit 1), ''))) order by q."endDate"), '[]')
    from "ReportingPeriod" q where q."planId" = p."planId" and q."type" = p."type" and q."endDate" < p."endDate")`;

const STATEMENT = (periodId: string, asOf: string, offsetDays: number): Sql => sql`with ${ACTIONS(periodId)}
  select p."planId", p."startDate"::text as start, p."endDate"::text as end, pl."sourceLanguage", pl."isIllustrative",
    ${words('PlanText', 'title', sql`t."planId" = pl."id"`)} as title, (select s."value" -> 'notice' from "Setting" s where s."key" = 'demonstration') as notice,
    (select coalesce(jsonb_agg(jsonb_build_object('id', s."id", 'title', ${words('PlanSectionText', 'title', sql`t."sectionId" = s."id"`)})
        order by s."rank" collate "C"), '[]')
      from "PlanSection" s where s."id" in (select act."sectionId" from act)) as sections,
    (select coalesce(jsonb_agg(jsonb_build_object('id', i."id", 'name', ${names('name', asOf)}, 'shortName', ${names('shortName', asOf)}) order by i."code"), '[]')
      from "Institution" i where i."id" in (select act.lead from act)) as institutions,
    (select coalesce(jsonb_agg(to_jsonb(act) - 'path' || jsonb_build_object('title', ${words('ActionText', 'title', sql`t."actionId" = act."id"`)},
        'deadline', ${words('ActionText', 'deadlineWording', sql`t."actionId" = act."id"`)}, 'report', ${REPORT(offsetDays)}) order by act."path" collate "C"), '[]')
      from act) as actions,
    ${OVER_TIME} as "overTime"
  from "ReportingPeriod" p join "Plan" pl on pl."id" = p."planId" where p."id" = ${periodId}::uuid`;

/**
 * Figures and rows of a plan's period on a business day; null where there is no such period. The sums reconcile: assembling throws a
 * ReconciliationError otherwise.
 * @param asOf ISO business day @param offsetDays days between real time and the business day
 */
export async function collect(ask: Ask, periodId: string, asOf: string, offsetDays: number): Promise<AssembledReport | null> {
  const [row] = await ask<Gathered>(STATEMENT(periodId, asOf, offsetDays));
  return row ? assemble(row, asOf) : null;
}
