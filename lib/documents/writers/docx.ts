// Word documents with real styles: Title, Heading 1–3, Caption, table heads that repeat, rows that stay together, page numbers.
// No author, no comments, no tracked changes. Runs inside the documents' child process.
import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  Header,
  HeadingLevel,
  ImageRun,
  type ISectionOptions,
  Packer,
  PageBreak,
  PageNumber,
  PageOrientation,
  Paragraph,
  ShadingType,
  TabStopType,
  TextRun,
} from 'docx';
import sharp from 'sharp';
import { type Block, checkModel, type DocumentModel, type Figure } from '@/lib/documents/model';
import { docxStyles } from '@/lib/documents/writers/docx-styles';
import { docxKeyFigures, docxTable } from '@/lib/documents/writers/docx-table';
import { ALIGNMENT, docxRuns, twips } from '@/lib/documents/writers/docx-text';
import { listMarker } from '@/lib/documents/writers/lists';
import { COLORS, paper, textWidth } from '@/lib/documents/writers/paper';

const HEADINGS = [HeadingLevel.HEADING_1, HeadingLevel.HEADING_2, HeadingLevel.HEADING_3] as const;

async function figure(block: Figure, orientation: DocumentModel['orientation']): Promise<Paragraph[]> {
  // Word draws SVG text in its own way, and old versions not at all: a picture at three times the size of the screen.
  const width = Math.round((textWidth(orientation) / 25.4) * 96);
  const png = await sharp(Buffer.from(block.svg), { density: 216 })
    .resize({ width: width * 3 })
    .flatten({ background: '#ffffff' })
    .png()
    .toBuffer({ resolveWithObject: true });
  const height = Math.round((png.info.height / png.info.width) * width);
  const altText = { name: block.caption, title: block.caption, description: block.alt };
  return [
    new Paragraph({ style: 'Caption', keepNext: true, text: block.caption }),
    new Paragraph({ children: [new ImageRun({ type: 'png', data: png.data, transformation: { width, height }, altText })] }),
  ];
}

function note(block: Block & { kind: 'note' }): Paragraph {
  const shading = { type: ShadingType.CLEAR, color: 'auto', fill: COLORS.note };
  const border = { left: { style: BorderStyle.SINGLE, size: 24, color: 'C58000', space: 8 } };
  const title = block.title ? [new TextRun({ text: block.title, bold: true }), new TextRun({ text: '', break: 1 })] : [];
  return new Paragraph({ style: 'Note', shading, border, children: [...title, ...docxRuns(block.text)] });
}

function list(block: Block & { kind: 'list' }, model: DocumentModel, instance: number): Paragraph[] {
  return block.items.map((item, i) => {
    if (block.style !== 'letter')
      return new Paragraph({
        style: 'ListParagraph',
        numbering: { reference: block.style, level: 0, instance },
        children: docxRuns(item),
      });
    // Word has no Turkmen lettering: the letter is written, with a hanging indent.
    const marker = new TextRun(`${listMarker('letter', i, model.language)}\t`);
    const indent = { left: twips(7), hanging: twips(7) };
    return new Paragraph({ style: 'ListParagraph', indent, children: [marker, ...docxRuns(item)] });
  });
}

async function blockOf(block: Block, index: number, model: DocumentModel): Promise<ISectionOptions['children'][number][]> {
  switch (block.kind) {
    case 'heading':
      return [new Paragraph({ heading: HEADINGS[block.level - 1], text: block.text })];
    case 'paragraph':
      return [
        new Paragraph({
          style: block.small ? 'Small' : 'BodyText',
          alignment: ALIGNMENT[block.align ?? 'start'],
          children: docxRuns(block.text),
        }),
      ];
    case 'list':
      return list(block, model, index + 1);
    case 'note':
      return [note(block)];
    case 'keyFigures':
      return [docxKeyFigures(block.items, model.orientation), new Paragraph({ style: 'Small' })];
    case 'pageBreak':
      return [new Paragraph({ children: [new PageBreak()] })];
    case 'table':
      return docxTable(block, model.orientation);
    case 'figure':
      return figure(block, model.orientation);
  }
}

function opening(model: DocumentModel): Paragraph[] {
  const alignment = ALIGNMENT[model.overlineAlign ?? 'center'];
  return [
    ...(model.overline ?? []).map((text) => new Paragraph({ style: 'Overline', alignment, text })),
    new Paragraph({ heading: HeadingLevel.TITLE, text: model.title }),
    ...(model.subtitle ?? []).map((text) => new Paragraph({ style: 'Subtitle', text })),
  ];
}

function furniture(model: DocumentModel) {
  const tabStops = [{ type: TabStopType.RIGHT, position: twips(textWidth(model.orientation)) }];
  const pages = new TextRun({ children: [`${model.footer ?? ''}\t`, PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES] });
  return {
    headers: model.header
      ? { default: new Header({ children: [new Paragraph({ style: 'Header', text: model.header })] }) }
      : undefined,
    footers: { default: new Footer({ children: [new Paragraph({ style: 'Footer', tabStops, children: [pages] })] }) },
  };
}

function pageOf(model: DocumentModel) {
  const sheet = paper(model.orientation);
  // docx turns width and height round by itself for landscape.
  const [width, height] = model.orientation === 'portrait' ? [sheet.width, sheet.height] : [sheet.height, sheet.width];
  return {
    size: {
      width: twips(width),
      height: twips(height),
      orientation: model.orientation === 'portrait' ? PageOrientation.PORTRAIT : PageOrientation.LANDSCAPE,
    },
    margin: {
      top: twips(sheet.top),
      bottom: twips(sheet.bottom),
      left: twips(sheet.left),
      right: twips(sheet.right),
      footer: twips(10),
    },
  };
}

const level = (format: 'bullet' | 'decimal', text: string) => ({
  level: 0,
  format,
  text,
  alignment: AlignmentType.START,
  style: { paragraph: { indent: { left: twips(7), hanging: twips(7) } } },
});

/** DOCX bytes of a document. */
export async function writeDocx(model: DocumentModel): Promise<Buffer> {
  checkModel(model);
  const children = (await Promise.all(model.blocks.map((block, i) => blockOf(block, i, model)))).flat();
  return Packer.toBuffer(
    new Document({
      title: model.title,
      creator: '',
      lastModifiedBy: '',
      styles: docxStyles(model),
      numbering: {
        config: [
          { reference: 'bullet', levels: [level('bullet', '•')] },
          { reference: 'number', levels: [level('decimal', '%1.')] },
        ],
      },
      sections: [{ properties: { page: pageOf(model) }, ...furniture(model), children: [...opening(model), ...children] }],
    }),
  );
}
