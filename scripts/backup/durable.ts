// Files that are on disk when we say so.
import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, open as openFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { type Readable, Transform, type TransformCallback } from 'node:stream';
import { pipeline } from 'node:stream/promises';

export type WrittenFile = { bytes: number; sha256: string };

async function sync(file: string) {
  const handle = await openFile(file, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Writes a stream through the given steps and syncs it. `open` is called when the target is ready. @returns size and hash of what stands on disk */
export async function writeStream(file: string, open: () => Readable, steps: Transform[] = []): Promise<WrittenFile> {
  await mkdir(path.dirname(file), { recursive: true });
  const hash = createHash('sha256');
  let bytes = 0;
  const meter = new Transform({
    transform(chunk: Buffer, _encoding, done: TransformCallback) {
      hash.update(chunk);
      bytes += chunk.length;
      done(null, chunk);
    },
  });
  try {
    await pipeline([open(), ...steps, meter, createWriteStream(file, { flags: 'wx', mode: 0o600 })]);
    await sync(file);
  } catch (e) {
    await rm(file, { force: true });
    throw e;
  }
  return { bytes, sha256: hash.digest('hex') };
}

export async function writeText(file: string, text: string) {
  const handle = await openFile(file, 'wx', 0o600);
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Makes the names in a folder durable; some file systems refuse, and then there is nothing to do. */
export const syncFolder = (folder: string) => sync(folder).catch(() => {});
