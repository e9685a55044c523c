// The live process: queue workers, mail, the audit's sealer and reminders. Each is a small loop that says how to stop.
import { tendOutputs } from '@/lib/generated-reports/worker';
import { sealAll } from '@/lib/platform/audit/seal';
import { log } from '@/lib/platform/log';
import { sendWaitingMail } from '@/lib/platform/mail/send';
import { stopQueue } from '@/lib/platform/queue';
import { remindToday } from '@/lib/reminders/daily';

const SEAL_EVERY = 5000;
const MAIL_EVERY = 2000;
/** How often lost work on documents is looked for; the queue itself is listened to all the time. */
const DOCUMENTS_EVERY = 5000;
/** Looked at this often, done once a business day. */
const REMINDERS_EVERY = 5 * 60_000;

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

export async function startLive() {
  const stops = [
    repeat('sealing', SEAL_EVERY, sealAll),
    repeat('mail', MAIL_EVERY, sendWaitingMail),
    repeat('documents', DOCUMENTS_EVERY, tendOutputs),
    repeat('reminders', REMINDERS_EVERY, () => remindToday()),
  ];
  return {
    async stop() {
      await Promise.allSettled(stops.map((stop) => stop()));
      await stopQueue();
      await sealAll().catch(() => {});
    },
  };
}
