// The socket of an upgrade goes from the web process over the starter to the live process, as a handle of the operating system:
// from then on a large page in the web process delays nothing that is typed. Why so: docs/decisions/010-processes.md.
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { env } from '@/lib/platform/env';
import { settleHeaders } from './request-guard';

export type HandedOver = { kind: 'upgrade'; method: string; url: string; headers: IncomingHttpHeaders; head: string };

/** In the web process. Without a starter there is nobody to hand over to. */
export function handOver(request: IncomingMessage, socket: Socket, head: Buffer): void {
  if (!process.send) {
    socket.destroy();
    return;
  }
  settleHeaders(request.headers, socket.remoteAddress, env.trustsProxy);
  const { method = 'GET', url = '/', headers } = request;
  const message: HandedOver = { kind: 'upgrade', method, url, headers, head: head.toString('base64') };
  socket.setTimeout(0);
  socket.removeAllListeners('timeout');
  // The server counts the socket until it is destroyed here; it must not wait for it in the other process.
  (socket as { server?: unknown }).server = null;
  process.send(message, socket, {}, () => socket.destroy());
}

export const isHandedOver = (message: unknown): message is HandedOver =>
  (message as HandedOver | null)?.kind === 'upgrade' && typeof (message as HandedOver).url === 'string';

/** In the live process. */
export function onHandedOver(take: (request: HandedOver, socket: Socket, head: Buffer) => void): void {
  process.on('message', (message, socket) => {
    if (!isHandedOver(message) || !socket) return;
    take(message, socket as Socket, Buffer.from(message.head, 'base64'));
  });
}
