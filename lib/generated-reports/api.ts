// Report documents for programs: shapes of questions and answers; the description of the interface is made from them.
import { z } from 'zod';
import type { DocumentListItem, OutputView } from '@/lib/generated-reports/queries';
import { outputFormats } from '@/lib/generated-reports/schema';
import { languages } from '@/lib/platform/i18n/languages';

const language = z.enum(languages);
const format = z.enum(outputFormats);
const moment = z.iso.datetime();

export const ReportsQuery = z.strictObject({
  plan: z.uuid().optional().meta({ description: 'Only reports of this plan.' }),
  after: z.uuid().optional().meta({ description: '`next` of the page before.' }),
});

export const ReportItem = z
  .object({
    id: z.uuid(),
    planId: z.uuid(),
    kind: z.enum(['report', 'supplement']),
    supplementTo: z.uuid().nullable(),
    period: z.object({ id: z.uuid(), code: z.string(), start: z.iso.date(), end: z.iso.date(), isPublished: z.boolean() }),
    state: z.enum(['DRAFT', 'FROZEN']),
    asOf: z.iso.date().meta({ description: 'Business day on which the figures were counted.' }),
    version: z.int().nullable().meta({ description: 'Version of a report, number of a supplement; null for a draft.' }),
    frozenAt: moment.nullable(),
    contentHash: z.string().nullable().meta({ description: 'SHA-256 of the canonical content; null for a draft.' }),
    auditSeal: z.int().nullable(),
    files: z.array(z.object({ language, format, size: z.int(), sha256: z.string(), href: z.string() })),
  })
  .meta({ id: 'Report' });

export const ReportPage = z.object({ items: z.array(ReportItem), next: z.uuid().nullable() });

const iso = (value: Date | string | null) => value && new Date(value).toISOString();

/** @param row of `listDocuments` */
export const toReportItem = (row: DocumentListItem): z.infer<typeof ReportItem> => ({
  id: row.id,
  planId: row.planId,
  kind: row.supplementToId ? 'supplement' : 'report',
  supplementTo: row.supplementToId,
  period: { id: row.periodId, code: row.code, start: row.startDate, end: row.endDate, isPublished: row.isPublished },
  state: row.status,
  asOf: row.asOf,
  version: row.status === 'FROZEN' ? row.number : null,
  frozenAt: iso(row.frozenAt),
  contentHash: row.contentHash,
  auditSeal: row.sealNumber,
  files: row.files.map((file) => ({ ...file, href: `/api/v1/reports/${row.id}.${file.format}?language=${file.language}` })),
});

export const OutputsQuery = z.strictObject({});
export const OutputItem = z
  .object({
    id: z.uuid(),
    language,
    format,
    state: z.enum(['QUEUED', 'RUNNING', 'READY', 'FAILED']),
    progress: z.int().meta({ description: 'Percent.' }),
    place: z.int().nullable().meta({ description: 'Place in the queue, from 1; null when it is not waiting.' }),
    size: z.int().nullable(),
    sha256: z.string().nullable(),
  })
  .meta({ id: 'ReportFile' });
export const Outputs = z.object({ outputs: z.array(OutputItem) });

/** @param output of `listOutputs` */
export const toOutputItem = ({
  id,
  language,
  format,
  state,
  progress,
  place,
  size,
  sha256,
}: OutputView): z.infer<typeof OutputItem> => ({
  ...{ id, language, format, state, progress, place, size, sha256 },
});

/** The name in two forms (RFC 6266): plain letters for old clients, UTF-8 for the others. */
export function disposition(kind: 'attachment' | 'inline', name: string): string {
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  const encoded = encodeURIComponent(name).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
  return `${kind}; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
