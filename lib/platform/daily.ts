// Work of the system that is due once a day, whichever process comes to it first.
import type { Result } from '@/lib/platform/errors';
import { log } from '@/lib/platform/log';

/**
 * Wraps a command that answers NOT_FOUND while another process is at it. The result comes once a day, by real days, and null otherwise; a
 * failure is logged and tried again the next time.
 */
export function onceADay<R>(name: string, work: () => Promise<Result<R>>): (now?: Date) => Promise<R | null> {
  let doneOn = '';
  return async (now = new Date()) => {
    const today = now.toISOString().slice(0, 10);
    if (doneOn === today) return null;
    const result = await work();
    if (!result.ok) {
      if (result.error.code !== 'NOT_FOUND') log.warn({ failure: result.error }, `${name} not done`);
      return null;
    }
    doneOn = today;
    return result.value;
  };
}
