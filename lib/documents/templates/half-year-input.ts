// What a half-year report is made of: plain data in all languages, frozen as it is. Its hash is the report's fingerprint.
import { contentHash } from '@/lib/documents/content-hash';
import type { LocalText } from '@/lib/documents/local-text';
import type { ActionStatus, ReportFigures } from '@/lib/documents/templates/figures';
import type { Language } from '@/lib/platform/i18n/languages';

export type LetterReference = { number: string; date: string; signatory?: string };
export type EvidenceReference = { title: LocalText; detail?: string; date?: string; url?: string };

/** One accepted report of the period. `text` is what the document prints; days are ISO. */
export type AcceptedReport = {
  text: LocalText;
  acceptedOn: string;
  /** Why it takes longer; printed where the deadline has passed. */
  obstacles?: LocalText;
  isUnchanged?: boolean;
  letter?: LetterReference;
  evidence: EvidenceReference[];
};

export type ReportAction = {
  id: string;
  /** Printed number, e.g. 1.1.3. */
  number: string;
  title: LocalText;
  sectionId: string;
  lead: string | null;
  /** The official wording; where it is missing, `endDate` is printed. */
  deadline?: LocalText;
  endDate?: string | null;
  status: ActionStatus;
  statusReason?: LocalText;
  isOverdue: boolean;
  /** A report of this period was due from the lead (begun, not stopped before). */
  isReportDue: boolean;
  /** The lead's accepted report of this period; null: «сведения не представлены» where one was due. */
  report: AcceptedReport | null;
};

/** Typed words of the secretariat in one language; paragraphs are separated by empty lines, decisions by line ends. */
export type ReportProse = { introduction?: string; sections?: Record<string, string>; proposedDecisions?: string };

export type AuditSealReference = { number: number; sealedAt: string; root: string };

export type HalfYearReportInput = {
  organisation?: LocalText;
  plan: { title: LocalText };
  period: { start: string; end: string };
  /** ISO day on which the figures were counted. */
  asOf: string;
  /** Label of content that is not official, e.g. demonstration data. */
  notice?: LocalText;
  sections: { id: string; title: LocalText }[];
  institutions: { id: string; name: LocalText; shortName?: LocalText }[];
  actions: ReportAction[];
  figures: ReportFigures;
  /** Completed actions at the end of each period up to this one; printed from two on. */
  overTime?: { start: string; end: string; completed: number; total: number }[];
  prose: Partial<Record<Language, ReportProse>>;
};

/** What stands around the content: it may differ between printings without changing the fingerprint. */
export type ReportImprint = {
  /** Null while it is a draft. */
  version: number | null;
  generatedAt: string;
  contentHash?: string;
  seal?: AuditSealReference | null;
};

/** Fingerprint of the content: the same for all languages and formats, and for ever. */
export const halfYearHash = (input: HalfYearReportInput): string => contentHash(input);
