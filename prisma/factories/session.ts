// A connection of its own for one piece of loading work, all or nothing.
import pg from 'pg';
import type { Queryable } from '@/prisma/factories/rows';

/** An address, something that already speaks SQL, or nothing: the installation's own database. */
export type Target = string | Queryable | undefined;

async function inTransaction<T>(client: pg.Client, work: (client: Queryable) => Promise<T>): Promise<T> {
  await client.query('begin');
  try {
    const result = await work(client);
    await client.query('commit');
    return result;
  } catch (e) {
    await client.query('rollback').catch(() => {});
    throw e;
  }
}

/** Runs the work in one transaction of its own; given a client, the caller's transaction is the frame. */
export async function withClient<T>(target: Target, work: (client: Queryable) => Promise<T>): Promise<T> {
  if (typeof target === 'object') return work(target);
  const connectionString = target ?? process.env.DATABASE_URL;
  if (!connectionString) throw new Error('DATABASE_URL is not set');
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    return await inTransaction(client, work);
  } finally {
    await client.end();
  }
}

/** True where the file is what Node was started with. */
export const isMain = (url: string) => process.argv[1] !== undefined && url === new URL(process.argv[1], 'file:').href;
