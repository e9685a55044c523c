// The life of a progress report: what follows what, what a report must say, how a conflict of two writers is judged. Pure.
import type { ActionStatus, AssignmentRole, PlanStatus, ReportState } from '@/prisma/generated/enums';

/** Characters of one text; a report is read, not archived. */
export const MAX_TEXT = 4000;
export const MAX_REASON = 1000;

/** `DRAFT → SUBMITTED → VALIDATED → ACCEPTED → PUBLISHED`; RETURNED by the validator, or by the secretariat from VALIDATED or ACCEPTED. */
const NEXT: Record<ReportState, readonly ReportState[]> = {
  DRAFT: ['SUBMITTED'],
  RETURNED: ['SUBMITTED'],
  SUBMITTED: ['VALIDATED', 'RETURNED'],
  VALIDATED: ['ACCEPTED', 'RETURNED'],
  ACCEPTED: ['PUBLISHED', 'RETURNED'],
  PUBLISHED: [],
};

export const canFollow = (from: ReportState, to: ReportState): boolean => NEXT[from].includes(to);

/** The institution is still writing. */
export const isEditable = (state: ReportState | null): boolean => state === null || state === 'DRAFT' || state === 'RETURNED';
/** Counts for the roll-ups. */
export const isSettled = (state: ReportState): boolean => state === 'ACCEPTED' || state === 'PUBLISHED';

/** Whose turn it is. */
export function heldBy(state: ReportState | null): 'FOCAL_POINT' | 'VALIDATOR' | 'SECRETARIAT' | null {
  if (isEditable(state)) return 'FOCAL_POINT';
  if (state === 'SUBMITTED') return 'VALIDATOR';
  return state === 'VALIDATED' ? 'SECRETARIAT' : null;
}

export type Words = {
  narrative: string | null;
  achievements: string | null;
  obstacles: string | null;
  nextSteps: string | null;
};
export const WORD_FIELDS = ['narrative', 'achievements', 'obstacles', 'nextSteps'] as const;

export type ReportContent = Words & {
  statusReported: ActionStatus | null;
  statusReason: string | null;
  progressPercent: number | null;
  isUnchanged: boolean;
};
export const CONTENT_FIELDS = [
  'statusReported',
  'statusReason',
  'progressPercent',
  ...WORD_FIELDS,
] as const satisfies readonly (keyof ReportContent)[];
export type ContentField = (typeof CONTENT_FIELDS)[number];

export type RequiredField = 'statusReported' | 'statusReason' | 'narrative' | 'evidence';

const isBlank = (text: string | null | undefined) => !text?.trim();

/** Which fields a report needs before it can be submitted; shown before writing. A contribution needs only words. */
export function requiredFields(role: AssignmentRole, status: ActionStatus | null, isRunning: boolean): RequiredField[] {
  if (role !== 'LEAD') return ['narrative'];
  return [
    'statusReported',
    ...(needsReason(status) ? (['statusReason'] as const) : []),
    'narrative',
    ...(needsEvidence(status, isRunning) ? (['evidence'] as const) : []),
  ];
}

/** SUSPENDED and CANCELLED say why. */
export const needsReason = (status: ActionStatus | null): boolean => status === 'SUSPENDED' || status === 'CANCELLED';
/** COMPLETED is proved in a running plan; imported history may only declare it. */
export const needsEvidence = (status: ActionStatus | null, isRunning: boolean): boolean => status === 'COMPLETED' && isRunning;

/** What is still missing of it. */
export function missingFields(
  role: AssignmentRole,
  content: Pick<ReportContent, 'statusReported' | 'statusReason' | 'narrative'>,
  facts: { hasEvidence: boolean; isRunning: boolean },
): RequiredField[] {
  return requiredFields(role, content.statusReported, facts.isRunning).filter((field) =>
    field === 'evidence' ? !facts.hasEvidence : isBlank(content[field]),
  );
}

/** A validator signs an own report only where nobody else serves the institution; it is marked. */
export const isOwnReport = (submittedById: string | null, userId: string | null) => !!userId && submittedById === userId;

export type FieldConflict = { field: ContentField; mine: string | null; theirs: string | null };

const asText = (value: string | number | null | undefined): string | null =>
  value === null || value === undefined || value === '' ? null : String(value);

/**
 * Judges a save that began from an older version. A field is in conflict when somebody else changed it since (`base`) to something
 * other than what is being saved; fields that only one side touched are joined. Without `base` (a page without script) every difference
 * counts.
 */
export function conflictsOf(
  mine: Partial<ReportContent>,
  theirs: ReportContent,
  base: Partial<ReportContent> | undefined,
): FieldConflict[] {
  return CONTENT_FIELDS.flatMap((field) => {
    if (!(field in mine)) return [];
    const [my, their] = [asText(mine[field]), asText(theirs[field])];
    if (my === their) return [];
    if (base && field in base && asText(base[field]) === their) return [];
    return [{ field, mine: my, theirs: their }];
  });
}

/** The words of the last report, for "no change since last period". */
export function unchangedFrom(last: ReportContent): ReportContent {
  return { ...last, isUnchanged: true };
}

/** "No change" holds until the words differ from what was taken over. */
export const staysUnchanged = (content: Words, last: Words | null): boolean =>
  !!last && WORD_FIELDS.every((field) => (content[field] ?? '').trim() === (last[field] ?? '').trim());

/** A plan in force: what is said of its actions has to be proved. */
export const isRunningPlan = (status: PlanStatus): boolean =>
  status === 'ADOPTED' || status === 'IMPLEMENTATION' || status === 'FINAL_EVALUATION';
