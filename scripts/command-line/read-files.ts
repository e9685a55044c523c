// Files named on the command line, read as the screens read them: the same child process, the same reading, the same sentences.
import path from 'node:path';
import { proposeMappings } from '@/lib/imports/columns';
import { ImportFileError } from '@/lib/imports/file-error';
import { type InstitutionReading, interpretInstitutions, proposeInstitutionMapping } from '@/lib/imports/institutions-file';
import { interpretMatrix, type MatrixProblem, type MatrixReading } from '@/lib/imports/matrix';
import { formatProblem, type Translate } from '@/lib/imports/messages';
import { readTables } from '@/lib/imports/read-tables';
import type { SourceTable } from '@/lib/imports/table';
import { CommandLineError } from './command-line';
import { givenPath } from './given-path';

async function tablesOf(file: string, sheet: string | undefined): Promise<SourceTable[]> {
  const tables = await readTables(givenPath(file), path.basename(file)).catch((e: NodeJS.ErrnoException) => {
    if (e.code === 'ENOENT') throw new CommandLineError(`There is no file ${file}.`);
    if (e.code === 'EISDIR' || e.code === 'EACCES') throw new CommandLineError(`${file} cannot be read.`);
    throw e;
  });
  if (!sheet) return tables;
  const named = tables.filter((table) => table.sheet === sheet);
  if (named.length) return named;
  throw new CommandLineError(`There is no sheet "${sheet}". Sheets: ${tables.map((t) => t.sheet).join(', ')}`);
}

/** The best table of the file under the mapping the screens would propose. */
export async function readMatrixFile(file: string, sheet: string | undefined, knownInstitutions: readonly string[]) {
  const [best] = proposeMappings(await tablesOf(file, sheet));
  if (!best) throw new ImportFileError('NO_TABLE');
  const { table, mapping } = best;
  if (!mapping) return { table, mapping, reading: noHeader() };
  return { table, mapping, reading: interpretMatrix(table, mapping, { knownInstitutions }) };
}

const noHeader = (): MatrixReading => ({
  rows: [],
  problems: [{ row: 1, column: '', code: 'NO_HEADER', params: {}, severity: 'error' }],
  dispositions: [],
});

export async function readInstitutionsFile(file: string, sheet: string | undefined): Promise<InstitutionReading> {
  for (const table of await tablesOf(file, sheet)) {
    const mapping = proposeInstitutionMapping(table);
    if (mapping) return interpretInstitutions(table, mapping);
  }
  return { rows: [], problems: noHeader().problems };
}

/** A problem in words, with the place a person would look for it. */
export const publishedProblem = (problem: MatrixProblem, t: Translate) => ({
  row: problem.row,
  column: problem.column,
  message: formatProblem(problem.code, problem.params, t),
});
