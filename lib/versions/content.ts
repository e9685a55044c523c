// The shapes that frozen content has, as it was written; read for ever, so fields are only added.
import type {
  ActionStatus,
  AssignmentRole,
  AssignmentStatus,
  DraftStatus,
  ObjectiveLevel,
  PlanKind,
  Recurrence,
  SectionKind,
  Visibility,
} from '@/prisma/generated/enums';

type Texts<F extends string> = Record<string, Record<F, string | null>>;

export type FrozenPlan = {
  kind: PlanKind;
  periodStart: string;
  periodEnd: string;
  sourceLanguage: string;
  usesPercent: boolean;
  act: { type: string; number: string | null; date: string | null; title: Record<string, string> } | null;
  texts: Texts<'title' | 'shortTitle'>;
};
export type FrozenSection = {
  kind: SectionKind;
  title: string;
  body: unknown;
  state: 'MISSING' | 'MACHINE' | 'REVIEWED' | 'OUTDATED';
};
export type FrozenObjective = { level: ObjectiveLevel; texts: Texts<'title'> };
export type FrozenAssignment = {
  institutionId: string;
  code: string;
  role: AssignmentRole;
  status: AssignmentStatus;
  names: Record<string, string>;
};
export type FrozenAction = {
  registerNumber: number;
  sourceNumber: string | null;
  sourceLanguage: string;
  startDate: string | null;
  endDate: string | null;
  recurrence: Recurrence;
  draftStatus: DraftStatus;
  status: ActionStatus;
  weight: number;
  visibility: Visibility;
  texts: Texts<
    'title' | 'description' | 'expectedResult' | 'meansOfVerification' | 'risks' | 'deadlineWording' | 'indicatorsWording'
  >;
  sdg: string[];
  assignments: FrozenAssignment[];
  indicators: {
    code: string;
    baseline: number | null;
    texts: Texts<'title' | 'unit'>;
    targets: { date: string; value: number }[];
  }[];
  milestones: { dueDate: string; texts: Texts<'title'> }[];
  budgets: { year: number | null; amount: number | null; currency: string | null; source: string; wording: string | null }[];
};

export type VersionBlob = { PLAN: FrozenPlan; SECTION: FrozenSection; OBJECTIVE: FrozenObjective; ACTION: FrozenAction };

/** A part with its place; `rank` orders the parts of one kind. */
export type VersionPart = {
  [K in keyof VersionBlob]: {
    kind: K;
    entityId: string;
    language: string;
    parentId: string | null;
    rank: string;
    number: string;
    json: VersionBlob[K];
  };
}[keyof VersionBlob];
