/** Every reason for which a file is refused. Each has a sentence under `imports.fileError` in the messages. */
export const IMPORT_FILE_ERRORS = [
  'EMPTY',
  'UNKNOWN_FORMAT',
  'NOT_WHAT_IT_CLAIMS',
  'OLD_FORMAT',
  'ENCRYPTED',
  'MACROS',
  'TOO_LARGE',
  'ZIP_BOMB',
  'TOO_MANY_ROWS',
  'TOO_MANY_CELLS',
  'DOCTYPE',
  'EXTERNAL_TARGET',
  'DAMAGED',
  'TOO_COMPLEX',
  'TIMEOUT',
  'CANCELLED',
  'NO_TABLE',
] as const;

export type ImportFileErrorCode = (typeof IMPORT_FILE_ERRORS)[number];
export type MessageParams = Record<string, string | number>;

/** A file that cannot be read, with a code and the values of its sentence: the caller translates it. */
export class ImportFileError extends Error {
  readonly code: ImportFileErrorCode;
  readonly params: MessageParams;
  constructor(code: ImportFileErrorCode, params: MessageParams = {}) {
    super(code);
    this.name = 'ImportFileError';
    this.code = code;
    this.params = params;
  }
}
