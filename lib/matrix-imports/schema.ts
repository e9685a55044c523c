// What may be asked of an import, and the shapes its rows keep as JSON.
import { z } from 'zod';
import { MATRIX_FIELDS } from '@/lib/imports/columns';
import { MATRIX_PROBLEMS } from '@/lib/imports/messages';
import { languages } from '@/lib/platform/i18n/languages';
import { UploadInput } from '@/lib/platform/uploads';

export const LanguageCode = z.enum(languages);
const id = z.uuid();
const version = z.coerce.number().int().min(1);
const Recurrence = z.enum(['ONCE', 'ANNUAL', 'HALF_YEARLY', 'CONTINUOUS']);

// ── what is stored

const Cell = z.object({
  col: z.number().int(),
  text: z.string(),
  merged: z.object({ row: z.number(), col: z.number(), rows: z.number(), cols: z.number() }).optional(),
  bold: z.literal(true).optional(),
});
const Column = z.object({
  col: z.number().int().min(1),
  header: z.string(),
  field: z.enum(MATRIX_FIELDS),
  confidence: z.number(),
});
export const ColumnMappingShape = z.object({
  headerRows: z.array(z.number().int()),
  columns: z.array(Column),
  score: z.number(),
});

/** One sheet (or Word table) as the page of columns needs it: its first rows, shortened, and the proposal. */
const Sheet = z.object({
  name: z.string(),
  rows: z.number().int(),
  columns: z.number().int(),
  hidden: z.boolean(),
  language: LanguageCode,
  head: z.array(z.object({ row: z.number().int(), cells: z.array(Cell) })),
  proposal: ColumnMappingShape.nullable(),
});
export type AnalysedSheet = z.infer<typeof Sheet>;
export const Analysis = z.object({ sheets: z.array(Sheet).min(1) });
export type Analysis = z.infer<typeof Analysis>;

export const StoredMapping = ColumnMappingShape.extend({ sheet: z.string() });
export type StoredMapping = z.infer<typeof StoredMapping>;

/** A name of the file: how many actions mention it, how many name it as lead, and which institution it is. */
const NameCount = z.object({
  key: z.string(),
  name: z.string(),
  rows: z.number().int(),
  leads: z.number().int(),
  institutionId: z.uuid().nullable(),
});
export type NameCount = z.infer<typeof NameCount>;

export const Counts = z.object({
  /** Rows of the file with text. */
  rows: z.number().int(),
  actions: z.number().int(),
  sections: z.number().int(),
  objectives: z.number().int(),
  /** Headers, titles, totals, notes and what the person left out. */
  skipped: z.number().int(),
  /** Rows that have at least one problem, and those of them that cannot be imported. */
  problems: z.number().int(),
  errors: z.number().int(),
  names: z.array(NameCount),
  /** Milliseconds that the writing took. */
  took: z.number().int().optional(),
  /** Whether the institutions were told of their proposed parts. */
  told: z.boolean().optional(),
  /** Rows that stayed when the import was undone, because somebody had changed them. */
  kept: z.number().int().optional(),
});
export type Counts = z.infer<typeof Counts>;

/** What the row of a file becomes. LEFT_OUT: the person does not want it. */
export const DISPOSITIONS = [
  'ACTION',
  'CONTINUATION',
  'SECTION',
  'OBJECTIVE',
  'HEADER',
  'SKIPPED',
  'PROBLEM',
  'LEFT_OUT',
] as const;
export type Disposition = (typeof DISPOSITIONS)[number];

export const ActionContent = z.object({
  /** Number of the row as the person sees it in the file. */
  n: z.number().int(),
  number: z.string().nullable(),
  title: z.string(),
  path: z.array(z.string()),
  objective: z.string().nullable(),
  lead: z.string().nullable(),
  others: z.array(z.string()),
  /** Folded names: the lead's (where there is one), then the others'. */
  keys: z.array(z.string()),
  start: z.string().nullable(),
  end: z.string().nullable(),
  recurrence: Recurrence.nullable(),
  deadlineWording: z.string().nullable(),
  expectedResult: z.string().nullable(),
  indicators: z.string().nullable(),
  funding: z.object({ amount: z.number().nullable(), currency: z.string().nullable(), source: z.string().nullable() }),
  uncertain: z.array(z.string()),
});
export type ActionContent = z.infer<typeof ActionContent>;
export const OtherContent = z.object({ n: z.number().int(), text: z.string().optional(), reason: z.string().optional() });
export type OtherContent = z.infer<typeof OtherContent>;

/** Beside the reader's own problems: what only the plan can tell. */
export const STAGED_PROBLEMS = [...MATRIX_PROBLEMS, 'SAME_ACTION', 'LONG_TITLE'] as const;
export const StagedProblem = z.object({
  column: z.string(),
  code: z.enum(STAGED_PROBLEMS),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  severity: z.enum(['error', 'warning']),
});
export type StagedProblem = z.infer<typeof StagedProblem>;

export type StagedRow = {
  row: number;
  disposition: Disposition;
  content: ActionContent | OtherContent;
  problems: StagedProblem[] | null;
};

// ── what may be asked

/** Made by the server from a file it has read itself, never from what a client says. */
const made = <T>() => z.custom<T>((value) => typeof value === 'object' && value !== null);

export const CreateImportInput = z.strictObject({
  planId: id,
  upload: UploadInput,
  analysis: Analysis,
  /** The person knows that the same file is in the plan already. */
  again: z.boolean(),
});
export const StageImportInput = z.strictObject({
  id,
  version,
  language: LanguageCode,
  mapping: StoredMapping,
  rows: made<StagedRow[]>(),
});
export const CheckInput = z.strictObject({
  id,
  version,
  sheet: z.string().max(300),
  headerRow: z.coerce.number().int().min(1),
  language: LanguageCode,
  fields: z.array(z.strictObject({ col: z.number().int().min(1).max(16_384), field: z.enum(MATRIX_FIELDS) })).max(512),
});
export type CheckInput = z.infer<typeof CheckInput>;
export const ResolveNamesInput = z.strictObject({
  id,
  version,
  choices: z.array(z.strictObject({ key: z.string().min(1).max(1000), institutionId: id })).max(1000),
});
export const LeaveOutInput = z.strictObject({
  id,
  version,
  row: z.coerce.number().int().min(0),
  /** False: take it again. */
  isOut: z.boolean(),
});
export const CommitImportInput = z.strictObject({ id, version, tell: z.boolean() });
export const UndoImportInput = z.strictObject({
  id,
  version,
  /** What becomes of actions that somebody changed since: without an answer the undo is refused while there are any. */
  changed: z.enum(['ask', 'keep', 'remove']),
});
export const ImportIdInput = z.strictObject({ id, version });
export const EmptyImportsInput = z.strictObject({});
