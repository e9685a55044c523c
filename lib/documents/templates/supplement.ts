// What was accepted after a report was frozen: a dated supplement; the frozen report itself never changes.
import { plainOf } from '@/lib/documents/local-text';
import type { Block, DocumentModel } from '@/lib/documents/model';
import { type FigureChange, figureChanges, type ReportFigures } from '@/lib/documents/templates/figures';
import type { HalfYearReportInput, ReportAction, ReportImprint } from '@/lib/documents/templates/half-year-input';
import { narrativeTable } from '@/lib/documents/templates/half-year-tables';
import { type Context, footerLine, labelsOf, noticeBlock, numberCell, verification } from '@/lib/documents/templates/parts';
import type { Translate } from '@/lib/documents/translate';
import { formatDate } from '@/lib/platform/i18n/format';
import type { Language } from '@/lib/platform/i18n/languages';
import { periodName } from '@/lib/platform/i18n/periods';

export type SupplementInput = Pick<
  HalfYearReportInput,
  'organisation' | 'plan' | 'period' | 'asOf' | 'notice' | 'sections' | 'institutions'
> & {
  /** The frozen report: version, ISO day of the freeze, fingerprint, its figures. */
  base: { version: number; frozenOn: string; contentHash: string; figures: ReportFigures };
  /** The figures now. */
  figures: ReportFigures;
  /** Actions with a report accepted after the freeze, as they are now. */
  actions: ReportAction[];
};

function changesTable(changes: FigureChange[], input: SupplementInput, context: Context): Block[] {
  const { t, language } = context;
  if (!changes.length) return [];
  const nameOf = (change: FigureChange): string => {
    if (change.group === 'total') return t('column.all');
    if (change.group === 'section') return plainOf(input.sections.find((section) => section.id === change.id)?.title, language);
    return plainOf(change.id === null ? null : context.institutions.get(change.id)?.name, language) || t('furniture.noLead');
  };
  return [
    {
      kind: 'table',
      caption: t('supplement.figures'),
      sheet: t('supplement.figures'),
      columns: [
        { title: t('column.measure'), weight: 5 },
        { title: t('column.status'), weight: 3 },
        { title: t('column.before'), weight: 2, align: 'end' },
        { title: t('column.after'), weight: 2, align: 'end' },
      ],
      rows: changes.map((change) => ({
        cells: [
          nameOf(change),
          t(`count.${change.key}`).replaceAll('\u00ad', ''),
          numberCell(change.before, language),
          numberCell(change.after, language),
        ],
      })),
    },
  ];
}

/** The dated supplement in one language; says so when nothing was accepted. */
export function buildSupplement(input: SupplementInput, imprint: ReportImprint, language: Language, t: Translate): DocumentModel {
  const context: Context = { language, t, institutions: new Map(input.institutions.map((i) => [i.id, i])) };
  const organisation = plainOf(input.organisation, language);
  const { version, frozenOn, contentHash } = input.base;
  const accepted: Block[] = input.actions.length
    ? [
        { kind: 'heading', level: 1, text: t('supplement.accepted') },
        ...narrativeTable(input.actions, t('column.report'), context),
      ]
    : [{ kind: 'paragraph', text: t('supplement.none') }];
  return {
    language,
    title: t('supplement.title'),
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
      {
        kind: 'paragraph',
        small: true,
        text: t('supplement.base', { version, date: formatDate(frozenOn, language, 'on'), hash: contentHash }),
      },
      ...accepted,
      ...changesTable(figureChanges(input.base.figures, input.figures), input, context),
      ...verification(t('halfYear.verification'), imprint, context),
    ],
    labels: labelsOf(t),
  };
}
