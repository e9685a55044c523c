// A document on the screen: the same article that is written to HTML, on a sheet of paper. Its words are escaped by the writer.
import type { DocumentModel } from '@/lib/documents/model';
import { htmlArticle } from '@/lib/documents/writers/html';

/** Id of the n-th chapter's heading, from 1. */
export const chapterId = (n: number) => `chapter-${n}`;

/** Titles of the chapters in reading order; their headings carry `chapterId`. */
export const chaptersOf = (model: DocumentModel): string[] =>
  model.blocks.flatMap((block) => (block.kind === 'heading' && block.level === 1 ? [block.text] : []));

/** The article with anchors on its chapters, and its title one level below the page's. */
function article(model: DocumentModel): string {
  let n = 0;
  return htmlArticle(model)
    .replace(/<h1>(.*?)<\/h1>/s, '<p class="title">$1</p>')
    .replace(/<h2>/g, () => `<h2 id="${chapterId(++n)}">`);
}

export function Paper({ model }: { model: DocumentModel }) {
  return (
    <div className="a4">
      {/* The writer escapes every word: nothing of a person's is markup. */}
      <div dangerouslySetInnerHTML={{ __html: article(model) }} />
      <p className="ft">{model.footer}</p>
    </div>
  );
}
