// JSON that our own pages send: the right content type, a size, a strict shape. (A foreign Origin is refused before Next sees it.)
import type { z } from 'zod';
import { apiFailure } from '@/lib/platform/api';
import type { Actor } from '@/lib/platform/auth/actor';
import { findActor } from '@/lib/platform/auth/require-actor';
import { failureOf } from '@/lib/platform/errors';
import { log } from '@/lib/platform/log';

/** The text of a body up to so many bytes; null when it is longer. Read piece by piece, whatever its header promises. */
async function textWithin(request: Request, maxBytes: number): Promise<string | null> {
  if (Number(request.headers.get('content-length') ?? 0) > maxBytes) return null;
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let text = '';
  let bytes = 0;
  for await (const piece of request.body ?? []) {
    bytes += piece.byteLength;
    if (bytes > maxBytes) return null;
    text += decoder.decode(piece, { stream: true });
  }
  return text + decoder.decode();
}

async function jsonOf(request: Request, maxBytes: number): Promise<{ json: unknown } | null> {
  if (!/^application\/json(;|$)/.test(request.headers.get('content-type') ?? '')) return null;
  try {
    const text = await textWithin(request, maxBytes);
    return text === null ? null : { json: JSON.parse(text) };
  } catch {
    return null;
  }
}

type Sent<S extends z.ZodType> = { actor: Actor; body: z.output<S>; request: Request };

/** Session, body, then the answer. Unexpected faults are logged with the request's number and say nothing else. */
export async function jsonDoor<S extends z.ZodType>(
  request: Request,
  schema: S,
  maxBytes: number,
  handle: (sent: Sent<S>) => Promise<Response>,
): Promise<Response> {
  let actor: Actor | null = null;
  try {
    actor = await findActor();
    if (!actor) return apiFailure('UNAUTHENTICATED');
    const sent = await jsonOf(request, maxBytes);
    const body = schema.safeParse(sent?.json);
    return sent && body.success
      ? await handle({ actor, body: body.data, request })
      : apiFailure('INVALID', 'The body cannot be read.');
  } catch (error) {
    const failure = failureOf(error);
    if (failure) return apiFailure(failure.code);
    log.error({ err: (error as Error).message, stack: (error as Error).stack, requestId: actor?.requestId }, 'json');
    return apiFailure('FAULT');
  }
}
