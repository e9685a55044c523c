// The focal point's one page: every action of the period, the last words beside the new.
import type { Actor } from '@/lib/platform/auth/actor';
import { queryRows } from '@/lib/platform/db';
import { NotFound } from '@/lib/platform/errors';
import {
  dueDay,
  isMissing,
  type PeriodDates,
  type PeriodState,
  periodState,
  type Writing,
  writing,
} from '@/lib/reporting/period-rules';
import { canSubmit, canWrite, writersOf } from '@/lib/reporting/policy';
import {
  type CitedEvidence,
  evidenceOf,
  type LetterNote,
  letterOf,
  type ReportWords,
  readableSteps,
  type Step,
  stepsOf,
  wordsOf,
} from '@/lib/reporting/queries/rows';
import { heldBy, isRunningPlan, missingFields, type RequiredField, requiredFields, WORD_FIELDS } from '@/lib/reporting/rules';
import { actionNumber, actionWords, institutionName, periodColumns, reportsInPeriodSql } from '@/lib/reporting/sql';
import { Prisma } from '@/prisma/generated/client';
import type { ActionStatus, AssignmentRole, PlanStatus, ReportState } from '@/prisma/generated/enums';

const { sql } = Prisma;

export type MyPeriod = PeriodDates & {
  periodId: string;
  planId: string;
  code: string;
  startDate: string;
  endDate: string;
  lockReason: Record<string, string> | null;
  lockedAt: Date | null;
  lockedBy: string | null;
  planTitle: string;
  institutionId: string;
  institution: string;
  /** Parts that report in it. */
  parts: number;
  /** Of them, led ones that are not submitted. */
  open: number;
  state: PeriodState;
};

/** The institutions the actor reports for; without one the page of reporting does not exist for it. */
export const reportsFor = (actor: Actor): string[] => writersOf(actor);

/** Periods in which the actor's institutions report, newest first; one row for each institution. */
export async function listMyPeriods(actor: Actor, language: string): Promise<MyPeriod[]> {
  const own = writersOf(actor);
  if (!own.length) return [];
  const rows = await queryRows<Omit<MyPeriod, 'state'>>(sql`
    select ${periodColumns}, p."lockReason", p."lockedAt", (select u."name" from "AuditEvent" v join "User" u on u."id" = v."actorId"
        where v."subjectType" = 'period' and v."subjectId" = p."id" and v."event" = 'period.locked' order by v."id" desc limit 1) as "lockedBy",
      (select t."shortTitle" from "PlanText" t where t."planId" = p."planId" order by t."language" = ${language} desc, t."language" = pl."sourceLanguage" desc limit 1) as "planTitle",
      n."institutionId", ${institutionName(sql`n."institutionId"`, language, actor.today)} as institution, n.parts, n.open
    from "ReportingPeriod" p join "Plan" pl on pl."id" = p."planId" and pl."deletedAt" is null
    cross join lateral (select x."institutionId", count(*) as parts,
        count(*) filter (where x."role" = 'LEAD' and coalesce(r."state", 'DRAFT') in ('DRAFT', 'RETURNED')) as open
      from "ActionAssignment" x join "Action" a on a."id" = x."actionId" and a."planId" = p."planId"
      left join "ProgressReport" r on r."periodId" = p."id" and r."actionId" = a."id" and r."institutionId" = x."institutionId"
      where x."institutionId" = any(${own}::uuid[]) and a."deletedAt" is null and (r."id" is not null or ${reportsInPeriodSql})
      group by x."institutionId") n
    order by p."endDate" desc, institution`);
  return rows.map((row) => ({ ...row, state: periodState(row, actor.today) }));
}

/** The period to show when none is asked for: one that is running with work to do, else a running one, else the newest that has opened. */
export function defaultPeriod(periods: readonly MyPeriod[]): MyPeriod | undefined {
  const running = periods.filter((p) => p.state === 'OPEN' || p.state === 'GRACE');
  return running.find((p) => p.open > 0) ?? running[0] ?? periods.find((p) => p.state !== 'PLANNED') ?? periods[0];
}

