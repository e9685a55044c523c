// What may be asked of a plan's way to its adoption and after it.
import { z } from 'zod';
import { UploadInput } from '@/lib/platform/uploads';

const id = z.uuid();
const title = z.string().trim().max(300);
export const RETURN_REASON_MAX = 1000;

export const PlanMoveInput = z.strictObject({ id });
export const ReturnInput = z.strictObject({
  id,
  reason: z.string().trim().min(5, 'adoption.error.reasonNeeded').max(RETURN_REASON_MAX),
});
export const AdoptInput = z.strictObject({
  id,
  version: z.number().int().min(1),
  type: z.string().trim().min(1, 'plans.error.actTypeNeeded').max(200),
  number: z.string().trim().min(1, 'adoption.error.numberNeeded').max(60),
  date: z.iso.date('adoption.error.dateNeeded'),
  title: z.strictObject({ tk: title, ru: title, en: title }),
  scan: UploadInput.nullable(),
});
