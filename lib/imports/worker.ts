/**
 * The child process that reads a stranger's file: bytes on standard input, one JSON object per line on standard output
 * (`progress`, `table`, `rows`, then `end` or `error`). It is started without the environment and can be killed at any time.
 */
import { once } from 'node:events';
import { ImportFileError } from './file-error';
import { LIMITS } from './limits';
import { readBytes } from './read-bytes';
import type { SourceTable } from './table';

const ROWS_PER_LINE = 200;
const fileName = process.argv[2] ?? '';

async function send(message: object): Promise<void> {
  if (!process.stdout.write(`${JSON.stringify(message)}\n`)) await once(process.stdout, 'drain');
}

async function readInput(): Promise<Buffer> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of process.stdin as AsyncIterable<Buffer>) {
    parts.push(part);
    if ((length += part.length) > LIMITS.fileBytes)
      throw new ImportFileError('TOO_LARGE', { limit: LIMITS.fileBytes / 1024 / 1024 });
  }
  return Buffer.concat(parts);
}

function createProgress(): (done: number, total: number) => void {
  let last = 0;
  return (done, total) => {
    const percent = Math.floor((done / Math.max(1, total)) * 100);
    if (percent < last + 2) return;
    last = percent;
    void send({ type: 'progress', percent: Math.min(percent, 100) });
  };
}

async function sendTable({ rows, ...table }: SourceTable): Promise<void> {
  await send({ type: 'table', table });
  for (let i = 0; i < rows.length; i += ROWS_PER_LINE) await send({ type: 'rows', rows: rows.slice(i, i + ROWS_PER_LINE) });
}

try {
  const tables = await readBytes(await readInput(), fileName, createProgress());
  for (const table of tables) await sendTable(table);
  await send({ type: 'end' });
} catch (error) {
  // A parser's own failure on a stranger's bytes means that the bytes are broken; the parent only needs the code.
  const known = error instanceof ImportFileError ? error : new ImportFileError('DAMAGED');
  await send({ type: 'error', code: known.code, params: known.params });
}
