// The live process: the living text, queue workers, mail sender, reminders, audit sealer. Parsers and writers run in children of it.
import { startLive } from '@/lib/live';
import { db, pool } from '@/lib/platform/db';
import { log } from '@/lib/platform/log';
import { onHandedOver } from './hand-over';
import { keepServing } from './process';

const live = await startLive();
onHandedOver((request, socket, head) => {
  live.door.upgrade(request, socket, head).catch((e: unknown) => {
    log.error({ err: e }, 'a socket was not opened');
    socket.destroy();
  });
});
keepServing(async () => {
  await live.stop();
  await db.$disconnect().catch(() => {});
  await pool.end().catch(() => {});
}, 4000);
process.send?.('ready');
