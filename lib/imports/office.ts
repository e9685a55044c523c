import path from 'node:path';
import { ImportFileError } from './file-error';
import { readXml } from './xml';
import type { Package } from './zip';

export type Relation = { id: string; type: string; target: string };
export type OfficeKind = 'xlsx' | 'docx';

/** Parts that run or embed foreign things; a table never needs them. */
const ACTIVE_PART =
  /(^|\/)(vbaproject[^/]*\.bin|vbadata\.xml|activex\/|macrosheets\/|dialogsheets\/|customui\/)|\.(exe|dll|js|vbs)$/i;

/** The last word of a relation's type address: `officeDocument`, `worksheet`, `hyperlink` … */
const kindOf = (type: string): string => type.slice(type.lastIndexOf('/') + 1);

/** Relations of a part with targets as part names. Hyperlinks are only text to us; any other target outside the file is refused. */
export async function readRelations(pack: Package, part: string): Promise<Relation[]> {
  const folder = path.posix.dirname(part);
  const rels = path.posix.join(folder, '_rels', `${path.posix.basename(part)}.rels`);
  if (!pack.has(rels)) return [];
  const found: Relation[] = [];
  await readXml(pack, rels, {
    open: (name, attributes) => {
      if (name !== 'Relationship') return;
      const type = kindOf(attributes.get('Type') ?? '');
      const target = attributes.get('Target') ?? '';
      if (attributes.get('TargetMode') === 'External') return checkExternal(type, target);
      const full = target.startsWith('/') ? target.slice(1) : path.posix.join(folder, target);
      found.push({ id: attributes.get('Id') ?? '', type, target: full });
    },
  });
  return found;
}

function checkExternal(type: string, target: string): void {
  if (type === 'hyperlink' && /^(https?:|mailto:|#|[^:\\]*$)/i.test(target)) return;
  throw new ImportFileError('EXTERNAL_TARGET', { target: target.slice(0, 200) });
}

async function checkContentTypes(pack: Package): Promise<Map<string, string>> {
  const types = new Map<string, string>();
  if (!pack.has('[Content_Types].xml')) throw new ImportFileError('UNKNOWN_FORMAT');
  await readXml(pack, '[Content_Types].xml', {
    open: (name, attributes) => {
      const type = attributes.get('ContentType') ?? '';
      if (/macroEnabled|vbaProject|activeX/i.test(type)) throw new ImportFileError('MACROS');
      if (name === 'Override') types.set((attributes.get('PartName') ?? '').replace(/^\//, '').toLowerCase(), type);
    },
  });
  return types;
}

/** Parts that are not read for their words are still looked at: the file is kept and handed on to other people. */
async function checkParts(pack: Package): Promise<void> {
  for (const name of pack.names()) {
    if (ACTIVE_PART.test(name)) throw new ImportFileError('MACROS');
    if (!/\.(xml|rels|vml)$/i.test(name)) continue;
    const head = await pack.head(name);
    if (head.toString('latin1').replaceAll('\0', '').includes('<!DOCTYPE')) throw new ImportFileError('DOCTYPE');
    if (name.endsWith('.rels')) await readRelations(pack, relationOwner(name));
  }
}

const relationOwner = (rels: string): string => rels.replace(/_rels\/([^/]*)\.rels$/, '$1');

/** Says whether a zip is a workbook or a Word document, names its main part, and refuses what may not come in. */
export async function inspectPackage(pack: Package): Promise<{ kind: OfficeKind; part: string }> {
  if (pack.names().some((name) => ACTIVE_PART.test(name))) throw new ImportFileError('MACROS');
  const types = await checkContentTypes(pack);
  const main = (await readRelations(pack, '')).find((relation) => relation.type === 'officeDocument');
  const type = types.get(main?.target.toLowerCase() ?? '') ?? '';
  const kind = /spreadsheetml\.(sheet|template)\.main\+xml/.test(type)
    ? 'xlsx'
    : /wordprocessingml\.(document|template)\.main\+xml/.test(type)
      ? 'docx'
      : null;
  if (!main || !kind) throw new ImportFileError('UNKNOWN_FORMAT');
  await checkParts(pack);
  return { kind, part: main.target };
}
