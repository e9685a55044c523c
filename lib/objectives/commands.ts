// Objectives of an area: new ones, their words per language, their order, the bin.
import { canCreate, canEdit, canRead, canRestore, isSeen } from '@/lib/objectives/policy';
import { CreateObjectiveInput, EditObjectiveInput, MoveObjectiveInput, ObjectiveIdInput } from '@/lib/objectives/schema';
import type { AuditEntry } from '@/lib/platform/audit/entry';
import { command } from '@/lib/platform/command';
import type { Tx } from '@/lib/platform/db';
import { DomainError } from '@/lib/platform/errors';
import { between } from '@/lib/platform/rank';

const told = (event: string, o: { id: string; planId: string }, before: unknown, after: unknown): AuditEntry => ({
  event: `objective.${event}`,
  subjectType: 'objective',
  subjectId: o.id,
  planId: o.planId,
  before,
  after,
});

/** The plan first: whatever changes the order of its parts waits here. */
async function lockObjective(tx: Tx, id: string) {
  await tx.$queryRaw`select 1 from "Plan" where "id" = (select x."planId" from "Objective" x where x."id" = ${id}::uuid) for update`;
  await tx.$queryRaw`select 1 from "Objective" where "id" = ${id}::uuid for update`;
  return tx.objective.findUnique({
    where: { id },
    include: { texts: true, plan: { select: { status: true, deletedAt: true, sourceLanguage: true } } },
  });
}

export const createObjective = command({
  name: 'objective.create',
  input: CreateObjectiveInput,
  async load(tx, { sectionId }) {
    await tx.$queryRaw`select 1 from "Plan" where "id" = (select x."planId" from "PlanSection" x where x."id" = ${sectionId}::uuid) for update`;
    return tx.planSection.findFirst({
      where: { id: sectionId, kind: 'AREA', deletedAt: null },
      select: { id: true, planId: true, plan: { select: { status: true, deletedAt: true } } },
    });
  },
  allow: canCreate,
  async run({ tx, input, loaded: section }) {
    const last = await tx.objective.findFirst({
      where: { sectionId: section.id },
      orderBy: { rank: 'desc' },
      select: { rank: true },
    });
    const { id } = await tx.objective.create({
      data: {
        planId: section.planId,
        sectionId: section.id,
        rank: between(last?.rank ?? null, null),
        texts: { create: { language: input.language, title: input.title } },
      },
      select: { id: true },
    });
    return {
      result: { id, planId: section.planId },
      events: [told('created', { id, planId: section.planId }, null, { title: input.title })],
    };
  },
});

export const editObjective = command({
  name: 'objective.edit',
  input: EditObjectiveInput,
  load: (tx, { id }) => lockObjective(tx, id),
  visible: canRead,
  allow: canEdit,
  async run({ tx, input, loaded }) {
    const row = loaded.texts.find((t) => t.language === input.language);
    const source = loaded.texts.find((t) => t.language === loaded.plan.sourceLanguage);
    if ((row?.version ?? 0) !== input.version)
      throw new DomainError('CONFLICT', 'errors.stale', {
        conflicts: [
          { field: 'title', mine: input.title, theirs: row?.title ?? null },
          { field: 'version', mine: String(input.version), theirs: String(row?.version ?? 0) },
        ],
      });
    const basedOnVersion = input.language === loaded.plan.sourceLanguage ? null : (source?.version ?? null);
    await tx.objectiveText.upsert({
      where: { objectiveId_language: { objectiveId: loaded.id, language: input.language } },
      create: { objectiveId: loaded.id, language: input.language, title: input.title, basedOnVersion },
      update: { title: input.title, basedOnVersion, state: 'REVIEWED', version: { increment: 1 } },
    });
    const { language, title } = input;
    return {
      result: { planId: loaded.planId },
      events: [told('edited', loaded, { language, title: row?.title ?? null }, { language, title })],
    };
  },
});

export const moveObjective = command({
  name: 'objective.move',
  input: MoveObjectiveInput,
  load: (tx, { id }) => lockObjective(tx, id),
  visible: canRead,
  allow: canEdit,
  async run({ tx, input, loaded }) {
    const up = input.direction === 'up';
    const beyond = await tx.objective.findMany({
      where: {
        sectionId: loaded.sectionId,
        level: loaded.level,
        deletedAt: null,
        rank: up ? { lt: loaded.rank } : { gt: loaded.rank },
      },
      orderBy: { rank: up ? 'desc' : 'asc' },
      take: 2,
      select: { rank: true },
    });
    const [next, afterNext] = beyond.map((b) => b.rank);
    if (next === undefined) throw new DomainError('RULE', 'objectives.error.noFurther');
    const rank = up ? between(afterNext ?? null, next) : between(next, afterNext ?? null);
    await tx.objective.update({ where: { id: loaded.id }, data: { rank, version: { increment: 1 } } });
    return {
      result: { planId: loaded.planId },
      events: [told('moved', loaded, { rank: loaded.rank }, { direction: input.direction, rank })],
    };
  },
});

/** Into the bin with its actions, which carry the same moment and come back with it. */
export const deleteObjective = command({
  name: 'objective.delete',
  input: ObjectiveIdInput,
  load: (tx, { id }) => lockObjective(tx, id),
  visible: canRead,
  allow: canEdit,
  async run({ tx, loaded, actor, now }) {
    const data = { deletedAt: now, deletedById: actor.userId };
    const { count } = await tx.action.updateMany({ where: { objectiveId: loaded.id, deletedAt: null }, data });
    await tx.objective.update({ where: { id: loaded.id }, data: { ...data, version: { increment: 1 } } });
    return {
      result: { planId: loaded.planId },
      events: [told('deleted', loaded, { title: loaded.texts[0]?.title }, { actions: count })],
    };
  },
});

export const restoreObjective = command({
  name: 'objective.restore',
  input: ObjectiveIdInput,
  load: (tx, { id }) => lockObjective(tx, id),
  visible: isSeen,
  allow: canRestore,
  async run({ tx, loaded }) {
    if (!(await tx.planSection.count({ where: { id: loaded.sectionId, deletedAt: null } })))
      throw new DomainError('RULE', 'objectives.error.placeInBin');
    const data = { deletedAt: null, deletedById: null };
    await tx.objective.update({ where: { id: loaded.id }, data: { ...data, version: { increment: 1 } } });
    const { count } = await tx.action.updateMany({ where: { objectiveId: loaded.id, deletedAt: loaded.deletedAt }, data });
    return { result: { planId: loaded.planId }, events: [told('restored', loaded, null, { actions: count })] };
  },
});
