// What a page costs on the line: compressed bytes of its HTML, scripts, styles and fonts, for the first visit and for every later one.
import { get } from 'node:http';

/** @returns {Promise<{bytes: number, text: string, keeps: boolean}>} bytes on the line; `keeps`: the browser never asks again */
function fetchCompressed(url, cookie) {
  return new Promise((resolve, reject) => {
    get(url, { headers: { cookie, 'accept-encoding': 'gzip' } }, (response) => {
      const parts = [];
      response.on('data', (part) => parts.push(part));
      response.on('error', reject);
      response.on('end', () => {
        const keeps = /immutable/.test(response.headers['cache-control'] ?? '');
        resolve({ bytes: parts.reduce((sum, part) => sum + part.length, 0), keeps });
      });
    }).on('error', reject);
  });
}

const kinds = { script: /\.js(\?|$)/, style: /\.css(\?|$)/, font: /\.woff2(\?|$)/ };
const kindOf = (path) => Object.keys(kinds).find((kind) => kinds[kind].test(path)) ?? 'other';

/** @param {string} base address of the server @param {string} html the page as text */
export async function weighPage(base, path, cookie, html) {
  const page = await fetchCompressed(base + path, cookie);
  const linked = [...html.matchAll(/(?:src|href)="(\/(?:_next\/static|fonts)\/[^"]+)"/g)].map(([, found]) =>
    found.replaceAll('&amp;', '&'),
  );
  const first = { html: page.bytes, script: 0, style: 0, font: 0, other: 0 };
  let again = page.bytes;
  for (const one of new Set(linked)) {
    const { bytes, keeps } = await fetchCompressed(base + one, cookie);
    first[kindOf(one)] += bytes;
    if (!keeps) again += bytes;
  }
  return { first, again };
}
