import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { ImportFileError, type ImportFileErrorCode, type MessageParams } from './file-error';
import { LIMITS } from './limits';
import type { SourceRow, SourceTable } from './table';

export type ReadOptions = {
  /** Stops the reading; the promise ends with CANCELLED. */
  signal?: AbortSignal;
  /** Called with 0 to 100 while the file is read. */
  onProgress?: (percent: number) => void;
  /** Only tests shorten it. */
  timeoutMs?: number;
};

type Message =
  | { type: 'progress'; percent: number }
  | { type: 'table'; table: Omit<SourceTable, 'rows'> }
  | { type: 'rows'; rows: SourceRow[] }
  | { type: 'error'; code: ImportFileErrorCode; params: MessageParams }
  | { type: 'end' };

/**
 * Reads an uploaded XLSX, DOCX or text file into tables. The work is done in a child process without the server's environment,
 * no right to write or start anything, and limits of time and memory; whatever happens to it, the caller gets tables or an
 * `ImportFileError`.
 */
export async function readTables(source: string | Buffer, fileName: string, options: ReadOptions = {}): Promise<SourceTable[]> {
  const bytes = typeof source === 'string' ? await readLimited(source) : source;
  if (bytes.length === 0) throw new ImportFileError('EMPTY');
  if (bytes.length > LIMITS.fileBytes) throw tooLarge();
  if (options.signal?.aborted) throw new ImportFileError('CANCELLED');
  return runChild(startChild(fileName), bytes, options);
}

const tooLarge = () => new ImportFileError('TOO_LARGE', { limit: LIMITS.fileBytes / 1024 / 1024 });

async function readLimited(file: string): Promise<Buffer> {
  if ((await stat(file)).size > LIMITS.fileBytes) throw tooLarge();
  return readFile(file);
}

function startChild(fileName: string): ChildProcessWithoutNullStreams {
  const root = process.cwd();
  const file = (name: string) => path.join(root, name);
  return spawn(
    process.execPath,
    [
      '--permission',
      // Its own code and nothing else: neither the database's folder nor the uploads.
      ...['lib/imports', 'scripts/ts-hooks.mjs', 'node_modules', 'package.json'].map((name) => `--allow-fs-read=${file(name)}`),
      '--disable-warning=ExperimentalWarning',
      `--max-old-space-size=${LIMITS.heapMegabytes}`,
      '--import',
      file('scripts/ts-hooks.mjs'),
      file('lib/imports/worker.ts'),
      fileName.slice(0, 255),
    ],
    { cwd: root, env: { NODE_ENV: 'production' }, stdio: ['pipe', 'pipe', 'pipe'], windowsHide: true },
  );
}

function runChild(child: ChildProcessWithoutNullStreams, bytes: Buffer, options: ReadOptions): Promise<SourceTable[]> {
  return new Promise((resolve, reject) => {
    const tables: SourceTable[] = [];
    let isDone = false;
    const finish = (error: ImportFileError | null) => {
      if (isDone) return;
      isDone = true;
      clearTimeout(timer);
      options.signal?.removeEventListener('abort', cancel);
      child.kill('SIGKILL');
      if (error) reject(error);
      else resolve(tables);
    };
    const cancel = () => finish(new ImportFileError('CANCELLED'));
    const timer = setTimeout(() => finish(new ImportFileError('TIMEOUT')), options.timeoutMs ?? LIMITS.milliseconds);
    options.signal?.addEventListener('abort', cancel);
    const lines = createInterface({ input: child.stdout });
    lines.on('line', (line) => handle(line, tables, options, finish));
    // A child that ends before it has said so was stopped by the limit of memory or broke in native code.
    lines.on('close', () => finish(new ImportFileError('TOO_COMPLEX')));
    child.on('error', () => finish(new ImportFileError('TOO_COMPLEX')));
    child.stderr.resume();
    child.stdin.on('error', () => {}); // the child may refuse the file before it has read all of it
    child.stdin.end(bytes);
  });
}

/** A line cut off by the child's sudden end is not JSON. */
function parseLine(line: string): Message | null {
  try {
    return JSON.parse(line) as Message;
  } catch {
    return null;
  }
}

function handle(
  line: string,
  tables: SourceTable[],
  options: ReadOptions,
  finish: (error: ImportFileError | null) => void,
): void {
  const message = parseLine(line);
  if (!message) finish(new ImportFileError('TOO_COMPLEX'));
  else if (message.type === 'progress') options.onProgress?.(message.percent);
  else if (message.type === 'table') tables.push({ ...message.table, rows: [] });
  else if (message.type === 'rows') tables.at(-1)?.rows.push(...message.rows);
  else if (message.type === 'error') finish(new ImportFileError(message.code, message.params));
  else finish(null);
}