export type LastReport = {
  startDate: string;
  endDate: string;
  statusReported: ActionStatus | null;
  statusReason: string | null;
  progressPercent: number | null;
  words: ReportWords | null;
};

export type Contribution = { id: string; institution: string; state: ReportState; words: ReportWords | null };

type Row = {
  actionId: string;
  number: string;
  title: string | null;
  lang: string | null;
  endDate: string | null;
  deadlineWording: string | null;
  role: AssignmentRole;
  planStatus: PlanStatus;
  usesPercent: boolean;
  id: string | null;
  version: number | null;
  state: ReportState | null;
  statusReported: ActionStatus | null;
  statusReason: string | null;
  progressPercent: number | null;
  isUnchanged: boolean;
  isSelfValidated: boolean;
  sourceLanguage: string | null;
  editedAt: Date | null;
  editedBy: string | null;
  words: ReportWords | null;
  steps: Step[];
  letter: LetterNote | null;
  evidence: CitedEvidence[];
  last: LastReport | null;
  contributions: Contribution[];
  exceptions: { actionId: string | null; until: string; reason: string; grantedBy: string | null }[];
};

export type MyReport = Omit<Row, 'exceptions'> & {
  institutionId: string;
  periodId: string;
  /** Day it is due, earlier for a contribution. */
  due: string;
  isMissing: boolean;
  writing: Writing;
  exception: { until: string; reason: string; grantedBy: string | null } | null;
  required: RequiredField[];
  missing: RequiredField[];
  holder: ReturnType<typeof heldBy>;
  /** Returned, and not edited since: "submit all" leaves it out. */
  isUncorrected: boolean;
  /** The comment of the return that is still to be answered. */
  returned: Step | null;
  can: { write: boolean; submit: boolean; takeOver: boolean };
};

const LAST = (
  language: string,
) => sql`(select json_build_object('startDate', qp."startDate", 'endDate', qp."endDate", 'statusReported', q."statusReported",
    'statusReason', q."statusReason", 'progressPercent', q."progressPercent", 'words', ${wordsOf('q', sql`coalesce(r."sourceLanguage", ${language})`)})
  from "ProgressReport" q join "ReportingPeriod" qp on qp."id" = q."periodId"
  where q."actionId" = a."id" and q."institutionId" = x."institutionId" and q."state" in ('ACCEPTED', 'PUBLISHED') and qp."endDate" < p."startDate"
  order by qp."endDate" desc limit 1)`;

const CONTRIBUTIONS = (
  language: string,
  today: string,
) => sql`case when x."role" <> 'LEAD' then '[]'::json else coalesce((select json_agg(json_build_object('id', q."id",
    'institution', ${institutionName(sql`q."institutionId"`, language, today)}, 'state', q."state", 'words', ${wordsOf('q', sql`${language}`)}) order by q."submittedAt")
  from "ProgressReport" q where q."actionId" = a."id" and q."periodId" = p."id" and q."role" = 'CO_EXECUTOR' and q."state" not in ('DRAFT', 'RETURNED')), '[]') end`;

const EXCEPTIONS = sql`coalesce((select json_agg(json_build_object('actionId', k."actionId", 'until', k."until", 'reason', k."reason",
    'grantedBy', (select u."name" from "User" u where u."id" = k."grantedById")) order by k."until" desc)
  from "LockException" k where k."periodId" = p."id" and k."institutionId" = x."institutionId" and (k."actionId" is null or k."actionId" = a."id")), '[]')`;

