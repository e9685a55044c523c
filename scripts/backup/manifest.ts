// What a backup says about itself: enough to prove, before anything is touched, that it is whole and fits this program.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';

export const manifestName = 'manifest.json';
const sealName = 'manifest.sha256';

const Hash = z.string().regex(/^[0-9a-f]{64}$/);
/** Stays inside the folder, whoever wrote the manifest. */
const SafePath = z.string().regex(/^(?!.*\.\.)[\w][\w./-]*$/);

const Table = z.strictObject({
  name: z.string(),
  columns: z.array(z.string()),
  rows: z.int().nonnegative(),
  file: SafePath,
  bytes: z.int().nonnegative(),
  sha256: Hash,
});
const StoredFile = z.strictObject({ key: SafePath, bytes: z.int().nonnegative(), sha256: Hash });

export const Manifest = z.strictObject({
  format: z.literal(1),
  version: z.string(),
  /** Real time, UTC. */
  createdAt: z.iso.datetime(),
  /** Names and checksums of the applied migrations, in order. */
  migrations: z.array(z.strictObject({ name: z.string(), checksum: z.string() })).min(1),
  tables: z.array(Table).min(1),
  sequences: z.array(z.strictObject({ name: z.string(), value: z.string().regex(/^\d+$/), isCalled: z.boolean() })),
  files: z.array(StoredFile),
  /** Keys of files the database knows and the storage folder no longer had, or had damaged. */
  missingFiles: z.array(z.string()),
  /** The audit's latest seal. */
  lastSeal: z.strictObject({ number: z.int(), hash: z.string() }).nullable(),
});
export type Manifest = z.infer<typeof Manifest>;
export type BackedUpTable = z.infer<typeof Table>;
export type BackedUpFile = z.infer<typeof StoredFile>;

export const sha256 = (content: string | Uint8Array) => createHash('sha256').update(content).digest('hex');

/** The manifest's text and the text of the file beside it that proves it. */
export function sealManifest(manifest: Manifest): Record<string, string> {
  const text = `${JSON.stringify(Manifest.parse(manifest), null, 2)}\n`;
  return { [manifestName]: text, [sealName]: `${sha256(text)}  ${manifestName}\n` };
}

export class BackupError extends Error {}

export async function hashFile(file: string): Promise<{ bytes: number; sha256: string }> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return { bytes: (await stat(file)).size, sha256: hash.digest('hex') };
}

async function assertWhole(folder: string, file: string, expected: { bytes: number; sha256: string }) {
  const found = await hashFile(path.join(folder, file)).catch(() => undefined);
  if (!found) throw new BackupError(`The backup lacks ${file}.`);
  if (found.bytes !== expected.bytes || found.sha256 !== expected.sha256)
    throw new BackupError(`The backup is damaged: ${file} is not what the manifest says.`);
}

/** Reads a backup's manifest and proves every file of it. @throws BackupError in words */
export async function openBackup(folder: string): Promise<Manifest> {
  const text = await readFile(path.join(folder, manifestName), 'utf8').catch(() => undefined);
  const seal = await readFile(path.join(folder, sealName), 'utf8').catch(() => undefined);
  if (!text || !seal) throw new BackupError(`${folder} is not a finished backup: ${manifestName} or ${sealName} is missing.`);
  if (seal.split(' ')[0] !== sha256(text)) throw new BackupError('The backup is damaged: the manifest does not match its hash.');
  const parsed = Manifest.safeParse(JSON.parse(text));
  if (!parsed.success)
    throw new BackupError('The backup was made by another version of the program: its manifest cannot be read.');
  for (const table of parsed.data.tables) await assertWhole(folder, table.file, table);
  for (const file of parsed.data.files) await assertWhole(folder, `files/${file.key}`, file);
  return parsed.data;
}
