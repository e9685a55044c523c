// The two plans of the demonstration: text, objectives, actions, indicators, lineage.
import { formatDate } from '@/lib/platform/i18n/format';
import { sequence } from '@/lib/platform/rank';
import type { ActionItem, AssignmentItem, IndicatorItem, PlanFile } from '@/prisma/demo/files';
import type { Names } from '@/prisma/demo/names';
import { type AssignmentInput, buildAction, buildLineage } from '@/prisma/factories/action';
import { buildIndicator } from '@/prisma/factories/indicator';
import { buildObjective, buildPlan, buildSection } from '@/prisma/factories/plan';
import { merge, type Rows } from '@/prisma/factories/rows';
import type { Marks, Words } from '@/prisma/factories/words';

/** Turkmen texts of the demonstration are drafted by a machine. */
const drafted: Marks = { tk: 'MACHINE' };

/** The official words of a deadline, derived from the date. */
export function deadlineWording(endDate: string | null, isOngoing: boolean): Words | null {
  if (isOngoing) return { tk: 'yzygiderli', ru: 'постоянно', en: 'continuously' };
  if (!endDate) return null;
  return {
    tk: `${formatDate(endDate, 'tk', 'until')} çenli`,
    ru: `до ${formatDate(endDate, 'ru', 'until')}`,
    en: `by ${formatDate(endDate, 'en', 'until')}`,
  };
}

/** Keys are unique within a plan only. */
export const keyIn = (file: PlanFile, key: string) => `${file.plan.key} ${key}`;

function planRow(file: PlanFile, names: Names) {
  const { plan } = file;
  return buildPlan({
    id: names.plan.make(plan.key),
    kind: plan.kind,
    status: plan.status,
    periodStart: plan.periodStart,
    periodEnd: plan.periodEnd,
    sourceLanguage: plan.sourceLanguage,
    // The tracked plan reports percent and has weights; the draft counts.
    usesPercent: plan.status === 'IMPLEMENTATION',
    isIllustrative: true,
    previousPlanId: names.plan.find(plan.previousPlan),
    legalAct: plan.legalAct && {
      type: plan.legalAct.type,
      number: plan.legalAct.number,
      date: plan.legalAct.date,
      title: plan.legalAct.title,
      note: plan.legalAct.numberNote ?? null,
    },
    nextRegisterNumber: file.actions.length + 1,
    title: plan.title,
    shortTitle: plan.shortTitle,
    marks: drafted,
    createdAt: names.moment(plan.status === 'IMPLEMENTATION' ? '2016-01-15' : '2020-06-26'),
    lockedAt: plan.status === 'IMPLEMENTATION' ? names.moment('2016-01-15') : null,
  });
}

function sectionRows(file: PlanFile, names: Names) {
  const items = file.sections.toSorted((a, b) => a.order - b.order);
  const ranks = sequence(items.length);
  return items.map((item, n) =>
    buildSection({
      id: names.section.make(keyIn(file, item.key)),
      planId: names.plan.get(file.plan.key),
      rank: ranks[n] as string,
      kind: item.kind,
      parentId: item.parent ? names.section.make(keyIn(file, item.parent)) : null,
      ownerId: names.institution.find(item.owner),
      sourceLanguage: file.plan.sourceLanguage,
      title: item.title,
      body: item.body ?? null,
      marks: item.translation ?? drafted,
      updatedAt: names.moment(item.lastEditedAt ?? '2016-01-15'),
    }),
  );
}

function objectiveRows(file: PlanFile, names: Names) {
  const ranks = sequence(file.objectives.length);
  return file.objectives.map((item, n) =>
    buildObjective({
      id: names.objective.make(keyIn(file, item.code)),
      planId: names.plan.get(file.plan.key),
      sectionId: names.section.get(keyIn(file, item.section)),
      rank: ranks[n] as string,
      level: item.level,
      parentId: item.parent ? names.objective.make(keyIn(file, item.parent)) : null,
      sourceLanguage: file.plan.sourceLanguage,
      title: item.title,
      marks: drafted,
    }),
  );
}

