// Autosave of one report: changed fields with the version they were written against. Says "saved" only after the commit.
import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { findActor } from '@/lib/platform/auth/require-actor';
import { businessMoment } from '@/lib/platform/clocks';
import type { Failure } from '@/lib/platform/errors';
import { failureSentence } from '@/lib/platform/form-state';
import { formatTime } from '@/lib/platform/i18n/format';
import { saveReport } from '@/lib/reporting/commands/drafts';

type Props = { params: Promise<{ id: string }> };

const MAX_BYTES = 64 * 1024;
const STATUS: Record<Failure['code'], number> = {
  NOT_FOUND: 404,
  FORBIDDEN: 403,
  CONFLICT: 409,
  INVALID: 422,
  RULE: 422,
  UNAVAILABLE: 503,
};

const json = (body: object, status = 200) => Response.json(body, { status, headers: { 'Cache-Control': 'no-store' } });

async function bodyOf(request: Request): Promise<unknown> {
  if (!request.headers.get('content-type')?.startsWith('application/json')) return null;
  const text = await request.text();
  if (text.length > MAX_BYTES) return null;
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** `[id]` is the report's id, or "new" while nobody has begun it; the body names action, institution and period either way. */
export async function POST(request: Request, { params }: Props): Promise<Response> {
  const actor = await findActor();
  if (!actor) return json({ code: 'SIGNED_OUT' }, 401);
  const { id } = await params;
  if (id !== 'new' && !z.uuid().safeParse(id).success) return json({ code: 'NOT_FOUND' }, 404);
  const body = await bodyOf(request);
  if (!body || typeof body !== 'object') return json({ code: 'INVALID' }, 422);
  let result = await saveReport(actor, body as Parameters<typeof saveReport>[1]);
  // Two tabs that begin the same report at once: the second one looks again at what the first one made.
  if (!result.ok && result.error.key === 'errors.duplicate')
    result = await saveReport(actor, body as Parameters<typeof saveReport>[1]);
  if (result.ok) return json({ ...result.value, at: formatTime(businessMoment(new Date(), actor.offsetDays)) });
  return failed(result.error);
}

async function failed(failure: Failure): Promise<Response> {
  const t = await getTranslations();
  const conflicts = failure.conflicts?.map((c) => ({
    field: c.field,
    label: t(`reporting.field.${c.field}`),
    mine: c.mine ?? '',
    theirs: c.theirs ?? '',
  }));
  const first = Object.values(failure.fields ?? {})[0];
  const message = first && t.has(first) ? t(first) : failureSentence(t, failure);
  return json({ code: failure.code, message, version: failure.params?.version, conflicts }, STATUS[failure.code]);
}
