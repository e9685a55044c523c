import { z } from 'zod';

const words = z.string().max(2000).nullable();
const names = z.strictObject({ tk: words, ru: words, en: words });

/** One institution of a file, as the reader of registers gives it. */
export const FileRow = z.strictObject({
  code: words,
  name: names,
  shortName: names,
  type: words,
  typeWords: words,
  parent: words,
  sourceRow: z.int(),
});
export const Problem = z.object({ row: z.int(), column: z.string(), message: z.string() });

export const MAX_ROWS = 2000;
const rows = z.array(FileRow).max(MAX_ROWS, { message: 'institutions.import.tooMany' });

export const StageInput = z.strictObject({
  fileName: z.string().max(300),
  fileHash: z.string().length(64),
  rows,
  problems: z.array(Problem).max(5000),
});
export const CommitInput = z.strictObject({ id: z.uuid() });
export const ImportInput = z.strictObject({ fileName: z.string().max(300), rows: rows.min(1) });

/** What a staged register keeps. */
export const Staged = z.object({ rows: z.array(FileRow), problems: z.array(Problem) });
