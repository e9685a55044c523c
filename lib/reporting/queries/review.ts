// Reports that wait for a signature or for acceptance, and one of them in full beside the last one.
import type { Actor } from '@/lib/platform/auth/actor';
import { has } from '@/lib/platform/auth/actor';
import { queryRows } from '@/lib/platform/db';
import { NotFound } from '@/lib/platform/errors';
import { type PeriodDates, type Writing, writing } from '@/lib/reporting/period-rules';
import {
  canAccept,
  canReturn,
  canValidate,
  chainScope,
  reportScope,
  signersOf,
  visibleTo,
  writersOf,
} from '@/lib/reporting/policy';
import type { LastReport } from '@/lib/reporting/queries/my-reports';
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
import { isRunningPlan, needsEvidence } from '@/lib/reporting/rules';
import { actionNumber, actionWords, institutionName, periodColumns } from '@/lib/reporting/sql';
import { Prisma } from '@/prisma/generated/client';
import type { ActionStatus, AssignmentRole, PlanStatus, ReportState } from '@/prisma/generated/enums';

const { sql } = Prisma;

/** `sign`: the institution's signature; `accept`: the secretariat. */
export type Desk = 'sign' | 'accept';

/** Which desks a person has; a deputy minister may have both. */
export const desksOf = (actor: Actor): Desk[] => [
  ...(signersOf(actor).length || writersOf(actor).length ? (['sign'] as const) : []),
  ...(has(actor, 'SECRETARIAT') ? (['accept'] as const) : []),
];

type QueueFacts = {
  id: string;
  version: number;
  actionId: string;
  institutionId: string;
  institution: string;
  periodId: string;
  startDate: string;
  endDate: string;
  dueAt: string;
  number: string;
  title: string | null;
  lang: string | null;
  role: AssignmentRole;
  state: ReportState;
  statusReported: ActionStatus | null;
  progressPercent: number | null;
  lastPercent: number | null;
  planStatus: PlanStatus;
  isUnchanged: boolean;
  isSelfValidated: boolean;
  submittedById: string | null;
  submittedBy: string | null;
  submittedAt: Date | null;
  validatedBy: string | null;
  validatedAt: Date | null;
  letterNumber: string | null;
  evidence: number;
  others: number;
};

export type QueueItem = QueueFacts & {
  /** Things the signer should notice. */
  lacksEvidence: boolean;
  fell: number | null;
  isOwn: boolean;
  canSign: boolean;
};

export type QueueFilter = { periodId?: string | null; institutionId?: string | null };

/** What waits at a desk, by period, institution and the plan's order. */
export async function listQueue(actor: Actor, desk: Desk, filter: QueueFilter, language: string): Promise<QueueItem[]> {
  if (!desksOf(actor).includes(desk)) return [];
  const own = [...new Set([...signersOf(actor), ...writersOf(actor)])];
  const waiting =
    desk === 'sign' ? sql`r."state" = 'SUBMITTED' and r."institutionId" = any(${own}::uuid[])` : sql`r."state" = 'VALIDATED'`;
  const rows = await queryRows<QueueFacts>(sql`
    select r."id", r."version", r."actionId", r."institutionId", ${institutionName(sql`r."institutionId"`, language, actor.today)} as institution, r."periodId",
      p."startDate", p."endDate", p."dueAt", ${actionNumber} as number, w."title", w.lang, r."role", r."state", r."statusReported", r."progressPercent",
      (select q."progressPercent" from "ProgressReport" q join "ReportingPeriod" qp on qp."id" = q."periodId" where q."actionId" = r."actionId"
        and q."institutionId" = r."institutionId" and q."state" in ('ACCEPTED', 'PUBLISHED') and qp."endDate" < p."startDate" order by qp."endDate" desc limit 1) as "lastPercent",
      pl."status" as "planStatus", r."isUnchanged", r."isSelfValidated", r."submittedById", su."name" as "submittedBy", r."submittedAt", vu."name" as "validatedBy", r."validatedAt",
      (select l."number" from "OfficialLetter" l where l."id" = r."letterId") as "letterNumber", (select count(*) from "ReportEvidence" e where e."reportId" = r."id") as evidence,
      (select count(distinct m."userId") from "Membership" m join "User" u on u."id" = m."userId" where m."institutionId" = r."institutionId" and m."endedAt" is null
        and u."disabledAt" is null and m."role" in ('FOCAL_POINT', 'VALIDATOR', 'NHRI') and m."userId" is distinct from ${actor.userId}::uuid) as others
    from "ProgressReport" r join "ReportingPeriod" p on p."id" = r."periodId" join "Plan" pl on pl."id" = p."planId" and pl."deletedAt" is null
    join "Action" a on a."id" = r."actionId" ${actionWords(language)}
    left join "User" su on su."id" = r."submittedById" left join "User" vu on vu."id" = r."validatedById"
    where ${waiting} and a."deletedAt" is null and ${reportScope.sql(visibleTo(actor))}
      ${filter.periodId ? sql`and r."periodId" = ${filter.periodId}::uuid` : Prisma.empty}
      ${filter.institutionId ? sql`and r."institutionId" = ${filter.institutionId}::uuid` : Prisma.empty}
    order by p."endDate" desc, institution, a."path" limit 500`);
  return rows.map((row) => noticed(actor, desk, row)).filter((row) => desk === 'accept' || row.canSign || row.isOwn);
}

