// What is true of a report's document: its typed parts, what a refresh would change, when making a file has stopped. Pure.
import { canonicalJson } from '@/lib/documents/content-hash';
import { type FigureChange, figureChanges } from '@/lib/documents/templates/figures';
import type { ReportAction, ReportProse } from '@/lib/documents/templates/half-year-input';
import type { ReportContent } from '@/lib/generated-reports/assemble';
import type { GeneratedReportStatus, OutputState } from '@/prisma/generated/enums';

/** 'introduction', 'decisions' or 'section:<id>'. */
export type Part = string;

const sectionOf = (part: Part): string | null => (part.startsWith('section:') ? part.slice('section:'.length) : null);

/** The typed words of one part; empty where nobody has written. */
export function partOf(prose: ReportProse | undefined, part: Part): string {
  const section = sectionOf(part);
  if (section) return prose?.sections?.[section] ?? '';
  return (part === 'introduction' ? prose?.introduction : prose?.proposedDecisions) ?? '';
}

/** The prose with one part replaced; an empty part is no part. */
export function withPart(prose: ReportProse, part: Part, text: string): ReportProse {
  const section = sectionOf(part);
  if (section) {
    const sections = Object.fromEntries(
      Object.entries({ ...prose.sections, [section]: text }).filter(([, words]) => words.trim()),
    );
    const { sections: _, ...rest } = prose;
    return Object.keys(sections).length ? { ...rest, sections } : rest;
  }
  const key = part === 'introduction' ? 'introduction' : 'proposedDecisions';
  const { [key]: _, ...rest } = prose;
  return text.trim() ? { ...rest, [key]: text } : rest;
}

/** Parts that can be typed: the introduction, each section, the proposed decisions. */
export const partsOf = (sections: readonly { id: string }[]): Part[] => [
  'introduction',
  ...sections.map((section) => `section:${section.id}`),
  'decisions',
];

/**
 * Whether saving a part would overwrite somebody else's words: the row is newer than what the person read, and this part is neither what
 * they began from nor what they are saving.
 */
export const collides = (
  saved: { version: number; text: string },
  mine: { version: number; text: string; base: string | null },
) => saved.version !== mine.version && saved.text !== mine.text && saved.text !== mine.base;

/** A row of the report that would say something else. */
export type RowChange = {
  id: string;
  number: string;
  kind: 'reported' | 'withdrawn' | 'status' | 'words' | 'added' | 'removed';
  before: ReportAction['status'] | null;
  after: ReportAction['status'] | null;
};

function kindOf(before: ReportAction | undefined, after: ReportAction | undefined): RowChange['kind'] {
  if (!before) return 'added';
  if (!after) return 'removed';
  if (!before.report && after.report) return 'reported';
  if (before.report && !after.report) return 'withdrawn';
  return before.status === after.status ? 'words' : 'status';
}

function rowChanges(before: readonly ReportAction[], after: readonly ReportAction[]): RowChange[] {
  const old = new Map(before.map((action) => [action.id, action]));
  const now = new Map(after.map((action) => [action.id, action]));
  const order = [...after, ...before.filter((action) => !now.has(action.id))];
  return order.flatMap(({ id, number }) => {
    const [was, is] = [old.get(id), now.get(id)];
    if (was && is && canonicalJson(was) === canonicalJson(is)) return [];
    return [{ id, number, kind: kindOf(was, is), before: was?.status ?? null, after: is?.status ?? null }];
  });
}

export type RefreshChanges = { figures: FigureChange[]; rows: RowChange[] };

/** Everything that "Refresh" would change, old → new. Typed words are not among it. */
export const refreshChanges = (before: ReportContent, after: ReportContent): RefreshChanges => ({
  figures: figureChanges(before.figures, after.figures),
  rows: rowChanges(before.actions, after.actions),
});

/**
 * Actions with a report that a frozen report could not know, as they are now: none was accepted then, or this one was accepted later.
 * @param acceptedAt real moment of acceptance by action
 */
export const acceptedAfter = (
  frozen: readonly ReportAction[],
  now: readonly ReportAction[],
  acceptedAt: ReadonlyMap<string, string>,
  frozenAt: Date,
): ReportAction[] => {
  const reported = new Set(frozen.flatMap((action) => (action.report ? [action.id] : [])));
  const isLater = (id: string) => Date.parse(acceptedAt.get(id) ?? '') > frozenAt.getTime();
  return now.filter((action) => action.report && (!reported.has(action.id) || isLater(action.id)));
};

export const isFrozen = (status: GeneratedReportStatus): boolean => status === 'FROZEN';

// ── files

/** Whoever makes a file gives a sign of life this often. */
export const HEARTBEAT_EVERY = 5_000;
/** Without a sign of life for so long (milliseconds) the work counts as lost. */
export const LOST_AFTER = 30_000;
/** A file is begun at most so often; then it has failed. */
export const MAX_ATTEMPTS = 2;

/** What a file is made from: a draft's files bear the word "draft" and are others than those of the frozen report. */
export const outputKey = (status: GeneratedReportStatus, hash: string): string => (status === 'FROZEN' ? hash : `draft-${hash}`);

export const isSettled = (state: OutputState): boolean => state === 'READY' || state === 'FAILED';

/** What becomes of work whose maker is gone: taken up again once, then failed. */
export const afterLoss = (attempts: number): 'QUEUED' | 'FAILED' => (attempts < MAX_ATTEMPTS ? 'QUEUED' : 'FAILED');

const FORBIDDEN = /[\\/:*?"<>|\p{Cc}]/gu;

/** Name of a file from its title: letters of every language stay, what file systems refuse goes. */
export const fileName = (parts: readonly string[], extension: string): string =>
  `${parts.filter(Boolean).join(', ').replace(FORBIDDEN, ' ').replace(/\s+/g, ' ').trim().slice(0, 150).trim()}.${extension}`;
