import { readFile } from 'node:fs/promises';
import path from 'node:path';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { env } from '@/lib/platform/env';
import { failureOf } from '@/lib/platform/errors';
import { acceptOf, EVIDENCE_KINDS, SCAN_KINDS, safeName, takeUpload, UPLOAD_BYTES } from '@/lib/platform/uploads';

const file = (name: string, ...parts: BlobPart[]) => new File(parts, name);
const refusal = async (f: File, kinds = EVIDENCE_KINDS) => {
  const error = await takeUpload(f, kinds).catch((e) => e);
  return failureOf(error)?.key;
};
const pdf = '%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n';
const stored = (key: string) => readFile(path.join(env.storageDir, key));

describe('a file is what its bytes say', () => {
  test('a PDF is stored as it is, under a generated name', async () => {
    const upload = await takeUpload(file('Приказ № 12.pdf', pdf), EVIDENCE_KINDS);
    expect(upload).toMatchObject({ name: 'Приказ № 12.pdf', mime: 'application/pdf', size: pdf.length });
    expect(upload.key).toMatch(/^[0-9a-f]{2}\/[0-9a-f-]{36}$/);
    expect((await stored(upload.key)).toString()).toBe(pdf);
  });

  test.each([
    ['an empty file', file('a.pdf'), 'evidence.upload.empty'],
    ['a program called PDF', file('a.pdf', new Uint8Array([0x4d, 0x5a, 0x90, 0, 3, 0, 0, 0])), 'evidence.upload.kind'],
    ['a PDF called picture', file('a.png', pdf), 'evidence.upload.notWhatItClaims'],
    ['a web page called text', file('a.txt', '<!doctype html><script>alert(1)</script>'), 'evidence.upload.kind'],
    ['a drawing with script', file('a.svg', '<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'), 'evidence.upload.kind'],
    ['bytes called text', file('a.txt', new Uint8Array([1, 2, 3, 0])), 'evidence.upload.kind'],
    ['something without ending', file('a', 'words'), 'evidence.upload.kind'],
    ['a file beyond the limit', file('a.pdf', pdf, new Uint8Array(UPLOAD_BYTES)), 'evidence.upload.tooLarge'],
    [
      'half a picture',
      file('a.png', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52])),
      'evidence.upload.damagedImage',
    ],
  ])('%s is refused', async (_, f, key) => {
    expect(await refusal(f)).toBe(key);
  });

  test('a table of text is accepted in the encodings people use', async () => {
    expect((await takeUpload(file('a.csv', 'а;б\n1;2'), EVIDENCE_KINDS)).mime).toBe('text/csv; charset=utf-8');
    const utf16 = new Uint8Array([0xff, 0xfe, 0x30, 0x04, 0x3b, 0x00]);
    expect((await takeUpload(file('a.txt', utf16), EVIDENCE_KINDS)).name).toBe('a.txt');
  });

  test('a scan is a PDF or a picture', async () => {
    expect(await refusal(file('a.csv', 'a;b'), [...SCAN_KINDS])).toBe('evidence.upload.kind');
    expect(acceptOf(SCAN_KINDS)).toBe('.pdf,.png,.jpg,.jpeg');
  });
});

test('a picture loses what the camera wrote beside it', async () => {
  const withPlace = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#123456' } })
    .withExif({ IFD0: { Copyright: 'secret place' } })
    .jpeg()
    .toBuffer();
  expect(withPlace.includes('secret place')).toBe(true);
  const upload = await takeUpload(file('фото.jpeg', new Uint8Array(withPlace)), EVIDENCE_KINDS);
  const clean = await stored(upload.key);
  expect(clean.includes('secret place')).toBe(false);
  expect((await sharp(clean).metadata()).exif).toBeUndefined();
  expect(upload.name).toBe('фото.jpg');
});

test.each([
  ['../../etc/passwd.pdf', 'passwd.pdf'],
  ['C:\\Users\\a\\Приказ.pdf', 'Приказ.pdf'],
  ['a\u202egnp.pdf', 'agnp.pdf'],
  ['line\nbreak.pdf', 'linebreak.pdf'],
  ['.pdf', 'file.pdf'],
  ['report.exe', 'report.pdf'],
])('the name %j is kept as %j', (name, expected) => {
  expect(safeName(name, 'pdf')).toBe(expected);
});
