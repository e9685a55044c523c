// What the editors of the grid offer: institutions and SDG targets, read when the first of them opens.
import { z } from 'zod';
import { getGridChoices } from '@/lib/matrix/queries';
import { apiFailure, apiGet } from '@/lib/platform/api';

type Props = { params: Promise<{ planId: string }> };

export async function GET(request: Request, { params }: Props): Promise<Response> {
  const planId = z.uuid().safeParse((await params).planId);
  if (!planId.success) return apiFailure('NOT_FOUND');
  return apiGet(z.strictObject({}), ({ actor, language }) => getGridChoices(actor, planId.data, language))(request);
}
