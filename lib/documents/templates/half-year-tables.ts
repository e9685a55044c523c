// The lists of actions in a half-year report. A list without rows is no table at all.
import { runsOfText } from '@/lib/documents/local-text';
import { type Block, type Cell, type Column, cellText, plainText, type Row, type Run } from '@/lib/documents/model';
import type { ReportAction } from '@/lib/documents/templates/half-year-input';
import { type Context, deadlineCell, institutionCell, reportCell, statusCell, textCell } from '@/lib/documents/templates/parts';
import { byText } from '@/lib/platform/i18n/collate';
import { formatDate } from '@/lib/platform/i18n/format';

const column = ({ t }: Context, key: string, weight: number): Column => ({ title: t(`column.${key}`), weight });

const table = (sheet: string, columns: Column[], rows: Row[]): Block[] =>
  rows.length ? [{ kind: 'table', sheet, columns, rows }] : [];

const opening = (context: Context, action: ReportAction): Cell[] => [
  action.number,
  textCell(context, action.title),
  institutionCell(context, action.lead),
];
const openingColumns = (context: Context) => [
  column(context, 'number', 1.3),
  column(context, 'action', 4),
  column(context, 'lead', 3),
];

/** Every action of a section with its state and the words of its accepted report. */
export function narrativeTable(actions: ReportAction[], sheet: string, context: Context): Block[] {
  const columns = [...openingColumns(context), column(context, 'status', 2.6), column(context, 'report', 6)];
  const rows = actions.map((action) => ({
    cells: [...opening(context, action), statusCell(context, action), reportCell(context, action)],
  }));
  return table(sheet, columns, rows);
}

/** Titles of the evidence, one a line. */
function evidenceRuns(action: ReportAction, { language, t }: Context): Run[] {
  return (action.report?.evidence ?? []).flatMap((evidence, i) => {
    const runs = runsOfText(evidence.title, language, t);
    if (evidence.detail) runs.push({ text: ` (${evidence.detail})` });
    return i && runs[0] ? [{ ...runs[0], text: `\n${runs[0].text}` }, ...runs.slice(1)] : runs;
  });
}

/** Completed actions; without evidence of this period they are "declared, unverified". */
export function completedTable(actions: ReportAction[], context: Context): Block[] {
  const { t } = context;
  const rows = actions
    .filter((action) => action.status === 'COMPLETED')
    .map((action) => {
      const runs = evidenceRuns(action, context);
      return {
        cells: [...opening(context, action), { text: runs.length ? runs : [{ text: t('halfYear.declared'), italic: true }] }],
      };
    });
  return table(t('halfYear.completed'), [...openingColumns(context), column(context, 'evidence', 5)], rows);
}

/** Actions whose deadline has passed, in the plan's order: no ranking. */
export function overdueTable(actions: ReportAction[], context: Context): Block[] {
  const { t, language } = context;
  const explanation = (action: ReportAction): Cell => {
    const runs = runsOfText(action.report?.obstacles, language, t);
    return runs.length ? { text: runs } : action.report ? t('furniture.none') : reportCell(context, action);
  };
  const rows = actions
    .filter((action) => action.isOverdue)
    .map((action) => ({ cells: [...opening(context, action), deadlineCell(context, action), explanation(action)] }));
  return table(
    t('halfYear.overdue'),
    [...openingColumns(context), column(context, 'deadline', 2), column(context, 'explanation', 5)],
    rows,
  );
}

export function stoppedTable(actions: ReportAction[], context: Context): Block[] {
  const { t } = context;
  const rows = actions
    .filter((action) => action.status === 'SUSPENDED' || action.status === 'CANCELLED')
    .map((action) => ({
      cells: [...opening(context, action), t(`status.${action.status}`), textCell(context, action.statusReason)],
    }));
  return table(
    t('halfYear.stopped'),
    [...openingColumns(context), column(context, 'status', 2.6), column(context, 'reason', 5)],
    rows,
  );
}

/** Who has not presented information, on which actions; by name, not by number. */
export function missingTable(actions: ReportAction[], context: Context): Block[] {
  const { t, language } = context;
  const groups = new Map<string | null, string[]>();
  for (const action of actions)
    if (action.isReportDue && !action.report) groups.set(action.lead, [...(groups.get(action.lead) ?? []), action.number]);
  const rows = [...groups]
    .map(([lead, numbers]) => ({ name: institutionCell(context, lead), numbers }))
    .sort(byText(language, (group) => cellText(group.name)))
    .map(({ name, numbers }) => ({ cells: [name, numbers.join(', ')] }));
  return table(t('halfYear.missing'), [column(context, 'institution', 4), column(context, 'actions', 6)], rows);
}

export function evidenceTable(actions: ReportAction[], context: Context): Block[] {
  const { t, language } = context;
  const rows = actions.flatMap((action) =>
    (action.report?.evidence ?? []).map((evidence): Row => {
      const title = runsOfText(evidence.title, language, t);
      const detail = [evidence.detail, evidence.url].filter(Boolean).join(', ');
      const text: Run[] = detail ? [...title, { text: plainText(title) ? `, ${detail}` : detail }] : title;
      const date: Cell = evidence.date
        ? { text: formatDate(evidence.date, language, 'short'), date: evidence.date }
        : t('furniture.none');
      return { cells: [action.number, { text }, date] };
    }),
  );
  return table(
    t('halfYear.evidence'),
    [column(context, 'number', 1), column(context, 'evidence', 9), column(context, 'date', 2)],
    rows,
  );
}
