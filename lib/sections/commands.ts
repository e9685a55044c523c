// The plan's structure and its prose: sections, their text per language, their order, the bin.
import type { AuditEntry } from '@/lib/platform/audit/entry';
import { command } from '@/lib/platform/command';
import type { Tx } from '@/lib/platform/db';
import { DomainError } from '@/lib/platform/errors';
import { between } from '@/lib/platform/rank';
import { canArrange, canCreate, canEditText, canRead, canRestore, isSeen } from '@/lib/sections/policy';
import { emptyLike, type RichBody } from '@/lib/sections/rich-text';
import {
  ArrangeSectionInput,
  CreateSectionInput,
  EditSectionTextInput,
  MoveSectionInput,
  SectionIdInput,
} from '@/lib/sections/schema';

const told = (event: string, s: { id: string; planId: string }, before: unknown, after: unknown): AuditEntry => ({
  event: `section.${event}`,
  subjectType: 'section',
  subjectId: s.id,
  planId: s.planId,
  before,
  after,
});

/** The plan first: whatever changes the order of its parts waits here. */
async function lockSection(tx: Tx, id: string) {
  await tx.$queryRaw`select 1 from "Plan" where "id" = (select x."planId" from "PlanSection" x where x."id" = ${id}::uuid) for update`;
  await tx.$queryRaw`select 1 from "PlanSection" where "id" = ${id}::uuid for update`;
  return tx.planSection.findUnique({
    where: { id },
    include: { texts: true, plan: { select: { status: true, deletedAt: true, sourceLanguage: true } } },
  });
}

export const createSection = command({
  name: 'section.create',
  input: CreateSectionInput,
  async load(tx, { planId }) {
    await tx.$queryRaw`select 1 from "Plan" where "id" = ${planId}::uuid for update`;
    return tx.plan.findUnique({ where: { id: planId }, select: { id: true, status: true, deletedAt: true } });
  },
  allow: canCreate,
  async run({ tx, input, loaded: plan }) {
    const last = await tx.planSection.findFirst({
      where: { planId: plan.id },
      orderBy: { rank: 'desc' },
      select: { rank: true },
    });
    const { id } = await tx.planSection.create({
      data: {
        planId: plan.id,
        kind: input.kind,
        rank: between(last?.rank ?? null, null),
        texts: { create: { language: input.language, title: input.title } },
      },
      select: { id: true },
    });
    return { result: { id }, events: [told('created', { id, planId: plan.id }, null, { title: input.title, kind: input.kind })] };
  },
});

/**
 * Title and state of one language. The text itself is written live; a language that begins here gets the blocks of the source,
 * empty, under the ids they share.
 */
export const editSectionText = command({
  name: 'section.editText',
  input: EditSectionTextInput,
  load: (tx, { id }) => lockSection(tx, id),
  visible: canRead,
  allow: canEditText,
  async run({ tx, input, loaded }) {
    const source = loaded.texts.find((t) => t.language === loaded.plan.sourceLanguage);
    const row = loaded.texts.find((t) => t.language === input.language);
    if ((row?.version ?? 0) !== input.version && (row?.title ?? '') !== input.titleBefore) throw stale(input, row);
    const isSource = input.language === loaded.plan.sourceLanguage;
    const data = {
      title: input.title,
      state: input.state ?? ('REVIEWED' as const),
      basedOnVersion: isSource ? null : (source?.version ?? null),
      updatedAt: new Date(),
    };
    const body = emptyLike(source?.body as RichBody | null);
    await tx.planSectionText.upsert({
      where: { sectionId_language: { sectionId: loaded.id, language: input.language } },
      create: { sectionId: loaded.id, language: input.language, ...data, ...(body && { body: body as object }) },
      update: { ...data, version: { increment: 1 } },
    });
    const said = (title: string, state: string) => ({ language: input.language, title, state });
    return {
      result: { version: (row?.version ?? 0) + 1 },
      events: [told('textEdited', loaded, row ? said(row.title, row.state) : null, said(data.title, data.state))],
    };
  },
});

