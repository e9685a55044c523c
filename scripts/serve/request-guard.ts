// What is done to every HTTP request before Next sees it: whose words about address and host are believed, and from where
// a change may be sent.
import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

type Headers = IncomingMessage['headers'];

/** Said by a proxy in front, or by anybody who likes. */
const proxyWords = ['x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-forwarded-port', 'x-real-ip', 'forwarded'];
/** Only this process and proxy.ts may say these. */
const ourWords = ['x-maksat-address', 'x-request-id', 'x-nonce', 'x-pathname'];
const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Removes what the caller must not say and adds what we know: the address of the line and a number for the log. */
export function settleHeaders(headers: Headers, address: string | undefined, trustsProxy: boolean): void {
  for (const name of ourWords) delete headers[name];
  if (!trustsProxy) for (const name of proxyWords) delete headers[name];
  headers['x-maksat-address'] = address?.replace(/^::ffff:/, '') ?? 'unknown';
  headers['x-request-id'] = randomUUID();
}

/**
 * Whether a request that changes something may come from where it says it comes: our own pages, or a program that is not a browser.
 * @param appUrl the address people use, for a proxy that rewrites Host
 */
export function isOwnOrigin(method: string | undefined, headers: Headers, appUrl: string): boolean {
  if (safeMethods.has(method ?? 'GET')) return true;
  const { origin } = headers;
  if (origin === undefined) return headers['sec-fetch-site'] === undefined || headers['sec-fetch-site'] === 'same-origin';
  if (origin === new URL(appUrl).origin) return true;
  return URL.canParse(origin) && /^https?:/.test(origin) && new URL(origin).host === headers.host;
}
