import { z } from 'zod';
import { UploadInput } from '@/lib/platform/uploads';

/** What stands on the paper; all of it is needed, the scan too (requirement 2). */
export const LetterWords = z.strictObject({
  number: z.string().trim().min(1, 'letters.error.numberNeeded').max(60),
  date: z.iso.date('letters.error.dateNeeded'),
  signatory: z.string().trim().min(1, 'letters.error.signatoryNeeded').max(200),
});

export const LetterInput = LetterWords.extend({
  /** Null is refused unless this letter is on file already. */
  scan: UploadInput.nullable(),
});
export type LetterInput = z.infer<typeof LetterInput>;

export const RecordLetterInput = LetterInput.extend({ institutionId: z.uuid() });
