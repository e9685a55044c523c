// A file from a person: judged by its first bytes, images re-encoded without what cameras write into them, then put on disk durably.
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { fileTypeFromBuffer } from 'file-type';
import { z } from 'zod';
import { env } from '@/lib/platform/env';
import { DomainError, type Result } from '@/lib/platform/errors';
import { cleanImage } from '@/lib/platform/images/clean-image';
import { writeFileDurably } from '@/lib/platform/storage';

export const UPLOAD_BYTES = 20 * 1024 * 1024;

/** Kinds of documents: ending → media type. What a file is, its bytes say; text has no mark and is known by having no binary. */
const KINDS = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  odt: 'application/vnd.oasis.opendocument.text',
  png: 'image/png',
  jpg: 'image/jpeg',
  csv: 'text/csv; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
} as const;
export type UploadKind = keyof typeof KINDS;

export const EVIDENCE_KINDS = Object.keys(KINDS) as UploadKind[];
export const SCAN_KINDS: readonly UploadKind[] = ['pdf', 'png', 'jpg'];

/** The `accept` attribute of a file field. */
export const acceptOf = (kinds: readonly UploadKind[]) =>
  kinds.flatMap((k) => (k === 'jpg' ? ['.jpg', '.jpeg'] : [`.${k}`])).join(',');

/** A file that is on disk and has no row yet; made by `takeUpload` only, never from what a client says. */
export const UploadInput = z.strictObject({
  key: z.string().regex(/^[0-9a-f]{2}\/[0-9a-f-]{36}$/),
  size: z.int().min(1),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  name: z.string().min(1),
  mime: z.string().min(1),
});
export type Upload = z.infer<typeof UploadInput>;

/** Whether a form's field carries a file at all. */
export const isFile = (value: FormDataEntryValue | null | undefined): value is File =>
  value instanceof File && (value.size > 0 || value.name !== '');

/**
 * Judges and stores one file. Expected failures are `DomainError`s: empty, too large, not of an allowed kind, with macros, not what its
 * ending claims, a picture that cannot be read, the disk full.
 * @param field form field that the sentence belongs to
 */
export async function takeUpload(file: File, kinds: readonly UploadKind[], field = 'file'): Promise<Upload> {
  const refuse = (key: string, params?: Record<string, string | number>) =>
    new DomainError('INVALID', `evidence.upload.${key}`, { field, ...(params && { params }) });
  if (file.size === 0) throw refuse('empty');
  if (file.size > UPLOAD_BYTES) throw refuse('tooLarge', { limit: UPLOAD_BYTES / 1024 / 1024 });
  const bytes = Buffer.from(await file.arrayBuffer());
  const kind = await kindOf(bytes, file.name);
  if (kind === 'macros') throw refuse('macros');
  if (!kind || !kinds.includes(kind)) throw refuse('kind', { kinds: kinds.map((k) => k.toUpperCase()).join(', ') });
  const claimed = endingOf(file.name);
  if (claimed && claimed !== kind && claimed in KINDS) throw refuse('notWhatItClaims', { claimed: claimed.toUpperCase() });
  const clean = kind === 'png' || kind === 'jpg' ? await cleanImage(bytes, kind) : bytes;
  if (!clean) throw refuse('damagedImage');
  return { ...(await writeFileDurably(clean)), name: safeName(file.name, kind), mime: KINDS[kind] };
}

/** Removes the bytes of a file whose row was never committed. */
export async function dropUpload(upload: Upload | null) {
  if (upload) await rm(path.join(env.storageDir, upload.key), { force: true }).catch(() => {});
}

/** Runs what records the file; a failure leaves nothing on disk. */
export async function recordingUpload<T>(upload: Upload | null, record: () => Promise<Result<T>>): Promise<Result<T>> {
  try {
    const result = await record();
    if (!result.ok) await dropUpload(upload);
    return result;
  } catch (e) {
    await dropUpload(upload);
    throw e;
  }
}

const endingOf = (name: string) => {
  const ending = /\.([^./\\]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
  return ending === 'jpeg' ? 'jpg' : ending;
};

async function kindOf(bytes: Buffer, name: string): Promise<UploadKind | 'macros' | null> {
  const found = await fileTypeFromBuffer(bytes).catch(() => undefined);
  if (found) {
    if (/^(doc|xls|ppt|dot|xlt)m$/.test(found.ext)) return 'macros';
    return found.ext in KINDS ? (found.ext as UploadKind) : null;
  }
  const claimed = endingOf(name);
  return (claimed === 'csv' || claimed === 'txt') && isText(bytes) ? claimed : null;
}

/** Text in any of the encodings people use: UTF-16 with its mark, else no control character beside tab and line ends. */
function isText(bytes: Buffer): boolean {
  const hasMark = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  if (hasMark) return bytes.length % 2 === 0;
  if (/^\s*<(\?xml|!doctype|html|svg|script)/i.test(bytes.subarray(0, 300).toString('latin1'))) return false;
  return !bytes.some((b) => b < 32 && b !== 9 && b !== 10 && b !== 13);
}

/** The name as the person called it, without a path or control characters, with the ending the bytes deserve. */
export function safeName(name: string, kind: UploadKind): string {
  const base = (name.split(/[/\\]/).at(-1) ?? '')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: exactly these are removed, with the marks that turn text around
    .replace(/[\u0000-\u001f\u007f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '')
    .trim();
  const ending = endingOf(base);
  const stem = (ending ? base.slice(0, base.lastIndexOf('.')) : base).slice(0, 150).trim() || 'file';
  return `${stem}.${kind}`;
}
