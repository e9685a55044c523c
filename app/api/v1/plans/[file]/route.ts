// The matrix of a plan as a file: <id>.docx, .pdf, .xlsx, .csv; the matrix's own filters are understood.
import { z } from 'zod';
import { type ActionFilter, readFilter } from '@/lib/actions/filter';
import { type DocumentFormat, renderDocument } from '@/lib/documents/render';
import { buildMatrix } from '@/lib/documents/templates/matrix';
import { documentTranslator } from '@/lib/documents/translate';
import { getMatrixInput } from '@/lib/plan-exports/queries';
import { apiFailure, apiGet } from '@/lib/platform/api';
import { auditAlone } from '@/lib/platform/audit/write';

const some = z.union([z.string(), z.array(z.string())]).optional();
const Query = z.strictObject({
  variant: z.enum(['annex', 'working']).default('working'),
  q: some,
  section: some,
  objective: some,
  lead: some,
  institution: some,
  sdg: some,
  draft: some,
  status: some,
  missing: some,
  from: some,
  to: some,
  sort: some,
});
const File = z.string().regex(/^[0-9a-f-]{36}\.(docx|pdf|xlsx|csv)$/);

/** The name people see: plan and day; plain letters for old programs beside it. */
const disposition = (name: string, extension: string) =>
  `attachment; filename="matrix.${extension}"; filename*=UTF-8''${encodeURIComponent(`${name}.${extension}`)}`;

export async function GET(request: Request, { params }: { params: Promise<{ file: string }> }) {
  const file = File.safeParse((await params).file);
  return apiGet(Query, async ({ actor, query, language }) => {
    if (!file.success) return apiFailure('NOT_FOUND');
    const [id = '', format = 'csv'] = file.data.split('.') as [string, DocumentFormat];
    const { variant, sort: _, ...rest } = query;
    const filter: ActionFilter = readFilter(rest);
    const { plan, input } = await getMatrixInput(actor, id, filter, language);
    const isFlat = format === 'xlsx' || format === 'csv';
    const { bytes, mime, extension } = await renderDocument(
      buildMatrix(input, { variant, isFlat }, language, documentTranslator(language)),
      format,
    );
    await auditAlone(actor, {
      event: 'plan.exported',
      subjectType: 'plan',
      subjectId: id,
      planId: id,
      after: { format, language, rows: input.rows.length },
    });
    return new Response(new Uint8Array(bytes), {
      headers: {
        'Content-Type': mime,
        'Content-Disposition': disposition(`${plan.shortTitle} ${actor.today}`, extension),
        'X-Content-Type-Options': 'nosniff',
        'Content-Security-Policy': "default-src 'none'; sandbox",
        'Cache-Control': 'no-store',
      },
    });
  })(request);
}
