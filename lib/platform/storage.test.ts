import { utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { env } from '@/lib/platform/env';
import { failureOf } from '@/lib/platform/errors';
import { fillDisk, halves, wholes } from '@/lib/platform/full-disk';
import { removeHalves, writeFileDurably } from '@/lib/platform/storage';
import { recordingUpload, SCAN_KINDS, takeUpload } from '@/lib/platform/uploads';

const pdf = new File(['%PDF-1.4\n%%EOF\n'], 'a.pdf');

test('a full disk is a sentence, and no half of the file stays', async () => {
  const disk = await fillDisk();
  const error = await takeUpload(pdf, SCAN_KINDS).catch((e: unknown) => e);
  disk.mockRestore();
  expect(failureOf(error)).toMatchObject({ code: 'UNAVAILABLE', key: 'errors.storageFull' });
  expect([await halves(), await wholes()]).toEqual([[], []]);
});

test('a file whose row is refused, or whose database is away, does not stay on disk', async () => {
  const upload = await takeUpload(pdf, SCAN_KINDS);
  expect(await wholes()).toHaveLength(1);
  await recordingUpload(upload, async () => ({ ok: false, error: { code: 'FORBIDDEN' } }));
  expect(await wholes()).toHaveLength(0);
  const again = await takeUpload(pdf, SCAN_KINDS);
  await expect(recordingUpload(again, () => Promise.reject(new Error('away')))).rejects.toThrow('away');
  expect(await wholes()).toHaveLength(0);
});

test('what a killed process left half goes after a day, what is being written stays, and whole files are not touched', async () => {
  const { key } = await writeFileDurably(Buffer.from('whole'));
  const place = (name: string) => path.join(env.storageDir, path.dirname(key), name);
  await writeFile(place('old.part'), 'ha');
  await writeFile(place('new.part'), 'ha');
  const yesterday = new Date(Date.now() - 2 * 86_400_000);
  await utimes(place('old.part'), yesterday, yesterday);
  expect(await removeHalves()).toBe(1);
  expect((await halves()).map((name) => path.basename(name))).toEqual(['new.part']);
  expect(await wholes()).toEqual([key]);
});
