// Reporting on the plan 2016–2020: periods, evidence, reports with their chain, and the seven half-years before them.

import { addDays } from '@/lib/platform/clocks';
import type { ActionItem, PeriodItem, ReportItem, TrackedPlanFile } from '@/prisma/demo/files';
import type { Names } from '@/prisma/demo/names';
import { keyIn } from '@/prisma/demo/plans';
import { buildEvidence, buildException, buildPeriod, buildReport, type ReviewInput } from '@/prisma/factories/reporting';
import { merge, type Rows } from '@/prisma/factories/rows';
import type { ReportState } from '@/prisma/generated/enums';

export const reportKey = (r: { action: string; institution: string; period: string }) =>
  `${r.action} ${r.institution} ${r.period}`;

/** Locks are set at the end of the working day. */
const lockMoment = (day: string) => `${day}T18:00:00+05:00`;

const isLocked = (item: PeriodItem) => item.status === 'LOCKED' || item.status === 'PUBLISHED';

const periodRow = (file: TrackedPlanFile, names: Names, item: PeriodItem) =>
  buildPeriod({
    id: names.period.make(item.key),
    planId: names.plan.get(file.plan.key),
    code: item.key,
    type: item.type,
    startDate: item.start,
    endDate: item.end,
    opensAt: item.opensAt,
    dueAt: item.dueAt,
    locksAt: item.locksAt,
    lockedAt: isLocked(item) ? names.moment(lockMoment(item.locksAt)) : null,
    lockReason: item.lockReason,
    publishedAt: item.publishedAt ? names.moment(`${item.publishedAt}T12:00:00+05:00`) : null,
  });

function evidenceRows(file: TrackedPlanFile, names: Names) {
  return file.evidence.map((item) => {
    const first = file.reports.find((report) => report.evidence.includes(item.key));
    return buildEvidence({
      id: names.evidence.make(item.key),
      institutionId: names.institution.get(item.institution),
      type: item.type,
      title: item.title,
      date: item.date,
      url: item.url,
      visibility: item.visibility,
      createdById: names.person.find(names.speaker(item.institution)?.key ?? first?.createdBy),
      createdAt: names.moment(first?.createdAt ?? '2020-01-08'),
    });
  });
}

function reportRow(file: TrackedPlanFile, names: Names, item: ReportItem) {
  const action = file.actions.find((a) => a.code === item.action);
  return buildReport({
    id: names.report.make(reportKey(item)),
    actionId: names.action.get(keyIn(file, item.action)),
    institutionId: names.institution.get(item.institution),
    periodId: names.period.get(item.period),
    role: item.role,
    state: item.state,
    statusReported: item.statusReported,
    statusReason: reasonOf(item, action),
    progressPercent: item.progressPercent,
    sourceLanguage: item.sourceLanguage,
    narrative: item.narrative,
    achievements: item.achievements,
    obstacles: item.obstacles,
    nextSteps: item.nextSteps,
    marks: { tk: 'MACHINE' },
    createdById: names.person.get(item.createdBy),
    createdAt: names.moment(item.createdAt),
    editedAt: names.moment(item.lastEditedAt ?? item.reviews.findLast((r) => r.outcome === 'SUBMITTED')?.at ?? item.createdAt),
    visibility: item.visibility,
    reviews: item.reviews.map(({ outcome, by, at, comment }) => ({
      outcome,
      byId: names.person.get(by),
      at: names.moment(at),
      comment: names.said(comment, by),
    })),
    evidenceIds: item.evidence.map((key) => names.evidence.get(key)),
  });
}

function reasonOf(report: ReportItem, action: ActionItem | undefined): string | null {
  const needsReason = report.statusReported === 'SUSPENDED' || report.statusReported === 'CANCELLED';
  return needsReason && report.role === 'LEAD' ? (action?.statusReason?.[report.sourceLanguage] ?? null) : null;
}

/** The chain of a report of which only the figures were kept: submitted around the due date, accepted before the lock. */
function earlierReviews(names: Names, action: ActionItem, period: PeriodItem, place: number): ReviewInput[] {
  const lead = action.lead as string;
  const step = (outcome: ReportState, key: string | undefined, day: string, time: string) => ({
    outcome,
    byId: names.person.find(key),
    at: names.moment(`${day}T${time}:00+05:00`),
  });
  const submitted = addDays(period.dueAt, -(place % 12));
  return [
    step('SUBMITTED', names.speaker(lead)?.key, submitted, '11:20'),
    step('VALIDATED', names.validator(lead)?.key, addDays(submitted, 3), '15:10'),
    step('ACCEPTED', 'secretariat', addDays(submitted, 9), '16:30'),
    ...(period.publishedAt ? [step('PUBLISHED', 'secretariat', period.publishedAt, '12:00')] : []),
  ];
}

function earlierRow(file: TrackedPlanFile, names: Names, action: ActionItem, period: PeriodItem, place: number) {
  const entry = file.earlierProgress.byAction[action.code]?.[file.earlierProgress.periods.indexOf(period.key)];
  if (!entry) return [];
  const reviews = earlierReviews(names, action, period, place);
  const [progressPercent, statusReported] = entry;
  return [
    buildReport({
      id: names.report.make(`${action.code} ${action.lead} ${period.key}`),
      actionId: names.action.get(keyIn(file, action.code)),
      institutionId: names.institution.get(action.lead as string),
      periodId: names.period.get(period.key),
      state: period.publishedAt ? 'PUBLISHED' : 'ACCEPTED',
      statusReported,
      progressPercent,
      createdById: reviews[0]?.byId ?? null,
      createdAt: names.moment(`${period.opensAt}T09:00:00+05:00`),
      editedAt: reviews[0]?.at as Date,
      visibility: period.publishedAt ? 'PUBLIC' : 'INTERNAL',
      reviews,
    }),
  ];
}

function earlierRows(file: TrackedPlanFile, names: Names) {
  const periods = file.reportingPeriods.filter((period) => file.earlierProgress.periods.includes(period.key));
  return periods.flatMap((period) => file.actions.flatMap((action, place) => earlierRow(file, names, action, period, place)));
}

const exceptionRows = (file: TrackedPlanFile, names: Names) =>
  file.lockExceptions.map((item) =>
    buildException({
      periodId: names.period.get(item.period),
      institutionId: names.institution.get(item.institution),
      actionId: names.action.get(keyIn(file, item.action)),
      grantedById: names.person.get(item.grantedBy),
      grantedAt: names.moment(item.grantedAt),
      until: item.until,
      reason: names.said(item.reason, item.grantedBy) ?? '',
    }),
  );

export function reportingRows(file: TrackedPlanFile, names: Names): Rows {
  return merge(
    ...file.reportingPeriods.map((item) => periodRow(file, names, item)),
    ...exceptionRows(file, names),
    ...evidenceRows(file, names),
    ...earlierRows(file, names),
    ...file.reports.map((item) => reportRow(file, names, item)),
  );
}
