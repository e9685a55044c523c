// The first chapters of the half-year report: figures in total, by section, by institution and over time.
import { lines, stackedBars } from '@/lib/documents/charts';
import { plainOf } from '@/lib/documents/local-text';
import type { Block, Cell, Column, Row, Table } from '@/lib/documents/model';
import { type CountKey, type Counts, countKeys, statusKeys } from '@/lib/documents/templates/figures';
import type { HalfYearReportInput } from '@/lib/documents/templates/half-year-input';
import { type Context, institutionCell, numberCell, textCell } from '@/lib/documents/templates/parts';
import { formatDate, formatNumber, formatPercent, formatShare, PERCENT_FROM, sharePercent } from '@/lib/platform/i18n/format';
import { periodCode, periodName } from '@/lib/platform/i18n/periods';

/** How many institutions a chart shows; the table shows all. */
const CHART_ROWS = 12;

function sentences(counts: Counts, asOf: string, { t, language }: Context): string {
  const n = (key: CountKey) => formatNumber(counts[key], language);
  const values = Object.fromEntries(countKeys.map((key) => [key, n(key)]));
  const date = formatDate(asOf, language, 'on');
  const said = [t('halfYear.sentence', { ...values, date, count: counts.total })];
  if (counts.overdue) said.push(t('halfYear.sentenceOverdue', { n: n('overdue'), count: counts.overdue }));
  if (counts.missing) said.push(t('halfYear.sentenceMissing', { n: n('missing'), count: counts.missing }));
  return said.join(' ');
}

/** Shares only where there are enough actions; "of which" rows carry none of a sum. */
function totalsTable(counts: Counts, { t, language }: Context): Table {
  const hasShares = counts.total >= PERCENT_FROM;
  const row = (label: string, value: number, role?: Row['role']): Row => {
    const percent = sharePercent(value, counts.total);
    const share: Cell[] = hasShares ? [{ text: percent === null ? '' : formatPercent(percent, language) }] : [];
    return { role, cells: [label, numberCell(value, language), ...share] };
  };
  const states = statusKeys.map((key) => [key, counts[key]] as const).filter(([, value]) => value > 0);
  const besides = (['overdue', 'missing'] as const).filter((key) => counts[key] > 0);
  const STATUS = {
    completed: 'COMPLETED',
    inProgress: 'IN_PROGRESS',
    notStarted: 'NOT_STARTED',
    suspended: 'SUSPENDED',
    cancelled: 'CANCELLED',
  };
  return {
    kind: 'table',
    sheet: t('halfYear.totals'),
    columns: [
      { title: t('column.measure'), weight: 5 },
      { title: t('column.actions'), weight: 2, align: 'end' },
      ...(hasShares ? [{ title: t('column.share'), weight: 2, align: 'end' as const }] : []),
    ],
    rows: [
      ...states.map(([key, value]) => row(t(`status.${STATUS[key]}`), value)),
      row(t('column.all'), counts.total, 'total'),
      ...besides.map((key) => row(t(`status.${key}`), counts[key])),
    ],
  };
}

export function totals(input: HalfYearReportInput, context: Context): Block[] {
  const { t, language } = context;
  const counts = input.figures.total;
  const share = (key: CountKey) =>
    counts.total >= PERCENT_FROM ? { detail: formatShare(counts[key], counts.total, language) } : {};
  const item = (key: CountKey, label: string) => ({ label, value: formatNumber(counts[key], language), ...share(key) });
  return [
    { kind: 'paragraph', text: sentences(counts, input.asOf, context) },
    {
      kind: 'keyFigures',
      items: [
        { label: t('column.all'), value: formatNumber(counts.total, language) },
        item('completed', t('status.COMPLETED')),
        item('inProgress', t('status.IN_PROGRESS')),
        item('overdue', t('status.overdue')),
      ],
    },
    totalsTable(counts, context),
    { kind: 'paragraph', small: true, text: t('halfYear.rule') },
  ];
}

