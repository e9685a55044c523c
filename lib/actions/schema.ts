// What may be asked of actions.
import { z } from 'zod';
import { SdgCode } from '@/lib/actions/filter';
import { languages } from '@/lib/platform/i18n/languages';
import { DraftStatus, FundingSource, Recurrence, Visibility } from '@/prisma/generated/enums';

const Day = z.iso.date('errors.field.unreadable').nullable();
const words = (max: number) => z.string().trim().max(max).nullable();
export const LanguageCode = z.enum(languages);
const version = z.number().int().min(0);
const id = z.uuid();

/** Longest words of an action's fields, in characters. */
export const TITLE_MAX = 1000;
export const WORDS_MAX = 8000;
export const WORDING_MAX = 500;

const Title = z.string().trim().min(1, 'actions.error.titleNeeded').max(TITLE_MAX);

export const CreateActionInput = z.strictObject({
  planId: id,
  sectionId: id,
  objectiveId: id.nullable(),
  language: LanguageCode,
  title: Title,
});

export const WORD_FIELDS = [
  'title',
  'description',
  'expectedResult',
  'meansOfVerification',
  'risks',
  'deadlineWording',
  'indicatorsWording',
] as const;
export type WordField = (typeof WORD_FIELDS)[number];

/** Words of one language; a field that is not named stays. */
const ActionWords = z.strictObject({
  title: Title.optional(),
  description: words(WORDS_MAX).optional(),
  expectedResult: words(WORDS_MAX).optional(),
  meansOfVerification: words(WORDS_MAX).optional(),
  risks: words(WORDS_MAX).optional(),
  deadlineWording: words(WORDING_MAX).optional(),
  indicatorsWording: words(WORDS_MAX).optional(),
});

const Deadline = z.strictObject({ startDate: Day, endDate: Day, recurrence: z.enum(Recurrence) });
/** The first is the primary one. */
const Targets = z.array(SdgCode).max(20);
const Budget = z.strictObject({
  year: z.number().int().min(1990).max(2100).nullable(),
  amount: z.number().min(0, 'actions.error.amount').max(9e13).nullable(),
  currency: z.string().trim().max(8).nullable(),
  source: z.enum(FundingSource),
  wording: words(WORDING_MAX),
  partnerId: id.nullable(),
});
const Milestone = z.strictObject({
  id: id.nullable(),
  title: z.string().trim().min(1, 'actions.error.titleNeeded').max(WORDING_MAX),
  dueDate: z.iso.date('errors.field.unreadable'),
  doneDate: Day,
});

/** One form of one action: the groups that are present are saved together, under both versions. */
export const EditActionInput = z.strictObject({
  id,
  /** Version of the action's own row. */
  version,
  language: LanguageCode,
  /** Version of its words in that language; 0 where there were none. */
  textVersion: version,
  words: ActionWords.optional(),
  /** A machine's draft stays marked as such until a person has read it. */
  state: z.enum(['MACHINE', 'REVIEWED']).optional(),
  deadline: Deadline.optional(),
  sdg: Targets.optional(),
  milestones: z.array(Milestone).max(50).optional(),
  budget: z.array(Budget).max(30).optional(),
  draftStatus: z.enum(DraftStatus).optional(),
  visibility: z.enum(Visibility).optional(),
});
export type EditAction = z.output<typeof EditActionInput>;

export const MoveActionInput = z.strictObject({ id, direction: z.enum(['up', 'down']) });
/** `beforeId`: before that action of the same place; null: at its end. */
export const PlaceActionInput = z.strictObject({
  id,
  sectionId: id,
  objectiveId: id.nullable(),
  beforeId: id.nullable().default(null),
});
export const ActionIdInput = z.strictObject({ id });

export const SuspendActionInput = z.strictObject({
  id,
  version,
  status: z.enum(['SUSPENDED', 'CANCELLED']),
  language: LanguageCode,
  reason: z.string().trim().min(5, 'actions.error.reasonNeeded').max(2000),
});
export const ResumeActionInput = z.strictObject({ id, version });
