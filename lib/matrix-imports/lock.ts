// One import is worked on by one transaction at a time. Its row is not locked meanwhile, so that others can read how far it is.

import { pool, type Tx } from '@/lib/platform/db';
import { DomainError } from '@/lib/platform/errors';
import { log } from '@/lib/platform/log';
import { Prisma } from '@/prisma/generated/client';
import type { ImportState } from '@/prisma/generated/enums';

const select = {
  id: true,
  planId: true,
  fileName: true,
  fileHash: true,
  state: true,
  language: true,
  mapping: true,
  counts: true,
  committedAt: true,
  undoneAt: true,
  version: true,
  plan: { select: { id: true, status: true, deletedAt: true, sourceLanguage: true } },
} as const;

/** The import, held for this transaction; null when there is none. With its plan locked where the plan is to be written. */
export async function lockImport(tx: Tx, id: string, { plan = false } = {}) {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${id}, 0))`;
  const batch = await tx.importBatch.findUnique({ where: { id }, select });
  if (!batch?.plan) return null;
  if (plan) await tx.$queryRaw`select 1 from "Plan" where "id" = ${batch.plan.id}::uuid for update`;
  return { ...batch, plan: batch.plan, planId: batch.plan.id };
}
export type LockedImport = NonNullable<Awaited<ReturnType<typeof lockImport>>>;

/** True while a transaction holds the import: over a row of "ImportBatch" named `b`. */
export const isHeldSql = Prisma.sql`exists (select 1 from pg_locks l where l.locktype = 'advisory' and l.granted and l.objsubid = 1
  and l.database = (select d.oid from pg_database d where d.datname = current_database())
  and ((l.classid::bigint << 32) | l.objid::bigint) = hashtextextended(b."id"::text, 0))`;

/** @throws CONFLICT when somebody else has taken the import on, or it is in another state */
export function assertState(batch: LockedImport, version: number, ...states: ImportState[]) {
  if (states.includes(batch.state) && batch.version === version) return;
  throw new DomainError('CONFLICT', 'imports.error.changedMeanwhile');
}

/** Moves the import on under its version; the last statement of its transaction. */
export async function advance(tx: Tx, batch: LockedImport, data: Prisma.ImportBatchUpdateManyMutationInput) {
  const { count } = await tx.importBatch.updateMany({
    where: { id: batch.id, version: batch.version, state: batch.state },
    data: { ...data, version: { increment: 1 } },
  });
  if (!count) throw new DomainError('CONFLICT', 'imports.error.changedMeanwhile');
}

/** Tells how many rows are done, outside the transaction that does them; a bar that stands still harms nobody. */
export async function tellProgress(id: string, done: number): Promise<void> {
  await pool
    .query('update "ImportBatch" set "progress" = $2 where "id" = $1', [id, done])
    .catch((e) => log.warn({ err: e.message }, 'progress not told'));
}