/** Name of the group and all its counts; columns that are zero everywhere are left out, the sum stands below. */
function countsTable(
  name: Column,
  groups: { name: Cell; counts: Counts }[],
  total: Counts,
  sheet: string,
  { t, language }: Context,
): Table {
  const keys = countKeys.filter((key) => key === 'total' || total[key] > 0);
  const row = (cell: Cell, counts: Counts, role?: Row['role']): Row => ({
    role,
    cells: [cell, ...keys.map((key) => numberCell(counts[key], language))],
  });
  return {
    kind: 'table',
    sheet,
    compact: true,
    columns: [name, ...keys.map((key) => ({ title: t(`count.${key}`), weight: 1.5, align: 'end' as const }))],
    rows: [...groups.map((group) => row(group.name, group.counts)), row(t('count.total'), total, 'total')],
  };
}

export function bySection(input: HalfYearReportInput, context: Context): Block[] {
  const { t } = context;
  const groups = input.figures.bySection.map(({ id, counts }) => ({
    name: textCell(context, input.sections.find((section) => section.id === id)?.title),
    counts,
  }));
  if (!groups.length) return [];
  return [countsTable({ title: t('column.section'), weight: 6 }, groups, input.figures.total, t('halfYear.bySection'), context)];
}

function institutionChart(input: HalfYearReportInput, context: Context): Block[] {
  const { t, language } = context;
  const shown = [...input.figures.byInstitution].sort((a, b) => b.counts.total - a.counts.total).slice(0, CHART_ROWS);
  if (shown.length < 2) return [];
  const names = shown.map(({ id }) => {
    const institution = id === null ? undefined : context.institutions.get(id);
    return plainOf(institution?.name, language) || t('furniture.noLead');
  });
  const COLORS = ['success-solid', 'info-solid', 'neutral-solid', 'warning-solid', 'violet-solid'] as const;
  const STATUS = ['COMPLETED', 'IN_PROGRESS', 'NOT_STARTED', 'SUSPENDED', 'CANCELLED'] as const;
  const series = statusKeys.map((key, i) => ({
    name: t(`status.${STATUS[i]}`),
    color: COLORS[i]!,
    values: shown.map((group) => group.counts[key]),
  }));
  const alt = t('halfYear.chartAlt', { institution: names[0]!, n: formatNumber(shown[0]!.counts.total, language) });
  const isAll = shown.length === input.figures.byInstitution.length;
  const caption = isAll ? t('halfYear.chartTitle') : t('halfYear.chartTitleTop', { n: CHART_ROWS });
  return [{ kind: 'figure', svg: stackedBars(names, series, { alt, theme: 'paper' }), alt, caption }];
}

export function byInstitution(input: HalfYearReportInput, context: Context): Block[] {
  const { t } = context;
  const groups = input.figures.byInstitution.map(({ id, counts }) => ({ name: institutionCell(context, id), counts }));
  if (!groups.length) return [];
  return [
    ...institutionChart(input, context),
    countsTable({ title: t('column.institution'), weight: 6 }, groups, input.figures.total, t('column.institution'), context),
    { kind: 'paragraph', small: true, text: t('halfYear.byInstitutionNote') },
  ];
}

export function overTime(input: HalfYearReportInput, context: Context): Block[] {
  const { t, language } = context;
  const points = input.overTime ?? [];
  const last = points.at(-1);
  if (points.length < 2 || !last) return [];
  const alt = t('halfYear.overTimeAlt', { counts: formatShare(last.completed, last.total, language) });
  const series = [{ name: t('column.completed'), color: 'series-1' as const, values: points.map((point) => point.completed) }];
  const svg = lines(
    points.map((point) => periodCode(point.start, point.end, language)),
    series,
    { alt, theme: 'paper' },
  );
  return [
    { kind: 'figure', svg, alt, caption: t('column.completed') },
    {
      kind: 'table',
      sheet: t('halfYear.overTime'),
      columns: [
        { title: t('column.period'), weight: 5 },
        { title: t('column.completed'), weight: 2, align: 'end' },
        { title: t('column.all'), weight: 2, align: 'end' },
      ],
      rows: points.map((point) => ({
        cells: [
          periodName(point.start, point.end, language),
          numberCell(point.completed, language),
          numberCell(point.total, language),
        ],
      })),
    },
  ];
}