function stale(input: { title: string; version: number }, row: { title: string; version: number } | undefined) {
  const theirs = row?.title ?? null;
  return new DomainError('CONFLICT', 'errors.stale', {
    conflicts: [
      ...(input.title === theirs ? [] : [{ field: 'title', mine: input.title, theirs }]),
      { field: 'version', mine: String(input.version), theirs: String(row?.version ?? 0) },
    ],
  });
}

/** Which institution may edit the section beside the secretariat. */
export const setSectionOwner = command({
  name: 'section.setOwner',
  input: ArrangeSectionInput,
  load: (tx, { id }) => lockSection(tx, id),
  visible: canRead,
  allow: canArrange,
  async run({ tx, input, loaded }) {
    const { count } = await tx.planSection.updateMany({
      where: { id: loaded.id, version: input.version },
      data: { ownerId: input.ownerId, version: { increment: 1 } },
    });
    if (!count) throw new DomainError('CONFLICT', 'sections.error.changedMeanwhile');
    return { result: null, events: [told('ownerSet', loaded, { ownerId: loaded.ownerId }, { ownerId: input.ownerId })] };
  },
});

export const moveSection = command({
  name: 'section.move',
  input: MoveSectionInput,
  load: (tx, { id }) => lockSection(tx, id),
  visible: canRead,
  allow: canArrange,
  async run({ tx, input, loaded }) {
    const up = input.direction === 'up';
    const beyond = await tx.planSection.findMany({
      where: {
        planId: loaded.planId,
        parentId: loaded.parentId,
        deletedAt: null,
        rank: up ? { lt: loaded.rank } : { gt: loaded.rank },
      },
      orderBy: { rank: up ? 'desc' : 'asc' },
      take: 2,
      select: { rank: true },
    });
    const [next, afterNext] = beyond.map((b) => b.rank);
    if (next === undefined) throw new DomainError('RULE', 'sections.error.noFurther');
    const rank = up ? between(afterNext ?? null, next) : between(next, afterNext ?? null);
    await tx.planSection.update({ where: { id: loaded.id }, data: { rank, version: { increment: 1 } } });
    return { result: null, events: [told('moved', loaded, { rank: loaded.rank }, { direction: input.direction, rank })] };
  },
});

/** Into the bin, with the objectives and actions that stand in it: all carry the same moment, and come back together. */
export const deleteSection = command({
  name: 'section.delete',
  input: SectionIdInput,
  load: (tx, { id }) => lockSection(tx, id),
  visible: canRead,
  allow: canArrange,
  async run({ tx, loaded, actor, now }) {
    const data = { deletedAt: now, deletedById: actor.userId };
    const actions = await tx.action.updateMany({ where: { sectionId: loaded.id, deletedAt: null }, data });
    const objectives = await tx.objective.updateMany({ where: { sectionId: loaded.id, deletedAt: null }, data });
    await tx.planSection.update({ where: { id: loaded.id }, data: { ...data, version: { increment: 1 } } });
    return {
      result: { planId: loaded.planId },
      events: [
        told('deleted', loaded, { title: loaded.texts[0]?.title }, { actions: actions.count, objectives: objectives.count }),
      ],
    };
  },
});

export const restoreSection = command({
  name: 'section.restore',
  input: SectionIdInput,
  load: (tx, { id }) => lockSection(tx, id),
  visible: isSeen,
  allow: canRestore,
  async run({ tx, loaded }) {
    const where = { sectionId: loaded.id, deletedAt: loaded.deletedAt };
    const data = { deletedAt: null, deletedById: null };
    await tx.planSection.update({ where: { id: loaded.id }, data: { ...data, version: { increment: 1 } } });
    const objectives = await tx.objective.updateMany({ where, data });
    const actions = await tx.action.updateMany({ where, data });
    return {
      result: { planId: loaded.planId },
      events: [told('restored', loaded, null, { actions: actions.count, objectives: objectives.count })],
    };
  },
});
