// Names of the file that the register does not know: chosen once, remembered for the next file.

import { importEvent, recount } from '@/lib/matrix-imports/commands/read';
import { advance, assertState, lockImport } from '@/lib/matrix-imports/lock';
import { canChange, canSee } from '@/lib/matrix-imports/policy';
import { unknownNames } from '@/lib/matrix-imports/rules';
import { Counts, ResolveNamesInput } from '@/lib/matrix-imports/schema';
import type { AuditEntry } from '@/lib/platform/audit/entry';
import { command } from '@/lib/platform/command';
import type { Tx } from '@/lib/platform/db';
import { DomainError } from '@/lib/platform/errors';

type Choice = { key: string; institutionId: string };

/** @returns how many rows and leads became known, and which names still are not */
export const resolveNames = command({
  name: 'import.resolveNames',
  input: ResolveNamesInput,
  load: (tx, { id }) => lockImport(tx, id),
  visible: canSee,
  allow: canChange,
  async run({ tx, input, loaded, actor }) {
    assertState(loaded, input.version, 'PREVIEWED');
    const before = Counts.parse(loaded.counts);
    const unknown = new Map(unknownNames(before).map((name) => [name.key, name]));
    if (input.choices.some((choice) => !unknown.has(choice.key)))
      throw new DomainError('CONFLICT', 'imports.error.changedMeanwhile');
    await assertActive(tx, input.choices);
    await remember(tx, input.choices, actor.userId);
    const counts = await recount(tx, loaded.id, before);
    await advance(tx, loaded, { counts });
    const events: AuditEntry[] = input.choices.map((choice) => ({
      event: 'institution.aliasRemembered',
      subjectType: 'institution',
      subjectId: choice.institutionId,
      planId: loaded.planId,
      after: { title: unknown.get(choice.key)?.name ?? choice.key },
    }));
    const left = unknownNames(counts);
    const rows = [...unknown.values()]
      .filter((name) => !left.some((other) => other.key === name.key))
      .reduce((sum, name) => sum + name.rows, 0);
    const said = { title: loaded.fileName, names: unknown.size - left.length, rows };
    return { result: { rows, left: left.length }, events: [...events, importEvent('namesResolved', loaded, null, said)] };
  },
});

async function assertActive(tx: Tx, choices: readonly Choice[]) {
  const ids = [...new Set(choices.map((choice) => choice.institutionId))];
  if ((await tx.institution.count({ where: { id: { in: ids }, isActive: true } })) !== ids.length)
    throw new DomainError('INVALID', 'imports.error.institutionEnded', { field: 'names' });
}

/** A wording means one institution; the latest word counts. */
async function remember(tx: Tx, choices: readonly Choice[], userId: string | null) {
  for (const { key: wording, institutionId } of choices)
    await tx.institutionAlias.upsert({
      where: { wording },
      create: { wording, institutionId, createdById: userId },
      update: { institutionId, createdById: userId },
    });
}
