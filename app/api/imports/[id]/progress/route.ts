// How far an import is: asked by the bar of its page.
import { z } from 'zod';
import { getProgress } from '@/lib/matrix-imports/queries';
import { findActor } from '@/lib/platform/auth/require-actor';
import { failureOf } from '@/lib/platform/errors';

type Props = { params: Promise<{ id: string }> };
const headers = { 'Cache-Control': 'no-store' };
const nothing = (status: number) => new Response(null, { status, headers });

export async function GET(_: Request, { params }: Props): Promise<Response> {
  try {
    const actor = await findActor();
    if (!actor) return nothing(401);
    const id = z.uuid().safeParse((await params).id);
    return id.success ? Response.json(await getProgress(actor, id.data), { headers }) : nothing(404);
  } catch (error) {
    const failure = failureOf(error);
    if (!failure) throw error;
    return nothing(failure.code === 'UNAVAILABLE' ? 503 : 404);
  }
}
