// The empty route of the bench: the same session check as every route, and one sentence. Only a build with MAKSAT_BENCH=1 has it.
import { z } from 'zod';
import { apiGet } from '@/lib/platform/api';

export const GET = apiGet(z.strictObject({}), async () => ({ sentence: 'One sentence.' }));
