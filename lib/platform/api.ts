// The interface for programs: the same session, policies and sentences as the screens, answers in JSON.
import { z } from 'zod';
import type { Actor } from '@/lib/platform/auth/actor';
import { findActor } from '@/lib/platform/auth/require-actor';
import { type FailureCode, failureOf } from '@/lib/platform/errors';
import { isLanguage, type Language } from '@/lib/platform/i18n/languages';
import { log } from '@/lib/platform/log';

/** Every refusal has this shape. */
export const ApiError = z
  .object({ error: z.object({ code: z.string(), message: z.string(), field: z.string().optional() }) })
  .meta({ id: 'Error', description: 'What was refused and why.' });

type ApiCode = FailureCode | 'UNAUTHENTICATED' | 'FAULT';
const STATUS: Record<ApiCode, number> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  CONFLICT: 409,
  INVALID: 400,
  RULE: 422,
  UNAVAILABLE: 503,
  FAULT: 500,
};
const SENTENCE: Record<ApiCode, string> = {
  UNAUTHENTICATED: 'Sign in first: send the cookie of a session.',
  FORBIDDEN: 'You may not do this.',
  NOT_FOUND: 'There is no such thing, or it is not for you.',
  CONFLICT: 'Somebody changed it meanwhile.',
  INVALID: 'A parameter cannot be read.',
  RULE: 'A rule does not allow this now.',
  UNAVAILABLE: 'The database is away; try again in a moment.',
  FAULT: 'Something went wrong on our side.',
};

export function apiFailure(code: ApiCode, message = SENTENCE[code], field?: string): Response {
  const retry = code === 'UNAVAILABLE' ? { 'Retry-After': '5' } : undefined;
  return Response.json(
    { error: { code, message, ...(field && { field }) } },
    { status: STATUS[code], headers: { 'Cache-Control': 'no-store', ...retry } },
  );
}

export type ApiRequest<Q> = { actor: Actor; query: Q; language: Language; request: Request };

/**
 * A GET that reads: session, parameters, then the answer as JSON (or a Response of one's own). Unknown parameters are refused, so that a misspelt filter does
 * not look like "everything". `language` is a parameter of every address; without it the person's own.
 */
export function apiGet<S extends z.ZodObject>(schema: S, handle: (asked: ApiRequest<z.output<S>>) => Promise<unknown>) {
  return async (request: Request): Promise<Response> => {
    const actor = await findActor().catch((error) => (failureOf(error)?.code === 'UNAVAILABLE' ? 'away' : Promise.reject(error)));
    if (actor === 'away') return apiFailure('UNAVAILABLE');
    if (!actor) return apiFailure('UNAUTHENTICATED');
    const { language, ...rest } = parametersOf(request);
    const query = schema.safeParse(rest);
    if (!query.success) return invalid(query.error);
    if (language !== undefined && !isLanguage(language)) return apiFailure('INVALID', 'language: tk, ru or en', 'language');
    try {
      const answer = await handle({
        actor,
        query: query.data,
        language: isLanguage(language) ? language : readerLanguage(actor),
        request,
      });
      return answer instanceof Response ? answer : Response.json(answer, { headers: { 'Cache-Control': 'no-store' } });
    } catch (error) {
      const failure = failureOf(error);
      if (failure) return apiFailure(failure.code);
      log.error(
        {
          err: (error as Error).message,
          stack: (error as Error).stack,
          requestId: actor.requestId,
          path: new URL(request.url).pathname,
        },
        'api',
      );
      return apiFailure('FAULT', `${SENTENCE.FAULT} Reference: ${actor.requestId ?? '-'}`);
    }
  };
}

const readerLanguage = (actor: Actor): Language => (isLanguage(actor.language) ? actor.language : 'tk');

/** Repeated parameters become lists. */
function parametersOf(request: Request): Record<string, string | string[]> {
  const params = new URL(request.url).searchParams;
  return Object.fromEntries(
    [...new Set(params.keys())].map((key) => [key, params.getAll(key).length > 1 ? params.getAll(key) : (params.get(key) ?? '')]),
  );
}

function invalid(error: z.ZodError): Response {
  const [issue] = error.issues;
  const field = issue?.code === 'unrecognized_keys' ? issue.keys[0] : issue?.path.join('.');
  return apiFailure('INVALID', `${field ?? 'query'}: ${issue?.message ?? SENTENCE.INVALID}`, field || undefined);
}
