// The web process: Next on an HTTP server of our own. Run unbuilt: node --import ./scripts/ts-hooks.mjs scripts/serve/web.ts
import { createServer, Server } from 'node:http';
import next from 'next';
import { db, pool } from '@/lib/platform/db';
import { env } from '@/lib/platform/env';
import { log } from '@/lib/platform/log';
import { keepServing } from './process';
import { isOwnOrigin, settleHeaders } from './request-guard';

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

const server = createServer({ requestTimeout: 60_000, headersTimeout: 15_000 }, (request, response) => {
  settleHeaders(request.headers, request.socket.remoteAddress, env.trustsProxy);
  if (!isOwnOrigin(request.method, request.headers, env.appUrl)) {
    response.writeHead(403, { 'Content-Type': 'text/plain' }).end('Foreign origin');
    return;
  }
  handle(request, response).catch((e: unknown) => {
    log.error({ err: e, url: request.url }, 'request failed');
    if (!response.headersSent) response.statusCode = 500;
    response.end();
  });
});
server.on('upgrade', (request, socket, head) => {
  socket.on('error', () => socket.destroy());
  if (hotReload && request.url?.startsWith('/_next/')) hotReload(request, socket, head);
  else socket.destroy();
});
server.on('clientError', (_e, socket) => socket.destroy());
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

keepServing(stop, 6000);
