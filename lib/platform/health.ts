// Whether this installation can work: each part named. Answers within the limit whatever is away.
import { pool } from '@/lib/platform/db';
import { storageWorks } from '@/lib/platform/storage';

export type PartState = 'ok' | 'down';
export type Health = { status: PartState; database: PartState; queue: PartState; storage: PartState };

const LIMIT = 3000;

async function within(work: Promise<boolean>): Promise<PartState> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), LIMIT);
  });
  const works = await Promise.race([work.catch(() => false), late]);
  clearTimeout(timer);
  return works ? 'ok' : 'down';
}

/** A connection that answers; the queue lives in the same database and is ready once its tables are there. */
async function askDatabase(): Promise<{ database: boolean; queue: boolean }> {
  const { rows } = await pool.query<{ queue: boolean }>("select to_regclass('pgboss.job') is not null as queue");
  return { database: true, queue: rows[0]?.queue ?? false };
}

export async function checkHealth(): Promise<Health> {
  const asked = askDatabase();
  const [database, queue, storage] = await Promise.all([
    within(asked.then((a) => a.database)),
    within(asked.then((a) => a.queue)),
    within(storageWorks()),
  ]);
  const isWell = database === 'ok' && queue === 'ok' && storage === 'ok';
  return { status: isWell ? 'ok' : 'down', database, queue, storage };
}
