// The matrix of a plan as a file: <id>.docx, .pdf, .xlsx, .csv; the matrix's own filters are understood. With ?version= a frozen version as it was.
import { z } from 'zod';
import { type ActionFilter, readFilter } from '@/lib/actions/filter';
import { type DocumentFormat, renderDocument } from '@/lib/documents/render';
import { buildMatrix } from '@/lib/documents/templates/matrix';
import { buildPlanText } from '@/lib/documents/templates/plan-text';
import { documentTranslator } from '@/lib/documents/translate';
import { getMatrixInput } from '@/lib/plan-exports/queries';
import { versionMatrix, versionText } from '@/lib/plan-exports/version-input';
import { apiFailure, apiGet } from '@/lib/platform/api';
import { auditAlone } from '@/lib/platform/audit/write';
import type { Actor } from '@/lib/platform/auth/actor';
import { formatDate } from '@/lib/platform/i18n/format';
import type { Language } from '@/lib/platform/i18n/languages';
import { translator } from '@/lib/platform/i18n/translator';
import { getVersion } from '@/lib/versions/queries';

const some = z.union([z.string(), z.array(z.string())]).optional();
const Query = z.strictObject({
  /** `document`: text and matrix of a frozen version. */
  variant: z.enum(['annex', 'working', 'document']).default('working'),
  version: z.uuid().optional(),
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

type Shape = { variant: 'annex' | 'working' | 'document'; format: DocumentFormat };
const isFlat = (format: DocumentFormat) => format === 'xlsx' || format === 'csv';

async function liveModel(actor: Actor, id: string, filter: ActionFilter, { variant, format }: Shape, language: Language) {
  const { plan, input } = await getMatrixInput(actor, id, filter, language);
  const kind = variant === 'annex' ? 'annex' : 'working';
  const model = buildMatrix(input, { variant: kind, isFlat: isFlat(format) }, language, documentTranslator(language));
  return { plan, model, name: actor.today, rows: input.rows.length };
}

async function versionModel(actor: Actor, id: string, versionId: string, { variant, format }: Shape, language: Language) {
  const { plan, head, content } = await getVersion(actor, id, versionId, language);
  const name = head.name ?? translator(language)(`versions.occasion.${head.occasion}`);
  const t = documentTranslator(language);
  const mark = t('furniture.frozenVersion', {
    number: head.number,
    name,
    date: formatDate(head.businessDay, language),
    hash: head.rootHash.slice(0, 12),
  });
  const input = versionMatrix(head, content, mark);
  const model =
    variant === 'document' && !isFlat(format)
      ? buildPlanText(versionText(content), input, language, t)
      : buildMatrix(input, { variant: variant === 'annex' ? 'annex' : 'working', isFlat: isFlat(format) }, language, t);
  return { plan, model, name, rows: input.rows.length };
}

export async function GET(request: Request, { params }: { params: Promise<{ file: string }> }) {
  const file = File.safeParse((await params).file);
  return apiGet(Query, async ({ actor, query, language }) => {
    if (!file.success) return apiFailure('NOT_FOUND');
    const [id = '', format = 'csv'] = file.data.split('.') as [string, DocumentFormat];
    const { variant, version, sort: _, ...rest } = query;
    if (variant === 'document' && !version) return apiFailure('INVALID', 'variant=document needs version', 'variant');
    const { plan, model, name, rows } = version
      ? await versionModel(actor, id, version, { variant, format }, language)
      : await liveModel(actor, id, readFilter(rest), { variant, format }, language);
    const { bytes, mime, extension } = await renderDocument(model, format);
    await auditAlone(actor, {
      event: 'plan.exported',
      subjectType: 'plan',
      subjectId: id,
      planId: id,
      after: { format, language, rows, ...(version && { versionId: version }) },
    });
    return new Response(new Uint8Array(bytes), {
      headers: {
        'Content-Type': mime,
        'Content-Disposition': disposition(`${plan.shortTitle} ${name}`, extension),
        'X-Content-Type-Options': 'nosniff',
        'Content-Security-Policy': "default-src 'none'; sandbox",
        'Cache-Control': 'no-store',
      },
    });
  })(request);
}
