// From a file to the rows of a register: read in the child process of the imports, before and outside any transaction.
import { createHash } from 'node:crypto';
import { ImportFileError } from '@/lib/imports/file-error';
import { type InstitutionReading, interpretInstitutions, proposeInstitutionMapping } from '@/lib/imports/institutions-file';
import { formatProblem, type Translate } from '@/lib/imports/messages';
import { readTables } from '@/lib/imports/read-tables';
import { stageRegister } from '@/lib/institutions/register/commands';
import type { Actor } from '@/lib/platform/auth/actor';

/** The first table of the file that has a column of names. @throws ImportFileError */
export async function readRegisterFile(bytes: Buffer, name: string): Promise<InstitutionReading> {
  for (const table of await readTables(bytes, name)) {
    const mapping = proposeInstitutionMapping(table);
    if (mapping) return interpretInstitutions(table, mapping);
  }
  throw new ImportFileError('NO_TABLE');
}

/** Reads a file and keeps its rows for the person to look at. @throws ImportFileError */
export async function takeRegister(actor: Actor, bytes: Buffer, name: string, t: Translate) {
  const { rows, problems } = await readRegisterFile(bytes, name);
  return stageRegister(actor, {
    fileName: name.slice(0, 300),
    fileHash: createHash('sha256').update(bytes).digest('hex'),
    rows,
    problems: problems.slice(0, 5000).map((p) => ({ row: p.row, column: p.column, message: formatProblem(p.code, p.params, t) })),
  });
}
