// For tests: a disk that takes the first bytes of a file and no more.
import { mkdir, open, readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { vi } from 'vitest';
import { env } from '@/lib/platform/env';

const filesOf = async (): Promise<string[]> => await readdir(env.storageDir, { recursive: true }).catch(() => []);

/** What a failed writing has left. */
export const halves = async () => (await filesOf()).filter((name) => name.endsWith('.part'));
/** Whole files in the storage folder. */
export const wholes = async () => (await filesOf()).filter((name) => /[0-9a-f-]{36}$/.test(name));

/** From now on every file breaks off; `mockRestore` makes room again. */
export async function fillDisk() {
  await mkdir(env.storageDir, { recursive: true });
  const probe = path.join(env.storageDir, '.handle');
  const handle = await open(probe, 'w');
  const kind = Object.getPrototypeOf(handle) as typeof handle;
  await handle.close();
  await rm(probe);
  return vi.spyOn(kind, 'writeFile').mockImplementation(async function (this: typeof handle, data) {
    await this.write(Buffer.from(data as Uint8Array).subarray(0, 10));
    throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
  });
}
