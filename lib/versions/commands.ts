// Freezing a version by name.
import { command } from '@/lib/platform/command';
import { DomainError } from '@/lib/platform/errors';
import { freeze } from '@/lib/versions/freeze';
import { canFreeze, canRead } from '@/lib/versions/policy';
import { FreezeInput } from '@/lib/versions/schema';

/** The plan as it stands, text and matrix in all languages, under a name that is used once in the plan. */
export const freezeVersion = command({
  name: 'version.freeze',
  input: FreezeInput,
  async load(tx, { planId }) {
    await tx.$queryRaw`select 1 from "Plan" where "id" = ${planId}::uuid for update`;
    return tx.plan.findUnique({ where: { id: planId }, select: { id: true, status: true, deletedAt: true } });
  },
  visible: canRead,
  allow: canFreeze,
  async run({ tx, input, loaded: plan, actor }) {
    const { planId, name, reason } = input;
    if (await tx.planVersion.count({ where: { planId, name } }))
      throw new DomainError('RULE', 'versions.error.nameTaken', { field: 'name' });
    const version = await freeze(tx, actor, { planId, status: plan.status, occasion: 'NAMED', name, reason: reason || null });
    return {
      result: version,
      events: [
        {
          event: 'plan.versionFrozen',
          subjectType: 'plan',
          subjectId: planId,
          planId,
          before: null,
          after: { versionId: version.id, number: version.number, title: name, reason, hash: version.rootHash },
        },
      ],
    };
  },
});
