// The audit as CSV or XLSX: the filter of the page, audited itself.
import { getLocale } from 'next-intl/server';
import { exportAudit } from '@/lib/audit/commands';
import { auditDocument } from '@/lib/audit/export';
import { writeCsv } from '@/lib/documents/writers/csv';
import { writeXlsx } from '@/lib/documents/writers/xlsx';
import { findActor } from '@/lib/platform/auth/require-actor';
import type { Language } from '@/lib/platform/i18n/languages';
import { translator } from '@/lib/platform/i18n/translator';

const TYPES = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

export async function GET(request: Request) {
  const [actor, language] = await Promise.all([findActor(), getLocale()]);
  if (!actor) return Response.json({ error: { code: 'UNAUTHENTICATED' } }, { status: 401 });
  const asked = Object.fromEntries(new URL(request.url).searchParams);
  const format = asked.format === 'xlsx' ? 'xlsx' : 'csv';
  const result = await exportAudit(actor, { ...asked, format, language: language as Language });
  if (!result.ok)
    return Response.json({ error: { code: result.error.code } }, { status: result.error.code === 'NOT_FOUND' ? 404 : 503 });
  const t = translator(language);
  const title = t('audit.export.file', { date: actor.today });
  const model = auditDocument(result.value, { language: language as Language, t, offsetDays: actor.offsetDays, title });
  const bytes = format === 'xlsx' ? await writeXlsx(model) : writeCsv(model);
  return new Response(new Uint8Array(bytes), {
    headers: {
      'Content-Type': TYPES[format],
      'Content-Disposition': `attachment; filename="audit.${format}"; filename*=UTF-8''${encodeURIComponent(`${title}.${format}`)}`,
      'Cache-Control': 'no-store',
    },
  });
}
