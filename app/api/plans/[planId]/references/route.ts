// What a text of the plan may mention: asked by the editor while somebody looks for an action or a target.
import { z } from 'zod';
import { findReferences } from '@/lib/collab/references';
import { findActor } from '@/lib/platform/auth/require-actor';
import { failureOf } from '@/lib/platform/errors';
import { languages } from '@/lib/platform/i18n/languages';

type Props = { params: Promise<{ planId: string }> };
const headers = { 'Cache-Control': 'no-store' };
const nothing = (status: number) => new Response(null, { status, headers });
const Query = z.strictObject({ q: z.string().max(100).default(''), language: z.enum(languages).optional() });

export async function GET(request: Request, { params }: Props): Promise<Response> {
  try {
    const actor = await findActor();
    if (!actor) return nothing(401);
    const id = z.uuid().safeParse((await params).planId);
    if (!id.success) return nothing(404);
    const query = Query.safeParse(Object.fromEntries(new URL(request.url).searchParams));
    if (!query.success) return nothing(400);
    return Response.json(await findReferences(actor, id.data, query.data.q, query.data.language), { headers });
  } catch (error) {
    const failure = failureOf(error);
    if (!failure) throw error;
    return nothing(failure.code === 'UNAVAILABLE' ? 503 : 404);
  }
}
