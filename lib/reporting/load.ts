// What the commands load and lock before they ask anybody.
import { isoDay } from '@/lib/platform/clocks';
import type { Tx } from '@/lib/platform/db';
import { type ExceptionGrant, type PeriodDates, reportsInPeriod } from '@/lib/reporting/period-rules';
import { LEADING } from '@/lib/reporting/policy';
import type { ReportContent } from '@/lib/reporting/rules';
import { statusBefore } from '@/lib/reporting/sql';
import { Prisma } from '@/prisma/generated/client';
import type { ActionStatus, AssignmentRole, PlanStatus, ReportState, Visibility } from '@/prisma/generated/enums';

export type Place = { actionId: string; institutionId: string; periodId: string };

const reportSelect = {
  id: true,
  actionId: true,
  institutionId: true,
  periodId: true,
  role: true,
  state: true,
  statusReported: true,
  statusReason: true,
  progressPercent: true,
  isUnchanged: true,
  sourceLanguage: true,
  submittedById: true,
  editedById: true,
  letterId: true,
  version: true,
  texts: { select: { language: true, narrative: true, achievements: true, obstacles: true, nextSteps: true } },
  evidence: { select: { evidenceId: true } },
} as const satisfies Prisma.ProgressReportSelect;
export type LoadedReport = Prisma.ProgressReportGetPayload<{ select: typeof reportSelect }>;

/** An institution's part in an action in a period, with its report when it has begun one. */
export type Part = Place & {
  planId: string;
  planStatus: PlanStatus;
  role: AssignmentRole;
  period: PeriodDates & { startDate: string; endDate: string };
  exceptions: ExceptionGrant[];
  report: LoadedReport | null;
  state: ReportState | null;
};

/** The content of a report in its own language. */
export function contentOf(report: LoadedReport | null): ReportContent {
  const text = report?.texts.find((t) => t.language === report.sourceLanguage);
  return {
    statusReported: report?.statusReported ?? null,
    statusReason: report?.statusReason ?? null,
    progressPercent: report?.progressPercent ?? null,
    isUnchanged: report?.isUnchanged ?? false,
    narrative: text?.narrative ?? null,
    achievements: text?.achievements ?? null,
    obstacles: text?.obstacles ?? null,
    nextSteps: text?.nextSteps ?? null,
  };
}

const periodSelect = {
  id: true,
  planId: true,
  type: true,
  code: true,
  startDate: true,
  endDate: true,
  opensAt: true,
  dueAt: true,
  locksAt: true,
  lockedAt: true,
  lockReason: true,
  publishedAt: true,
  version: true,
  plan: { select: { status: true, deletedAt: true } },
} as const satisfies Prisma.ReportingPeriodSelect;
export type LoadedPeriod = Prisma.ReportingPeriodGetPayload<{ select: typeof periodSelect }>;

export const datesOf = (p: LoadedPeriod): Part['period'] => ({
  startDate: isoDay(p.startDate) as string,
  endDate: isoDay(p.endDate) as string,
  opensAt: isoDay(p.opensAt) as string,
  dueAt: isoDay(p.dueAt) as string,
  locksAt: isoDay(p.locksAt) as string,
  isLocked: !!p.lockedAt,
  isPublished: !!p.publishedAt,
});

export const loadPeriod = (tx: Tx, id: string): Promise<LoadedPeriod | null> =>
  tx.reportingPeriod.findUnique({ where: { id }, select: periodSelect });

/** The period's row is locked, so that two secretaries do not decide about it at once. */
export async function lockPeriodRow(tx: Tx, id: string) {
  await tx.$queryRaw`select 1 from "ReportingPeriod" where "id" = ${id}::uuid for update`;
  const period = await loadPeriod(tx, id);
  return period && { ...period, deletedAt: period.plan.deletedAt };
}

/** Status of imported or earlier reported history for each action before a period. */
async function statusesBefore(tx: Tx, actionIds: readonly string[], periodId: string) {
  const rows = await tx.$queryRaw<{ id: string; status: ActionStatus | null }[]>(Prisma.sql`
    select a."id", ${statusBefore} as status from "Action" a join "ReportingPeriod" p on p."id" = ${periodId}::uuid
    where a."id" = any(${[...actionIds]}::uuid[])`);
  return new Map(rows.map((r) => [r.id, r.status]));
}

