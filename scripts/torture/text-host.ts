// A door of the living text in a process of its own that may be killed at any moment. Started by scripts/torture/texts.mjs.
import { createServer } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { createDoor } from '@/lib/collab/door';
import { createWriteAhead } from '@/lib/collab/write-ahead';
import { pool } from '@/lib/platform/db';
import { env } from '@/lib/platform/env';
import { isOwnPage } from '@/lib/platform/origin';

const door = createDoor({ wal: createWriteAhead(pool), isOwnOrigin: (headers) => isOwnPage(headers, env.appUrl) });
const server = createServer();
server.on('upgrade', (request, socket, head) => void door.upgrade(request, socket as Socket, head));
server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port));
process.on('disconnect', () => process.exit());
