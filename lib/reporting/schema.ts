// What may be asked of reporting: shapes and limits.
import { z } from 'zod';
import { NewEvidenceInput } from '@/lib/evidence/schema';
import { LetterInput } from '@/lib/letters/schema';
import { languages } from '@/lib/platform/i18n/languages';
import { MAX_REASON, MAX_TEXT } from '@/lib/reporting/rules';
import { ActionStatus } from '@/prisma/generated/enums';

const trimmed = (max: number) =>
  z
    .string()
    .max(max)
    .transform((text) => text.replace(/\r\n?/g, '\n'))
    .transform((text) => (text.trim() === '' ? null : text));
const words = trimmed(MAX_TEXT).nullable();

export const ReportContentInput = z.strictObject({
  statusReported: z.enum(ActionStatus).nullable().optional(),
  statusReason: trimmed(MAX_REASON).nullable().optional(),
  progressPercent: z
    .int('reporting.error.percent')
    .min(0, 'reporting.error.percent')
    .max(100, 'reporting.error.percent')
    .nullable()
    .optional(),
  narrative: words.optional(),
  achievements: words.optional(),
  obstacles: words.optional(),
  nextSteps: words.optional(),
});

const place = { actionId: z.uuid(), institutionId: z.uuid(), periodId: z.uuid() };

/** One save of one report; `version` 0: nobody has begun it yet. `base` is what the writer saw of the changed fields. */
export const SaveReportInput = z.strictObject({
  ...place,
  version: z.int().min(0),
  language: z.enum(languages),
  content: ReportContentInput,
  base: ReportContentInput.optional(),
});

export const TakeOverInput = z.strictObject({ ...place, version: z.int().min(0), language: z.enum(languages) });

const reports = z
  .array(z.strictObject({ id: z.uuid(), version: z.int().min(1) }))
  .min(1, 'reporting.error.nothingChosen')
  .max(500);

export const SubmitInput = z.strictObject({ reports });
export const ReviewInput = z.strictObject({ reports });
export const ReturnInput = z.strictObject({
  reports,
  comment: z.string().trim().min(1, 'reporting.error.commentNeeded').max(2000),
  /** After the lock: last day of the exception that the return grants. */
  until: z.iso.date().nullable().optional(),
});

export const CreatePeriodInput = z.strictObject({
  planId: z.uuid(),
  type: z.enum(['HALF_YEAR', 'ANNUAL', 'AD_HOC']),
  startDate: z.iso.date(),
  endDate: z.iso.date(),
  opensAt: z.iso.date(),
  dueAt: z.iso.date(),
  locksAt: z.iso.date(),
});

export const ChangePeriodInput = z.strictObject({
  id: z.uuid(),
  version: z.int().min(1),
  opensAt: z.iso.date(),
  dueAt: z.iso.date(),
  locksAt: z.iso.date(),
});

export const LockPeriodInput = z.strictObject({
  id: z.uuid(),
  version: z.int().min(1),
  reason: z.string().trim().min(1, 'reporting.error.reasonNeeded').max(MAX_REASON),
  language: z.enum(languages),
});

export const PublishPeriodInput = z.strictObject({
  id: z.uuid(),
  version: z.int().min(1),
  /** Accepted reports that are not published now. */
  keepInternal: z.array(z.uuid()).max(5000),
});

export const GrantExceptionInput = z.strictObject({
  periodId: z.uuid(),
  institutionId: z.uuid('reporting.error.institutionNeeded'),
  actionId: z.uuid().nullable(),
  until: z.iso.date('reporting.error.untilNeeded'),
  reason: z.string().trim().min(1, 'reporting.error.reasonNeeded').max(MAX_REASON),
});

export const AskExceptionInput = z.strictObject({
  periodId: z.uuid(),
  institutionId: z.uuid(),
  reason: z.string().trim().min(1, 'reporting.error.reasonNeeded').max(MAX_REASON),
});

export const RemindInput = z.strictObject({ periodId: z.uuid(), institutionIds: z.array(z.uuid()).min(1).max(300) });

/** Reports of one institution entered by the secretariat from one official letter. */
export const RecordReportsInput = z.strictObject({
  periodId: z.uuid(),
  institutionId: z.uuid(),
  language: z.enum(languages),
  letter: LetterInput,
  entries: z
    .array(z.strictObject({ actionId: z.uuid(), version: z.int().min(0), content: ReportContentInput }))
    .min(1, 'reporting.error.nothingChosen')
    .max(200),
});

/** Evidence for a report: a record of the library by id, or a new one. */
export const AttachEvidenceInput = z.strictObject({
  ...place,
  language: z.enum(languages),
  evidenceId: z.uuid().nullable(),
  evidence: NewEvidenceInput.nullable(),
});
export type AttachEvidenceInput = z.output<typeof AttachEvidenceInput>;
export const DetachEvidenceInput = z.strictObject({ reportId: z.uuid(), evidenceId: z.uuid() });
