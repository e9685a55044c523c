// In which cell a person is. The name is the session's; moving about is no activity that keeps a session alive, writing is.
import { z } from 'zod';
import { CELL_FIELDS } from '@/lib/matrix/cells';
import { announce } from '@/lib/matrix/live';
import { findReadablePlan } from '@/lib/matrix/queries';
import { apiFailure } from '@/lib/platform/api';
import { jsonDoor } from '@/lib/platform/json-door';

type Props = { params: Promise<{ planId: string }> };

const Body = z.strictObject({
  tab: z.uuid(),
  place: z.strictObject({ row: z.uuid(), field: z.enum([...CELL_FIELDS, 'number', 'budget', 'select', 'menu']) }).nullable(),
});

export async function POST(request: Request, { params }: Props): Promise<Response> {
  const planId = z.uuid().safeParse((await params).planId);
  if (!planId.success) return apiFailure('NOT_FOUND');
  return jsonDoor(request, Body, 1024, async ({ actor, body }) => {
    if (!(await findReadablePlan(actor, planId.data))) return apiFailure('NOT_FOUND');
    await announce(actor, planId.data, body.tab, body.place);
    return new Response(null, { status: 204, headers: { 'Cache-Control': 'no-store' } });
  });
}
