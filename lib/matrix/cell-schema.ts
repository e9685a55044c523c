// What may be asked of cells and rows of the grid.
import { z } from 'zod';
import { SdgCode } from '@/lib/actions/filter';
import { LanguageCode, TITLE_MAX, WORDING_MAX, WORDS_MAX } from '@/lib/actions/schema';
import { DraftStatus, Recurrence } from '@/prisma/generated/enums';

/** As many cells as one save takes. */
export const CELLS_MAX = 200;

const id = z.uuid();
const Day = z.iso.date('errors.field.unreadable').nullable();
const words = (max: number) => z.string().trim().max(max, 'errors.field.tooLong').nullable();
const cell = <F extends string, V extends z.ZodType, B extends z.ZodType>(field: F, value: V, base: B) =>
  z.strictObject({ id, field: z.literal(field), value, base });
const wordCell = <F extends string, V extends z.ZodType>(field: F, value: V, max: number) =>
  cell(field, value, words(max)).extend({ language: LanguageCode });

const Deadline = z.strictObject({ wording: words(WORDING_MAX), startDate: Day, endDate: Day, recurrence: z.enum(Recurrence) });
const Leads = z.array(id).max(20);
const Parts = z.array(z.strictObject({ institutionId: id, role: z.enum(['CO_EXECUTOR', 'PARTNER']) })).max(50);
const Targets = z.array(SdgCode).max(20);
const Title = z.string().trim().min(1, 'actions.error.titleNeeded').max(TITLE_MAX, 'errors.field.tooLong');

/** One cell: the new value, and the one the person saw when beginning to write. */
export const Cell = z.discriminatedUnion('field', [
  wordCell('title', Title, TITLE_MAX),
  wordCell('result', words(WORDS_MAX), WORDS_MAX),
  wordCell('indicator', words(WORDS_MAX), WORDS_MAX),
  cell('deadline', Deadline, Deadline).extend({ language: LanguageCode }),
  // One lead is proposed; several may stand there from before.
  cell('lead', Leads.max(1), Leads),
  cell('others', Parts, Parts),
  cell('sdg', Targets, Targets),
  cell('status', z.enum(DraftStatus), z.enum(DraftStatus)),
]);
export type Cell = z.output<typeof Cell>;

export const SaveCellsInput = z.strictObject({ planId: id, cells: z.array(Cell).min(1).max(CELLS_MAX) });

export const AddRowInput = z.strictObject({
  planId: id,
  sectionId: id,
  objectiveId: id.nullable(),
  /** The row it comes after; null: at the end of its objective or area. */
  afterId: id.nullable(),
  language: LanguageCode,
  title: Title,
});
