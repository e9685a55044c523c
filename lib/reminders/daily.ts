// The live process looks in from time to time; the work is done once a business day.
import { system } from '@/lib/platform/auth/actor';
import { businessDay } from '@/lib/platform/clocks';
import { log } from '@/lib/platform/log';
import { readOffset } from '@/lib/platform/settings';
import { sendReminders } from '@/lib/reminders/commands';
import { FIRST_HOUR } from '@/lib/reminders/rules';

/** Hour of the day in Ashgabat, UTC+5. */
const hour = (now: Date) => (now.getUTCHours() + 5) % 24;

let doneOn = '';

/** Sends today's reminders unless it is too early or they have been sent. */
export async function remindToday(now = new Date()): Promise<void> {
  if (hour(now) < FIRST_HOUR) return;
  const offset = await readOffset();
  const today = businessDay(offset, now);
  if (doneOn === today) return;
  const result = await sendReminders({ ...system(offset), today }, {});
  if (!result.ok) {
    // NOT_FOUND: another process is at it right now.
    if (result.error.code !== 'NOT_FOUND') log.warn({ failure: result.error }, 'reminders not sent');
    return;
  }
  doneOn = today;
  if (result.value.reminded || result.value.digests) log.info(result.value, 'reminders sent');
}
