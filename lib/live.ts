// The live process: the living text, queue workers, mail, the audit's sealer, reminders and the bins. Each says how to stop.
import pg from 'pg';
import { createDoor } from '@/lib/collab/door';
import { createWriteAhead } from '@/lib/collab/write-ahead';
import { tendOutputs } from '@/lib/generated-reports/worker';
import { emptyImportsToday } from '@/lib/matrix-imports/bin';
import { emptyBinsToday } from '@/lib/plans/bin';
import { sealAll } from '@/lib/platform/audit/seal';
import { env } from '@/lib/platform/env';
import { log } from '@/lib/platform/log';
import { sendWaitingMail } from '@/lib/platform/mail/send';
import { listen } from '@/lib/platform/notify';
import { isOwnPage } from '@/lib/platform/origin';
import { stopQueue } from '@/lib/platform/queue';
import { remindToday } from '@/lib/reminders/daily';

const SEAL_EVERY = 5000;
const MAIL_EVERY = 2000;
/** How often lost work on documents is looked for; the queue itself is listened to all the time. */
const DOCUMENTS_EVERY = 5000;
/** Looked at this often, done once a business day. */
const REMINDERS_EVERY = 5 * 60_000;
/** The same: looked at often, done once a day. */
const BINS_EVERY = 10 * 60_000;

/** Repeats `work` with a pause between runs, never twice at once; a failure is logged and tried again next time. */
export function repeat(name: string, pause: number, work: () => Promise<unknown>) {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<unknown> = Promise.resolve();
  const turn = () => {
    running = work()
      .catch((e) => log.warn({ err: (e as Error).message }, `${name} failed`))
      .then(() => {
        if (!stopped) timer = setTimeout(turn, pause);
      });
  };
  turn();
  return async () => {
    stopped = true;
    clearTimeout(timer);
    await running;
  };
}

/**
 * Waits so long and no longer: a mail server that does not answer must not keep the tail of the audit from being sealed. What is left
 * half-way comes back by its lease.
 */
export async function atMost(ms: number, work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms);
  });
  await Promise.race([work.catch(() => {}), late]);
  clearTimeout(timer);
}

/** What was typed has a connection of its own: no job may hold up an acknowledgement. */
function openWriteAhead() {
  const own = new pg.Pool({
    connectionString: env.databaseUrl,
    max: 1,
    application_name: 'maksat-text',
    connectionTimeoutMillis: 2000,
    statement_timeout: 10_000,
    query_timeout: 11_000,
    keepAlive: true,
  });
  own.on('error', (e) => log.warn({ err: e.message }, 'database connection of the living text lost'));
  return { wal: createWriteAhead(own), end: () => own.end() };
}

function openDoor() {
  const { wal, end } = openWriteAhead();
  const door = createDoor({ wal, isOwnOrigin: (headers) => isOwnPage(headers, env.appUrl) });
  const deaf = listen(() => door.judgeSoon());
  return {
    upgrade: door.upgrade,
    async close() {
      await deaf();
      await door.close();
      await end().catch(() => {});
    },
  };
}

export async function startLive() {
  const door = openDoor();
  const stops = [
    repeat('sealing', SEAL_EVERY, sealAll),
    repeat('mail', MAIL_EVERY, sendWaitingMail),
    repeat('documents', DOCUMENTS_EVERY, tendOutputs),
    repeat('reminders', REMINDERS_EVERY, () => remindToday()),
    repeat('bins', BINS_EVERY, () => emptyBinsToday()),
    repeat('discarded files', BINS_EVERY, () => emptyImportsToday()),
  ];
  return {
    door,
    async stop() {
      await door.close();
      await atMost(1500, Promise.allSettled(stops.map((stop) => stop())));
      await atMost(1000, stopQueue());
      await atMost(1000, sealAll());
    },
  };
}
