// The status of an action as a reader may know it. The column holds what the last accepted report says; before publication that is known
// to the secretariat, the Commission, the observer, the Ombudsman and the reporting institution, and to nobody else. Lists, filters,
// roll-ups and documents all take the status from here.
import { followsAcceptance } from '@/lib/actions/policy';
import { type Actor, institutionsOf } from '@/lib/platform/auth/actor';
import { Prisma } from '@/prisma/generated/client';

const { sql } = Prisma;
type Sql = Prisma.Sql;

/** Whether a lead's accepted report, alias `r`, has been told to the actor. */
export const isToldSql = (actor: Actor): Sql =>
  followsAcceptance(actor)
    ? sql`true`
    : sql`(r."state" = 'PUBLISHED' or r."institutionId" = any(${institutionsOf(actor, 'FOCAL_POINT', 'VALIDATOR', 'NHRI', 'PARTNER')}::uuid[]))`;

/** Lead reports of the action, alias `a`, that count, newest first: the order of `takeActionStatus`. */
const latest = (
  columns: Sql,
  only: Sql,
): Sql => sql`select ${columns} from "ProgressReport" r join "ReportingPeriod" rp on rp."id" = r."periodId"
  where r."actionId" = a."id" and r."role" = 'LEAD' and r."state" in ('ACCEPTED', 'PUBLISHED') and r."statusReported" is not null and ${only}
  order by rp."endDate" desc, r."acceptedAt" desc nulls last limit 1`;

/** The status in the column comes from a report that the actor does not know yet. What the secretariat decided itself is known to all. */
export const isUntoldSql = (actor: Actor): Sql =>
  followsAcceptance(actor)
    ? sql`false`
    : sql`exists (select 1 from (${latest(sql`r."statusReported", ${isToldSql(actor)} as told`, sql`true`)}) last where not last.told and last."statusReported" = a."status")`;

/** The status over alias `a`: until it is published, what was published before. */
export const statusSql = (actor: Actor): Sql =>
  followsAcceptance(actor)
    ? sql`a."status"`
    : sql`(case when ${isUntoldSql(actor)} then coalesce((${latest(sql`r."statusReported"`, isToldSql(actor))}), 'NOT_STARTED') else a."status" end)`;

/** The same reader's reason for a suspended or cancelled action. */
export const statusReasonSql = (actor: Actor): Sql =>
  followsAcceptance(actor) ? sql`a."statusReason"` : sql`(case when ${isUntoldSql(actor)} then null else a."statusReason" end)`;
