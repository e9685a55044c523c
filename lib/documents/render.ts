// Makes files of document models. DOCX, PDF and XLSX are made in a child process with limits: Typst is native code, and a large
// table must not stop a server from answering. What is not complete is an error, never a file.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { checkFile } from '@/lib/documents/check-file';
import type { DocumentModel } from '@/lib/documents/model';
import type { WorkerAnswer } from '@/lib/documents/worker';
import { writeCsv } from '@/lib/documents/writers/csv';
import { writeHtml } from '@/lib/documents/writers/html';

export const documentFormats = ['docx', 'pdf', 'xlsx', 'html', 'csv'] as const;
export type DocumentFormat = (typeof documentFormats)[number];

export const MIME: Record<DocumentFormat, string> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  html: 'text/html; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
};

export type RenderedDocument = { bytes: Buffer; mime: string; extension: DocumentFormat };
export type RenderTask = { model: DocumentModel; format: DocumentFormat };
export type RenderOptions = {
  /** Milliseconds for one file, after which the child is killed. */
  timeLimit?: number;
  /** Called after each file with the number made. */
  onProgress?: (done: number) => void;
};

const TIME_LIMIT = 60_000;
const WORKER = 'lib/documents/worker.ts';

/** The child sees no secret of the server: its environment holds a path, a home for font caches and nothing else. */
function startChild(home: string): ChildProcess {
  const root = process.cwd();
  const hooks = path.join(root, 'scripts/ts-hooks.mjs');
  // Not fork(): the bundler follows its first argument and would want the worker in the bundle.
  return spawn(process.execPath, ['--import', hooks, '--max-old-space-size=768', '--no-warnings', path.join(root, WORKER)], {
    cwd: root,
    env: {
      NODE_ENV: process.env.NODE_ENV,
      PATH: process.env.PATH,
      TZ: 'UTC',
      HOME: home,
      FONTCONFIG_FILE: path.join(home, 'fonts.conf'),
    },
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
}

/** One answer of the child, or an error when it ends, fails or takes too long. */
function ask(child: ChildProcess, task: RenderTask, timeLimit: number, words: () => string): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const settle = (act: () => void) => {
      clearTimeout(timer);
      child.off('message', onMessage).off('exit', onExit).off('error', reject);
      act();
    };
    const onMessage = (answer: WorkerAnswer) =>
      settle(() => ('bytes' in answer ? resolve(Buffer.from(answer.bytes)) : reject(new Error(answer.error))));
    const onExit = (code: number | null, signal: string | null) =>
      settle(() => reject(new Error(`document process ended (${signal ?? code}): ${words()}`)));
    const timer = setTimeout(() => {
      settle(() => reject(new Error(`document not finished in ${timeLimit} ms`)));
      child.kill('SIGKILL');
    }, timeLimit);
    child.on('message', onMessage).on('exit', onExit).on('error', reject);
    child.send(task);
  });
}

async function renderInChild(tasks: RenderTask[], options: RenderOptions, each: (bytes: Buffer) => void): Promise<void> {
  const home = mkdtempSync(path.join(tmpdir(), 'maksat-documents-'));
  const child = startChild(home);
  let errors = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    errors = (errors + chunk.toString()).slice(-2_000);
  });
  try {
    for (const task of tasks) each(await ask(child, task, options.timeLimit ?? TIME_LIMIT, () => errors));
  } finally {
    child.kill();
    rmSync(home, { recursive: true, force: true });
  }
}

const inProcess: Partial<Record<DocumentFormat, (model: DocumentModel) => Buffer>> = { html: writeHtml, csv: writeCsv };

/**
 * Files of several models, in the order asked for, by one child process. Throws when a file cannot be made, is not complete or takes
 * longer than its limit; then there is no file at all.
 */
export async function renderDocuments(tasks: RenderTask[], options: RenderOptions = {}): Promise<RenderedDocument[]> {
  const files = new Map<RenderTask, Buffer>();
  const keep = (task: RenderTask, bytes: Buffer) => {
    files.set(task, bytes);
    options.onProgress?.(files.size);
  };
  for (const task of tasks) {
    const write = inProcess[task.format];
    if (write) keep(task, write(task.model));
  }
  const heavy = tasks.filter((task) => !files.has(task));
  let next = 0;
  if (heavy.length) await renderInChild(heavy, options, (bytes) => keep(heavy[next++]!, bytes));
  return Promise.all(
    tasks.map(async (task) => {
      const bytes = files.get(task)!;
      await checkFile(bytes, task.format);
      return { bytes, mime: MIME[task.format], extension: task.format };
    }),
  );
}

/** One file of one model. */
export async function renderDocument(
  model: DocumentModel,
  format: DocumentFormat,
  options: RenderOptions = {},
): Promise<RenderedDocument> {
  const [file] = await renderDocuments([{ model, format }], options);
  return file!;
}
