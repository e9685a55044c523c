import type { Recurrence } from './deadline';
import type { SkipReason } from './headings';
import type { MatrixProblemCode } from './messages';

/** One action of a matrix, as the command line and the preview show it. What is absent is null; names stand as written. */
export type MatrixRow = {
  section: string | null;
  objective: string | null;
  number: string | null;
  title: string;
  lead: string | null;
  others: string[];
  start: string | null;
  end: string | null;
  isOngoing: boolean;
  recurrence: Recurrence | null;
  deadlineWording: string | null;
  expectedResult: string | null;
  indicators: string | null;
  funding: { amount: number | null; currency: string | null; source: string | null };
  uncertain: string[];
  /** All headings above, the outermost first; `section` is the last of them. */
  sectionPath: string[];
  /** Number of the row in the source, and its place in `table.rows`. */
  sourceRow: number;
  sourceIndex: number;
};

/** `row` and `column` are those of the source; `column` is the header's text. Rows with an `error` are not imported. */
export type MatrixProblem = {
  row: number;
  column: string;
  code: MatrixProblemCode;
  params: Record<string, string | number>;
  severity: 'error' | 'warning';
};

/** What happens with each row of the source; there is exactly one for every row of the table, in order. */
export type Disposition = { row: number } & (
  | { kind: 'action' | 'continuation'; action: number }
  | { kind: 'section' | 'objective'; text: string }
  | { kind: 'header' | 'problem' }
  | { kind: 'skipped'; reason: SkipReason }
);

export type MatrixReading = { rows: MatrixRow[]; problems: MatrixProblem[]; dispositions: Disposition[] };
export type MatrixOptions = { knownInstitutions?: readonly string[] };

/** The row as other programs get it: the shape that the product announces, without the importer's own bookkeeping. */
export const announcedRow = ({
  sectionPath,
  sourceRow,
  sourceIndex,
  ...row
}: MatrixRow): Omit<MatrixRow, 'sectionPath' | 'sourceRow' | 'sourceIndex'> => row;
