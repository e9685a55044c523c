import { checkClaim, detectKind } from './detect';
import { ImportFileError } from './file-error';
import { inspectPackage } from './office';
import { readCsv } from './readers/csv';
import { readDocx } from './readers/docx';
import { type ReadProgress, readXlsx } from './readers/xlsx';
import type { SourceTable } from './table';
import { Package } from './zip';

/**
 * Reads a file's bytes into tables in this very process. Only the worker and tests call it: everybody else goes through
 * `readTables`, whose child process bears the limits of time and memory.
 */
export async function readBytes(bytes: Buffer, fileName: string, progress?: ReadProgress): Promise<SourceTable[]> {
  const tables = detectKind(bytes, fileName) === 'zip' ? await readPackage(bytes, fileName, progress) : readText(bytes, fileName);
  const filled = tables.filter((table) => table.rows.length > 0);
  if (!filled.length) throw new ImportFileError('NO_TABLE');
  return filled;
}

function readText(bytes: Buffer, fileName: string): SourceTable[] {
  checkClaim('csv', fileName);
  return readCsv(bytes, fileName);
}

async function readPackage(bytes: Buffer, fileName: string, progress?: ReadProgress): Promise<SourceTable[]> {
  const pack = await Package.open(bytes);
  const { kind, part } = await inspectPackage(pack);
  checkClaim(kind, fileName);
  return kind === 'xlsx' ? readXlsx(pack, part, progress) : readDocx(pack, part, progress);
}
