// From the rows of one statement to the content of a report: the status of each action, what may be printed of it, and the figures. Pure.
import { derivedStatus } from '@/lib/actions/rules';
import type { LocalText } from '@/lib/documents/local-text';
import { type ActionStatus, figuresOf, reconcile } from '@/lib/documents/templates/figures';
import type {
  AcceptedReport,
  EvidenceReference,
  HalfYearReportInput,
  ReportAction,
} from '@/lib/documents/templates/half-year-input';
import { isLanguage, type Language, languages } from '@/lib/platform/i18n/languages';
import { translator } from '@/lib/platform/i18n/translator';
import type { Recurrence, Visibility } from '@/prisma/generated/enums';

type Words = Partial<Record<string, string>>;

type GatheredReport = {
  status: ActionStatus | null;
  statusReason: string | null;
  sourceLanguage: string;
  isUnchanged: boolean;
  visibility: Visibility;
  acceptedAt: string | null;
  acceptedOn: string;
  texts: { language: string; narrative: string | null; achievements: string | null; obstacles: string | null }[];
  letter: { number: string; date: string; signatory: string | null } | null;
  evidence: { title: Words; detail: string | null; date: string | null; url: string | null; visibility: Visibility }[];
};

export type GatheredAction = {
  id: string;
  number: string;
  sectionId: string;
  sourceLanguage: string;
  visibility: Visibility;
  /** Status of the action today. */
  current: ActionStatus;
  currentReason: Words | null;
  /** Status of the last accepted lead report before the period, or what imported history declares. */
  before: ActionStatus | null;
  /** A later period has an accepted report already: `current` says more than this period knew. */
  isPast: boolean;
  isDue: boolean;
  startDate: string | null;
  endDate: string | null;
  recurrence: Recurrence;
  lead: string | null;
  title: Words;
  deadline: Words;
  report: GatheredReport | null;
};

export type Gathered = {
  planId: string;
  start: string;
  end: string;
  sourceLanguage: string;
  isIllustrative: boolean;
  title: Words;
  notice: Words | null;
  sections: { id: string; title: Words }[];
  institutions: { id: string; name: Words; shortName: Words }[];
  actions: GatheredAction[];
  overTime: { start: string; end: string; completed: number }[];
};

/** Content without typed words. */
export type ReportContent = Omit<HalfYearReportInput, 'prose'>;
export type AssembledReport = {
  content: ReportContent;
  /** Real moment at which each action's report of the period was accepted: for supplements, not printed. */
  acceptedAt: Map<string, string>;
};

const isStopped = (status: ActionStatus | null) => status === 'SUSPENDED' || status === 'CANCELLED';

/**
 * Status of an action in a period: that of the lead's accepted report, else the one carried over; a decision of the secretariat to stop
 * or to take up again counts as long as no later period has been reported.
 */
export function statusIn(
  action: Pick<GatheredAction, 'current' | 'before' | 'isPast'>,
  reported: ActionStatus | null,
): ActionStatus {
  const known = reported ?? action.before;
  if (action.isPast) return known ?? 'NOT_STARTED';
  return known === null || isStopped(action.current) || isStopped(known) ? action.current : known;
}

/** The words in the three languages, with the one they were written in. */
export function localText(words: Words | null | undefined, source: string): LocalText {
  const entries = Object.entries(words ?? {}).filter(([code, text]) => isLanguage(code) && text?.trim());
  return { ...Object.fromEntries(entries), ...(isLanguage(source) && { source }) } as LocalText;
}

const optional = (words: Words | null, source: string): LocalText | undefined =>
  languages.some((language) => words?.[language]?.trim()) ? localText(words, source) : undefined;

/** One of our own sentences in every language. */
const said = (key: string): LocalText =>
  Object.fromEntries(languages.map((language: Language) => [language, translator(language)(`generatedReports.content.${key}`)]));

