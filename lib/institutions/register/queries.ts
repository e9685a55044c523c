// A staged register before it is written: what each row will do against the register of this moment.
import { canManage } from '@/lib/institutions/policy';
import { readKnown } from '@/lib/institutions/register/known';
import { countFates, planRegister } from '@/lib/institutions/register/rules';
import { Staged } from '@/lib/institutions/register/schema';
import type { Actor } from '@/lib/platform/auth/actor';
import { db, type Tx } from '@/lib/platform/db';
import { NotFound } from '@/lib/platform/errors';

/** @throws NotFound */
export async function getStagedRegister(actor: Actor, id: string) {
  if (!canManage(actor)) throw new NotFound();
  const batch = await db.importBatch.findUnique({
    where: { id },
    select: { id: true, kind: true, state: true, fileName: true, analysis: true, counts: true, committedAt: true },
  });
  if (batch?.kind !== 'INSTITUTIONS') throw new NotFound();
  const { rows, problems } = Staged.parse(batch.analysis);
  const plan = planRegister(rows, await readKnown(db as Tx));
  return { id, fileName: batch.fileName, isDone: batch.state === 'COMMITTED', rows: plan, problems, counts: countFates(plan) };
}
