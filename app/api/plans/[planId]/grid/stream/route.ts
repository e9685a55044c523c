// Server-sent events for an open grid: changed rows, people in cells, and the end with its reason.
import { z } from 'zod';
import { type GridMessage, hasRoom, type Judge, join } from '@/lib/matrix/live';
import { findReadablePlan } from '@/lib/matrix/queries';
import { apiFailure, apiGet } from '@/lib/platform/api';
import { type Actor, actorFromCookieHeader } from '@/lib/platform/auth/actor';
import type { Language } from '@/lib/platform/i18n/languages';

type Props = { params: Promise<{ planId: string }> };
type Opening = { actor: Actor; planId: string; tab: string; after: Date | null; language: Language; request: Request };

const BEAT_EVERY = 15_000;
/** A reader who does not read any more: the browser comes back and catches up. */
const MOST_WAITING = 500;
/** `no-transform`: compressing would hold every message back. */
const headers = {
  'Content-Type': 'text/event-stream; charset=utf-8',
  'Cache-Control': 'no-store, no-transform',
  'X-Accel-Buffering': 'no',
};

const Query = z.strictObject({ tab: z.uuid(), after: z.iso.datetime().optional() });

export async function GET(request: Request, { params }: Props): Promise<Response> {
  const planId = z.uuid().safeParse((await params).planId);
  if (!planId.success) return apiFailure('NOT_FOUND');
  return apiGet(Query, async ({ actor, query, language }) => {
    if (!(await findReadablePlan(actor, planId.data))) return apiFailure('NOT_FOUND');
    if (!hasRoom(actor)) return new Response(said({ kind: 'end', reason: 'TOO_MANY' }), { headers });
    const after = query.after ? new Date(query.after) : null;
    return new Response(streamOf({ actor, planId: planId.data, tab: query.tab, after, language, request }), { headers });
  })(request);
}

const encoder = new TextEncoder();
const said = (message: GridMessage) => encoder.encode(`data: ${JSON.stringify(message)}\n\n`);

function streamOf({ request, ...opening }: Opening): ReadableStream<Uint8Array> {
  const cookie = request.headers.get('cookie');
  const judge: Judge = () => actorFromCookieHeader(cookie, false);
  let leave = () => {};
  return new ReadableStream<Uint8Array>({
    start(controller) {
      const send = (bytes: Uint8Array) => {
        if ((controller.desiredSize ?? 0) < -MOST_WAITING) close();
        else controller.enqueue(bytes);
      };
      const beat = setInterval(() => send(encoder.encode(': \n\n')), BEAT_EVERY);
      let isClosed = false;
      const close = () => {
        if (isClosed) return;
        isClosed = true;
        leave();
        try {
          controller.close();
        } catch {
          // The browser has gone before.
        }
      };
      const tell = (message: GridMessage) => {
        if (!isClosed) send(said(message));
      };
      const left = join({ ...opening, judge, tell, close });
      leave = () => {
        isClosed = true;
        clearInterval(beat);
        left();
      };
      if (isClosed) leave();
      request.signal.addEventListener('abort', close);
    },
    cancel() {
      leave();
    },
  });
}
