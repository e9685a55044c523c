// Commits tell other processes: a LISTEN client that survives the database going away.
import pg from 'pg';
import { env } from '@/lib/platform/env';
import { log } from '@/lib/platform/log';

export type Change = { event: string; type: string; id: string | null; plan: string | null };

/** Calls `hear` for each committed change. @returns stops listening */
export const listen = (hear: (change: Change) => void): (() => Promise<void>) =>
  listenTo({ maksat: (said) => hear(said as Change) });

type Hearers = Record<string, (said: unknown) => void>;

/** Listens to several channels on one connection. `onReady`: each time it listens (again), so that what was missed can be looked up. */
export function listenTo(hearers: Hearers, onReady?: () => void): () => Promise<void> {
  let client: pg.Client | undefined;
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  const connect = async () => {
    const c = new pg.Client({ connectionString: env.databaseUrl, application_name: 'maksat-listen' });
    client = c;
    const again = () => {
      if (client !== c) return;
      client = undefined;
      if (!stopped) timer = setTimeout(connect, 1000);
    };
    c.on('error', again);
    c.on('end', again);
    c.on('notification', (m) => hearers[m.channel]?.(JSON.parse(m.payload ?? '{}')));
    await c
      .connect()
      .then(() =>
        c.query(
          Object.keys(hearers)
            .map((channel) => `listen ${channel}`)
            .join('; '),
        ),
      )
      .then(onReady)
      .catch((e) => {
        log.warn({ err: e.message }, 'not listening');
        again();
      });
  };
  void connect();
  return async () => {
    stopped = true;
    clearTimeout(timer);
    const c = client;
    client = undefined;
    await c?.end().catch(() => {});
  };
}
