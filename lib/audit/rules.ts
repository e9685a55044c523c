// How far an event may be told, by what it says; and what changed, in single values.

/**
 * - `OPEN` everybody who sees the thing
 * - `OUTCOME` the acceptance of a report, before it is published: its institution, secretariat, Commission, observer, NHRI
 * - `CHAIN` the way of a report before it is accepted: its institution and the secretariat
 * - `ANSWER` what an institution says to a part proposed to it, with its reasons: itself and those who read every draft
 * - `DRAFT` what an institution does with its own report and evidence: that institution alone
 */
export type EventClass = 'OPEN' | 'OUTCOME' | 'CHAIN' | 'ANSWER' | 'DRAFT';

/** A published report is everybody's; a frozen document and its files are told to whoever may read it. */
export const REPORT_PUBLIC: readonly string[] = [
  'report.published',
  'generatedReport.frozen',
  'generatedReport.supplementMade',
  'generatedReport.supplemented',
  'generatedReport.outputRequested',
  'generatedReport.outputMade',
  'generatedReport.outputFailed',
];
export const REPORT_OUTCOMES: readonly string[] = ['report.accepted', 'action.statusReported'];
/** Also what says that an institution is late: overdue lists are the secretariat's and its own (stories.md, "Wording"). */
export const REPORT_CHAIN: readonly string[] = [
  'report.submitted',
  'report.validated',
  'report.returned',
  'report.enteredByLetter',
  'report.exceptionGranted',
  'period.exceptionAsked',
  'period.exceptionGranted',
  'period.reminded',
  'letter.recorded',
  'letter.referredTo',
  // The draft of a document is the secretariat's, and so is who took a copy.
  'generatedReport.created',
  'generatedReport.proseSaved',
  'generatedReport.refreshed',
  'generatedReport.discarded',
  'generatedReport.downloaded',
];
/** Reasons of a decline, and what was answered to them (lib/assignments/policy.ts, canReadReason). */
export const ANSWERS: readonly string[] = [
  'assignment.declined',
  'assignment.changeRequested',
  'assignment.answered',
  'assignment.byLetter',
];
/** Nouns whose other events are their institution's own affair. */
export const PRIVATE_NOUNS: readonly string[] = ['report', 'evidence', 'generatedReport'];

export function classOf(event: string): EventClass {
  const noun = event.split('.')[0] ?? '';
  if (REPORT_PUBLIC.includes(event)) return 'OPEN';
  if (REPORT_OUTCOMES.includes(event)) return 'OUTCOME';
  if (REPORT_CHAIN.includes(event)) return 'CHAIN';
  if (ANSWERS.includes(event)) return 'ANSWER';
  return PRIVATE_NOUNS.includes(noun) ? 'DRAFT' : 'OPEN';
}

export type Change = { field: string; before: string | null; after: string | null };

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-/;
/** Fields that say nothing to a reader. */
const SILENT = new Set(['text', 'id', 'version', 'hash', 'key', 'rank', 'path']);
/** Longer values are cut: a section's text is compared whole up to this many characters. */
const MAX_VALUE = 20_000;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function words(value: unknown): string | null {
  if (value === null || value === undefined || value === '') return null;
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
  return text.length > MAX_VALUE ? `${text.slice(0, MAX_VALUE)}…` : text;
}

/** The fields that differ between the two sides of an event; references by id are left out. */
export function changesOf(before: unknown, after: unknown): Change[] {
  const [old, now] = [isRecord(before) ? before : {}, isRecord(after) ? after : {}];
  const fields = [...new Set([...Object.keys(old), ...Object.keys(now)])].filter(
    (f) => !SILENT.has(f) && !/Ids?$/.test(f) && !(f === 'text' && isRecord(now[f])),
  );
  return fields
    .map((field) => ({ field, before: words(old[field]), after: words(now[field]) }))
    .filter((c) => c.before !== c.after && !UUID.test(c.before ?? c.after ?? ''));
}

/** An event that was told in words when it was taken over from an earlier record: {tk, ru, en}. */
export function narrationOf(after: unknown, language: string): string | null {
  const words = isRecord(after) ? after.text : null;
  if (!isRecord(words)) return null;
  const text = words[language] ?? Object.values(words).find(Boolean);
  return typeof text === 'string' ? text : null;
}

/** Single values of an event, for its sentence. */
export function paramsOf(before: unknown, after: unknown): Record<string, string | number> {
  const all = { ...(isRecord(before) ? before : {}), ...(isRecord(after) ? after : {}) };
  return Object.fromEntries(
    Object.entries(all).filter((e): e is [string, string | number] => typeof e[1] === 'string' || typeof e[1] === 'number'),
  );
}
