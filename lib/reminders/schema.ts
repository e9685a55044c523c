import { z } from 'zod';

export const SendRemindersInput = z.strictObject({});
