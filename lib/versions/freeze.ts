// Freezing: the plan's parts become content known by hash, and a version that names them. Used by the command and by the adoption.
import { flushLiveText } from '@/lib/collab/fold';
import type { Actor } from '@/lib/platform/auth/actor';
import type { Tx } from '@/lib/platform/db';
import { uuid7 } from '@/lib/platform/uuid';
import { collectParts } from '@/lib/versions/collect';
import { rootHash, withHashes } from '@/lib/versions/rules';
import type { PlanStatus, VersionOccasion } from '@/prisma/generated/enums';

export type Freezing = {
  planId: string;
  status: PlanStatus;
  occasion: VersionOccasion;
  name: string | null;
  reason: string | null;
};
export type Frozen = { id: string; number: number; rootHash: string };

/** The version's rows, ready to be written. The caller holds the lock on the plan's row, so that numbers follow each other. */
export async function composeVersion(tx: Tx, planId: string) {
  const parts = withHashes(await collectParts((query) => tx.$queryRaw(query), planId));
  const count = (kind: string) => new Set(parts.filter((p) => p.kind === kind).map((p) => p.entityId)).size;
  const blobs = [...new Map(parts.map((p) => [p.blobHash, { hash: p.blobHash, json: p.json }])).values()];
  return { parts, blobs, rootHash: rootHash(parts), sections: count('SECTION'), actions: count('ACTION') };
}

/** Freezes the plan as it stands in this transaction: contents that an earlier version holds already are shared, not written again. */
export async function freeze(tx: Tx, actor: Actor, { planId, status, ...more }: Freezing): Promise<Frozen> {
  // What people are typing belongs to the version up to the word they have been told is saved.
  await flushLiveText(tx, planId);
  const { parts, blobs, ...facts } = await composeVersion(tx, planId);
  const last = await tx.planVersion.findFirst({ where: { planId }, orderBy: { number: 'desc' }, select: { number: true } });
  const [id, number] = [uuid7(), (last?.number ?? 0) + 1];
  await tx.planVersion.create({
    data: {
      id,
      planId,
      number,
      planStatus: status,
      ...more,
      ...facts,
      businessDay: new Date(`${actor.today}T00:00:00Z`),
      frozenById: actor.userId,
    },
  });
  await tx.$executeRaw`insert into "Blob" ("hash", "json") select b."hash", b."json" from jsonb_to_recordset(${JSON.stringify(blobs)}::jsonb) as b("hash" text, "json" jsonb) on conflict do nothing`;
  const items = parts.map(({ json: _, ...item }) => item);
  await tx.$executeRaw`insert into "PlanVersionItem" ("versionId", "kind", "entityId", "language", "parentId", "rank", "number", "blobHash")
    select ${id}::uuid, i."kind"::"VersionKind", i."entityId", i."language", i."parentId", i."rank", i."number", i."blobHash"
    from jsonb_to_recordset(${JSON.stringify(items)}::jsonb) as i("kind" text, "entityId" uuid, "language" text, "parentId" uuid, "rank" text, "number" text, "blobHash" text)`;
  return { id, number, rootHash: facts.rootHash };
}
