// Files of discarded imports: kept for the thirty days of the bin, then removed for good. That there was such an import stays known.
import { canEmptyImports } from '@/lib/matrix-imports/policy';
import { EmptyImportsInput } from '@/lib/matrix-imports/schema';
import { BIN_DAYS } from '@/lib/plans/rules';
import { system } from '@/lib/platform/auth/actor';
import { command } from '@/lib/platform/command';
import { onceADay } from '@/lib/platform/daily';
import type { Tx } from '@/lib/platform/db';
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

const emptyToday = onceADay('removing the files of discarded imports', async () => emptyImports(system(await readOffset()), {}));

/** Once a day: first the rows, then the bytes, so that no row ever names a file that is gone. */
export async function emptyImportsToday(now?: Date): Promise<void> {
  const done = await emptyToday(now);
  if (!done) return;
  for (const key of done.keys) await removeStored(key);
  await removeHalves();
}
