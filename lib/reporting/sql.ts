// Pieces of SQL that several questions about reporting share.
import { Prisma } from '@/prisma/generated/client';

const { sql } = Prisma;
type Sql = Prisma.Sql;

/** Name of an institution as of a day, in the reader's language or any. @param id SQL of the institution's id */
export const institutionName = (id: Sql, language: string, today: string, column: 'name' | 'shortName' = 'name'): Sql =>
  sql`(select iname.${Prisma.raw(`"${column}"`)} from "InstitutionName" iname where iname."institutionId" = ${id}
    order by (iname."validFrom" is null or iname."validFrom" <= ${today}::date) and (iname."validTo" is null or iname."validTo" >= ${today}::date) desc,
      iname."language" = ${language} desc, iname."language" desc limit 1) collate "und-x-icu"`;

/** Words of an action over alias a: the reader's language, else the source, else any; `lang` says which. */
export const actionWords = (language: string): Sql => sql`left join lateral (
    select t."title", t."language" as lang, t."deadlineWording" from "ActionText" t where t."actionId" = a."id"
    order by t."language" = ${language} desc, t."language" = a."sourceLanguage" desc, t."language" limit 1) w on true`;

/** Printed number over alias a. */
export const actionNumber: Sql = sql`action_number(a."sectionId", a."objectiveId", a."rank")`;

/** Status of the last accepted lead report before a period (alias p), or what imported history declares. Over aliases a and p. */
export const statusBefore: Sql = sql`coalesce((select q."statusReported" from "ProgressReport" q join "ReportingPeriod" qp on qp."id" = q."periodId"
      where q."actionId" = a."id" and q."role" = 'LEAD' and q."state" in ('ACCEPTED', 'PUBLISHED') and qp."endDate" < p."startDate"
      order by qp."endDate" desc, q."acceptedAt" desc nulls last limit 1),
    case when a."isUnverified" then a."status" end)`;

/** Twin of `reportsInPeriod`: over aliases p (period), a (action), x (assignment); a test proves that the two agree. */
export const reportsInPeriodSql: Sql = sql`(x."role" in ('LEAD', 'CO_EXECUTOR') and x."status" in ('ACCEPTED', 'AGREED_IN_MEETING')
    and a."deletedAt" is null and a."draftStatus" <> 'WITHDRAWN' and (a."startDate" is null or a."startDate" <= p."endDate")
    and coalesce(${statusBefore}, 'NOT_STARTED') not in ('COMPLETED', 'CANCELLED'))`;

/** Columns of a period over alias p, in the shape of `PeriodDates` and more. */
export const periodColumns: Sql = sql`p."id" as "periodId", p."planId", p."type", p."code", p."startDate", p."endDate", p."opensAt", p."dueAt", p."locksAt",
    p."lockedAt" is not null as "isLocked", p."publishedAt" is not null as "isPublished", p."version" as "periodVersion"`;

/** Twin of `periodState`, over alias p. */
export const periodStateSql = (today: string): Sql => sql`case when p."publishedAt" is not null then 'PUBLISHED'
    when p."lockedAt" is not null or p."locksAt" < ${today}::date then 'LOCKED' when p."opensAt" > ${today}::date then 'PLANNED'
    when p."dueAt" < ${today}::date then 'GRACE' else 'OPEN' end`;
