// Who still owes what in the periods that run.
import type { Tx } from '@/lib/platform/db';
import { periodStateSql, reportsInPeriodSql } from '@/lib/reporting/sql';
import { Prisma } from '@/prisma/generated/client';
import type { AssignmentRole } from '@/prisma/generated/enums';

export type Owed = {
  periodId: string;
  planId: string;
  startDate: string;
  endDate: string;
  opensAt: string;
  dueAt: string;
  locksAt: string;
  institutionId: string;
  role: AssignmentRole;
  count: number;
};

/** Reports that are not submitted, by period, institution and role; running periods only. */
export const listOwedReports = (tx: Tx, today: string): Promise<Owed[]> =>
  tx.$queryRaw(Prisma.sql`
    select p."id" as "periodId", p."planId", p."startDate"::text, p."endDate"::text, p."opensAt"::text, p."dueAt"::text, p."locksAt"::text,
      x."institutionId", x."role", count(*)::int as count
    from "ReportingPeriod" p join "Plan" pl on pl."id" = p."planId" and pl."deletedAt" is null
    join "Action" a on a."planId" = p."planId" and a."deletedAt" is null join "ActionAssignment" x on x."actionId" = a."id" and x."role" in ('LEAD', 'CO_EXECUTOR')
    left join "ProgressReport" r on r."periodId" = p."id" and r."actionId" = a."id" and r."institutionId" = x."institutionId"
    where ${periodStateSql(today)} in ('OPEN', 'GRACE') and (r."state" in ('DRAFT', 'RETURNED') or (r."id" is null and ${reportsInPeriodSql}))
    group by p."id", x."institutionId", x."role" order by p."id", x."institutionId", x."role"`);
