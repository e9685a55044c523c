/** Files of people who mean harm or had bad luck, made from code. Only tests use them. */
import { crc32, deflateRawSync } from 'node:zlib';
import { Package } from './zip';

type Parts = Record<string, string | Buffer>;

const CONTENT_TYPES =
  '<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>';
const RELS = (body: string) =>
  `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${body}</Relationships>`;
const TYPE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** The smallest workbook there is, part by part, so that a test can spoil any of them. */
export function bareWorkbook(sheetData: string, extra: Parts = {}): Buffer {
  return zipOf({
    '[Content_Types].xml': CONTENT_TYPES,
    '_rels/.rels': RELS(`<Relationship Id="r1" Type="${TYPE}/officeDocument" Target="xl/workbook.xml"/>`),
    'xl/workbook.xml': `<?xml version="1.0"?><workbook xmlns:r="${TYPE}"><sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': RELS(`<Relationship Id="r1" Type="${TYPE}/worksheet" Target="worksheets/sheet1.xml"/>`),
    'xl/worksheets/sheet1.xml': `<?xml version="1.0"?><worksheet><sheetData>${sheetData}</sheetData>EXTRA</worksheet>`.replace(
      'EXTRA',
      '',
    ),
    ...extra,
  });
}

export const inline = (reference: string, text: string): string =>
  `<c r="${reference}" t="inlineStr"><is><t>${text}</t></is></c>`;
export const sheetWith = (sheetData: string, after = ''): string =>
  `<?xml version="1.0"?><worksheet><sheetData>${sheetData}</sheetData>${after}</worksheet>`;
export const externalRelation = (type: string, target: string): string =>
  RELS(`<Relationship Id="r9" Type="${TYPE}/${type}" Target="${target}" TargetMode="External"/>`);

/** A zip, written by hand: the tests must be able to make what no library would. */
export function zipOf(parts: Parts): Buffer {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of Object.entries(parts)) {
    const [plain, path] = [Buffer.from(content), Buffer.from(name)];
    const packed = deflateRawSync(plain);
    const common = Buffer.alloc(26);
    [20, 0x800, 8, 0, 0x21].forEach((value, index) => {
      common.writeUInt16LE(value, index * 2);
    });
    [crc32(plain), packed.length, plain.length].forEach((value, index) => {
      common.writeUInt32LE(value, 10 + index * 4);
    });
    common.writeUInt16LE(path.length, 22);
    const body = Buffer.concat([Buffer.from('PK\x03\x04'), common, path, packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    directory.push(Buffer.from('PK\x01\x02\x14\0'), common, tail, path);
    bodies.push(body);
    offset += body.length;
  }
  const listing = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(bodies.length, 4);
  end.writeUInt16LE(bodies.length, 6);
  end.writeUInt32LE(listing.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...bodies, listing, Buffer.from('PK\x05\x06'), end]);
}

/** The container that Office writes for a file with a password. */
export function encryptedOle(): Buffer {
  const bytes = Buffer.alloc(4096);
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(bytes);
  Buffer.from('EncryptedPackage', 'utf16le').copy(bytes, 1200);
  return bytes;
}

export const workbookOfRows = (rows: number): Buffer =>
  bareWorkbook(Array.from({ length: rows }, (_, i) => `<row r="${i + 1}">${inline(`A${i + 1}`, 'x')}</row>`).join(''));

/** Small reproducible randomness: the same mutants in every run. */
export function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Overwrites, cuts out or doubles a few pieces of a file. */
export function mutate(bytes: Buffer, random: () => number): Buffer {
  let mutant = Buffer.from(bytes);
  for (let i = 0; i < 1 + random() * 8; i++) {
    const at = Math.floor(random() * mutant.length);
    const kind = random();
    if (kind < 0.6) mutant[at] = Math.floor(random() * 256);
    else if (kind < 0.8) mutant = Buffer.concat([mutant.subarray(0, at), mutant.subarray(at + Math.floor(random() * 64))]);
    else mutant = Buffer.concat([mutant.subarray(0, at), mutant.subarray(Math.max(0, at - 32), at), mutant.subarray(at)]);
  }
  return mutant;
}

/** Spoils the XML inside a zip and packs it again, so that the damage reaches the readers and not only the checksums. */
export async function mutateInside(bytes: Buffer, random: () => number): Promise<Buffer> {
  const pack = await Package.open(bytes);
  const parts: Parts = {};
  for (const name of pack.names()) {
    const chunks: Buffer[] = [];
    for await (const chunk of pack.chunks(name)) chunks.push(chunk);
    const part = Buffer.concat(chunks);
    parts[name] = random() < 0.3 && part.length ? swapWords(part, random) : part;
  }
  return zipOf(parts);
}

/** Replaces numbers and attribute values by extreme ones: still XML, but not what an office program writes. */
function swapWords(part: Buffer, random: () => number): string {
  const odd = ['-1', '0', '99999999999', 'NaN', '', 'A1:XFD1048576', '__proto__', '1e308', 'continue', '\u0000'];
  return part
    .toString('utf8')
    .replace(/"([^"<>]{1,12})"/g, (whole) => (random() < 0.02 ? `"${odd[Math.floor(random() * odd.length)]}"` : whole));
}
