import { z } from 'zod';
import { LetterInput } from '@/lib/letters/schema';

const ids = z.array(z.uuid()).min(1, 'assignments.error.noneChosen').max(500);
const reason = z.string().trim().min(3, 'assignments.error.reasonNeeded').max(2000);

/** Institutions proposed for a part in actions. */
export const ProposeInput = z.strictObject({
  actionIds: ids,
  institutionIds: z.array(z.uuid()).min(1, 'assignments.error.institutionNeeded').max(50),
  role: z.enum(['LEAD', 'CO_EXECUTOR', 'PARTNER']),
});

export const AcceptInput = z.strictObject({ ids });
export const ObjectInput = z.strictObject({
  id: z.uuid(),
  version: z.number().int(),
  status: z.enum(['DECLINED', 'CHANGE_REQUESTED']),
  reason,
});
/** The secretariat's answer: propose the same again, or take the proposal back. */
export const AnswerInput = z.strictObject({
  id: z.uuid(),
  version: z.number().int(),
  outcome: z.enum(['PROPOSE_AGAIN', 'WITHDRAW']),
  answer: reason,
});
export const WithdrawInput = z.strictObject({ id: z.uuid() });
/** An institution's answer that came on paper. */
export const ByLetterInput = z.strictObject({
  ids,
  status: z.enum(['ACCEPTED', 'DECLINED', 'CHANGE_REQUESTED']),
  reason: z.string().trim().max(2000).nullable(),
  letter: LetterInput,
});
