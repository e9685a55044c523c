// What Word, Outlook and web pages put on the clipboard, without what is not text: styles, fields, comments, empty wrappers.
// Word's lists are paragraphs with a marker in front; they become lists again.

const RUBBISH = 'style, script, meta, link, title, xml, img, svg, object, iframe, input, button, [hidden]';
const WRAPPERS = 'span:not([data-reference]), font, o\\:p, div, section, article, center';
const KEPT: Record<string, string[]> = {
  A: ['href'],
  TD: ['colspan', 'rowspan'],
  TH: ['colspan', 'rowspan'],
  OL: ['type', 'start'],
  SPAN: ['data-reference', 'data-kind', 'data-ref', 'data-label'],
};

export function cleanPaste(html: string): string {
  const doc = new DOMParser().parseFromString(html.replace(/<!--[\s\S]*?-->/g, '').replace(/<!\[[^>]*>/g, ''), 'text/html');
  for (const element of doc.querySelectorAll(RUBBISH)) element.remove();
  for (const item of [
    ...doc.querySelectorAll<HTMLElement>('p[style*="mso-list"], p.MsoListParagraph, p[class*="MsoListParagraphCx"]'),
  ])
    listItem(item);
  unwrap(doc.body);
  for (const element of doc.body.querySelectorAll('h1')) rename(element, 'h2');
  for (const element of doc.body.querySelectorAll('h5, h6')) rename(element, 'h4');
  for (const element of doc.body.querySelectorAll('*'))
    for (const { name } of [...element.attributes]) if (!KEPT[element.tagName]?.includes(name)) element.removeAttribute(name);
  for (const element of doc.body.querySelectorAll('p'))
    if (!element.textContent?.trim() && !element.closest('td, th')) element.remove();
  return doc.body.innerHTML;
}

/** A marker and a level become a list; neighbours join it. */
function listItem(item: HTMLElement) {
  const level = Number(/level(\d+)/.exec(item.getAttribute('style') ?? '')?.[1] ?? 1);
  const mark = item.querySelector<HTMLElement>('[style*="mso-list"]');
  const marker = (mark?.textContent ?? item.textContent?.slice(0, 4) ?? '').trim();
  mark?.remove();
  const isOrdered = /^\(?(\d+|\p{L})[.)]/u.test(marker);
  let list = item.previousElementSibling;
  if (!list || !/^[OU]L$/.test(list.tagName)) list = null;
  for (let depth = 1; list && depth < level; depth++)
    list = list.lastElementChild?.querySelector(':scope > ol, :scope > ul') ?? list;
  const tag = isOrdered ? 'OL' : 'UL';
  if (list?.tagName !== tag) {
    const made = item.ownerDocument.createElement(tag);
    if (/^\(?\p{L}[.)]/u.test(marker)) made.setAttribute('type', 'a');
    if (list && level > 1) list.lastElementChild?.append(made);
    else item.before(made);
    list = made;
  }
  const entry = item.ownerDocument.createElement('li');
  const words = item.ownerDocument.createElement('p');
  words.append(...item.childNodes);
  entry.append(words);
  list.append(entry);
  item.remove();
}

function unwrap(root: HTMLElement) {
  for (const element of [...root.querySelectorAll(WRAPPERS)]) element.replaceWith(...element.childNodes);
}

function rename(element: Element, tag: string) {
  const made = element.ownerDocument.createElement(tag);
  made.append(...element.childNodes);
  element.replaceWith(made);
}
