// Long work takes its place in a queue that lives in the same PostgreSQL; a job is sent in the transaction of its reason.
import { PgBoss } from 'pg-boss';
import type { Tx } from '@/lib/platform/db';
import { env } from '@/lib/platform/env';
import { log } from '@/lib/platform/log';

const held = globalThis as unknown as { __maksatBoss?: Promise<PgBoss> };
const QUEUES = ['report-output'] as const;
export type QueueName = (typeof QUEUES)[number];

async function start(): Promise<PgBoss> {
  const boss = new PgBoss({
    connectionString: env.databaseUrl,
    schema: 'pgboss',
    createSchema: false,
    max: 2,
    application_name: 'maksat-queue',
  });
  boss.on('error', (e) => log.warn({ err: e.message }, 'queue'));
  await boss.start();
  for (const name of QUEUES) await boss.createQueue(name, { retryLimit: 2, retryDelay: 5, expireInSeconds: 300 }).catch(() => {});
  return boss;
}

/** The queue of this process, started on first use and again after a failed start. */
export function queue(): Promise<PgBoss> {
  held.__maksatBoss ??= start().catch((e) => {
    delete held.__maksatBoss;
    throw e;
  });
  return held.__maksatBoss;
}

/** Sends a job inside the transaction `tx`: it exists exactly if the transaction commits. */
export async function enqueue(tx: Tx, name: QueueName, data: object) {
  const boss = await queue();
  const executeSql = async (text: string, values: unknown[] = []) => ({
    rows: (await tx.$queryRawUnsafe(text, ...values)) as unknown[],
  });
  await boss.send(name, data, { db: { executeSql } });
}

export async function stopQueue() {
  const boss = await held.__maksatBoss?.catch(() => undefined);
  delete held.__maksatBoss;
  await boss?.stop({ graceful: true, timeout: 8000 });
}
