// A large answer in JSON goes over the line compressed: Next compresses pages and files, not the answers of route handlers.
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

const compressed = promisify(gzip);
/** Below this the headers weigh as much as what is saved. */
const LARGE = 4096;
const headers = { 'Content-Type': 'application/json', 'Cache-Control': 'no-store', Vary: 'Accept-Encoding' };

const takesGzip = (request: Request) =>
  /\bgzip\b(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))/.test(request.headers.get('accept-encoding') ?? '');

/** `value` as JSON, compressed for those who take it; never kept by a cache. */
export async function jsonAnswer(value: unknown, request: Request): Promise<Response> {
  const text = JSON.stringify(value);
  if (text.length < LARGE || !takesGzip(request)) return new Response(text, { headers });
  return new Response(new Uint8Array(await compressed(text)), { headers: { ...headers, 'Content-Encoding': 'gzip' } });
}
