// What may be asked of many actions at once. One shape per kind of change.
import { z } from 'zod';
import { SdgCode } from '@/lib/actions/filter';
import { LanguageCode, WORDING_MAX } from '@/lib/actions/schema';
import { AssignmentRole, Recurrence } from '@/prisma/generated/enums';

/** As many rows as one bulk edit takes. */
export const BULK_MAX = 500;

const actionIds = z.array(z.uuid()).min(1, 'actions.error.noneChosen').max(BULK_MAX, 'actions.error.tooMany');
const Day = z.iso.date('errors.field.unreadable').nullable();

export const AssignManyInput = z.strictObject({
  actionIds,
  role: z.enum(AssignmentRole),
  institutionIds: z.array(z.uuid()).min(1, 'assignments.error.institutionNeeded').max(50),
});

export const DeadlineManyInput = z.strictObject({
  actionIds,
  startDate: Day,
  endDate: Day,
  recurrence: z.enum(Recurrence),
  language: LanguageCode,
  /** The official words; null leaves those that are there. */
  wording: z.string().trim().max(WORDING_MAX).nullable(),
});

export const SdgManyInput = z.strictObject({
  actionIds,
  targets: z.array(SdgCode).min(1, 'actions.error.targetNeeded').max(20),
  /** The first of the targets becomes the primary one; otherwise only where an action has none yet. */
  asPrimary: z.boolean(),
});

export const UndoManyInput = z.strictObject({ batchId: z.uuid() });
