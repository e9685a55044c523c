// From a file to staged rows: the reading is done in a child process, before and outside any transaction.
import { stat } from 'node:fs/promises';
import { fileTypeFromBuffer } from 'file-type';
import { type ColumnMapping, mapHeader, proposeMappings } from '@/lib/imports/columns';
import { ImportFileError } from '@/lib/imports/file-error';
import { detectLanguage } from '@/lib/imports/language';
import { LIMITS } from '@/lib/imports/limits';
import { interpretMatrix } from '@/lib/imports/matrix';
import { readTables } from '@/lib/imports/read-tables';
import { isRecommendationList } from '@/lib/imports/recommendation-list';
import type { SourceTable } from '@/lib/imports/table';
import { createImport, stageImport } from '@/lib/matrix-imports/commands/read';
import { assertImports, getImportFile } from '@/lib/matrix-imports/queries';
import { readRegister } from '@/lib/matrix-imports/register';
import { mappingFault, type PresentTitles, stageRows, titleKey } from '@/lib/matrix-imports/rules';
import type { AnalysedSheet, Analysis, CheckInput, Counts, StoredMapping } from '@/lib/matrix-imports/schema';
import type { Actor } from '@/lib/platform/auth/actor';
import { db, queryRows, type Tx } from '@/lib/platform/db';
import { DomainError, type Result } from '@/lib/platform/errors';
import { openStored, writeFileDurably } from '@/lib/platform/storage';
import { recordingUpload, safeName, type Upload } from '@/lib/platform/uploads';
import { Prisma } from '@/prisma/generated/client';

export type GivenFile = { name: string; bytes: Buffer };
const MIME = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  csv: 'text/csv; charset=utf-8',
} as const;

/** What the page of columns needs of each sheet: enough rows to choose the header from, shortened. */
const HEAD_ROWS = 60;
const HEAD_CELLS = 60;
const HEAD_TEXT = 160;
const SHEETS = 20;

function analyseSheet({ table, mapping }: { table: SourceTable; mapping: ColumnMapping | null }): AnalysedSheet {
  const rows = table.rows.filter((row) => row.paragraph === undefined);
  const short = (text: string) => (text.length > HEAD_TEXT ? `${text.slice(0, HEAD_TEXT - 1)}…` : text);
  return {
    name: table.sheet,
    rows: table.rows.length,
    columns: table.columns,
    hidden: table.hidden ?? false,
    language: detectLanguage(table),
    head: rows.slice(0, HEAD_ROWS).map(({ row, cells }) => ({
      row,
      cells: cells.slice(0, HEAD_CELLS).map((cell) => ({ ...cell, text: short(cell.text) })),
    })),
    proposal: mapping,
  };
}

/** @throws ImportFileError when there is no table */
export function analyse(tables: SourceTable[]): Analysis {
  const filled = tables.filter((table) => table.rows.some((row) => row.paragraph === undefined));
  if (!filled.length) throw new ImportFileError('NO_TABLE');
  return { sheets: proposeMappings(filled).slice(0, SHEETS).map(analyseSheet) };
}

const isList = ({ name, head, columns, proposal }: AnalysedSheet): boolean =>
  isRecommendationList({ sheet: name, rows: head, columns } as SourceTable, proposal);
const holdsNoActions = (sheet: AnalysedSheet): boolean => sheet.proposal === null || isList(sheet);

async function storeFile({ name, bytes }: GivenFile): Promise<Upload> {
  const found = (await fileTypeFromBuffer(bytes).catch(() => undefined))?.ext;
  const kind = found === 'xlsx' || found === 'docx' ? found : 'csv';
  return { ...(await writeFileDurably(bytes)), name: safeName(name, kind), mime: MIME[kind] };
}

/**
 * Reads a matrix and keeps it as an import of the plan, ready for its columns.
 * @throws ImportFileError for a file that cannot be read; nothing is stored then
 */
export async function takeMatrix(
  actor: Actor,
  planId: string,
  file: GivenFile,
  again: boolean,
): Promise<Result<{ id: string; version: number; analysis: Analysis }>> {
  await assertImports(actor, planId);
  const analysis = analyse(await readTables(file.bytes, file.name));
  if (analysis.sheets.every(holdsNoActions) && analysis.sheets.some(isList))
    throw new DomainError('RULE', 'imports.problem.RECOMMENDATION_LIST', { field: 'file' });
  const upload = await storeFile(file);
  const result = await recordingUpload(upload, () => createImport(actor, { planId, upload, analysis, again }));
  return result.ok ? { ok: true, value: { ...result.value, analysis } } : result;
}

/** The mapping of a sheet as the person has corrected it. @throws DomainError that names the column */
export function chosenMapping(
  table: SourceTable,
  { headerRow, fields }: Pick<CheckInput, 'headerRow' | 'fields'>,
): StoredMapping {
  const proposed = mapHeader(table, headerRow);
  const columns = proposed.columns.map((column) => {
    const choice = fields.find((field) => field.col === column.col);
    return choice && choice.field !== column.field ? { ...column, field: choice.field, confidence: 1 } : column;
  });
  const fault = mappingFault(columns);
  if (fault?.kind === 'noTitle') throw new DomainError('RULE', 'imports.error.noTitleColumn', { field: 'fields' });
  if (fault) throw new DomainError('RULE', 'imports.error.fieldTwice', { field: `field.${fault.col}` });
  return { ...proposed, columns, sheet: table.sheet };
}

/** Interprets the file under the chosen columns and stages its rows. @throws ImportFileError, NotFound, DomainError */
export async function checkMatrix(actor: Actor, input: CheckInput): Promise<Result<Counts>> {
  const stored = await getImportFile(actor, input.id);
  const file = await openStored(stored.key);
  file.stream.destroy();
  if ((await stat(file.path)).size > LIMITS.fileBytes)
    throw new ImportFileError('TOO_LARGE', { limit: LIMITS.fileBytes / 1024 / 1024 });
  const table = (await readTables(file.path, stored.fileName)).find((candidate) => candidate.sheet === input.sheet);
  if (!table) throw new DomainError('INVALID', 'imports.error.noSheet', { field: 'sheet' });
  const mapping = chosenMapping(table, input);
  const { wordings } = await readRegister(db as Tx);
  const reading = interpretMatrix(table, mapping, { knownInstitutions: wordings });
  const rows = stageRows(table, reading, mapping, await presentTitles(stored.planId));
  return stageImport(actor, { id: input.id, version: input.version, language: input.language, mapping, rows });
}

/** Titles of the plan's actions, so that a row that is there already is noticed. */
async function presentTitles(planId: string): Promise<PresentTitles> {
  const rows = await queryRows<{ title: string; registerNumber: number }>(
    Prisma.sql`select t."title", a."registerNumber" from "Action" a join "ActionText" t on t."actionId" = a."id" where a."planId" = ${planId}::uuid and a."deletedAt" is null`,
  );
  return new Map(rows.map((row) => [titleKey(row.title), row.registerNumber]));
}
