import type { ImportFileError, MessageParams } from './file-error';

/** Everything an import can say about a row. Each code has a sentence under `imports.problem`. */
export const MATRIX_PROBLEMS = [
  'NO_HEADER',
  'NO_TITLE',
  'NO_NAME',
  'DEADLINE_UNREADABLE',
  'DEADLINE_NO_YEAR',
  'DEADLINE_REVERSED',
  'SECOND_DEADLINE',
  'FUNDING_SEVERAL',
  'DUPLICATE_NUMBER',
  'DUPLICATE_NAME',
  'UNKNOWN_TYPE',
  'UNKNOWN_PARENT',
  'HIDDEN_ROW',
  'UNMAPPED_TEXT',
  'STRUCK_TEXT',
  'OTHER_TABLES',
  'NO_ROWS',
  'RECOMMENDATION_LIST',
] as const;
export type MatrixProblemCode = (typeof MATRIX_PROBLEMS)[number];

/** A translator bound to the namespace `imports`: next-intl's on the pages, use-intl's on the command line. */
export type Translate = (key: string, params?: MessageParams) => string;

/** The sentence of a problem, without row and column, which the caller shows beside it. */
export const formatProblem = (code: MatrixProblemCode, params: MessageParams, t: Translate): string =>
  t(`problem.${code}`, params);

/** The sentence of a refused file: what is wrong and what to do. */
export const formatFileError = (error: ImportFileError, t: Translate): string => t(`fileError.${error.code}`, error.params);
