// The status of an action comes from its lead's accepted reports alone; here is where it arrives.
import type { Tx } from '@/lib/platform/db';
import { Prisma } from '@/prisma/generated/client';
import type { ActionStatus } from '@/prisma/generated/enums';

/** With the institution whose report it was: until the publication the change is known to those who know the report. */
export type StatusChange = { actionId: string; planId: string; institutionId: string; before: ActionStatus; after: ActionStatus };

/** The last accepted lead report of each action: by period, then by acceptance. A late report on an old period changes nothing newer. */
const LATEST = (
  actionIds: Prisma.Sql,
) => Prisma.sql`select distinct on (r."actionId") r."id", r."actionId", r."institutionId", r."statusReported",
    case when r."statusReason" is null then null else jsonb_build_object(r."sourceLanguage", r."statusReason") end as reason
  from "ProgressReport" r join "ReportingPeriod" p on p."id" = r."periodId"
  where r."actionId" in (${actionIds}) and r."role" = 'LEAD' and r."state" in ('ACCEPTED', 'PUBLISHED') and r."statusReported" is not null
  order by r."actionId", p."endDate" desc, r."acceptedAt" desc nulls last`;

const ACTIONS_OF = (reportIds: readonly string[]) =>
  Prisma.sql`select "actionId" from "ProgressReport" where "id" = any(${[...reportIds]}::uuid[])`;

/**
 * Gives each action the status and reason of its last accepted lead report, where that is one of `reportIds`.
 * @returns the actions whose status became another
 */
export async function takeActionStatus(tx: Tx, reportIds: readonly string[]): Promise<StatusChange[]> {
  if (!reportIds.length) return [];
  return changed(
    await tx.$queryRaw<StatusChange[]>`
      with latest as (${LATEST(ACTIONS_OF(reportIds))}),
        old as (select a."id", a."status", l."institutionId", l."statusReported", l.reason from "Action" a join latest l on l."actionId" = a."id"
          where l."id" = any(${[...reportIds]}::uuid[]) order by a."id" for update of a)
      update "Action" a set "status" = old."statusReported", "statusReason" = old.reason, "isUnverified" = false
      from old where a."id" = old."id"
      returning a."id" as "actionId", a."planId", old."institutionId", old."status" as before, a."status" as after`,
  );
}

/**
 * After accepted reports were sent back: each action whose status came from one of them gets the status of the accepted report before,
 * or NOT_STARTED. A status that the secretariat decided since (suspended, cancelled) stays.
 */
export async function revertActionStatus(tx: Tx, reportIds: readonly string[]): Promise<StatusChange[]> {
  if (!reportIds.length) return [];
  return changed(
    await tx.$queryRaw<StatusChange[]>`
      with latest as (${LATEST(ACTIONS_OF(reportIds))}),
        old as (select a."id", a."status", g."institutionId", coalesce(l."statusReported", 'NOT_STARTED') as next, l.reason
          from "ProgressReport" g join "Action" a on a."id" = g."actionId" left join latest l on l."actionId" = a."id"
          where g."id" = any(${[...reportIds]}::uuid[]) and a."status" = g."statusReported" order by a."id" for update of a)
      update "Action" a set "status" = old.next, "statusReason" = old.reason from old where a."id" = old."id"
      returning a."id" as "actionId", a."planId", old."institutionId", old."status" as before, a."status" as after`,
  );
}

const changed = (rows: StatusChange[]) => rows.filter((r) => r.before !== r.after);
