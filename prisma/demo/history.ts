// The demonstration's history: events as the commands would have written them, in the order in which they happened.
import type { ChangeItem, Files, PlanFile, TrackedPlanFile } from '@/prisma/demo/files';
import type { Names } from '@/prisma/demo/names';
import { createdOn, keyIn } from '@/prisma/demo/plans';
import { reportKey } from '@/prisma/demo/reporting';
import { buildEvent, type EventInput } from '@/prisma/factories/history';
import { merge, type Rows } from '@/prisma/factories/rows';
import type { AssignmentStatus, ReportState } from '@/prisma/generated/enums';

/** An event and when it happened in the demonstration. */
type Told = Omit<EventInput, 'at' | 'businessDay'> & { told: string };

/** "action.status_changed" is "action.statusChanged" among the events. */
const eventName = (name: string) => name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());

/** The institution that answered; everything else about an action concerns whoever sees the action. */
function answeringOf(files: Files, names: Names, change: ChangeItem) {
  if (!change.event.startsWith('assignment.')) return null;
  return names.institution.find(files.people.find((person) => person.key === change.by)?.institution);
}

/** What the change happened to. */
function subjectOf(files: Files, names: Names, change: ChangeItem) {
  const { subject } = change;
  const action = (code = '') => ({ subjectType: 'action', subjectId: names.action.get(keyIn(files.tracked, code)) });
  if (subject.kind === 'action') return { ...action(subject.code), institutionId: answeringOf(files, names, change) };
  if (subject.kind === 'period') return { subjectType: 'period', subjectId: names.period.get(subject.key ?? '') };
  if (subject.kind === 'plan') return { subjectType: 'plan', subjectId: names.plan.get(subject.key ?? '') };
  const report = reportKey({ action: '', institution: '', period: '', ...subject });
  const institutionId = names.institution.find(subject.institution);
  // A reminder of a report that was never begun belongs to the action.
  const isMissing = files.tracked.missingReports.some((missing) => reportKey(missing) === report);
  if (isMissing) return { ...action(subject.action), institutionId };
  return { subjectType: 'report', subjectId: names.report.get(report), institutionId };
}

/** The summary in words is the history's sentence. */
const changeEvents = (files: Files, names: Names): Told[] =>
  files.tracked.changes.map((change) => ({
    told: change.at,
    actorId: names.person.get(change.by),
    event: eventName(change.event),
    ...subjectOf(files, names, change),
    planId: names.plan.get(files.tracked.plan.key),
    after: { text: change.text },
  }));

const reviewEvent: Partial<Record<ReportState, string>> = {
  SUBMITTED: 'report.submitted',
  VALIDATED: 'report.validated',
  ACCEPTED: 'report.accepted',
  RETURNED: 'report.returned',
  PUBLISHED: 'report.published',
};

function reviewEvents(file: TrackedPlanFile, names: Names): Told[] {
  // A step that the changes tell in words is not told twice.
  const told = new Set(file.changes.filter((c) => c.subject.kind === 'report').map((c) => `${c.event} ${c.at}`));
  return file.reports.flatMap((report) => {
    const subject = { subjectType: 'report', subjectId: names.report.get(reportKey(report)) };
    return report.reviews
      .filter(({ outcome, at }) => !told.has(`${reviewEvent[outcome]} ${at}`))
      .map(({ outcome, by, at, comment }) => ({
        told: at,
        actorId: names.person.get(by),
        event: reviewEvent[outcome] as string,
        ...subject,
        planId: names.plan.get(file.plan.key),
        institutionId: names.institution.get(report.institution),
        after: { state: outcome, ...(comment && { comment: names.said(comment, by) }) },
      }));
  });
}

const answerEvent: Partial<Record<AssignmentStatus, string>> = {
  ACCEPTED: 'assignment.accepted',
  DECLINED: 'assignment.declined',
  CHANGE_REQUESTED: 'assignment.changeRequested',
};

/** The draft's actions are added and their assignments answered. */
function draftEvents(file: PlanFile, names: Names): Told[] {
  const planId = names.plan.get(file.plan.key);
  return file.actions.flatMap((action) => {
    const subject = { subjectType: 'action', subjectId: names.action.get(keyIn(file, action.code)), planId };
    const answers = action.assignments.flatMap((a) => {
      const speaker = names.speaker(a.institution)?.key;
      if (!a.respondedAt || !speaker) return [];
      const after = { role: a.role, status: a.status, ...(a.reason && { reason: names.said(a.reason, speaker) }) };
      const institutionId = names.institution.get(a.institution);
      const event = answerEvent[a.status] as string;
      return [
        {
          told: a.respondedAt,
          actorId: names.person.get(speaker),
          event,
          ...subject,
          institutionId,
          actingForId: institutionId,
          after,
        },
      ];
    });
    const created = {
      told: createdOn(file, action),
      actorId: names.person.get('secretariat'),
      event: 'action.created',
      ...subject,
    };
    return [created, ...answers];
  });
}

/** @param txid the loading transaction */
export function historyRows(files: Files, names: Names, txid: string): Rows {
  const events = [...changeEvents(files, names), ...reviewEvents(files.tracked, names), ...draftEvents(files.draft, names)].map(
    ({ told, ...event }) => ({ ...event, at: names.moment(told), businessDay: names.day(told) }),
  );
  return merge(...events.toSorted((a, b) => a.at.getTime() - b.at.getTime()).map((event) => buildEvent(event, txid)));
}
