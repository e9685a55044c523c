// Periods, progress reports with their chain, evidence and exceptions from a lock.
import type { Language } from '@/lib/platform/i18n/languages';
import type { Built, Row, Rows } from '@/prisma/factories/rows';
import { uuid7 } from '@/prisma/factories/uuid';
import { asWords, languagesOf, type Marks, textState, type Words } from '@/prisma/factories/words';
import type { ActionStatus, AssignmentRole, EvidenceType, PeriodType, ReportState, Visibility } from '@/prisma/generated/enums';

export type PeriodInput = {
  id?: string;
  planId: string;
  code: string;
  type?: PeriodType;
  startDate: string;
  endDate: string;
  opensAt: string;
  dueAt: string;
  locksAt: string;
  lockedAt?: Date | null;
  lockReason?: Words | null;
  publishedAt?: Date | null;
};

export function buildPeriod(input: PeriodInput): Built {
  const { id = uuid7(), type = 'HALF_YEAR', lockedAt = null, lockReason = null, publishedAt = null, ...dates } = input;
  return { id, rows: { ReportingPeriod: [{ id, type, ...dates, lockedAt, lockReason, publishedAt, version: 1 }] } };
}

export type ReviewInput = { outcome: ReportState; byId?: string | null; at: Date; comment?: string | null };

const reportFields = ['narrative', 'achievements', 'obstacles', 'nextSteps'] as const;

export type ReportInput = { [F in (typeof reportFields)[number]]?: Words | string | null } & {
  id?: string;
  actionId: string;
  institutionId: string;
  periodId: string;
  role?: AssignmentRole;
  state?: ReportState;
  statusReported?: ActionStatus | null;
  statusReason?: string | null;
  progressPercent?: number | null;
  isUnchanged?: boolean;
  sourceLanguage?: Language;
  marks?: Marks | undefined;
  createdById?: string | null;
  createdAt?: Date;
  editedById?: string | null;
  editedAt?: Date;
  visibility?: Visibility;
  /** The chain so far; who and when of the report are those of its last steps. */
  reviews?: readonly ReviewInput[];
  evidenceIds?: readonly string[];
};

const chainOf: Record<ReportState, readonly ReportState[]> = {
  DRAFT: [],
  SUBMITTED: ['SUBMITTED'],
  VALIDATED: ['SUBMITTED', 'VALIDATED'],
  ACCEPTED: ['SUBMITTED', 'VALIDATED', 'ACCEPTED'],
  PUBLISHED: ['SUBMITTED', 'VALIDATED', 'ACCEPTED', 'PUBLISHED'],
  RETURNED: ['SUBMITTED', 'VALIDATED'],
};

/** Moments and persons of the steps that the report's state keeps: the last of each outcome. */
function chainFields(state: ReportState, reviews: readonly ReviewInput[]): Row {
  const last = (outcome: ReportState) =>
    chainOf[state].includes(outcome) ? reviews.findLast((review) => review.outcome === outcome) : undefined;
  const [submitted, validated, accepted] = [last('SUBMITTED'), last('VALIDATED'), last('ACCEPTED')];
  return {
    submittedAt: submitted?.at ?? null,
    submittedById: submitted?.byId ?? null,
    validatedAt: validated?.at ?? null,
    validatedById: validated?.byId ?? null,
    acceptedAt: accepted?.at ?? null,
    acceptedById: accepted?.byId ?? null,
    publishedAt: last('PUBLISHED')?.at ?? null,
  };
}

function reportTexts(id: string, source: Language, input: ReportInput): Row[] {
  const fields = reportFields.map((field) => [field, asWords(input[field], source)] as const);
  return languagesOf(...fields.map(([, words]) => words)).map((language) => ({
    reportId: id,
    language,
    ...Object.fromEntries(fields.map(([field, words]) => [field, words[language] ?? null])),
    ...textState(language, source, input.marks),
  }));
}

function reportRow(id: string, sourceLanguage: Language, input: ReportInput): Row {
  const { actionId, institutionId, periodId, role = 'LEAD', state = 'DRAFT', statusReported = null } = input;
  const createdAt = input.createdAt ?? new Date();
  const createdById = input.createdById ?? null;
  return {
    ...{ id, actionId, institutionId, periodId, role, state, statusReported, sourceLanguage, createdById, createdAt },
    statusReason: input.statusReason ?? null,
    progressPercent: input.progressPercent ?? null,
    isUnchanged: input.isUnchanged ?? false,
    editedById: input.editedById ?? createdById,
    editedAt: input.editedAt ?? createdAt,
    ...chainFields(state, input.reviews ?? []),
    isSelfValidated: false,
    visibility: input.visibility ?? 'PUBLIC',
    version: 1,
  };
}

/** A report with its words, its chain and its evidence. */
export function buildReport(input: ReportInput): Built {
  const { id = uuid7(), sourceLanguage = 'ru', reviews = [], evidenceIds = [] } = input;
  const steps = reviews.map((r) => ({ id: uuid7(), reportId: id, byId: null, comment: null, ...r }));
  return {
    id,
    rows: {
      ProgressReport: [reportRow(id, sourceLanguage, input)],
      ProgressReportText: reportTexts(id, sourceLanguage, input),
      ReportReview: steps,
      ReportEvidence: evidenceIds.map((evidenceId) => ({ reportId: id, evidenceId })),
    },
  };
}

export type EvidenceInput = {
  id?: string;
  institutionId: string;
  type?: EvidenceType;
  title?: Words;
  date?: string | null;
  url?: string | null;
  detail?: string | null;
  visibility?: Visibility;
  createdById?: string | null;
  createdAt?: Date;
};

export function buildEvidence(input: EvidenceInput): Built {
  const { id = uuid7(), institutionId, type = 'LAW', title = { en: 'Evidence' }, date = null, url = null } = input;
  const row = {
    ...{ id, institutionId, type, title, date, url },
    detail: input.detail ?? null,
    visibility: input.visibility ?? 'INTERNAL',
    createdById: input.createdById ?? null,
    createdAt: input.createdAt ?? new Date(),
  };
  return { id, rows: { Evidence: [row] } };
}

export type ExceptionInput = {
  periodId: string;
  institutionId: string;
  actionId?: string | null;
  grantedById?: string | null;
  grantedAt?: Date;
  until: string;
  reason: string;
};

export const buildException = ({ actionId = null, grantedById = null, ...rest }: ExceptionInput): Rows => ({
  LockException: [{ id: uuid7(), grantedAt: new Date(), ...rest, actionId, grantedById }],
});
