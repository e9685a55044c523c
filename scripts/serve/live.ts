// The live process: queue workers, mail sender, reminders, audit sealer. Parsers and writers run in children of it.
import { startLive } from '@/lib/live';
import { db, pool } from '@/lib/platform/db';
import { keepServing } from './process';

const live = await startLive();
keepServing(async () => {
  await live.stop();
  await db.$disconnect().catch(() => {});
  await pool.end().catch(() => {});
}, 4000);
process.send?.('ready');
