// The web process: Next on an HTTP server of our own. Run unbuilt: node --import ./scripts/ts-hooks.mjs scripts/serve/web.ts
import { createServer, type IncomingMessage, Server, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import next from 'next';
import { actorFromCookieHeader } from '@/lib/platform/auth/actor';
import { noteAway, wasAwaySince, wasUnreadable } from '@/lib/platform/away';
import { db, pool } from '@/lib/platform/db';
import { env } from '@/lib/platform/env';
import { log } from '@/lib/platform/log';
import { handOver } from './hand-over';
import { cleanPartHeads } from './part-headers';
import { keepServing } from './process';
import { answerHeaders, isLostCaller, isOwnOrigin, refusalOf, settleHeaders, settleUrl, speakAlways } from './request-guard';

const port = Number(process.env.PORT ?? 3000);
const isDevelopment = process.env.NODE_ENV !== 'production';
process.env.NEXTAUTH_URL ??= process.env.APP_URL ?? `http://localhost:${port}`;
if (!process.env.NEXTAUTH_SECRET) throw new Error('NEXTAUTH_SECRET is not set: there is no default secret.');

// Next puts an upgrade handler of its own on the server of the first request, and it leaves unknown upgrades open for ever.
// Given a server that never listens, it puts it there.
const app = next({ dev: isDevelopment, port, httpServer: isDevelopment ? undefined : new Server() });
await app.prepare();
const handle = app.getRequestHandler();
const hotReload = isDevelopment ? app.getUpgradeHandler() : undefined;

const always = answerHeaders(env.isHttps);

/** An answer without Next. What the caller still sends is read and thrown away first, so that it hears the answer; the server's own limit of time ends it. */
function settle(request: IncomingMessage, response: ServerResponse, status: number, headers: Record<string, string>, words = '') {
  response.writeHead(status, { 'Cache-Control': 'no-store', Connection: 'close', ...headers });
  request.once('end', () => response.end(words)).resume();
}

const refuse = (request: IncomingMessage, response: ServerResponse, status: number, words: string) =>
  settle(request, response, status, { 'Content-Type': 'text/plain; charset=utf-8' }, words);

/** Somebody who is not signed in sends a file: the way to sign in, for a form with script and without. */
function askToSignIn(request: IncomingMessage, response: ServerResponse) {
  const where = '/sign-in?ended=1';
  settle(request, response, 303, { Location: where, 'x-action-redirect': `${where};push` });
}

const REFUSALS = { 405: 'Method not allowed', 411: 'Send the length of the body.', 413: 'Too large: at most 25 MB.' };

async function answer(request: IncomingMessage, response: ServerResponse) {
  const began = Date.now();
  settleHeaders(request.headers, request.socket.remoteAddress, env.trustsProxy);
  const requestId = request.headers['x-request-id'];
  const faultOf = () => (wasUnreadable(requestId) ? 'unreadable' : wasAwaySince(began) ? 'away' : null);
  speakAlways(response, always, faultOf);
  cleanPartHeads(request);
  const url = settleUrl(request.url);
  if (!url) return refuse(request, response, 400, 'Not an address');
  request.url = url;
  if (!isOwnOrigin(request.method, request.headers, env.appUrl)) return refuse(request, response, 403, 'Foreign origin');
  const refusal = refusalOf(request);
  if (refusal === 'stranger') {
    if (!(await actorFromCookieHeader(request.headers.cookie))) return askToSignIn(request, response);
  } else if (refusal) return refuse(request, response, refusal, REFUSALS[refusal]);
  await handle(request, response);
}

const server = createServer({ requestTimeout: 60_000, headersTimeout: 15_000 }, (request, response) => {
  answer(request, response).catch((e: unknown) => {
    noteAway(e);
    if (!isLostCaller(e)) log.error({ err: e, url: request.url?.split('?')[0] }, 'request failed');
    if (!response.headersSent) response.statusCode = 500;
    response.end();
  });
});
server.on('upgrade', (request, socket, head) => {
  socket.on('error', () => socket.destroy());
  if (request.url?.split('?')[0] === '/collab') handOver(request, socket as Socket, head);
  else if (hotReload && request.url?.startsWith('/_next/')) hotReload(request, socket, head);
  else socket.destroy();
});
/** What cannot be read as HTTP is told so, in one line. */
server.on('clientError', (e: NodeJS.ErrnoException, socket: Duplex) => {
  if (e.code === 'ECONNRESET' || !socket.writable) return socket.destroy();
  const status = e.code === 'HPE_HEADER_OVERFLOW' ? '431 Request Header Fields Too Large' : '400 Bad Request';
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
});
server.on('error', (e) => {
  log.fatal({ err: e }, 'the port cannot be served');
  process.exit(1);
});
server.listen(port, () => process.send?.('ready'));

/** No new requests; running answers get five seconds. */
async function stop() {
  const closed = new Promise((resolve) => server.close(resolve));
  server.closeIdleConnections();
  const sweep = setInterval(() => server.closeIdleConnections(), 100);
  await Promise.race([closed, new Promise((resolve) => setTimeout(resolve, 5000))]);
  clearInterval(sweep);
  server.closeAllConnections();
  await db.$disconnect().catch(() => {});
  await pool.end().catch(() => {});
}

keepServing(stop, 6000, isLostCaller);
