// The address of a list of assignments: which ones, of which institution, in which part.
import { z } from 'zod';
import { AssignmentRole } from '@/prisma/generated/enums';

export const SHOWS = ['open', 'disputed', 'answered', 'all'] as const;
export type Show = (typeof SHOWS)[number];

export type AssignmentView = {
  show: Show;
  planId: string | undefined;
  institutionId: string | undefined;
  role: AssignmentRole | undefined;
  after: string | undefined;
};

type Params = Record<string, string | string[] | undefined>;

const read = <T>(params: Params, key: string, type: z.ZodType<T>): T | undefined => {
  const parsed = type.safeParse([params[key]].flat()[0]);
  return parsed.success ? parsed.data : undefined;
};

/** Unknown and broken values are ignored, so that an old link still opens. */
export const readAssignmentView = (params: Params): AssignmentView => ({
  show: read(params, 'show', z.enum(SHOWS)) ?? 'open',
  planId: read(params, 'plan', z.uuid()),
  institutionId: read(params, 'institution', z.uuid()),
  role: read(params, 'role', z.enum(AssignmentRole)),
  after: read(params, 'after', z.uuid()),
});
