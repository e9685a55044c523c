// The grid as compact JSON: rows, the groups they stand in, and the names behind their codes. Shapes shared by server and browser.
import type { RowBudget, RowIndicator } from '@/lib/actions/list-queries';
import type { FieldGroup } from '@/lib/actions/policy';
import { type Complete, type DerivedStatus, type Fact, missingFacts } from '@/lib/actions/rules';
import { type CellField, type CellValue, type CellValues, isWordCell, partsOf } from '@/lib/matrix/cells';
import type { ActionStatus, AssignmentRole, AssignmentStatus, DraftStatus, Recurrence } from '@/prisma/generated/enums';

/** As many rows as one grid holds; a longer list stays a table with pages. */
export const GRID_MAX = 2000;

export type GridPart = { institutionId: string; role: AssignmentRole; status: AssignmentStatus };

export type GridRow = {
  id: string;
  number: string;
  sectionId: string;
  objectiveId: string | null;
  title: string;
  lang: string;
  result: string | null;
  resultLang: string | null;
  wording: string | null;
  wordingLang: string | null;
  indicatorWords: string | null;
  indicatorLang: string | null;
  indicators: number;
  indicator: RowIndicator | null;
  startDate: string | null;
  endDate: string | null;
  recurrence: Recurrence;
  parts: GridPart[];
  /** The first is the primary one. */
  sdg: string[];
  budgets: RowBudget[];
  draftStatus: DraftStatus;
  status: ActionStatus;
  derived: DerivedStatus | null;
  isUnverified: boolean;
  missing: Fact[];
  /** Index into `rights`. */
  can: number;
};

export type InstitutionName = { code: string; name: string; shortName: string };
export type GridNames = { institutions: Record<string, InstitutionName>; targets: Record<string, string> };
/** Field groups that some row allows; rows point into it. */
export type GridRights = (readonly FieldGroup[])[];
export type GridRows = { rows: GridRow[]; rights: GridRights } & GridNames;

export type GridSection = { id: string; number: number; title: string; lang: string; version: number };
export type GridObjective = GridSection & { sectionId: string; number: string | number };
export type Grid = GridRows & {
  sections: GridSection[];
  objectives: GridObjective[];
  can: { arrange: boolean };
  /** The list is longer than a grid holds. */
  tooMany: boolean;
};

/** The value of a cell as it is edited. */
export function cellValue(row: GridRow, field: CellField): CellValue {
  if (field === 'title') return row.title;
  if (field === 'result') return row.result;
  if (field === 'indicator') return row.indicatorWords;
  if (field === 'sdg') return row.sdg;
  if (field === 'status') return row.draftStatus;
  if (field === 'deadline') {
    const { wording, startDate, endDate, recurrence } = row;
    return { wording, startDate, endDate, recurrence };
  }
  return partsOf(row.parts)[field];
}

/** The language in which the words of a cell are shown, and so written; where there are none, that of the title. */
export function cellLanguage(row: GridRow, field: CellField): string | null {
  if (field === 'deadline') return row.wordingLang ?? row.lang;
  if (!isWordCell(field)) return null;
  const own = { title: row.lang, result: row.resultLang, indicator: row.indicatorLang }[field];
  return own ?? row.lang;
}

const facts = (row: GridRow): Complete => ({
  assignments: row.parts,
  endDate: row.endDate,
  recurrence: row.recurrence,
  deadlineWording: row.wording,
  expectedResult: row.result,
  sdgTargets: row.sdg,
  indicators: row.indicators,
  indicatorsWording: row.indicatorWords,
  budgets: row.budgets,
});

/** Institutions that were named already keep their answer; new ones are proposed. */
function withParts(
  row: GridRow,
  wanted: readonly { institutionId: string; role: AssignmentRole }[],
  isLead: boolean,
): GridPart[] {
  const kept = row.parts.filter(
    (p) => (p.role === 'LEAD') !== isLead && !wanted.some((w) => w.institutionId === p.institutionId),
  );
  const now = wanted.map(
    (w) =>
      row.parts.find(
        (p) => p.institutionId === w.institutionId && p.role === w.role && p.status !== 'DECLINED' && p.status !== 'TRANSFERRED',
      ) ?? {
        ...w,
        status: 'PROPOSED' as const,
      },
  );
  return isLead ? [...now, ...kept] : [...kept, ...now];
}

/** The row as it looks with this value in the cell, with what it then still lacks. */
export function withCell(row: GridRow, field: CellField, value: CellValue): GridRow {
  const words = (text: CellValue) => (text as string | null)?.trim() || null;
  const language = cellLanguage(row, field);
  const changes: Record<CellField, () => Partial<GridRow>> = {
    title: () => ({ title: words(value) ?? '' }),
    result: () => ({ result: words(value), resultLang: language }),
    indicator: () => ({ indicatorWords: words(value), indicatorLang: language }),
    deadline: () => ({ ...(value as CellValues['deadline']), wordingLang: language }),
    sdg: () => ({ sdg: value as string[] }),
    status: () => ({ draftStatus: value as DraftStatus }),
    lead: () => ({
      parts: withParts(
        row,
        (value as string[]).map((institutionId) => ({ institutionId, role: 'LEAD' })),
        true,
      ),
    }),
    others: () => ({ parts: withParts(row, value as CellValues['others'], false) }),
  };
  const changed = { ...row, ...changes[field]() };
  return { ...changed, missing: missingFacts(facts(changed)) };
}
