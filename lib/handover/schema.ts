// What may be asked when the actions of an ending plan get their fates.
import { z } from 'zod';
import { ActionFate } from '@/prisma/generated/enums';

const id = z.uuid();
/** As many rows as one decision takes. */
export const FATES_MAX = 500;
export const REASON_MAX = 1000;

export const CHOICES = ['COMPLETED', 'CARRIED', 'COPY', 'DROPPED'] as const;
/** `CARRIED` leads to an action that is there, `COPY` makes it. */
export type Choice = (typeof CHOICES)[number];

export const DecideFatesInput = z
  .strictObject({
    /** The plan that follows. */
    planId: id,
    ids: z.array(id).min(1, 'handover.error.noneChosen').max(FATES_MAX, 'handover.error.tooMany'),
    choice: z.enum(CHOICES, 'handover.error.choiceNeeded'),
    toId: id.nullable(),
    sectionId: id.nullable(),
    objectiveId: id.nullable(),
    reason: z.string().trim().max(REASON_MAX).nullable(),
  })
  .refine((v) => v.choice !== 'DROPPED' || (v.reason ?? '').length >= 5, {
    message: 'handover.error.reasonNeeded',
    path: ['reason'],
  })
  .refine((v) => v.choice !== 'CARRIED' || v.toId, { message: 'handover.error.targetNeeded', path: ['toId'] })
  .refine((v) => v.choice !== 'CARRIED' || v.ids.length === 1, { message: 'handover.error.oneToOne', path: ['toId'] })
  .refine((v) => v.choice !== 'COPY' || v.sectionId, { message: 'handover.error.placeNeeded', path: ['place'] });

/** Everything the old plan reports as completed and nobody has decided yet. */
export const CompletedFatesInput = z.strictObject({ planId: id });

export const TakeBackFatesInput = z
  .strictObject({ planId: id, ids: z.array(id).max(FATES_MAX, 'handover.error.tooMany'), batchId: id.nullable() })
  .refine((v) => v.batchId || v.ids.length, { message: 'handover.error.noneChosen', path: ['ids'] });

export const SHOWS = ['undecided', ...Object.values(ActionFate), 'all'] as const;
export type Show = (typeof SHOWS)[number];
