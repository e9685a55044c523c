// Files named on the command line, read as the screens read them: the same child process, the same reading, the same sentences.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { proposeMappings } from '@/lib/imports/columns';
import { ImportFileError } from '@/lib/imports/file-error';
import { interpretMatrix, type MatrixProblem, type MatrixReading } from '@/lib/imports/matrix';
import { formatProblem, type Translate } from '@/lib/imports/messages';
import { readTables } from '@/lib/imports/read-tables';
import { isRecommendationList } from '@/lib/imports/recommendation-list';
import { CommandLineError } from './command-line';
import { givenPath } from './given-path';

export type NamedFile = { name: string; bytes: Buffer };

/** @throws CommandLineError when there is no such file */
export async function openNamedFile(file: string): Promise<NamedFile> {
  try {
    return { name: path.basename(file), bytes: await readFile(givenPath(file)) };
  } catch (e) {
    const { code } = e as NodeJS.ErrnoException;
    throw new CommandLineError(code === 'ENOENT' ? `There is no file ${file}.` : `${file} cannot be read (${code}).`);
  }
}

/** The best table of the file under the mapping the screens would propose. @throws ImportFileError, CommandLineError */
export async function readMatrixFile(
  { bytes, name }: NamedFile,
  sheet: string | undefined,
  knownInstitutions: readonly string[],
) {
  const tables = await readTables(bytes, name);
  const named = sheet ? tables.filter((table) => table.sheet.trim() === sheet.trim()) : tables;
  if (!named.length && sheet) throw unknownSheet(sheet, tables);
  const [best, ...rest] = proposeMappings(named);
  if (!best) throw new ImportFileError('NO_TABLE');
  if (isRecommendationList(best.table, best.mapping)) return withoutRows('RECOMMENDATION_LIST', 0);
  if (!best.mapping) return withoutRows('NO_HEADER', 1);
  const reading = interpretMatrix(best.table, best.mapping, { knownInstitutions });
  const others = rest.filter(({ table, mapping }) => mapping && !table.hidden).map(({ table }) => table.sheet);
  if (others.length) reading.problems.push(ofFile('OTHER_TABLES', 'warning', { tables: others.join(', ') }));
  if (!reading.rows.length) reading.problems.push(ofFile('NO_ROWS', 'error'));
  return reading;
}

/** What is wrong with the file and not with one of its rows. */
const ofFile = (
  code: MatrixProblem['code'],
  severity: MatrixProblem['severity'],
  params: MatrixProblem['params'] = {},
): MatrixProblem => ({ row: 0, column: '', code, params, severity });

export const unknownSheet = (sheet: string, sheets: readonly { sheet: string }[]) =>
  new CommandLineError(`There is no sheet "${sheet}". Sheets: ${sheets.map((s) => s.sheet).join(', ')}`);

const withoutRows = (code: MatrixProblem['code'], row: number): MatrixReading => ({
  rows: [],
  problems: [{ row, column: '', code, params: {}, severity: 'error' }],
  dispositions: [],
});

/** A problem in words, with the place a person would look for it. */
export const publishedProblem = (problem: MatrixProblem, t: Translate) => ({
  row: problem.row,
  column: problem.column,
  message: formatProblem(problem.code, problem.params, t),
});
