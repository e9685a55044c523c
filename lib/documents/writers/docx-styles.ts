// The styles of a Word document; everything the writer prints uses one of them, so that a clerk can restyle the paper in one place.
import { AlignmentType, type IStylesOptions } from 'docx';
import type { DocumentModel } from '@/lib/documents/model';
import { COLORS, FONT, LOCALES } from '@/lib/documents/writers/paper';

const half = (points: number) => points * 2;
const twenty = (points: number) => points * 20;

const heading = (points: number, before: number) => ({
  run: { size: half(points), bold: true, color: COLORS.ink, font: FONT },
  paragraph: { spacing: { before: twenty(before), after: twenty(6) }, keepNext: true, keepLines: true },
});

const style = (id: string, name: string, size: number, paragraph = {}, run = {}) => ({
  id,
  name,
  basedOn: 'Normal',
  quickFormat: true,
  run: { size: half(size), ...run },
  paragraph,
});

const quiet = { color: COLORS.quiet };

export function docxStyles(model: DocumentModel): IStylesOptions {
  return {
    default: {
      document: { run: { font: FONT, size: half(10), color: COLORS.ink, language: { value: LOCALES[model.language] } } },
      title: {
        run: { size: half(17), bold: true, font: FONT, color: COLORS.ink },
        paragraph: { alignment: AlignmentType.CENTER, spacing: { before: twenty(12), after: twenty(8) } },
      },
      heading1: heading(13, 16),
      heading2: heading(11, 12),
      heading3: heading(10, 10),
      footnoteText: { run: { size: half(8), font: FONT }, paragraph: { spacing: { after: 0 } } },
    },
    paragraphStyles: [
      style('BodyText', 'Body Text', 10, { spacing: { after: twenty(6) } }),
      style('Subtitle', 'Subtitle', 10, { alignment: AlignmentType.CENTER, spacing: { after: twenty(3) } }, quiet),
      style('Overline', 'Overline', 9, { spacing: { after: twenty(3) } }, quiet),
      style(
        'Caption',
        'caption',
        9,
        { keepNext: true, spacing: { before: twenty(8), after: twenty(4) } },
        { bold: true, italics: false },
      ),
      style('ListParagraph', 'List Paragraph', 10, { spacing: { after: twenty(4) } }),
      style('TableText', 'Table Text', 8.5, { spacing: { before: 0, after: 0 } }),
      style('TableHead', 'Table Head', 8, { keepNext: true }, { bold: true }),
      style('Figure', 'Key Figure', 16, {}, { bold: true }),
      style('Note', 'Note', 10, { spacing: { before: twenty(6), after: twenty(10) }, indent: { left: 170, right: 170 } }),
      style('Small', 'Small', 8, { spacing: { after: twenty(4) } }, quiet),
      style('Header', 'header', 8, {}, quiet),
      style('Footer', 'footer', 8, {}, quiet),
    ],
  };
}