function noticed(actor: Actor, desk: Desk, row: QueueFacts): QueueItem {
  const fall = row.progressPercent !== null && row.lastPercent !== null ? row.lastPercent - row.progressPercent : 0;
  return {
    ...row,
    lacksEvidence: row.role === 'LEAD' && needsEvidence(row.statusReported, isRunningPlan(row.planStatus)) && row.evidence === 0,
    fell: fall > 0 ? fall : null,
    isOwn: row.submittedById === actor.userId,
    canSign: desk === 'accept' ? canAccept(actor, row) : canValidate(actor, row),
  };
}

type DetailRow = QueueFacts &
  PeriodDates & {
    planId: string;
    statusReason: string | null;
    sourceLanguage: string;
    words: ReportWords | null;
    original: ReportWords | null;
    steps: Step[];
    letter: LetterNote | null;
    cited: CitedEvidence[];
    last: LastReport | null;
    actionVisibility: 'PUBLIC' | 'PARTNERS' | 'INTERNAL' | 'RESTRICTED';
    exceptions: { actionId: string | null; until: string }[];
    readsChain: boolean;
    sdgTargets: string[];
  };

export type ReportDetail = Omit<DetailRow, 'exceptions'> & {
  writing: Writing;
  lacksEvidence: boolean;
  isOwn: boolean;
  can: { sign: boolean; accept: boolean; return: boolean };
};

/** One report in full, for those who judge it. @throws NotFound when it does not exist or is not for this reader */
export async function getReportDetail(actor: Actor, id: string, language: string): Promise<ReportDetail> {
  const [row] = await queryRows<DetailRow>(sql`
    select r."id", r."version", r."actionId", r."institutionId", ${institutionName(sql`r."institutionId"`, language, actor.today)} as institution, ${periodColumns},
      ${actionNumber} as number, w."title", w.lang, r."role", r."state", r."statusReported", r."statusReason", r."progressPercent", null as "lastPercent", pl."status" as "planStatus",
      r."isUnchanged", r."isSelfValidated", r."sourceLanguage", r."submittedById", su."name" as "submittedBy", r."submittedAt", vu."name" as "validatedBy", r."validatedAt", null as "letterNumber",
      (select count(*) from "ReportEvidence" e where e."reportId" = r."id") as evidence, a."visibility" as "actionVisibility",
      (select count(distinct m."userId") from "Membership" m join "User" u on u."id" = m."userId" where m."institutionId" = r."institutionId" and m."endedAt" is null
        and u."disabledAt" is null and m."role" in ('FOCAL_POINT', 'VALIDATOR', 'NHRI') and m."userId" is distinct from ${actor.userId}::uuid) as others,
      ${wordsOf('r', sql`${language}`)} as words, ${wordsOf('r', sql`r."sourceLanguage"`)} as original, ${stepsOf(sql`r."id"`)} as steps, ${letterOf} as letter,
      ${evidenceOf(actor, sql`r."id"`, language)} as cited, ${reportScope.sql(chainScope(actor))} as "readsChain",
      coalesce((select json_agg(g."targetCode" order by g."isPrimary" desc, g."targetCode") from "ActionSdgTarget" g where g."actionId" = a."id"), '[]') as "sdgTargets",
      coalesce((select json_agg(json_build_object('actionId', k."actionId", 'until', k."until")) from "LockException" k
        where k."periodId" = p."id" and k."institutionId" = r."institutionId"), '[]') as exceptions,
      (select json_build_object('startDate', qp."startDate", 'endDate', qp."endDate", 'statusReported', q."statusReported", 'statusReason', q."statusReason",
          'progressPercent', q."progressPercent", 'words', ${wordsOf('q', sql`r."sourceLanguage"`)})
        from "ProgressReport" q join "ReportingPeriod" qp on qp."id" = q."periodId" where q."actionId" = r."actionId" and q."institutionId" = r."institutionId"
          and q."state" in ('ACCEPTED', 'PUBLISHED') and qp."endDate" < p."startDate" order by qp."endDate" desc limit 1) as last
    from "ProgressReport" r join "ReportingPeriod" p on p."id" = r."periodId" join "Plan" pl on pl."id" = p."planId" and pl."deletedAt" is null
    join "Action" a on a."id" = r."actionId" ${actionWords(language)}
    left join "User" su on su."id" = r."submittedById" left join "User" vu on vu."id" = r."validatedById"
    where r."id" = ${id}::uuid and a."deletedAt" is null and ${reportScope.sql(visibleTo(actor))}`);
  if (!row) throw new NotFound();
  const { exceptions, ...rest } = row;
  return {
    ...rest,
    steps: row.readsChain ? readableSteps(actor, row.institutionId, row.steps) : [],
    writing: writing(row, exceptions, row.actionId, actor.today),
    lacksEvidence: row.role === 'LEAD' && needsEvidence(row.statusReported, isRunningPlan(row.planStatus)) && row.evidence === 0,
    isOwn: row.submittedById === actor.userId,
    can: { sign: canValidate(actor, row), accept: canAccept(actor, row), return: canReturn(actor, row) },
  };
}
