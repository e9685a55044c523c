// What may be asked of the half-year report's document, and the shape of what is kept with it.
import { z } from 'zod';
import { actionStatuses } from '@/lib/documents/templates/figures';
import { languages } from '@/lib/platform/i18n/languages';

const id = z.uuid();
const version = z.coerce.number().int().min(1);
const language = z.enum(languages);

/** Characters of one typed part: several pages. */
export const MAX_PROSE = 20_000;

/** Files people ask for; each is made by the queue. */
export const outputFormats = ['docx', 'pdf', 'xlsx', 'html'] as const;
export type OutputFormat = (typeof outputFormats)[number];
export const isOutputFormat = (value: unknown): value is OutputFormat => outputFormats.some((format) => format === value);

/** A typed part of the report: the introduction, the words on one section, the proposed decisions. */
export const PartName = z
  .string()
  .regex(/^(introduction|decisions|section:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/);

const lineEnds = (text: string) => text.replaceAll('\r\n', '\n').trim();

export const CreateReportInput = z.strictObject({ periodId: id });
export const SaveProseInput = z.strictObject({
  id,
  language,
  part: PartName,
  /** Version of the language's text that the person read; 0 where there was none. */
  version: z.coerce.number().int().min(0),
  text: z.string().max(MAX_PROSE).transform(lineEnds),
  /** The text that the person began from; lets changes of other parts pass. */
  base: z.string().max(MAX_PROSE).transform(lineEnds).nullable().default(null),
});
export const RefreshInput = z.strictObject({
  id,
  version,
  /** Fingerprint of the figures that were shown; others are not applied unseen. */
  seen: z.string().regex(/^[0-9a-f]{64}$/),
});
export const FreezeInput = z.strictObject({ id, version });
export const DiscardInput = z.strictObject({ id, version });
export const SupplementInput = z.strictObject({ id });
export const RequestOutputInput = z.strictObject({ id, language, format: z.enum(outputFormats) });

/** What the queue says of a file it made or could not make. `attempt` tells a maker that was overtaken. */
const made = { id, attempt: z.int().min(1) };
export const FinishOutputInput = z.strictObject({
  ...made,
  key: z.string().min(1),
  size: z.int().min(1),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  name: z.string().min(1),
  mime: z.string().min(1),
});
export const FailOutputInput = z.strictObject({ ...made, error: z.string().min(1).max(200) });

// ── what is kept as JSON, read back

const local = z.strictObject({
  tk: z.string().optional(),
  ru: z.string().optional(),
  en: z.string().optional(),
  source: language.optional(),
});
const count = z.int().min(0);
const counts = z.strictObject({
  total: count,
  completed: count,
  inProgress: count,
  notStarted: count,
  suspended: count,
  cancelled: count,
  overdue: count,
  missing: count,
});
const figures = z.strictObject({
  total: counts,
  bySection: z.array(z.strictObject({ id: z.string(), counts })),
  byInstitution: z.array(z.strictObject({ id: z.string().nullable(), counts })),
});
const report = z.strictObject({
  text: local,
  acceptedOn: z.string(),
  obstacles: local.optional(),
  isUnchanged: z.boolean().optional(),
  letter: z.strictObject({ number: z.string(), date: z.string(), signatory: z.string().optional() }).optional(),
  evidence: z.array(
    z.strictObject({ title: local, detail: z.string().optional(), date: z.string().optional(), url: z.string().optional() }),
  ),
});
const action = z.strictObject({
  id: z.string(),
  number: z.string(),
  title: local,
  sectionId: z.string(),
  lead: z.string().nullable(),
  deadline: local.optional(),
  endDate: z.string().nullable().optional(),
  status: z.enum(actionStatuses),
  statusReason: local.optional(),
  isOverdue: z.boolean(),
  isReportDue: z.boolean(),
  report: report.nullable(),
});
const common = {
  organisation: local.optional(),
  plan: z.strictObject({ title: local }),
  period: z.strictObject({ start: z.string(), end: z.string() }),
  asOf: z.string(),
  notice: local.optional(),
  sections: z.array(z.strictObject({ id: z.string(), title: local })),
  institutions: z.array(z.strictObject({ id: z.string(), name: local, shortName: local.optional() })),
  actions: z.array(action),
  figures,
};

export const Prose = z.strictObject({
  introduction: z.string().optional(),
  sections: z.record(z.string(), z.string()).optional(),
  proposedDecisions: z.string().optional(),
});
/** Figures and rows of a report, without typed words. */
export const KeptFigures = z.strictObject({
  ...common,
  overTime: z.array(z.strictObject({ start: z.string(), end: z.string(), completed: count, total: count })).optional(),
});
/** The whole content of a frozen report. */
export const KeptReport = KeptFigures.extend({ prose: z.partialRecord(language, Prose) });
/** The whole content of a supplement. */
export const KeptSupplement = z.strictObject({
  ...common,
  base: z.strictObject({ version: z.int(), frozenOn: z.string(), contentHash: z.string(), figures }),
});
