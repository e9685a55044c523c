// What a matrix becomes in a plan: headings, rows, names, parts, money. Pure.
import type { ColumnMapping, MatrixField } from '@/lib/imports/columns';
import { institutionKey } from '@/lib/imports/institutions';
import type { MatrixReading, MatrixRow } from '@/lib/imports/matrix';
import type { SourceTable } from '@/lib/imports/table';
import { fold } from '@/lib/imports/words';
import type { ActionContent, Counts, NameCount, OtherContent, StagedProblem, StagedRow } from '@/lib/matrix-imports/schema';
import type { AssignmentRole, FundingSource } from '@/prisma/generated/enums';

/** Days during which an import can be undone, and an undone one redone. */
export const UNDO_DAYS = 30;
/** Longest title an action's own form takes. */
const TITLE_MAX = 1000;

// ── headings

const WORD =
  'раздел|глава|часть|направление|приоритет|цель|задача|section|chapter|part|area|objective|goal|bölüm|bap|ugur|maksat|wezipe';
/** "1. ", "IV) ", "2.1 ", «Раздел 3. », "Objective 2: ". A number alone, without a sign after it, belongs to the words. */
const MARK = new RegExp(
  `^(?:(?:${WORD})\\s+)?(?:(?:[IVXLCІХ]+|\\d{1,2}(?:\\.\\d{1,2})*|[A-ZА-Я])\\s?[.):](?!\\d)|\\d{1,2}(?:\\.\\d{1,2})+)\\s*(?=\\S)|^(?:${WORD})\\s+(?:[IVXLCІХ]+|\\d{1,2})\\s*[–—-]\\s*(?=\\S)`,
  'iu',
);

/** The words of a heading without its number: printed numbers come from the plan's own order. */
export const bareHeading = (text: string): string => text.replace(MARK, '').trim() || text.trim();
export const headingKey = (text: string): string => fold(bareHeading(text)).replace(/[.:]+$/, '');

// ── columns

/** Fields that several columns may hold. */
const REPEATABLE = new Set<MatrixField>(['section', 'ignore']);

/** What is wrong with a choice of columns: no column of actions, or two columns for the same field (the second is named). */
export function mappingFault(columns: ColumnMapping['columns']): { kind: 'noTitle' } | { kind: 'twice'; col: number } | null {
  const seen = new Set<MatrixField>();
  for (const { field, col } of columns) {
    if (seen.has(field) && !REPEATABLE.has(field)) return { kind: 'twice', col };
    seen.add(field);
  }
  return seen.has('title') ? null : { kind: 'noTitle' };
}

// ── rows

const keysOf = (row: MatrixRow): string[] =>
  [row.lead, ...row.others].filter((name) => name !== null).map((name) => institutionKey(name));

const actionContent = (row: MatrixRow): ActionContent => ({
  n: row.sourceRow,
  number: row.number,
  title: row.title,
  path: row.sectionPath,
  objective: row.objective,
  lead: row.lead,
  others: row.others,
  keys: keysOf(row),
  start: row.start,
  end: row.end,
  recurrence: row.recurrence,
  deadlineWording: row.deadlineWording,
  expectedResult: row.expectedResult,
  indicators: row.indicators,
  funding: row.funding,
  uncertain: row.uncertain,
});

/** Folded title → register number of the actions that the plan has already. */
export type PresentTitles = ReadonlyMap<string, number>;
export const titleKey = (title: string): string => fold(title).replace(/[.;]+$/, '');

function ownProblems(row: MatrixRow, titleColumn: string, present: PresentTitles): StagedProblem[] {
  const problems: StagedProblem[] = [];
  const number = present.get(titleKey(row.title));
  const warn = (code: 'SAME_ACTION' | 'LONG_TITLE', params: StagedProblem['params']) =>
    problems.push({ column: titleColumn, code, params, severity: 'warning' });
  if (number !== undefined) warn('SAME_ACTION', { number });
  if (row.title.length > TITLE_MAX) warn('LONG_TITLE', { limit: TITLE_MAX });
  return problems;
}

/** Every row of the table with what will happen to it; `row` is its place in the table. */
export function stageRows(
  table: SourceTable,
  reading: MatrixReading,
  mapping: ColumnMapping,
  present: PresentTitles,
): StagedRow[] {
  const titleColumn = mapping.columns.find((column) => column.field === 'title')?.header ?? '';
  const problems = problemsByRow(table, reading);
  return reading.dispositions.map((disposition, index) => {
    const source = table.rows[index];
    const text = () =>
      source?.cells
        .map((cell) => cell.text.replace(/\s+/g, ' '))
        .join(' · ')
        .slice(0, 300) ?? '';
    const found = problems.get(index) ?? [];
    const staged = (
      kind: StagedRow['disposition'],
      content: ActionContent | OtherContent,
      own: StagedProblem[] = [],
    ): StagedRow => {
      const all = [...found, ...own];
      return { row: index, disposition: kind, content, problems: all.length ? all : null };
    };
    const n = disposition.row;
    switch (disposition.kind) {
      case 'action': {
        const action = reading.rows[disposition.action] as MatrixRow;
        return staged('ACTION', actionContent(action), ownProblems(action, titleColumn, present));
      }
      case 'continuation':
        return staged('CONTINUATION', { n, text: text() });
      case 'section':
      case 'objective':
        return staged(disposition.kind === 'section' ? 'SECTION' : 'OBJECTIVE', { n, text: disposition.text });
      case 'header':
        return staged('HEADER', { n, text: text() });
      case 'problem':
        return staged('PROBLEM', { n, text: text() });
      default:
        return staged('SKIPPED', { n, text: text(), reason: disposition.reason });
    }
  });
}

