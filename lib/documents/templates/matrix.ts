// The plan's matrix on paper: the annex to an act (columns of the act, nothing else) and the working copy with all columns.
import { type LocalText, plainOf, runsOfText } from '@/lib/documents/local-text';
import type { Cell, Column, DocumentModel, Row, Run } from '@/lib/documents/model';
import type { ActionStatus } from '@/lib/documents/templates/figures';
import { type Context, deadlineCell, labelsOf, noticeBlock } from '@/lib/documents/templates/parts';
import type { Translate } from '@/lib/documents/translate';
import { formatDate } from '@/lib/platform/i18n/format';
import type { Language } from '@/lib/platform/i18n/languages';

export type MatrixRow = {
  number: string;
  /** Titles of the section and objective the action stands under. */
  section: LocalText;
  objective?: LocalText;
  title: LocalText;
  deadline?: LocalText;
  endDate?: string | null;
  lead: LocalText | null;
  coExecutors: LocalText[];
  partners?: LocalText[];
  expectedResult?: LocalText;
  sdgTargets?: string[];
  status?: ActionStatus | null;
  indicators?: LocalText[];
};

export type MatrixInput = {
  plan: { title: LocalText };
  notice?: LocalText;
  asOf: string;
  /** Which frozen version this is, in words; absent for the live plan. */
  version?: string;
  /** Number and date stay blank until they are recorded. */
  act?: { number: string; date: string; type?: string; title?: Record<string, string> } | null;
  rows: MatrixRow[];
};

export type MatrixOptions = {
  /** `annex`: as an annex to the act. `working`: with SDG targets, status, indicators, partners. */
  variant: 'annex' | 'working';
  /** Section and objective as columns instead of heading rows: for spreadsheets that filter and sort. */
  isFlat?: boolean;
};

type Field = { column: Column; cell: (row: MatrixRow, context: Context) => Cell };

const words = (list: (LocalText | null | undefined)[], { language, t }: Context, bold = false): Run[] =>
  list.flatMap((item, i) => {
    const runs = runsOfText(item, language, t).map((run) => (bold && i === 0 ? { ...run, bold } : run));
    return i && runs[0] ? [{ ...runs[0], text: `\n${runs[0].text}` }, ...runs.slice(1)] : runs;
  });

/** The lead first and in bold, then the co-executors, one a line. */
const executors = (row: MatrixRow, context: Context): Cell => {
  const all = [row.lead, ...row.coExecutors].filter((item) => item && plainOf(item, context.language));
  return { text: words(all, context, row.lead !== null) };
};

const one =
  (pick: (row: MatrixRow) => LocalText | null | undefined) =>
  (row: MatrixRow, context: Context): Cell => ({
    text: runsOfText(pick(row), context.language, context.t),
  });
const many =
  (pick: (row: MatrixRow) => LocalText[] | undefined) =>
  (row: MatrixRow, context: Context): Cell => ({
    text: words(pick(row) ?? [], context),
  });

function fieldsOf({ t, language }: Context, { variant, isFlat }: MatrixOptions): Field[] {
  const field = (key: string, weight: number, cell: Field['cell']): Field => ({
    column: { title: t(`matrix.${key}`), weight },
    cell,
  });
  const places = [
    field(
      'section',
      3,
      one((row) => row.section),
    ),
    field(
      'objective',
      3,
      one((row) => row.objective),
    ),
  ];
  const start = [
    ...(isFlat ? places : []),
    field('number', 1, (row) => row.number),
    field(
      'action',
      6,
      one((row) => row.title),
    ),
  ];
  const deadline = field('deadline', 2.4, (row, context) => deadlineCell(context, row));
  const result = field(
    'expectedResult',
    5.5,
    one((row) => row.expectedResult),
  );
  if (variant === 'annex') return [...start, deadline, field('executors', 4.5, executors), result];
  return [
    ...start,
    deadline,
    ...(isFlat
      ? [
          field('endDate', 2, (row) =>
            row.endDate ? { text: formatDate(row.endDate, language, 'short'), date: row.endDate } : '',
          ),
        ]
      : []),
    field(
      'lead',
      3,
      one((row) => row.lead),
    ),
    field(
      'coExecutors',
      3.2,
      many((row) => row.coExecutors),
    ),
    field(
      'partners',
      2.4,
      many((row) => row.partners),
    ),
    result,
    field('sdgTargets', 1.3, (row) => (row.sdgTargets ?? []).join(', ')),
    field('status', 2, (row) => (row.status ? t(`status.${row.status}`) : '')),
    field(
      'indicators',
      3.4,
      many((row) => row.indicators),
    ),
  ];
}

/** Rows with a heading row wherever the section or the objective changes. */
function grouped(rows: MatrixRow[], fields: Field[], context: Context): Row[] {
  let [section, objective] = ['', ''];
  const heading = (text: string): Row => ({ role: 'group', cells: [{ text, span: fields.length }] });
  return rows.flatMap((row) => {
    const [newSection, newObjective] = [plainOf(row.section, context.language), plainOf(row.objective, context.language)];
    const headings: Row[] = [];
    if (newSection && newSection !== section) headings.push(heading(newSection));
    if (newObjective && (newObjective !== objective || newSection !== section)) headings.push(heading(newObjective));
    [section, objective] = [newSection, newObjective];
    return [...headings, { cells: fields.map((field) => field.cell(row, context)) }];
  });
}

/** The usual act as it is called in the three languages; any other is named as it was recorded. */
const USUAL_ACT =
  /постановлени[ея]\s+президента|prezidentini[ňn]\s+karary|(resolution|decree|decision)\s+(of\s+the|by\s+the)\s+president|presidential\s+resolution/i;

function annexTo({ act }: MatrixInput, { t, language }: Context): string {
  if (!act?.type || USUAL_ACT.test(act.type)) return t('matrix.annexTo');
  return t('matrix.annexToOther', { act: act.title?.[language] || act.type });
}

function annexMark(input: MatrixInput, context: Context): string[] {
  const { t, language } = context;
  const date = input.act ? formatDate(input.act.date, language) : t('matrix.blankDate');
  return [annexTo(input, context), t('matrix.annexDate', { date, number: input.act?.number ?? t('matrix.blankNumber') })];
}

/** The matrix in one language, landscape, in the order of the rows. `t` speaks the same language. */
export function buildMatrix(input: MatrixInput, options: MatrixOptions, language: Language, t: Translate): DocumentModel {
  const context: Context = { language, t, institutions: new Map() };
  const fields = fieldsOf(context, options);
  const rows = options.isFlat
    ? input.rows.map((row): Row => ({ cells: fields.map((field) => field.cell(row, context)) }))
    : grouped(input.rows, fields, context);
  const isAnnex = options.variant === 'annex';
  return {
    language,
    title: plainOf(input.plan.title, language),
    orientation: 'landscape',
    overline: isAnnex ? annexMark(input, context) : [t('matrix.working')],
    overlineAlign: 'end',
    subtitle: isAnnex ? [] : [t('furniture.asOf', { date: formatDate(input.asOf, language, 'on') })],
    footer: [plainOf(input.plan.title, language), input.version].filter(Boolean).join(' · '),
    blocks: [
      ...noticeBlock(input.notice, context),
      { kind: 'table', sheet: t('matrix.sheet'), compact: !isAnnex, columns: fields.map((field) => field.column), rows },
    ],
    labels: labelsOf(t),
  };
}
