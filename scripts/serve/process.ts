// What both serving processes share: they end cleanly once, serve through a forgotten rejection, and flush after a fatal error.
import { log } from '@/lib/platform/log';

/**
 * @param stop flushes and closes what the process holds
 * @param patience milliseconds after which it ends anyway
 * @param isHarmless faults that say nothing about this process: served through, though nobody caught them
 */
export function keepServing(
  stop: () => Promise<void>,
  patience: number,
  isHarmless: (e: unknown) => boolean = () => false,
): void {
  let isStopping = false;
  const end = async (code: number) => {
    if (isStopping) return;
    isStopping = true;
    setTimeout(() => process.exit(code || 1), patience).unref();
    await stop().catch((e: unknown) => log.error({ err: e }, 'stopping failed'));
    process.exit(code);
  };
  process.on('SIGTERM', () => end(0));
  process.on('SIGINT', () => end(0));
  process.on('SIGHUP', () => end(0));
  if (process.send) process.on('disconnect', () => end(0)); // the starter is gone
  process.on('unhandledRejection', (e) => log.error({ err: e }, 'unhandled rejection'));
  process.on('uncaughtException', (e) => {
    if (isHarmless(e)) return log.warn({ err: e.message }, 'a caller went away');
    log.fatal({ err: e }, 'uncaught exception');
    end(1);
  });
}
