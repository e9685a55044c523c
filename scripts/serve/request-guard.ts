// What is done to every HTTP request before Next sees it: whose words about address and host are believed, from where a change may be
// sent, which addresses are addresses at all, how much may be sent, and what every answer says.
import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { isOwnPage } from '@/lib/platform/origin';

type Headers = IncomingMessage['headers'];

/** Said by a proxy in front, or by anybody who likes. */
const proxyWords = ['x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-forwarded-port', 'x-real-ip', 'forwarded'];
/** Only this process and proxy.ts may say these. */
const ourWords = ['x-maksat-address', 'x-request-id', 'x-nonce', 'x-pathname'];
const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);
const knownMethods = new Set([...safeMethods, 'POST', 'PUT', 'PATCH', 'DELETE']);

/** Removes what the caller must not say and adds what we know: the address of the line and a number for the log. */
export function settleHeaders(headers: Headers, address: string | undefined, trustsProxy: boolean): void {
  for (const name of ourWords) delete headers[name];
  if (!trustsProxy) for (const name of proxyWords) delete headers[name];
  // The last one is what our own proxy saw; those before it are what the caller told the proxy.
  const seen = String(headers['x-forwarded-for'] ?? '')
    .split(',')
    .at(-1)
    ?.trim();
  headers['x-maksat-address'] = seen || (address?.replace(/^::ffff:/, '') ?? 'unknown');
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
  return isOwnPage(headers, appUrl);
}

/** An address that names nothing, for paths that cannot be read: it ends in the page "not found". */
const NOWHERE = '/not-an-address';

/** The address Next may see; null where there is none. No NUL reaches the database, and a path that is no UTF-8 names nothing. */
export function settleUrl(url: string | undefined): string | null {
  if (!url?.startsWith('/')) return null;
  const [path = '', ...query] = url.split('?');
  try {
    decodeURIComponent(path);
  } catch {
    return path.startsWith('/api/') ? `/api${NOWHERE}` : NOWHERE;
  }
  return [path, ...query].join('?').replace(/%00/g, '');
}

const MEGABYTE = 1024 * 1024;
/** A file of 25 MB with the form around it; programs send texts only. */
export const LIMITS = { form: 27 * MEGABYTE, program: MEGABYTE, stranger: MEGABYTE };

/** Why a request is not read: its method, or the size of its body. `stranger`: only somebody signed in may send as much. */
export function refusalOf({ method = 'GET', headers, url = '/' }: Pick<IncomingMessage, 'method' | 'headers' | 'url'>) {
  if (!knownMethods.has(method)) return 405;
  if (headers['content-length'] === undefined) return headers['transfer-encoding'] === undefined ? null : 411;
  const size = Number(headers['content-length']);
  if (size > (url.startsWith('/api/') ? LIMITS.program : LIMITS.form)) return 413;
  return size > LIMITS.stranger ? 'stranger' : null;
}

/** Said by every answer that does not say it in its own words, files and errors included. Pages and documents have policies of their own. */
export function answerHeaders(isHttps: boolean): Record<string, string> {
  return {
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'same-origin',
    'X-Frame-Options': 'DENY',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()',
    'Content-Security-Policy': "sandbox; default-src 'none'; frame-ancestors 'none'; form-action 'self'; base-uri 'none'",
    ...(isHttps && { 'Strict-Transport-Security': 'max-age=31536000' }),
  };
}

type Answer = {
  hasHeader(name: string): boolean;
  setHeader(name: string, value: string): unknown;
  writeHead(status: number, ...words: unknown[]): unknown;
};

/** What a fault of ours really was: the database is away, or nobody could read what was sent. */
export type Fault = 'away' | 'unreadable' | null;
const HONEST = { away: { status: 503, 'Retry-After': '5' }, unreadable: { status: 400 } } as const;

/**
 * Adds them when the head of the answer is written: what is set earlier would keep Next from hearing a route handler's own words.
 * @param faultOf asked when Next answers 500: then the answer says 503 and when to come again, or 400
 */
export function speakAlways(response: Answer, headers: Record<string, string>, faultOf: () => Fault = () => null): void {
  const { writeHead } = response;
  response.writeHead = (status, ...words) => {
    const fault = status === 500 ? faultOf() : null;
    const { status: honest = status, ...more } = fault ? HONEST[fault] : {};
    for (const [name, value] of Object.entries({ ...headers, ...more }))
      if (!response.hasHeader(name)) response.setHeader(name, value);
    return writeHead.apply(response, [honest, ...words]);
  };
}

/** A caller that went away while sending: no fault of this process, whoever forgot to listen for it. */
export const isLostCaller = (error: unknown): boolean =>
  error instanceof Error && (error as NodeJS.ErrnoException).code === 'ECONNRESET' && error.message === 'aborted';
