// The demonstration's files in this folder: the shapes of what is loaded. Files of later work stand beside them unread.
import { readFileSync } from 'node:fs';
import type { Measured } from '@/prisma/factories/indicator';
import type { LegalActInput } from '@/prisma/factories/plan';
import type { Marks, Words } from '@/prisma/factories/words';
import type {
  ActionStatus,
  AssignmentRole,
  AssignmentStatus,
  DraftStatus,
  EvidenceType,
  FundingSource,
  IndicatorType,
  IndicatorValueType,
  InstitutionType,
  ObjectiveLevel,
  PeriodType,
  PlanKind,
  PlanStatus,
  ReportState,
  Role,
  SectionKind,
  Visibility,
} from '@/prisma/generated/enums';

/** One text in the three languages. */
type Trio = { en: string; ru: string; tk: string };

export type InstitutionItem = {
  key: string;
  type: InstitutionType;
  name: Trio;
  shortName: Trio;
  parent?: string;
  national: boolean;
  active: boolean;
  nameStatus: { [L in keyof Trio]: 'ATTESTED' | 'UNVERIFIED' };
};

export type PersonItem = {
  key: string;
  email: string;
  name: { latin: string; cyrillic: string };
  institution: string;
  role: Role;
  isAlternate: boolean;
  language: keyof Trio;
  demoAccount: boolean;
};

export type SectionItem = {
  key: string;
  order: number;
  kind: SectionKind;
  parent?: string | null;
  owner: string | null;
  title: Trio;
  body?: Words | null;
  translation?: Marks;
  lastEditedAt?: string;
};

export type ObjectiveItem = {
  code: string;
  level: ObjectiveLevel;
  parent: string | null;
  section: string;
  title: Trio;
};

export type AssignmentItem = {
  institution: string;
  role: AssignmentRole;
  status: AssignmentStatus;
  proposedAt: string;
  respondedAt: string | null;
  reason?: Words | null;
};

export type ActionItem = {
  code: string;
  section: string;
  objective: string;
  title: Trio;
  expectedResult: Trio;
  meansOfVerification: Words;
  risks?: Words | null;
  lead: string | null;
  coExecutors: string[];
  partners: string[];
  assignments: AssignmentItem[];
  startDate: string | null;
  endDate: string | null;
  isOngoing: boolean;
  sdgTargets: string[];
  draftStatus: DraftStatus;
  status: ActionStatus | null;
  statusReason?: Words | null;
  weight: number;
  visibility: Visibility;
  translation?: Marks;
  milestones: { order: number; title: Trio; dueDate: string; doneDate?: string | null }[];
  budget: { year: number; amount: number; currency: string; source: FundingSource; partner?: string }[];
  carriedOverFrom: string | null;
};

export type IndicatorItem = {
  code: string;
  action: string | null;
  objective: string | null;
  title: Trio;
  type: IndicatorType;
  unit: Trio;
  valueType: IndicatorValueType;
  direction: 'UP' | 'DOWN';
  sdgIndicator: string | null;
  frequency: string;
  dataSource?: Trio;
  baseline: { value: Measured; date: string; source: Words } | null;
  targets: { date: string; value: Measured }[];
  values?: { date: string; value: Measured; status: 'FINAL' | 'PROVISIONAL'; disaggregated?: unknown }[];
};

export type PeriodItem = {
  key: string;
  type: PeriodType;
  start: string;
  end: string;
  opensAt: string;
  dueAt: string;
  locksAt: string;
  status: 'PLANNED' | 'OPEN' | 'GRACE' | 'LOCKED' | 'PUBLISHED';
  lockReason: Words | null;
  publishedAt: string | null;
};

export type ReportItem = {
  action: string;
  institution: string;
  period: string;
  role: AssignmentRole;
  state: ReportState;
  statusReported: ActionStatus;
  progressPercent: number;
  sourceLanguage: keyof Trio;
  narrative: Words;
  achievements: Words;
  obstacles: Words;
  nextSteps: Words;
  evidence: string[];
  createdAt: string;
  createdBy: string;
  lastEditedAt?: string;
  reviews: { outcome: ReportState; by: string; at: string; comment?: Words }[];
  visibility: Visibility;
};

export type EvidenceItem = {
  key: string;
  type: EvidenceType;
  title: Words;
  date: string | null;
  visibility: Visibility;
  institution: string;
  url: string | null;
};

export type ChangeItem = {
  at: string;
  by: string;
  subject: { kind: string; key?: string; code?: string; action?: string; institution?: string; period?: string };
  event: string;
  text: Words;
};

export type ExceptionItem = {
  period: string;
  action: string;
  institution: string;
  grantedBy: string;
  grantedAt: string;
  until: string;
  reason: Words;
};

export type PlanFile = {
  notice: Trio;
  businessDay: string;
  plan: {
    key: string;
    kind: PlanKind;
    title: Trio;
    shortTitle: Trio;
    sourceLanguage: keyof Trio;
    periodStart: string;
    periodEnd: string;
    status: PlanStatus;
    previousPlan: string | null;
    legalAct: (LegalActInput & { numberNote?: string }) | null;
  };
  sections: SectionItem[];
  objectives: ObjectiveItem[];
  actions: ActionItem[];
  indicators: IndicatorItem[];
};

export type Progress = { all: number; [section: `area-${number}`]: number };

/** The plan in its last year, with its reporting. */
export type TrackedPlanFile = PlanFile & {
  reportingPeriods: PeriodItem[];
  lockExceptions: ExceptionItem[];
  reports: ReportItem[];
  missingReports: { action: string; institution: string; period: string }[];
  earlierProgress: { periods: string[]; byAction: Record<string, ([number, ActionStatus] | null)[]> };
  evidence: EvidenceItem[];
  changes: ChangeItem[];
  expected: {
    byPeriod: Record<string, Progress>;
    businessDay: Progress & { date: string };
    statusCounts: Record<ActionStatus, number>;
    overdueActions: string[];
    reportStates2020H1: Partial<Record<ReportState, number>>;
    missingLeadReports2020H1: number;
  };
};

const read = (name: string) => JSON.parse(readFileSync(new URL(`./${name}.json`, import.meta.url), 'utf8')) as unknown;

export const readFiles = () => ({
  institutions: read('institutions') as InstitutionItem[],
  people: read('people') as PersonItem[],
  tracked: read('plan-2016-2020') as TrackedPlanFile,
  draft: read('plan-2021-2024') as PlanFile,
});
export type Files = ReturnType<typeof readFiles>;
