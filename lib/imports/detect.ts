import { ImportFileError } from './file-error';
import { LIMITS } from './limits';

export type FileKind = 'zip' | 'text';

const startsWith = (bytes: Buffer, signature: string): boolean =>
  bytes.subarray(0, signature.length).toString('latin1') === signature;

/** Formats that are recognised only to be named in the refusal. */
const FOREIGN: [signature: string, name: string][] = [
  ['%PDF', 'PDF'],
  ['{\\rtf', 'RTF'],
  ['\x89PNG', 'PNG'],
  ['\xff\xd8\xff', 'JPEG'],
  ['GIF8', 'GIF'],
  ['Rar!', 'RAR'],
  ['7z\xbc\xaf', '7z'],
  ['\x1f\x8b', 'GZIP'],
  ['SQLite format', 'SQLite'],
  ['\x7fELF', 'ELF'],
  ['MZ', 'EXE'],
];

export const extensionOf = (fileName: string): string => /\.([^./\\]+)$/.exec(fileName)?.[1]?.toLowerCase() ?? '';

/** By the first bytes, never by the name: a zip (which may be XLSX or DOCX) or text; anything else ends with a named error. */
export function detectKind(bytes: Buffer, fileName: string): FileKind {
  if (bytes.length > LIMITS.fileBytes) throw new ImportFileError('TOO_LARGE', { limit: LIMITS.fileBytes / 1024 / 1024 });
  if (isBlank(bytes)) throw new ImportFileError('EMPTY');
  if (startsWith(bytes, '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')) throw refuseOle(bytes, fileName);
  if (startsWith(bytes, 'PK\x03\x04') || startsWith(bytes, 'PK\x05\x06')) return 'zip';
  const foreign = FOREIGN.find(([signature]) => startsWith(bytes, signature));
  if (foreign) throw refuse(fileName, foreign[1]);
  if (
    /^\s*<(\?xml|!doctype|html|table|meta)/i.test(
      bytes
        .subarray(0, 200)
        .toString('latin1')
        .replace(/^\xef\xbb\xbf/, ''),
    )
  ) {
    throw refuse(fileName, 'HTML');
  }
  if (['xlsx', 'xlsm', 'docx', 'docm', 'xls', 'doc', 'ods', 'odt'].includes(extensionOf(fileName)))
    throw refuse(fileName, 'TEXT');
  return 'text';
}

const isBlank = (bytes: Buffer): boolean => {
  for (const byte of bytes) if (![0x20, 0x09, 0x0a, 0x0d, 0xef, 0xbb, 0xbf, 0xff, 0xfe, 0x00].includes(byte)) return false;
  return true;
};

const refuse = (fileName: string, found: string): ImportFileError => {
  const claimed = extensionOf(fileName);
  return claimed.toUpperCase() === found || !claimed
    ? new ImportFileError('UNKNOWN_FORMAT')
    : new ImportFileError('NOT_WHAT_IT_CLAIMS', { claimed, found });
};

/** The old container holds .xls and .doc, and also every password-protected .xlsx and .docx. */
function refuseOle(bytes: Buffer, fileName: string): ImportFileError {
  const isEncrypted =
    bytes.includes(Buffer.from('EncryptedPackage', 'utf16le')) || bytes.includes(Buffer.from('EncryptionInfo', 'utf16le'));
  if (isEncrypted) return new ImportFileError('ENCRYPTED');
  return ['csv', 'txt', 'tsv'].includes(extensionOf(fileName)) ? refuse(fileName, 'XLS/DOC') : new ImportFileError('OLD_FORMAT');
}

/** The name may say nothing (`.zip`, no ending) but must not say something else. */
export function checkClaim(found: 'xlsx' | 'docx' | 'csv', fileName: string): void {
  const claimed = extensionOf(fileName);
  if (claimed === 'xlsm' || claimed === 'docm') throw new ImportFileError('MACROS');
  const honest = { xlsx: ['xlsx', 'xltx'], docx: ['docx', 'dotx'], csv: ['csv', 'tsv', 'tab', 'txt'] }[found];
  if (found === 'csv' && claimed && !honest.includes(claimed)) throw new ImportFileError('UNKNOWN_FORMAT');
  const isTold = ['xlsx', 'docx', 'csv', 'tsv', 'tab', 'txt', 'xls', 'doc', 'pdf'].includes(claimed);
  if (isTold && !honest.includes(claimed)) throw new ImportFileError('NOT_WHAT_IT_CLAIMS', { claimed, found });
}
