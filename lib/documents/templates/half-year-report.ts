// The half-year report to the Commission: period and as-of date; totals, by section, by institution, all reconciling; narrative by
// section; completed, overdue, stopped, not presented; evidence; proposed decisions; fingerprint and seal. No empty tables.
import { type LocalText, plainOf } from '@/lib/documents/local-text';
import type { Block, DocumentModel } from '@/lib/documents/model';
import { reconcile } from '@/lib/documents/templates/figures';
import type { HalfYearReportInput, ReportImprint, ReportProse } from '@/lib/documents/templates/half-year-input';
import {
  completedTable,
  evidenceTable,
  missingTable,
  narrativeTable,
  overdueTable,
  stoppedTable,
} from '@/lib/documents/templates/half-year-tables';
import { byInstitution, bySection, overTime, totals } from '@/lib/documents/templates/half-year-totals';
import {
  type Context,
  footerLine,
  labelsOf,
  noticeBlock,
  paragraphs,
  textLines,
  verification,
} from '@/lib/documents/templates/parts';
import type { Translate } from '@/lib/documents/translate';
import { formatDate } from '@/lib/platform/i18n/format';
import type { Language } from '@/lib/platform/i18n/languages';
import { periodName } from '@/lib/platform/i18n/periods';

/** Typed words in the document's language, else in another one with its mark: prose is never left out of a frozen report. */
function proseOf(input: HalfYearReportInput, part: (prose: ReportProse) => string | undefined): LocalText {
  return Object.fromEntries(
    Object.entries(input.prose).flatMap(([code, prose]) => {
      const text = prose && part(prose)?.trim();
      return text ? [[code, text]] : [];
    }),
  );
}

function narrative(input: HalfYearReportInput, context: Context): Block[] {
  return input.sections.flatMap((section) => {
    const actions = input.actions.filter((action) => action.sectionId === section.id);
    const prose = paragraphs(
      proseOf(input, (p) => p.sections?.[section.id]),
      context,
    );
    if (!actions.length && !prose.length) return [];
    const title = plainOf(section.title, context.language);
    return [{ kind: 'heading' as const, level: 2 as const, text: title }, ...prose, ...narrativeTable(actions, title, context)];
  });
}

function decisions(input: HalfYearReportInput, context: Context): Block[] {
  const items = textLines(
    proseOf(input, (p) => p.proposedDecisions),
    context,
  );
  return items.length ? [{ kind: 'list', style: 'number', items }] : [];
}

/** Chapters in their order; an empty one is left out and takes no number. */
function chapters(input: HalfYearReportInput, context: Context): [key: string, blocks: Block[]][] {
  const introduction = paragraphs(
    proseOf(input, (p) => p.introduction),
    context,
  );
  return [
    ['totals', [...totals(input, context), ...introduction]],
    ['bySection', bySection(input, context)],
    ['byInstitution', byInstitution(input, context)],
    ['overTime', overTime(input, context)],
    ['narrative', narrative(input, context)],
    ['completed', completedTable(input.actions, context)],
    ['overdue', overdueTable(input.actions, context)],
    ['stopped', stoppedTable(input.actions, context)],
    ['missing', missingTable(input.actions, context)],
    ['evidence', evidenceTable(input.actions, context)],
    ['decisions', decisions(input, context)],
  ];
}

/**
 * The report in one language. All figures come from `input.figures`; they are checked against the rows first (ReconciliationError).
 * `t` speaks the same language (documentTranslator).
 */
export function buildHalfYearReport(
  input: HalfYearReportInput,
  imprint: ReportImprint,
  language: Language,
  t: Translate,
): DocumentModel {
  reconcile(input.figures, input.actions);
  const context: Context = { language, t, institutions: new Map(input.institutions.map((i) => [i.id, i])) };
  const filled = chapters(input, context).filter(([, blocks]) => blocks.length > 0);
  const numbered = filled.flatMap(([key, blocks], i): Block[] => [
    { kind: 'heading', level: 1, text: `${i + 1}. ${t(`halfYear.${key}`)}` },
    ...blocks,
  ]);
  const organisation = plainOf(input.organisation, language);
  return {
    language,
    title: t('halfYear.title'),
    orientation: 'portrait',
    overline: organisation ? [organisation] : [],
    subtitle: [
      plainOf(input.plan.title, language),
      t('halfYear.period', { period: periodName(input.period.start, input.period.end, language) }),
      t('furniture.asOf', { date: formatDate(input.asOf, language, 'on') }),
    ],
    footer: footerLine(imprint, input.asOf, context),
    blocks: [
      ...noticeBlock(input.notice, context),
      ...numbered,
      ...verification(`${filled.length + 1}. ${t('halfYear.verification')}`, imprint, context),
    ],
    labels: labelsOf(t),
  };
}
