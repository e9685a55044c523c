import { z } from 'zod';

/** Which notices to mark, and how. */
export const MarkInput = z.strictObject({ id: z.uuid().nullable(), read: z.boolean() });
