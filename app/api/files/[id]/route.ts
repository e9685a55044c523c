// A stored file: who may see a thing that uses it gets it as an attachment, never as something the browser would run.
import { Readable } from 'node:stream';
import { z } from 'zod';
import { getFile } from '@/lib/evidence/queries';
import { auditAlone } from '@/lib/platform/audit/write';
import { findActor } from '@/lib/platform/auth/require-actor';
import { failureOf } from '@/lib/platform/errors';
import { log } from '@/lib/platform/log';
import { openStored } from '@/lib/platform/storage';

type Props = { params: Promise<{ id: string }> };

const nothing = (status: number) => new Response(null, { status, headers: { 'Cache-Control': 'no-store' } });

export async function GET(_: Request, { params }: Props): Promise<Response> {
  const actor = await findActor();
  if (!actor) return nothing(401);
  const id = z.uuid().safeParse((await params).id);
  if (!id.success) return nothing(404);
  try {
    const file = await getFile(actor, id.data);
    const { stream, size } = await openStored(file.key);
    await auditAlone(actor, { event: 'file.downloaded', subjectType: 'file', subjectId: file.id, after: { name: file.name } });
    return new Response(Readable.toWeb(stream) as ReadableStream, { headers: headersOf(file, size) });
  } catch (error) {
    const failure = failureOf(error);
    if (failure) return nothing(failure.code === 'UNAVAILABLE' ? 503 : 404);
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
      log.error({ file: id.data }, 'a stored file is missing on disk');
      return nothing(404);
    }
    throw error;
  }
}

/** The name in two forms (RFC 6266): plain letters for old clients, UTF-8 for the others. */
function headersOf({ name, mime }: { name: string; mime: string }, size: number): HeadersInit {
  const plain = name.replace(/[^\x20-\x7e]|["\\]/g, '_');
  const encoded = encodeURIComponent(name).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
  return {
    'Content-Type': mime,
    'Content-Length': String(size),
    'Content-Disposition': `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`,
    'X-Content-Type-Options': 'nosniff',
    'Content-Security-Policy': "sandbox; default-src 'none'",
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Cache-Control': 'private, no-store',
  };
}
