// Commits tell other processes: a LISTEN client that survives the database going away.
import pg from 'pg';
import { env } from '@/lib/platform/env';
import { log } from '@/lib/platform/log';

export type Change = { event: string; type: string; id: string | null; plan: string | null };

/** Calls `hear` for each committed change. @returns stops listening */
export function listen(hear: (change: Change) => void): () => Promise<void> {
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
    c.on('notification', (m) => hear(JSON.parse(m.payload ?? '{}')));
    await c
      .connect()
      .then(() => c.query('listen maksat'))
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
