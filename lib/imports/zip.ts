import type { Entry, ZipFile } from 'yauzl';
import yauzl from 'yauzl';
import { ImportFileError } from './file-error';
import { LIMITS } from './limits';

/** The parts of an XLSX or DOCX, checked before anything is unpacked: count, sizes, ratio, encryption, doubled names. */
export class Package {
  readonly #zip: ZipFile;
  readonly #entries: Map<string, Entry>;
  #unpacked = 0;
  private constructor(zip: ZipFile, entries: Map<string, Entry>) {
    this.#zip = zip;
    this.#entries = entries;
  }

  static async open(bytes: Buffer): Promise<Package> {
    const zip = await new Promise<ZipFile>((resolve, reject) =>
      yauzl.fromBuffer(bytes, { lazyEntries: true, decodeStrings: true, validateEntrySizes: true }, (error, opened) =>
        error ? reject(new ImportFileError('DAMAGED')) : resolve(opened),
      ),
    );
    return new Package(zip, await listEntries(zip));
  }

  /** Names are compared without regard to case and leading slash, as Office does. */
  has(name: string): boolean {
    return this.#entries.has(key(name));
  }
  names(): string[] {
    return [...this.#entries.values()].map((entry) => entry.fileName);
  }
  size(name: string): number {
    return this.#entries.get(key(name))?.uncompressedSize ?? 0;
  }

  /** The bytes of one part as they are unpacked; more than the limit in all parts together stops the reading. */
  async *chunks(name: string): AsyncGenerator<Buffer> {
    const entry = this.#entries.get(key(name));
    if (!entry) throw new ImportFileError('DAMAGED', { part: name });
    const stream = await new Promise<NodeJS.ReadableStream & { destroy(): void }>((resolve, reject) =>
      this.#zip.openReadStream(entry, (error, opened) => (error ? reject(new ImportFileError('DAMAGED')) : resolve(opened))),
    );
    try {
      for await (const chunk of stream as AsyncIterable<Buffer>) {
        this.#unpacked += chunk.length;
        if (this.#unpacked > LIMITS.unpackedBytes) throw new ImportFileError('ZIP_BOMB');
        yield chunk;
      }
    } catch (error) {
      throw error instanceof ImportFileError ? error : new ImportFileError('DAMAGED', { part: name });
    } finally {
      stream.destroy();
    }
  }

  /** The first bytes of a part, enough to see what it declares. */
  async head(name: string, bytes = 1024): Promise<Buffer> {
    const parts: Buffer[] = [];
    let length = 0;
    for await (const chunk of this.chunks(name)) {
      parts.push(chunk);
      if ((length += chunk.length) >= bytes) break;
    }
    return Buffer.concat(parts).subarray(0, bytes);
  }
}

const key = (name: string): string => name.replace(/^\//, '').toLowerCase();

function listEntries(zip: ZipFile): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>();
  let declared = 0;
  return new Promise((resolve, reject) => {
    zip.on('entry', (entry: Entry) => {
      try {
        declared += entry.uncompressedSize;
        checkEntry(entry, entries, declared);
        entries.set(key(entry.fileName), entry);
        zip.readEntry();
      } catch (error) {
        reject(error);
      }
    });
    zip.on('end', () => resolve(entries));
    zip.on('error', () => reject(new ImportFileError('DAMAGED')));
    zip.readEntry();
  });
}

function checkEntry(entry: Entry, entries: Map<string, Entry>, declared: number): void {
  if (entry.isEncrypted()) throw new ImportFileError('ENCRYPTED');
  if (entries.size >= LIMITS.zipEntries || declared > LIMITS.unpackedBytes) throw new ImportFileError('ZIP_BOMB');
  const ratio = entry.uncompressedSize / Math.max(1, entry.compressedSize);
  if (entry.uncompressedSize > LIMITS.ratioFrom && ratio > LIMITS.ratio) throw new ImportFileError('ZIP_BOMB');
  if (entries.has(key(entry.fileName))) throw new ImportFileError('DAMAGED', { part: entry.fileName });
}
