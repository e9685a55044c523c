// From what is kept of a report to the document in one language: content, fingerprint, imprint, model, name. Pure but for its words.
import { contentHash } from '@/lib/documents/content-hash';
import type { DocumentModel } from '@/lib/documents/model';
import type { HalfYearReportInput, ReportImprint, ReportProse } from '@/lib/documents/templates/half-year-input';
import { buildHalfYearReport } from '@/lib/documents/templates/half-year-report';
import { buildSupplement, type SupplementInput } from '@/lib/documents/templates/supplement';
import { documentTranslator } from '@/lib/documents/translate';
import { fileName } from '@/lib/generated-reports/rules';
import { KeptFigures, KeptReport, KeptSupplement, Prose } from '@/lib/generated-reports/schema';
import { businessMoment } from '@/lib/platform/clocks';
import { isLanguage, type Language } from '@/lib/platform/i18n/languages';
import { periodName } from '@/lib/platform/i18n/periods';
import { translator } from '@/lib/platform/i18n/translator';
import type { GeneratedReportStatus } from '@/prisma/generated/enums';

export type Kept = {
  status: GeneratedReportStatus;
  supplementToId: string | null;
  figures: unknown;
  texts: readonly { language: string; prose: unknown }[];
};

export type DocumentContent = { kind: 'report'; content: HalfYearReportInput } | { kind: 'supplement'; content: SupplementInput };

/** Typed words of a draft by language; a language without words is left out. */
export function proseOf(texts: Kept['texts']): Partial<Record<Language, ReportProse>> {
  const entries = texts.map((text) => [text.language, Prose.parse(text.prose)] as const);
  return Object.fromEntries(entries.filter(([language, prose]) => isLanguage(language) && Object.keys(prose).length > 0));
}

/** The content a document is printed from. A frozen one holds everything; a draft takes its words from its texts. */
export function contentOf(kept: Kept): DocumentContent {
  if (kept.supplementToId) return { kind: 'supplement', content: KeptSupplement.parse(kept.figures) };
  if (kept.status === 'FROZEN') return { kind: 'report', content: KeptReport.parse(kept.figures) };
  return { kind: 'report', content: { ...KeptFigures.parse(kept.figures), prose: proseOf(kept.texts) } };
}

/** Fingerprint of the content: the same for all languages and formats. */
export const hashOf = ({ content }: DocumentContent): string => contentHash(content);

export type ImprintFacts = {
  status: GeneratedReportStatus;
  /** Version of a report, or number of a supplement among its report's. */
  number: number;
  contentHash: string | null;
  frozenAt: Date | null;
  seal: { number: number; sealedAt: Date; root: string } | null;
};

/** What stands around the content. Moments are told as people of this installation see them. */
export function imprintOf(facts: ImprintFacts, offsetDays: number, now: Date): ReportImprint {
  const seen = (moment: Date) => businessMoment(moment, offsetDays).toISOString();
  if (facts.status === 'DRAFT' || !facts.frozenAt || !facts.contentHash) return { version: null, generatedAt: seen(now) };
  const { seal } = facts;
  return {
    version: facts.number,
    generatedAt: seen(facts.frozenAt),
    contentHash: facts.contentHash,
    seal: seal && { number: seal.number, root: seal.root, sealedAt: seen(seal.sealedAt) },
  };
}

/** @throws ReconciliationError where the figures contradict the rows */
export function modelOf(document: DocumentContent, imprint: ReportImprint, language: Language): DocumentModel {
  const t = documentTranslator(language);
  return document.kind === 'report'
    ? buildHalfYearReport(document.content, imprint, language, t)
    : buildSupplement(document.content, imprint, language, t);
}

/** Title, period and version in one language: for notices and names of files. */
export function documentName(document: DocumentContent, number: number | null, language: Language): string[] {
  const { start, end } = document.content.period;
  const title = documentTranslator(language)(document.kind === 'report' ? 'halfYear.title' : 'supplement.title');
  const t = translator(language);
  const version =
    number === null ? t('generatedReports.name.draft') : number > 1 ? t('generatedReports.name.version', { number }) : '';
  return [title, periodName(start, end, language), version].filter(Boolean);
}

export const documentFileName = (document: DocumentContent, number: number | null, language: Language, format: string): string =>
  fileName(documentName(document, number, language), format);
