// Files of discarded imports: kept for the thirty days of the bin, then removed for good. That there was such an import stays known.
import { canEmptyImports } from '@/lib/matrix-imports/policy';
import { EmptyImportsInput } from '@/lib/matrix-imports/schema';
import { BIN_DAYS } from '@/lib/plans/rules';
import { system } from '@/lib/platform/auth/actor';
import { command } from '@/lib/platform/command';
import type { Tx } from '@/lib/platform/db';
import { log } from '@/lib/platform/log';
import { readOffset } from '@/lib/platform/settings';
import { removeHalves, removeStored } from '@/lib/platform/storage';

type Over = { id: string; planId: string; fileId: string; fileName: string; key: string; size: number };

/** Discarded more than thirty days ago, as the record says; null when another process is at it. */
async function loadOver(tx: Tx): Promise<Over[] | null> {
  const [lock] = await tx.$queryRaw<{ got: boolean }[]>`select pg_try_advisory_xact_lock(hashtext('maksat.importBin')) as got`;
  if (!lock?.got) return null;
  return tx.$queryRaw<Over[]>`select b."id", b."planId", b."fileId", b."fileName", f."key", f."size"
    from "ImportBatch" b join "StoredFile" f on f."id" = b."fileId"
    where b."state" = 'DISCARDED' and b."planId" is not null
      and exists (select 1 from "AuditEvent" e where e."subjectType" = 'import' and e."subjectId" = b."id" and e."event" = 'import.discarded'
        and e."at" < now() - make_interval(days => ${BIN_DAYS}))
    order by b."id" limit 500 for update of b`;
}

/** Takes the files of long discarded imports out of the record. @returns keys whose bytes may go once this is committed */
export const emptyImports = command({
  name: 'import.emptyBin',
  input: EmptyImportsInput,
  load: (tx) => loadOver(tx),
  allow: canEmptyImports,
  async run({ tx, loaded }) {
    await tx.importBatch.updateMany({ where: { id: { in: loaded.map((one) => one.id) } }, data: { fileId: null } });
    await tx.storedFile.deleteMany({ where: { id: { in: loaded.map((one) => one.fileId) } } });
    const events = loaded.map(({ id, planId, fileName, size }) => ({
      event: 'import.fileRemoved',
      subjectType: 'import',
      subjectId: id,
      planId,
      before: { title: fileName, size },
      after: null,
    }));
    return { result: { keys: loaded.map((one) => one.key) }, events };
  },
});

let doneOn = '';

/** Once a day: first the rows, then the bytes, so that no row ever names a file that is gone. */
export async function emptyImportsToday(now = new Date()): Promise<void> {
  const today = now.toISOString().slice(0, 10);
  if (doneOn === today) return;
  const result = await emptyImports(system(await readOffset()), {});
  if (!result.ok) {
    // NOT_FOUND: another process is at it right now.
    if (result.error.code !== 'NOT_FOUND') log.warn({ failure: result.error }, 'files of discarded imports not removed');
    return;
  }
  for (const key of result.value.keys) await removeStored(key);
  await removeHalves();
  doneOn = today;
}
