// A file that was cut short must never leave the house: each format is checked at its end, where a cut shows.
import yauzl from 'yauzl';

const PARTS: Record<string, string> = { docx: 'word/document.xml', xlsx: 'xl/workbook.xml' };

/** Names of a ZIP archive's members, read from its central directory. Rejects when the archive is damaged. */
export function zipNames(bytes: Buffer): Promise<string[]> {
  return new Promise((resolve, reject) => {
    yauzl.fromBuffer(bytes, { lazyEntries: false }, (error, zip) => {
      if (error || !zip) return reject(error ?? new Error('not a ZIP archive'));
      const names: string[] = [];
      zip.on('entry', (entry: yauzl.Entry) => names.push(entry.fileName));
      zip.on('error', reject);
      zip.on('end', () => resolve(names));
    });
  });
}

/** Throws when the bytes are not a complete file of the format. */
export async function checkFile(bytes: Buffer, format: string): Promise<void> {
  const incomplete = new Error(`the ${format} file is not complete`);
  if (format === 'pdf') {
    if (!bytes.subarray(0, 5).equals(Buffer.from('%PDF-')) || !/%%EOF\s*$/.test(bytes.subarray(-16).toString('latin1')))
      throw incomplete;
  } else if (PARTS[format]) {
    const names = await zipNames(bytes).catch((): string[] => []);
    if (!names.includes(PARTS[format]) || !names.includes('[Content_Types].xml')) throw incomplete;
  } else if (format === 'html') {
    if (!bytes.subarray(-32).toString().trimEnd().endsWith('</html>')) throw incomplete;
  } else if (bytes.length === 0) throw incomplete;
}