function assignmentInput(names: Names, item: AssignmentItem): AssignmentInput {
  const speaker = names.speaker(item.institution);
  const by = item.respondedAt ? (speaker?.key ?? null) : null;
  return {
    institutionId: names.institution.get(item.institution),
    role: item.role,
    status: item.status,
    reason: names.said(item.reason, speaker?.key ?? null),
    proposedAt: names.moment(item.proposedAt),
    proposedById: names.person.get('secretariat'),
    respondedAt: item.respondedAt ? names.moment(item.respondedAt) : null,
    respondedById: names.person.find(by),
  };
}

/** The day an action came into its plan. */
export const createdOn = (file: PlanFile, item: ActionItem) =>
  file.plan.status === 'IMPLEMENTATION' ? '2016-01-15' : (item.assignments[0]?.proposedAt.slice(0, 10) ?? '2020-08-24');

function actionRow(file: PlanFile, names: Names, item: ActionItem, registerNumber: number, rank: string) {
  return buildAction({
    id: names.action.make(keyIn(file, item.code)),
    planId: names.plan.get(file.plan.key),
    sectionId: names.section.get(keyIn(file, item.section)),
    objectiveId: names.objective.get(keyIn(file, item.objective)),
    registerNumber,
    rank,
    sourceLanguage: file.plan.sourceLanguage,
    startDate: item.startDate,
    endDate: item.endDate,
    recurrence: item.isOngoing ? 'CONTINUOUS' : 'ONCE',
    draftStatus: item.draftStatus,
    status: item.status ?? 'NOT_STARTED',
    statusReason: item.statusReason ?? null,
    weight: item.weight,
    visibility: item.visibility,
    title: item.title,
    expectedResult: item.expectedResult,
    meansOfVerification: item.meansOfVerification,
    risks: item.risks ?? null,
    deadlineWording: deadlineWording(item.endDate, item.isOngoing),
    marks: item.translation ?? drafted,
    createdAt: names.moment(createdOn(file, item)),
    sdgTargets: item.sdgTargets,
    assignments: item.assignments.map((assignment) => assignmentInput(names, assignment)),
    milestones: item.milestones.map(({ title, dueDate, doneDate }) => ({ title, dueDate, doneDate: doneDate ?? null })),
    budgets: item.budget.map(({ partner, ...budget }) => ({ ...budget, partnerId: names.institution.find(partner) })),
  });
}

function actionRows(file: PlanFile, names: Names) {
  const ranks = sequence(file.actions.length);
  return file.actions.map((item, n) => actionRow(file, names, item, n + 1, ranks[n] as string));
}

const indicatorRow = (file: PlanFile, names: Names, item: IndicatorItem) =>
  buildIndicator({
    code: item.code,
    actionId: item.action ? names.action.get(keyIn(file, item.action)) : null,
    objectiveId: item.objective ? names.objective.get(keyIn(file, item.objective)) : null,
    type: item.type,
    valueType: item.valueType,
    isUp: item.direction === 'UP',
    sdgIndicator: item.sdgIndicator,
    frequency: item.frequency,
    title: item.title,
    unit: item.unit,
    dataSource: item.dataSource ?? null,
    baseline: item.baseline,
    targets: item.targets,
    values: (item.values ?? []).map(({ date, value, status, disaggregated }) => ({
      date,
      value,
      isProvisional: status === 'PROVISIONAL',
      disaggregated,
    })),
  });

/** One plan with everything that is written in it. */
export function planRows(file: PlanFile, names: Names): Rows {
  return merge(
    planRow(file, names),
    ...sectionRows(file, names),
    ...objectiveRows(file, names),
    ...actionRows(file, names),
    ...file.indicators.map((item) => indicatorRow(file, names, item)),
  );
}

/** Actions of the old plan that the draft takes over. The fate of the others is still to be decided. */
export const lineageRows = (old: PlanFile, next: PlanFile, names: Names): Rows =>
  merge(
    ...next.actions
      .filter((item) => item.carriedOverFrom)
      .map((item) =>
        buildLineage(
          names.action.get(keyIn(old, item.carriedOverFrom as string)),
          names.action.get(keyIn(next, item.code)),
          'CARRIED',
        ),
      ),
  );
