// Files of people and of the queue: a generated name outside the web root; written, synced, renamed, then the row.
import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Tx } from '@/lib/platform/db';
import { env } from '@/lib/platform/env';
import { DomainError } from '@/lib/platform/errors';

export type Written = { key: string; size: number; sha256: string };

/** Puts bytes on disk so that a crash leaves a whole file or none. A full disk is an expected failure with nothing left behind. */
export async function writeFileDurably(bytes: Uint8Array): Promise<Written> {
  const id = randomUUID();
  const key = `${id.slice(0, 2)}/${id}`;
  const target = path.join(env.storageDir, key);
  const temporary = `${target}.part`;
  try {
    await mkdir(path.dirname(target), { recursive: true });
    const file = await open(temporary, 'wx', 0o600);
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, target);
  } catch (e) {
    await rm(temporary, { force: true }).catch(() => {});
    if (['ENOSPC', 'EDQUOT', 'EROFS', 'EACCES'].includes((e as NodeJS.ErrnoException).code ?? ''))
      throw new DomainError('UNAVAILABLE', 'errors.storageFull');
    throw e;
  }
  return { key, size: bytes.byteLength, sha256: createHash('sha256').update(bytes).digest('hex') };
}

/** The row of a written file. @param name as the person called it; shown, never used as a path */
export function recordFile(
  tx: Tx,
  written: Written,
  { name, mime, userId }: { name: string; mime: string; userId: string | null },
) {
  return tx.storedFile.create({
    data: { ...written, name: name.slice(0, 200), mime, createdById: userId },
    select: { id: true },
  });
}

/** Takes away a written file that got no row. */
export const removeStored = (key: string) => rm(path.join(env.storageDir, key), { force: true });

const DAY = 86_400_000;

/** Takes away halves of files that a killed process left: whoever writes one today is still at it. @returns how many went */
export async function removeHalves(now = Date.now()): Promise<number> {
  const names = await readdir(env.storageDir, { recursive: true }).catch(() => []);
  let removed = 0;
  for (const name of names.filter((one) => one.endsWith('.part'))) {
    const file = path.join(env.storageDir, name);
    const { mtimeMs } = await stat(file).catch(() => ({ mtimeMs: now }));
    if (now - mtimeMs < DAY) continue;
    await rm(file, { force: true });
    removed++;
  }
  return removed;
}

/** @throws when the file is gone */
export async function openStored(key: string) {
  const file = path.join(env.storageDir, key);
  const { size } = await stat(file);
  return { size, stream: createReadStream(file), path: path.resolve(file) };
}

/** Whether files can be written now: for the health page. */
export async function storageWorks(): Promise<boolean> {
  const probe = path.join(env.storageDir, `.probe-${process.pid}`);
  try {
    await mkdir(env.storageDir, { recursive: true });
    const file = await open(probe, 'w');
    await file.close();
    await rm(probe);
    return true;
  } catch {
    return false;
  }
}