/** Every action of one own institution in one period, in the plan's order, leads and contributions. One statement. */
export async function listMyReports(actor: Actor, period: MyPeriod, language: string): Promise<MyReport[]> {
  if (!writersOf(actor).includes(period.institutionId)) throw new NotFound();
  const rows = await queryRows<Row>(sql`
    select a."id" as "actionId", ${actionNumber} as number, w."title", w.lang, a."endDate", w."deadlineWording", coalesce(r."role", x."role") as role,
      pl."status" as "planStatus", pl."usesPercent", r."id", r."version", r."state", r."statusReported", r."statusReason", r."progressPercent",
      coalesce(r."isUnchanged", false) as "isUnchanged", coalesce(r."isSelfValidated", false) as "isSelfValidated", r."sourceLanguage", r."editedAt",
      (select u."name" from "User" u where u."id" = r."editedById") as "editedBy", ${wordsOf('r', sql`r."sourceLanguage"`)} as words, ${stepsOf(sql`r."id"`)} as steps,
      ${letterOf} as letter, ${evidenceOf(actor, sql`r."id"`, language)} as evidence, ${LAST(language)} as last,
      ${CONTRIBUTIONS(language, actor.today)} as contributions, ${EXCEPTIONS} as exceptions
    from "ReportingPeriod" p join "Plan" pl on pl."id" = p."planId" join "Action" a on a."planId" = p."planId"
    join "ActionAssignment" x on x."actionId" = a."id" and x."institutionId" = ${period.institutionId}::uuid
    left join "ProgressReport" r on r."periodId" = p."id" and r."actionId" = a."id" and r."institutionId" = x."institutionId"
    ${actionWords(language)}
    where p."id" = ${period.periodId}::uuid and a."deletedAt" is null and (r."id" is not null or ${reportsInPeriodSql})
    order by coalesce(r."role", x."role"), a."path"`);
  return rows.map((row) => judged(actor, period, row));
}

function judged(actor: Actor, period: MyPeriod, { exceptions, ...row }: Row): MyReport {
  const { institutionId, periodId } = period;
  const state = writing(period, exceptions, row.actionId, actor.today);
  const isRunning = isRunningPlan(row.planStatus);
  const steps = readableSteps(actor, institutionId, row.steps);
  const content = { statusReported: row.statusReported, statusReason: row.statusReason, narrative: row.words?.narrative ?? null };
  const write = state.allowed && canWrite(actor, { institutionId, state: row.state });
  const hasWords = WORD_FIELDS.some((field) => row.words?.[field]);
  return {
    ...row,
    institutionId,
    periodId,
    steps,
    due: dueDay(row.role, period.dueAt),
    isMissing: isMissing(row.role, !!row.id, period.dueAt, actor.today),
    writing: state,
    exception: state.allowed && state.by === 'EXCEPTION' ? (exceptions.find((e) => e.until === state.until) ?? null) : null,
    required: requiredFields(row.role, row.statusReported, isRunning),
    missing: missingFields(row.role, content, { hasEvidence: row.evidence.length > 0, isRunning }),
    holder: heldBy(row.state),
    returned: row.state === 'RETURNED' ? (steps.findLast((s) => s.outcome === 'RETURNED') ?? null) : null,
    isUncorrected: row.state === 'RETURNED' && !isEditedSince(row.editedAt, steps),
    can: {
      write,
      submit: write && (row.state === null || canSubmit(actor, { institutionId, state: row.state })),
      takeOver: write && !hasWords && !!row.last?.words?.narrative,
    },
  };
}

const isEditedSince = (editedAt: Date | null, steps: readonly Step[]): boolean => {
  const returned = steps.findLast((s) => s.outcome === 'RETURNED');
  return !!editedAt && !!returned && editedAt > new Date(returned.at);
};

export type MyFilter = 'all' | 'todo' | 'returned' | 'submitted';

/** "To do" is what the institution still has to write or correct and owes; contributions stand under "all". */
export function filterMyReports(reports: readonly MyReport[], filter: MyFilter): MyReport[] {
  if (filter === 'todo') return reports.filter((r) => r.holder === 'FOCAL_POINT' && (r.role === 'LEAD' || r.id !== null));
  if (filter === 'returned') return reports.filter((r) => r.state === 'RETURNED');
  if (filter === 'submitted') return reports.filter((r) => r.holder !== 'FOCAL_POINT');
  return [...reports];
}
