import { AlignmentType, FootnoteReferenceRun, Paragraph, TextRun } from 'docx';
import { type Align, runsOf, type Text } from '@/lib/documents/model';
import { LOCALES } from '@/lib/documents/writers/paper';

/** Twentieths of a point. */
export const twips = (mm: number) => Math.round((mm / 25.4) * 1440);

export const ALIGNMENT = { start: AlignmentType.START, center: AlignmentType.CENTER, end: AlignmentType.END } satisfies Record<
  Align,
  string
>;

/** Runs of a text; each line break is a break, each footnote a real one at the foot of the page. */
export function docxRuns(text: Text): (TextRun | FootnoteReferenceRun)[] {
  return runsOf(text).flatMap((run) => {
    const style = { bold: run.bold, italics: run.italic, language: run.language && { value: LOCALES[run.language] } };
    const lines = run.text.split('\n').map((line, i) => new TextRun({ ...style, text: line, break: i ? 1 : 0 }));
    if (!run.footnote) return lines;
    const note = new Paragraph({ style: 'FootnoteText', children: [new TextRun(` ${run.footnote}`)] });
    return [...lines, new FootnoteReferenceRun({ children: [note] })];
  });
}
