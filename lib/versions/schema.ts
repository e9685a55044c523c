// What may be asked of versions.
import { z } from 'zod';

export const VERSION_NAME_MAX = 80;
export const VERSION_REASON_MAX = 500;

export const FreezeInput = z.strictObject({
  planId: z.uuid(),
  name: z.string().trim().min(1, 'versions.error.nameNeeded').max(VERSION_NAME_MAX),
  reason: z.string().trim().max(VERSION_REASON_MAX).nullable(),
});
