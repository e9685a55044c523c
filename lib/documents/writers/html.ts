// HTML of a document: the reading view on the screen (`htmlArticle`) and the download (`writeHtml`), the same markup.
import {
  type Block,
  type Cell,
  type Column,
  cellOf,
  checkModel,
  type DocumentModel,
  footnotesOf,
  type Row,
  runsOf,
  type Table,
  type Text,
} from '@/lib/documents/model';
import { HTML_STYLE } from '@/lib/documents/writers/html-style';
import { columnWidths, LOCALES } from '@/lib/documents/writers/paper';

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (char) => ENTITIES[char]!);

const lines = (text: string) => escapeHtml(text).replaceAll('\n', '<br>');

/** Numbers the footnotes while the document is walked in reading order. */
class Notes {
  count = 0;
  mark(): string {
    this.count += 1;
    const n = this.count;
    return `<sup><a id="fnref-${n}" href="#fn-${n}" role="doc-noteref">${n}</a></sup>`;
  }
}

function words(text: Text, notes: Notes): string {
  return runsOf(text)
    .map((run) => {
      let html = lines(run.text);
      if (run.bold) html = `<strong>${html}</strong>`;
      if (run.italic) html = `<em>${html}</em>`;
      if (run.language) html = `<span lang="${run.language}">${html}</span>`;
      return run.footnote ? html + notes.mark() : html;
    })
    .join('');
}

const alignClass = (column: Column | undefined) => (column?.align && column.align !== 'start' ? ` class="${column.align}"` : '');

function rowHtml(row: Row, columns: Column[], notes: Notes): string {
  let position = 0;
  const cellHtml = (cell: Cell) => {
    const { text, span = 1, bold } = cellOf(cell);
    const column = columns[position];
    position += span;
    const html = bold ? `<strong>${words(text, notes)}</strong>` : words(text, notes);
    if (row.role === 'group') return `<th scope="rowgroup" colspan="${span}">${html}</th>`;
    return `<td${alignClass(column)}${span > 1 ? ` colspan="${span}"` : ''}>${html}</td>`;
  };
  return `<tr${row.role ? ` class="${row.role}"` : ''}>${row.cells.map(cellHtml).join('')}</tr>`;
}

function tableHtml(table: Table, notes: Notes): string {
  const columns = columnWidths(table.columns, 100).map((width) => `<col style="width:${width}%">`);
  const heads = table.columns.map((column) => `<th scope="col"${alignClass(column)}>${lines(column.title)}</th>`);
  return [
    `<div class="table" role="region" tabindex="0" aria-label="${escapeHtml(table.caption ?? table.columns.map((c) => c.title).join(', '))}">`,
    `<table${table.compact ? ' class="compact"' : ''}>`,
    table.caption ? `<caption>${lines(table.caption)}</caption>` : '',
    `<colgroup>${columns.join('')}</colgroup>`,
    `<thead><tr>${heads.join('')}</tr></thead>`,
    `<tbody>${table.rows.map((row) => rowHtml(row, table.columns, notes)).join('\n')}</tbody></table></div>`,
  ].join('');
}

const LIST_TYPES: Record<'bullet' | 'number' | 'letter', string> = { bullet: 'ul', number: 'ol', letter: 'ol' };

function listHtml(block: Block & { kind: 'list' }, notes: Notes, language: string): string {
  const tag = LIST_TYPES[block.style];
  const items = block.items.map((item) => `<li>${words(item, notes)}</li>`).join('');
  return `<${tag}${block.style === 'letter' ? ` class="letters-${language}"` : ''}>${items}</${tag}>`;
}

function blockHtml(block: Block, notes: Notes, model: DocumentModel): string {
  switch (block.kind) {
    case 'heading':
      return `<h${block.level + 1}>${lines(block.text)}</h${block.level + 1}>`;
    case 'paragraph': {
      const classes = [block.small ? 'small' : '', block.align && block.align !== 'start' ? block.align : ''].filter(Boolean);
      return `<p${classes.length ? ` class="${classes.join(' ')}"` : ''}>${words(block.text, notes)}</p>`;
    }
    case 'list':
      return listHtml(block, notes, model.language);
    case 'note':
      return `<aside class="note" role="note">${block.title ? `<p><strong>${lines(block.title)}</strong></p>` : ''}<p>${words(block.text, notes)}</p></aside>`;
    case 'keyFigures': {
      const item = (i: (typeof block.items)[number]) =>
        `<div><dt>${lines(i.label)}</dt><dd>${lines(i.value)}</dd>${i.detail ? `<dd class="detail">${lines(i.detail)}</dd>` : ''}</div>`;
      return `<dl class="key-figures">${block.items.map(item).join('')}</dl>`;
    }
    case 'pageBreak':
      return '<hr class="page">';
    case 'table':
      return tableHtml(block, notes);
    case 'figure':
      // The drawing is our own and names itself (role=img and a sentence); its labels were escaped by the chart writer.
      return `<figure><figcaption>${lines(block.caption)}</figcaption>${block.svg}</figure>`;
  }
}

/** The document as one `<article class="document">`: for the reading view. All text is escaped. */
export function htmlArticle(model: DocumentModel): string {
  checkModel(model);
  const notes = new Notes();
  const overline = (model.overline ?? []).map(
    (text) => `<p class="overline ${model.overlineAlign ?? 'center'}">${lines(text)}</p>`,
  );
  const subtitle = (model.subtitle ?? []).map((text) => `<p class="subtitle">${lines(text)}</p>`);
  const body = model.blocks.map((block) => blockHtml(block, notes, model)).join('\n');
  const footnotes = footnotesOf(model).map(
    (text, i) => `<li id="fn-${i + 1}">${lines(text)} <a href="#fnref-${i + 1}" role="doc-backlink">↑</a></li>`,
  );
  const endnotes = footnotes.length
    ? `<section class="footnotes" role="doc-endnotes"><h2>${lines(model.labels.footnotes)}</h2><ol>${footnotes.join('')}</ol></section>`
    : '';
  const header = `<header>${overline.join('')}<h1>${lines(model.title)}</h1>${subtitle.join('')}</header>`;
  return `<article class="document ${model.orientation}" lang="${LOCALES[model.language]}">${header}\n${body}\n${endnotes}</article>`;
}

/** A self-contained HTML file: no script, no address outside. */
export function writeHtml(model: DocumentModel): Buffer {
  const footer = model.footer ? `<footer class="document">${lines(model.footer)}</footer>` : '';
  return Buffer.from(
    `<!doctype html>\n<html lang="${LOCALES[model.language]}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">` +
      `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">` +
      `<title>${escapeHtml(model.title)}</title><style>${HTML_STYLE}${
        model.orientation === 'landscape' ? '@page{size:A4 landscape}' : ''
      }</style></head><body>\n${htmlArticle(model)}\n${footer}</body></html>\n`,
  );
}