/** Problems name the row as people see it; a paragraph of a Word file may bear the number of the table row before it. */
function problemsByRow(table: SourceTable, reading: MatrixReading): Map<number, StagedProblem[]> {
  const place = new Map<number, number>();
  table.rows.forEach((row, index) => {
    if (row.paragraph === undefined && !place.has(row.row)) place.set(row.row, index);
  });
  const byRow = new Map<number, StagedProblem[]>();
  for (const { row, ...problem } of reading.problems) {
    const index = place.get(row) ?? 0;
    byRow.set(index, [...(byRow.get(index) ?? []), problem]);
  }
  return byRow;
}

// ── names

export type Register = ReadonlyMap<string, string>;

/** Each name of the file once, the most frequent first, with the institution the register knows under it. */
export function countNames(actions: readonly ActionContent[], register: Register): NameCount[] {
  const names = new Map<string, NameCount>();
  for (const { lead, others, keys } of actions) {
    const written = lead === null ? others : [lead, ...others];
    new Set(keys).forEach((key) => {
      const at = keys.indexOf(key);
      const name = names.get(key) ?? {
        key,
        name: written[at] ?? key,
        rows: 0,
        leads: 0,
        institutionId: register.get(key) ?? null,
      };
      names.set(key, { ...name, rows: name.rows + 1, leads: name.leads + (lead !== null && at === 0 ? 1 : 0) });
    });
  }
  return [...names.values()].sort((a, b) => b.rows - a.rows || a.name.localeCompare(b.name));
}

export const unknownNames = (counts: Counts): NameCount[] => counts.names.filter((name) => name.institutionId === null);
export const leadsRecognised = (counts: Counts): number =>
  counts.names.reduce((sum, name) => sum + (name.institutionId ? name.leads : 0), 0);

type CountedRow = Pick<StagedRow, 'disposition' | 'content' | 'problems'>;
export const isAction = (row: CountedRow): row is CountedRow & { content: ActionContent } => row.disposition === 'ACTION';
const NOT_TAKEN = ['HEADER', 'SKIPPED', 'PROBLEM', 'LEFT_OUT'];

export function countRows(rows: readonly CountedRow[], register: Register): Counts {
  const actions = rows.filter(isAction).map((row) => row.content);
  const distinct = (keys: readonly (string | null)[]) => new Set(keys.filter((key) => key !== null)).size;
  const pathKey = (action: ActionContent) => (action.path.length ? action.path.map(headingKey).join('\n') : null);
  return {
    rows: rows.length,
    actions: actions.length,
    sections: distinct(actions.map(pathKey)),
    objectives: distinct(actions.map((a) => (a.objective === null ? null : `${pathKey(a)}\n\n${headingKey(a.objective)}`))),
    skipped: rows.filter((row) => NOT_TAKEN.includes(row.disposition)).length,
    problems: rows.filter((row) => row.problems?.length && row.disposition !== 'LEFT_OUT').length,
    errors: rows.filter((row) => row.disposition === 'PROBLEM').length,
    names: countNames(actions, register),
  };
}

// ── parts and money

export type Known = { institutionId: string; isNational: boolean };
export type Part = { institutionId: string; role: AssignmentRole };

/** Who is proposed for what: the lead, then national bodies as co-executors and international ones as partners; nobody twice. */
export function partsOf(action: ActionContent, known: ReadonlyMap<string, Known>): Part[] {
  const parts = new Map<string, Part>();
  action.keys.forEach((key, index) => {
    const institution = known.get(key);
    if (!institution || parts.has(institution.institutionId)) return;
    const role = action.lead !== null && index === 0 ? 'LEAD' : institution.isNational ? 'CO_EXECUTOR' : 'PARTNER';
    parts.set(institution.institutionId, { institutionId: institution.institutionId, role });
  });
  return [...parts.values()];
}

/** Names that stay words: they are kept in the action's description, so that nothing of the paper is lost. */
export function namesKept(action: ActionContent, known: ReadonlyMap<string, Known>): string[] {
  const written = action.lead === null ? action.others : [action.lead, ...action.others];
  return written.filter((_, index) => !known.has(action.keys[index] ?? ''));
}

const PARTNER_MONEY =
  /партн|донор|грант|оон|ун[пд]|юнисеф|юнфпа|обсе|евросоюз|европейск|международн|спонсор|usaid|gef|donor|grant|partner|international|undp|unicef|unfpa|osce|(?<!\p{L})(?:un|eu|ес)(?!\p{L})|halkara|hyzmatdaş|bmg|ýunisef/iu;
const NO_MONEY =
  /не предусмотрен|не обеспечен|не определ|отсутств|unfunded|not funded|no funding|funding gap|göz öňünde tutulmadyk/iu;

/** Where the money comes from, by the words of the cell; state money unless they say otherwise. */
export const fundingSource = (words: string | null): FundingSource =>
  words && NO_MONEY.test(words) ? 'UNFUNDED' : words && PARTNER_MONEY.test(words) ? 'PARTNER' : 'STATE';

// ── undo

/** Whether the moment lies within the days of undo. Real time, both. */
export const isWithinUndo = (since: Date | null, now: Date): boolean =>
  since !== null && now.getTime() - since.getTime() <= UNDO_DAYS * 86_400_000;
