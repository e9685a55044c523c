// One document: <id>.docx, .pdf, .xlsx as attachments, .html to read, .json the content with its fingerprint. What is not made yet says so.
import { Readable } from 'node:stream';
import { z } from 'zod';
import { canonicalJson } from '@/lib/documents/content-hash';
import { disposition } from '@/lib/generated-reports/api';
import { findOutput, getDocument, type OutputFile } from '@/lib/generated-reports/queries';
import { isOutputFormat, type OutputFormat } from '@/lib/generated-reports/schema';
import { type ApiRequest, apiFailure, apiGet } from '@/lib/platform/api';
import { auditAlone } from '@/lib/platform/audit/write';
import { translator } from '@/lib/platform/i18n/translator';
import { log } from '@/lib/platform/log';
import { openStored } from '@/lib/platform/storage';

const Query = z.strictObject({});
const Name = z.string().regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\.(docx|pdf|xlsx|html|json)$/);
type Asked = ApiRequest<z.infer<typeof Query>>;

/** Whatever it is, the browser runs nothing of it. */
const SAFE = {
  'X-Content-Type-Options': 'nosniff',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cache-Control': 'private, no-store',
};
const READING = "sandbox allow-popups; default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:";

const remember = ({ actor, language }: Asked, subjectId: string, planId: string, format: string) =>
  auditAlone(actor, {
    event: 'generatedReport.downloaded',
    subjectType: 'generatedReport',
    subjectId,
    planId,
    after: { format, language },
  });

async function content(asked: Asked, id: string): Promise<Response> {
  const view = await getDocument(asked.actor, id, asked.language);
  await remember(asked, id, view.planId, 'json');
  const body = `{"contentHash":"${view.hash}","state":"${view.status}","content":${canonicalJson(view.document.content)}}`;
  return new Response(body, { headers: { ...SAFE, 'Content-Type': 'application/json; charset=utf-8' } });
}

function notReady({ language }: Asked, output: OutputFile | null): Response {
  const t = translator(language);
  if (!output) return apiFailure('NOT_FOUND', t('generatedReports.api.notMade'));
  if (output.state === 'FAILED') return apiFailure('RULE', t(output.error ?? 'generatedReports.failure.notMade'));
  const { state, progress, place } = output;
  return Response.json({ state, progress, place }, { status: 202, headers: { 'Cache-Control': 'no-store', 'Retry-After': '2' } });
}

async function file(asked: Asked, id: string, format: OutputFormat): Promise<Response> {
  const output = await findOutput(asked.actor, id, asked.language, format);
  if (!output?.key || !output.name || !output.mime) return notReady(asked, output);
  const stored = await openStored(output.key).catch(() => null);
  if (!stored) {
    log.error({ output: output.id }, 'a stored file is missing on disk');
    return apiFailure('NOT_FOUND');
  }
  await remember(asked, id, output.planId, format);
  return new Response(Readable.toWeb(stored.stream) as ReadableStream, {
    headers: {
      ...SAFE,
      'Content-Type': output.mime,
      'Content-Length': String(stored.size),
      'Content-Disposition': disposition(format === 'html' ? 'inline' : 'attachment', output.name),
      'Content-Security-Policy': format === 'html' ? READING : "sandbox; default-src 'none'",
    },
  });
}

export async function GET(request: Request, { params }: { params: Promise<{ file: string }> }) {
  const name = Name.safeParse((await params).file);
  return apiGet(Query, async (asked) => {
    const [id = '', format] = name.success ? name.data.split('.') : [];
    if (format === 'json') return content(asked, id);
    return isOutputFormat(format) ? file(asked, id, format) : apiFailure('NOT_FOUND');
  })(request);
}
