// A page's content through React's server renderer alone: the elements of the page as it was answered, no data, no components, no frame.
// Started as a process of its own: renderer.mjs <file with HTML>; answers every request with the rendered content.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createElement } from 'react';
import { renderToPipeableStream } from 'react-dom/server';

const EMPTY = new Set(['area', 'base', 'br', 'col', 'hr', 'img', 'input', 'link', 'meta', 'source', 'wbr']);
/** React reads these in its own way; under another name they are as long and mean nothing. */
const OWN = { class: 'className', style: 'data-style', value: 'data-value', checked: 'data-checked', selected: 'data-selected' };
const plainText = (text) =>
  text.replace(/&(amp|lt|gt|quot|#x27);/g, (_, name) => ({ amp: '&', lt: '<', gt: '>', quot: '"', '#x27': "'" })[name]);

function attributes(text) {
  const found = [...text.matchAll(/([^\s=/]+)(?:="([^"]*)")?/g)];
  return Object.fromEntries(found.map(([, name, value]) => [OWN[name] ?? name, plainText(value ?? '')]));
}

/** The elements of well-formed HTML, as React's renderer writes it. Scripts and comments are left out. */
export function elementsOf(html) {
  const clean = html.replace(/<!--.*?-->/gs, '').replace(/<script\b.*?<\/script>/gs, '');
  const root = { children: [] };
  const open = [root];
  for (const [, closing, name, words, text] of clean.matchAll(
    /<(\/?)([a-zA-Z][\w-]*)((?:\s+[^\s=>/]+(?:="[^"]*")?)*)\s*\/?>|([^<]+)/g,
  )) {
    if (text !== undefined) open.at(-1).children.push(plainText(text));
    else if (closing) {
      const { tag, props, children } = open.pop();
      open
        .at(-1)
        .children.push(
          tag === 'textarea'
            ? createElement(tag, { ...props, defaultValue: children.join('') })
            : createElement(tag, props, ...children),
        );
    } else if (EMPTY.has(name)) open.at(-1).children.push(createElement(name, attributes(words)));
    else open.push({ tag: name, props: attributes(words), children: [] });
  }
  return createElement('div', null, ...root.children);
}

if (process.argv[1]?.endsWith('renderer.mjs')) {
  const elements = elementsOf(readFileSync(process.argv[2], 'utf8'));
  const server = createServer((_request, response) => {
    const { pipe } = renderToPipeableStream(elements, { onAllReady: () => pipe(response), onError: () => response.destroy() });
  });
  server.listen(0, '127.0.0.1', () => process.send?.(server.address().port));
  process.on('disconnect', () => process.exit(0));
}
