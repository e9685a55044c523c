// Actions with their words, assignments, SDG targets, milestones and budgets.
import type { Language } from '@/lib/platform/i18n/languages';
import { sequence } from '@/lib/platform/rank';
import type { Built, Row, Rows } from '@/prisma/factories/rows';
import { uuid7 } from '@/prisma/factories/uuid';
import { asWords, languagesOf, type Marks, textState, type Words } from '@/prisma/factories/words';
import type {
  ActionFate,
  ActionStatus,
  AssignmentRole,
  AssignmentStatus,
  DraftStatus,
  FundingSource,
  Recurrence,
  Visibility,
} from '@/prisma/generated/enums';

const wordFields = ['title', 'description', 'expectedResult', 'meansOfVerification', 'risks', 'deadlineWording'] as const;
type WordFields = { [F in (typeof wordFields)[number]]?: Words | string | null };

export type AssignmentInput = {
  id?: string;
  institutionId: string;
  role?: AssignmentRole;
  status?: AssignmentStatus;
  reason?: string | null;
  proposedAt?: Date;
  proposedById?: string | null;
  respondedAt?: Date | null;
  respondedById?: string | null;
};

export type MilestoneInput = { dueDate: string; doneDate?: string | null; title: Words | string };

export type BudgetInput = {
  year?: number | null;
  amount?: number | null;
  currency?: string | null;
  source: FundingSource;
  wording?: string | null;
  partnerId?: string | null;
};

export type ActionInput = WordFields & {
  id?: string;
  planId: string;
  sectionId: string;
  objectiveId?: string | null;
  registerNumber: number;
  rank: string;
  sourceLanguage?: Language;
  startDate?: string | null;
  endDate?: string | null;
  recurrence?: Recurrence;
  draftStatus?: DraftStatus;
  status?: ActionStatus;
  statusReason?: Words | null;
  weight?: number;
  visibility?: Visibility;
  marks?: Marks | undefined;
  createdAt?: Date;
  updatedAt?: Date;
  deletedAt?: Date | null;
  /** The first is the primary one. */
  sdgTargets?: readonly string[];
  assignments?: readonly AssignmentInput[];
  milestones?: readonly MilestoneInput[];
  budgets?: readonly BudgetInput[];
};

export function buildAssignment(actionId: string, input: AssignmentInput): Row {
  return {
    id: input.id ?? uuid7(),
    actionId,
    institutionId: input.institutionId,
    role: input.role ?? 'LEAD',
    status: input.status ?? 'ACCEPTED',
    reason: input.reason ?? null,
    proposedAt: input.proposedAt ?? new Date(),
    proposedById: input.proposedById ?? null,
    respondedAt: input.respondedAt ?? null,
    respondedById: input.respondedById ?? null,
    version: 1,
  };
}

function textRows(id: string, source: Language, input: ActionInput): Row[] {
  const fields = wordFields.map((field) => [field, asWords(input[field], source)] as const);
  const title = asWords(input.title ?? `Action ${input.registerNumber}`, source);
  return languagesOf(title).map((language) => ({
    actionId: id,
    language,
    ...Object.fromEntries(fields.map(([field, words]) => [field, words[language] ?? null])),
    title: title[language],
    ...textState(language, source, input.marks),
  }));
}

function milestoneRows(id: string, source: Language, milestones: readonly MilestoneInput[]): Rows {
  const ranks = sequence(milestones.length);
  const all = milestones.map((m, n) => ({ ...m, id: uuid7(), rank: ranks[n], words: asWords(m.title, source) }));
  return {
    Milestone: all.map(({ id: own, rank, dueDate, doneDate = null }) => ({ id: own, actionId: id, rank, dueDate, doneDate })),
    MilestoneText: all.flatMap(({ id: own, words }) =>
      languagesOf(words).map((language) => ({ milestoneId: own, language, title: words[language] })),
    ),
  };
}

const budgetRow = (actionId: string, b: BudgetInput): Row => ({
  id: uuid7(),
  actionId,
  year: b.year ?? null,
  amount: b.amount ?? null,
  currency: b.currency ?? null,
  source: b.source,
  wording: b.wording ?? null,
  partnerId: b.partnerId ?? null,
});

function actionRow(id: string, sourceLanguage: Language, input: ActionInput): Row {
  const { planId, sectionId, objectiveId = null, registerNumber, rank, startDate = null, endDate = null } = input;
  const { recurrence = 'ONCE', draftStatus = 'ADOPTED', status = 'NOT_STARTED', statusReason = null, weight = 1 } = input;
  const createdAt = input.createdAt ?? new Date();
  const dates = { createdAt, updatedAt: input.updatedAt ?? createdAt, deletedAt: input.deletedAt ?? null };
  return {
    ...{ id, planId, sectionId, objectiveId, registerNumber, rank, sourceLanguage, startDate, endDate, recurrence },
    ...{ draftStatus, status, statusReason, weight, visibility: input.visibility ?? 'PUBLIC' },
    ...{ isUnverified: false, version: 1, ...dates },
  };
}

/** An action with everything that hangs on it. */
export function buildAction(input: ActionInput): Built {
  const { id = uuid7(), sourceLanguage = 'en' } = input;
  return {
    id,
    rows: {
      Action: [actionRow(id, sourceLanguage, input)],
      ActionText: textRows(id, sourceLanguage, input),
      ActionSdgTarget: (input.sdgTargets ?? []).map((targetCode, n) => ({ actionId: id, targetCode, isPrimary: n === 0 })),
      ActionAssignment: (input.assignments ?? []).map((assignment) => buildAssignment(id, assignment)),
      ...milestoneRows(id, sourceLanguage, input.milestones ?? []),
      ActionBudget: (input.budgets ?? []).map((budget) => budgetRow(id, budget)),
    },
  };
}

/** What became of an action in the next plan. */
export const buildLineage = (fromId: string, toId: string | null, fate: ActionFate, reason: string | null = null): Rows => ({
  ActionLineage: [{ id: uuid7(), fromId, toId, fate, reason }],
});
