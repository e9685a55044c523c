// The floor of the living text: Hocuspocus as it comes, which keeps the text in memory and acknowledges before anything is written.
import { Server } from '@hocuspocus/server';

const server = new Server({ port: 0, address: '127.0.0.1', quiet: true, stopOnSignals: false });
await server.listen();
process.send?.(server.address.port);
process.on('disconnect', () => process.exit());