/** Parts of one institution in several actions; null when one of them is not its to report. Reports that exist are locked. */
export async function loadParts(tx: Tx, institutionId: string, periodId: string, actionIds: readonly string[]) {
  const period = await loadPeriod(tx, periodId);
  if (!period || period.plan.deletedAt) return null;
  await tx.$queryRaw`select 1 from "ProgressReport" where "periodId" = ${periodId}::uuid and "institutionId" = ${institutionId}::uuid
    and "actionId" = any(${[...actionIds]}::uuid[]) order by "id" for update`;
  const where = { institutionId, actionId: { in: [...actionIds] } };
  const [assignments, reports, exceptions, before] = [
    await tx.actionAssignment.findMany({
      where: { ...where, action: { planId: period.planId } },
      select: {
        actionId: true,
        role: true,
        status: true,
        action: { select: { startDate: true, deletedAt: true, draftStatus: true } },
      },
    }),
    await tx.progressReport.findMany({ where: { ...where, periodId }, select: reportSelect }),
    await tx.lockException.findMany({ where: { periodId, institutionId }, select: { actionId: true, until: true } }),
    await statusesBefore(tx, actionIds, periodId),
  ];
  const dates = datesOf(period);
  const parts = assignments.flatMap((x): Part[] => {
    const report = reports.find((r) => r.actionId === x.actionId) ?? null;
    const owes = reportsInPeriod(
      {
        role: x.role,
        assignment: x.status,
        isDeleted: !!x.action.deletedAt,
        isWithdrawn: x.action.draftStatus === 'WITHDRAWN',
        startDate: isoDay(x.action.startDate),
        statusBefore: before.get(x.actionId) ?? null,
      },
      dates.endDate,
    );
    if (!owes && !report) return [];
    return [
      {
        actionId: x.actionId,
        institutionId,
        periodId,
        planId: period.planId,
        planStatus: period.plan.status,
        role: report?.role ?? x.role,
        period: dates,
        exceptions: exceptions.map((e) => ({ actionId: e.actionId, until: isoDay(e.until) as string })),
        report,
        state: report?.state ?? null,
      },
    ];
  });
  return parts.length === new Set(actionIds).size ? parts : null;
}

export const loadPart = async (tx: Tx, place: Place): Promise<Part | null> =>
  (await loadParts(tx, place.institutionId, place.periodId, [place.actionId]))?.[0] ?? null;

const chainSelect = {
  ...reportSelect,
  visibility: true,
  action: { select: { planId: true, visibility: true, assignments: { where: LEADING, select: { institutionId: true } } } },
  period: { select: periodSelect },
} as const satisfies Prisma.ProgressReportSelect;
type ChainRow = Prisma.ProgressReportGetPayload<{ select: typeof chainSelect }>;
/** A report on its way. `others`: how many further people of the institution could write or sign beside the one who asks. */
export type ChainReport = Omit<ChainRow, 'action'> & {
  others: number;
  exceptions: ExceptionGrant[];
  action: { planId: string; visibility: Visibility; leads: string[] };
};

/** Locks reports in one order; null when one does not exist. */
export async function loadReports(tx: Tx, ids: readonly string[], userId: string | null): Promise<ChainReport[] | null> {
  await tx.$queryRaw`select 1 from "ProgressReport" where "id" = any(${[...ids]}::uuid[]) order by "id" for update`;
  const rows = await tx.progressReport.findMany({ where: { id: { in: [...ids] } }, select: chainSelect, orderBy: { id: 'asc' } });
  if (rows.length !== new Set(ids).size) return null;
  const institutionIds = [...new Set(rows.map((r) => r.institutionId))];
  const members = await tx.membership.findMany({
    where: {
      institutionId: { in: institutionIds },
      role: { in: ['FOCAL_POINT', 'VALIDATOR', 'NHRI'] },
      endedAt: null,
      user: { disabledAt: null },
      ...(userId && { userId: { not: userId } }),
    },
    select: { institutionId: true, userId: true },
    distinct: ['institutionId', 'userId'],
  });
  const exceptions = await tx.lockException.findMany({
    where: { institutionId: { in: institutionIds }, periodId: { in: [...new Set(rows.map((r) => r.periodId))] } },
    select: { institutionId: true, periodId: true, actionId: true, until: true },
  });
  return rows.map((row) => ({
    ...row,
    action: {
      planId: row.action.planId,
      visibility: row.action.visibility,
      leads: row.action.assignments.map((x) => x.institutionId),
    },
    others: members.filter((m) => m.institutionId === row.institutionId).length,
    exceptions: exceptions
      .filter((e) => e.institutionId === row.institutionId && e.periodId === row.periodId)
      .map((e) => ({ actionId: e.actionId, until: isoDay(e.until) as string })),
  }));
}
