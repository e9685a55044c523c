// Pieces that several templates share.
import { type LocalText, pickText, plainOf, runsOfText } from '@/lib/documents/local-text';
import type { Block, Cell, DocumentModel, Run, Text } from '@/lib/documents/model';
import type { ReportAction, ReportImprint } from '@/lib/documents/templates/half-year-input';
import type { Translate } from '@/lib/documents/translate';
import { formatDate, formatDateTime, formatNumber } from '@/lib/platform/i18n/format';
import type { Language } from '@/lib/platform/i18n/languages';

/** Language, words, and the names of institutions that a template's pieces need. */
export type Context = { language: Language; t: Translate; institutions: Map<string, { name: LocalText; shortName?: LocalText }> };

export const textCell = (context: Context, words: LocalText | null | undefined): Cell => ({
  text: runsOfText(words, context.language, context.t),
});

export const numberCell = (value: number, language: Language): Cell => ({ text: formatNumber(value, language), number: value });

export function institutionCell(context: Context, id: string | null): Cell {
  const institution = id === null ? undefined : context.institutions.get(id);
  return institution ? textCell(context, institution.name) : context.t('furniture.noLead');
}

/** The official wording of a deadline, else its date. */
export function deadlineCell(context: Context, action: Pick<ReportAction, 'deadline' | 'endDate'>): Cell {
  const runs = runsOfText(action.deadline, context.language, context.t);
  if (runs.length) return { text: runs };
  return action.endDate
    ? { text: formatDate(action.endDate, context.language, 'short'), date: action.endDate }
    : context.t('furniture.none');
}

/** The footnote of a report that came by letter. */
function letterNote({ t, language }: Context, letter: NonNullable<NonNullable<ReportAction['report']>['letter']>): string {
  const values = { number: letter.number, date: formatDate(letter.date, language, 'on') };
  return letter.signatory
    ? t('halfYear.letterNoteSigned', { ...values, signatory: letter.signatory })
    : t('halfYear.letterNote', values);
}

/** Words of the accepted report, with the letter it came by; «сведения не представлены» where one was due and is missing. */
export function reportCell(context: Context, action: ReportAction): Cell {
  const { t, language } = context;
  if (!action.report)
    return { text: [{ text: t(action.isReportDue ? 'halfYear.noInformation' : 'halfYear.notDue'), italic: true }] };
  const runs: Run[] = runsOfText(action.report.text, language, t);
  if (action.report.isUnchanged) runs.unshift({ text: `${t('halfYear.unchanged')}. `, italic: true });
  if (!runs.length) runs.push({ text: t('furniture.none') });
  if (action.report.letter) runs[runs.length - 1]!.footnote = letterNote(context, action.report.letter);
  return { text: runs };
}

/** State in words; a passed deadline is said as the Commission says it. */
export function statusCell({ t }: Context, action: ReportAction): Cell {
  const status = t(`status.${action.status}`);
  return action.isOverdue ? { text: [{ text: `${status}\n` }, { text: t('status.overdue'), italic: true }] } : status;
}

/** Parts of typed words as runs; words borrowed from another language are marked once, at their end. */
function marked(words: LocalText, split: (text: string) => string[], { language, t }: Context): Run[][] {
  const picked = pickText(words, language);
  if (!picked) return [];
  const parts = split(picked.text).filter(Boolean);
  if (!picked.isBorrowed) return parts.map((text) => [{ text }]);
  const mark: Run = { text: ` (${t(`inLanguage.${picked.language}`)})`, italic: true };
  return parts.map((text, i) => [{ text, language: picked.language }, ...(i === parts.length - 1 ? [mark] : [])]);
}

/** Paragraphs of typed words: separated by empty lines; words stay words, nothing in them is markup. */
export const paragraphs = (words: LocalText, context: Context): Block[] =>
  marked(words, (text) => text.split(/\n\s*\n/).map((part) => part.trim()), context).map((text) => ({ kind: 'paragraph', text }));

/** Items of typed words: one a line, without the number or dash somebody typed before it. */
export const textLines = (words: LocalText, context: Context): Text[] =>
  marked(words, (text) => text.split('\n').map((line) => line.replace(/^\s*(?:\d+[.)]|[-–•])\s+/, '').trim()), context);

/** Fingerprint and latest audit seal: the last words of a document. */
export function verification(title: string, imprint: ReportImprint, { t, language }: Context): Block[] {
  const lines = [
    imprint.version === null ? t('seal.draft') : '',
    imprint.contentHash ? t('seal.hash', { hash: imprint.contentHash }) : '',
    imprint.seal
      ? t('seal.audit', {
          number: imprint.seal.number,
          date: formatDateTime(imprint.seal.sealedAt, language),
          root: imprint.seal.root,
        })
      : '',
    t('seal.generated', { date: formatDateTime(imprint.generatedAt, language) }),
  ];
  return [
    { kind: 'heading', level: 1, text: title },
    ...lines.filter(Boolean).map((text): Block => ({ kind: 'paragraph', text, small: true })),
  ];
}

/** "Draft. Data as of 15.09.2020" or "Version 1. Data as of …". */
export function footerLine(imprint: ReportImprint, asOf: string, { t, language }: Context): string {
  const state = imprint.version === null ? t('furniture.draft') : t('furniture.version', { version: imprint.version });
  return `${state}. ${t('furniture.dataAsOf', { date: formatDate(asOf, language, 'short') })}`;
}

export const labelsOf = (t: Translate): DocumentModel['labels'] => ({
  footnotes: t('furniture.footnotes'),
  overview: t('furniture.overview'),
});

export const noticeBlock = (notice: LocalText | undefined, { t, language }: Context): Block[] =>
  plainOf(notice, language) ? [{ kind: 'note', title: t('furniture.notice'), text: runsOfText(notice, language, t) }] : [];
