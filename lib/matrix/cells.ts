// What stands in a cell of the grid, and when two values are the same. Pure: the browser and the command judge alike.
import type { FieldGroup } from '@/lib/actions/policy';
import type { AssignmentRole, AssignmentStatus, Recurrence } from '@/prisma/generated/enums';

/** Fields that are written in a cell, by the name of their column. */
export const CELL_FIELDS = ['title', 'lead', 'others', 'deadline', 'result', 'indicator', 'sdg', 'status'] as const;
export type CellField = (typeof CELL_FIELDS)[number];

/** Words of one language. */
export const WORD_OF = {
  title: 'title',
  result: 'expectedResult',
  indicator: 'indicatorsWording',
} as const satisfies Partial<Record<CellField, string>>;
export type WordCell = keyof typeof WORD_OF;
export const isWordCell = (field: CellField): field is WordCell => field in WORD_OF;

export type DeadlineValue = {
  wording: string | null;
  startDate: string | null;
  endDate: string | null;
  recurrence: Recurrence;
};
export type Part = { institutionId: string; role: 'CO_EXECUTOR' | 'PARTNER' };

export type CellValues = {
  title: string | null;
  result: string | null;
  indicator: string | null;
  /** Usually one; several may be proposed. */
  lead: string[];
  others: Part[];
  deadline: DeadlineValue;
  /** The first is the primary one. */
  sdg: string[];
  status: string;
};
export type CellValue = CellValues[CellField];

/** Field groups of the policy that a cell belongs to: all of them must be the person's to change. */
const GROUPS: Record<CellField, readonly FieldGroup[]> = {
  title: ['words'],
  result: ['words'],
  indicator: ['words'],
  deadline: ['words', 'deadline'],
  sdg: ['sdg'],
  // Parts are proposed by those who place actions.
  lead: ['draftStatus'],
  others: ['draftStatus'],
  status: ['draftStatus'],
};
export const mayWrite = (field: CellField, groups: readonly FieldGroup[]): boolean =>
  GROUPS[field].every((group) => groups.includes(group));

const words = (text: string | null | undefined) => text?.trim() || null;
const byId = (a: { institutionId: string }, b: { institutionId: string }) => (a.institutionId < b.institutionId ? -1 : 1);

/** One way to write a value, so that equal values compare as equal. */
export function normal<F extends CellField>(field: F, value: CellValues[F]): CellValues[F] {
  const as = <T>(v: T) => v as unknown as CellValues[F];
  if (isWordCell(field)) return as(words(value as string | null));
  if (field === 'lead') return as([...(value as string[])].sort());
  if (field === 'others')
    return as([...(value as Part[])].sort(byId).map(({ institutionId, role }) => ({ institutionId, role })));
  // The database gives the further targets in different orders.
  if (field === 'sdg') return as([...(value as string[]).slice(0, 1), ...(value as string[]).slice(1).sort()]);
  if (field === 'deadline') {
    const { wording, startDate, endDate, recurrence } = value as DeadlineValue;
    return as({ wording: words(wording), startDate, endDate, recurrence });
  }
  return value;
}

export const isSame = <F extends CellField>(field: F, a: CellValues[F], b: CellValues[F]): boolean =>
  JSON.stringify(normal(field, a)) === JSON.stringify(normal(field, b));

type Assigned = { institutionId: string; role: AssignmentRole; status: AssignmentStatus };
const ENDED: readonly AssignmentStatus[] = ['DECLINED', 'TRANSFERRED'];

/** Assignments that still count, as the values of the two cells. */
export function partsOf(assignments: readonly Assigned[]): Pick<CellValues, 'lead' | 'others'> {
  const there = assignments.filter((a) => !ENDED.includes(a.status));
  return {
    lead: there.filter((a) => a.role === 'LEAD').map((a) => a.institutionId),
    others: there.flatMap(({ institutionId, role }) => (role === 'LEAD' ? [] : [{ institutionId, role }])),
  };
}

export type Verdict = 'unchanged' | 'conflict' | 'write';

/**
 * What saving a cell means now. `base` is the value the person saw when beginning to write: it stands for the cell's version, so that
 * two people in different cells of one row never meet, and two in the same cell always do.
 */
export function judge<F extends CellField>(
  field: F,
  cell: { value: CellValues[F]; base: CellValues[F] },
  now: CellValues[F],
): Verdict {
  if (isSame(field, cell.value, now)) return 'unchanged';
  return isSame(field, cell.base, now) ? 'write' : 'conflict';
}