function evidenceOf(report: GatheredReport): EvidenceReference[] {
  const open = report.evidence.filter((e) => e.visibility === 'PUBLIC' || e.visibility === 'PARTNERS');
  const references = open.map(
    ({ title, detail, date, url }): EvidenceReference => ({
      title: localText(title, report.sourceLanguage),
      ...(detail && { detail }),
      ...(date && { date }),
      ...(url && { url }),
    }),
  );
  // What is kept inside proves as well, but its title is nobody else's affair.
  return open.length < report.evidence.length ? [...references, { title: said('internalEvidence') }] : references;
}

/** The text that is printed: what was done, then what was achieved. */
const textOf = (texts: GatheredReport['texts']): Words =>
  Object.fromEntries(
    texts.map((t) => [
      t.language,
      [t.narrative, t.achievements]
        .map((part) => part?.trim())
        .filter(Boolean)
        .join('\n'),
    ]),
  );

function acceptedReport(report: GatheredReport, isWithheld: boolean): AcceptedReport {
  const { acceptedOn, letter, sourceLanguage } = report;
  if (isWithheld || report.visibility === 'RESTRICTED') return { text: said('withheld'), acceptedOn, evidence: [] };
  const obstacles = optional(Object.fromEntries(report.texts.map((t) => [t.language, t.obstacles ?? ''])), sourceLanguage);
  return {
    text: localText(textOf(report.texts), sourceLanguage),
    acceptedOn,
    ...(obstacles && { obstacles }),
    ...(report.isUnchanged && { isUnchanged: true }),
    ...(letter && {
      letter: { number: letter.number, date: letter.date, ...(letter.signatory && { signatory: letter.signatory }) },
    }),
    evidence: evidenceOf(report),
  };
}

function reasonOf(action: GatheredAction, status: ActionStatus): LocalText | undefined {
  if (!isStopped(status)) return undefined;
  const { report } = action;
  if (report?.status === status && report.statusReason)
    return localText({ [report.sourceLanguage]: report.statusReason }, report.sourceLanguage);
  return optional(action.currentReason, action.sourceLanguage);
}

function actionOf(action: GatheredAction, asOf: string): ReportAction {
  const isWithheld = action.visibility === 'RESTRICTED';
  const status = statusIn(action, action.report?.status ?? null);
  const deadline = optional(action.deadline, action.sourceLanguage);
  const statusReason = isWithheld ? undefined : reasonOf(action, status);
  return {
    id: action.id,
    number: action.number,
    title: isWithheld ? said('withheldTitle') : localText(action.title, action.sourceLanguage),
    sectionId: action.sectionId,
    lead: action.lead,
    ...(deadline && { deadline }),
    endDate: action.endDate,
    status,
    ...(statusReason && { statusReason }),
    isOverdue: derivedStatus({ ...action, status }, asOf) === 'OVERDUE',
    isReportDue: action.isDue,
    report: action.report && acceptedReport(action.report, isWithheld),
  };
}

/** @throws ReconciliationError where the sums contradict each other */
export function assemble(row: Gathered, asOf: string): AssembledReport {
  const source = row.sourceLanguage;
  const actions = row.actions.map((action) => actionOf(action, asOf));
  const sections = row.sections.map(({ id, title }) => ({ id, title: localText(title, source) }));
  const figures = figuresOf(
    actions,
    sections.map((section) => section.id),
  );
  reconcile(figures, actions);
  const notice = row.isIllustrative ? optional(row.notice, source) : undefined;
  const content: ReportContent = {
    organisation: said('organisation'),
    plan: { title: localText(row.title, source) },
    period: { start: row.start, end: row.end },
    asOf,
    ...(notice && { notice }),
    sections,
    institutions: row.institutions.map(({ id, name, shortName }) => ({
      id,
      name: localText(name, source),
      shortName: localText(shortName, source),
    })),
    actions,
    figures,
    overTime: [
      ...row.overTime.map((point) => ({ ...point, total: figures.total.total })),
      { start: row.start, end: row.end, completed: figures.total.completed, total: figures.total.total },
    ],
  };
  const accepted = row.actions.flatMap((a) => (a.report?.acceptedAt ? [[a.id, a.report.acceptedAt] as const] : []));
  return { content, acceptedAt: new Map(accepted) };
}
