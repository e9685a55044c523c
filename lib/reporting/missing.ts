// Who still owes a lead's report in a period: one grouped statement for reminders, jobs and commands.
import type { Tx } from '@/lib/platform/db';
import { reportsInPeriodSql } from '@/lib/reporting/sql';
import { Prisma } from '@/prisma/generated/client';

const PARTS = (periodId: string) => Prisma.sql`"ReportingPeriod" p
  join "Action" a on a."planId" = p."planId" join "ActionAssignment" x on x."actionId" = a."id"
  where p."id" = ${periodId}::uuid and ${reportsInPeriodSql}`;

/** Institutions with lead reports not begun, in draft or returned, and how many. */
export function missingOf(tx: Tx, periodId: string): Promise<{ institutionId: string; count: number }[]> {
  return tx.$queryRaw(Prisma.sql`select x."institutionId", count(*)::int as count from ${PARTS(periodId)} and x."role" = 'LEAD'
    and not exists (select 1 from "ProgressReport" r where r."actionId" = a."id" and r."institutionId" = x."institutionId"
      and r."periodId" = p."id" and r."state" not in ('DRAFT', 'RETURNED'))
    group by x."institutionId"`);
}

/** Institutions that lead something in the period. */
export async function reportersOf(tx: Tx, periodId: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>(
    Prisma.sql`select distinct x."institutionId" as id from ${PARTS(periodId)} and x."role" = 'LEAD'`,
  );
  return rows.map((r) => r.id);
}
