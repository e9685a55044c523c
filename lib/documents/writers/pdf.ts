// PDF by Typst: tagged, with the bundled Noto Sans, repeated table heads. Runs inside the documents' child process only:
// the compiler is native code, and a crash of it must not take a server along.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { NodeCompiler, PdfStandard } from '@myriaddreamin/typst-ts-node-compiler';
import { type Block, checkModel, type DocumentModel } from '@/lib/documents/model';
import { fontFolder } from '@/lib/documents/writers/fonts';
import { listMarker } from '@/lib/documents/writers/lists';
import { mayBreak, paper } from '@/lib/documents/writers/paper';

// Whole TTF files: Typst ignores woff and woff2 without a word.
const FACES = ['400Regular', '400Regular_Italic', '600SemiBold', '700Bold', '700Bold_Italic'];

let compiler: NodeCompiler | undefined;

function fontBlobs(): Buffer[] {
  return FACES.map((face) => {
    const folder = path.join(fontFolder(), face);
    const file = readdirSync(folder).find((name) => name.endsWith('.ttf'));
    if (!file) throw new Error(`no font in ${face}`);
    return readFileSync(path.join(folder, file));
  });
}

/** The model as the template reads it: every optional member present, markers of lists and breakable rows worked out. */
function printable(model: DocumentModel) {
  const blockOf = (block: Block): unknown => {
    if (block.kind === 'list')
      return { ...block, items: block.items.map((text, i) => ({ text, marker: listMarker(block.style, i, model.language) })) };
    if (block.kind !== 'table') return block;
    return {
      ...block,
      caption: block.caption ?? null,
      compact: block.compact ?? false,
      columns: block.columns.map((column) => ({ ...column, align: column.align ?? 'start' })),
      rows: block.rows.map((row) => ({
        cells: row.cells,
        role: row.role ?? 'row',
        breakable: mayBreak(row, block.columns, model.orientation),
      })),
    };
  };
  return {
    ...model,
    page: paper(model.orientation),
    overline: model.overline ?? [],
    overlineAlign: model.overlineAlign ?? 'center',
    subtitle: model.subtitle ?? [],
    header: model.header ?? null,
    footer: model.footer ?? null,
    blocks: model.blocks.map(blockOf),
  };
}

/** PDF/UA-1 file of a document. Throws with the compiler's words when it refuses. */
export function writePdf(model: DocumentModel): Buffer {
  checkModel(model);
  compiler ??= NodeCompiler.create({ workspace: import.meta.dirname, fontArgs: [{ fontBlobs: fontBlobs() }] });
  const source = readFileSync(path.join(import.meta.dirname, 'pdf.typ'), 'utf8');
  const compiled = compiler.compile({ mainFileContent: source, inputs: { data: JSON.stringify(printable(model)) } });
  if (!compiled.result) throw new Error(`typst: ${JSON.stringify(compiled.takeDiagnostics()?.shortDiagnostics ?? 'no result')}`);
  try {
    return compiler.pdf(compiled.result, { pdfStandard: PdfStandard.UA_1 });
  } finally {
    compiler.evictCache(2);
  }
}
