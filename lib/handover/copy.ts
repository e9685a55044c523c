// Carrying an action over: a copy of its words, targets and parts at the end of a place of the next plan. Dates stay behind.
import type { LockedAction } from '@/lib/actions/load';
import { tellInstitutions } from '@/lib/assignments/tell';
import type { Tx } from '@/lib/platform/db';
import { DomainError } from '@/lib/platform/errors';
import { sequence } from '@/lib/platform/rank';
import { uuid7 } from '@/lib/platform/uuid';

type Place = { sectionId: string; objectiveId: string | null };

async function assertPlace(tx: Tx, planId: string, { sectionId, objectiveId }: Place) {
  const section = await tx.planSection.count({ where: { id: sectionId, planId, kind: 'AREA', deletedAt: null } });
  const objective = objectiveId ? await tx.objective.count({ where: { id: objectiveId, sectionId, deletedAt: null } }) : 1;
  if (!section || !objective) throw new DomainError('INVALID', 'handover.error.placeNeeded', { field: 'place' });
}

/**
 * Copies the actions in their order. Institutions are proposed again and hear of it; leads that had declined stay behind.
 * @returns id of the copy by id of the old action
 */
export async function copyActions(
  tx: Tx,
  planId: string,
  olds: readonly LockedAction[],
  place: Place,
  userId: string | null,
): Promise<Map<string, string>> {
  await assertPlace(tx, planId, place);
  const { nextRegisterNumber: next } = await tx.plan.update({
    where: { id: planId },
    data: { nextRegisterNumber: { increment: olds.length } },
    select: { nextRegisterNumber: true },
  });
  const last = await tx.action.findFirst({ where: place, orderBy: { rank: 'desc' }, select: { rank: true } });
  const ranks = sequence(olds.length, last?.rank ?? null, null);
  const copies = olds.map((old, n) => ({ from: old.id, id: uuid7(), rank: ranks[n] as string, number: next - olds.length + n }));
  const rows = JSON.stringify(copies);
  await tx.$executeRaw`insert into "Action" ("id", "planId", "sectionId", "objectiveId", "registerNumber", "rank", "sourceLanguage", "recurrence", "draftStatus", "weight", "visibility")
    select c."id", ${planId}::uuid, ${place.sectionId}::uuid, ${place.objectiveId}::uuid, c."number", c."rank", a."sourceLanguage", a."recurrence", 'DRAFT', a."weight", a."visibility"
    from jsonb_to_recordset(${rows}::jsonb) as c("from" uuid, "id" uuid, "rank" text, "number" int) join "Action" a on a."id" = c."from"`;
  await tx.$executeRaw`insert into "ActionText" ("actionId", "language", "title", "description", "expectedResult", "meansOfVerification", "risks", "indicatorsWording", "state", "basedOnVersion")
    select c."id", t."language", t."title", t."description", t."expectedResult", t."meansOfVerification", t."risks", t."indicatorsWording", t."state",
      case when t."basedOnVersion" is null then null when t."basedOnVersion" < s."version" then 0 else 1 end
    from jsonb_to_recordset(${rows}::jsonb) as c("from" uuid, "id" uuid) join "ActionText" t on t."actionId" = c."from" join "Action" a on a."id" = c."from"
      left join "ActionText" s on s."actionId" = a."id" and s."language" = a."sourceLanguage"`;
  await tx.$executeRaw`insert into "ActionSdgTarget" ("actionId", "targetCode", "isPrimary")
    select c."id", x."targetCode", x."isPrimary" from jsonb_to_recordset(${rows}::jsonb) as c("from" uuid, "id" uuid) join "ActionSdgTarget" x on x."actionId" = c."from"`;
  await proposeAgain(tx, rows, userId);
  return new Map(copies.map((c) => [c.from, c.id]));
}

async function proposeAgain(tx: Tx, rows: string, userId: string | null) {
  const proposed = await tx.$queryRaw<{ institutionId: string; actionId: string }[]>`
    insert into "ActionAssignment" ("id", "actionId", "institutionId", "role", "proposedById")
    select gen_random_uuid(), c."id", x."institutionId", x."role", ${userId}::uuid
    from jsonb_to_recordset(${rows}::jsonb) as c("from" uuid, "id" uuid) join "ActionAssignment" x on x."actionId" = c."from" join "Institution" i on i."id" = x."institutionId"
    where x."status" not in ('DECLINED', 'TRANSFERRED') and i."isActive" returning "institutionId", "actionId"`;
  await tellInstitutions(
    tx,
    proposed.map((p) => ({ ...p, kind: 'proposed' as const })),
  );
}
