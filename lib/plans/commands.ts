// Making a plan, editing its own fields, beginning to draft it, recording its act, and the bin.
import { canCreate, canDelete, canEdit, canRead, canRecordAct, canRestore, canStartDrafting, isSeen } from '@/lib/plans/policy';
import { CreatePlanInput, EditPlanInput, type PlanFields, PlanIdInput, RecordActInput } from '@/lib/plans/schema';
import type { AuditEntry } from '@/lib/platform/audit/entry';
import { command } from '@/lib/platform/command';
import type { Tx } from '@/lib/platform/db';
import { type Conflict, DomainError } from '@/lib/platform/errors';
import { languages } from '@/lib/platform/i18n/languages';

const told = (event: string, id: string, before: unknown, after: unknown): AuditEntry => ({
  event: `plan.${event}`,
  subjectType: 'plan',
  subjectId: id,
  planId: id,
  before,
  after,
});

const date = (day: string) => new Date(`${day}T00:00:00Z`);

async function lockPlan(tx: Tx, id: string) {
  await tx.$queryRaw`select 1 from "Plan" where "id" = ${id}::uuid for update`;
  return tx.plan.findUnique({ where: { id }, include: { texts: true } });
}
type Locked = NonNullable<Awaited<ReturnType<typeof lockPlan>>>;

function assertSound(fields: PlanFields, self: string | null) {
  if (fields.periodEnd < fields.periodStart) throw new DomainError('RULE', 'plans.error.endBeforeStart', { field: 'periodEnd' });
  const source = fields.sourceLanguage;
  if (!fields.title[source]) throw new DomainError('INVALID', 'plans.error.titleNeeded', { field: `title.${source}` });
  if (!fields.shortTitle[source])
    throw new DomainError('INVALID', 'plans.error.shortTitleNeeded', { field: `shortTitle.${source}` });
  if (self && fields.previousPlanId === self)
    throw new DomainError('RULE', 'plans.error.ownPredecessor', { field: 'previousPlanId' });
}

/** The languages that have a title; a missing short title is the title. */
const textsOf = ({ title, shortTitle }: PlanFields) =>
  languages
    .filter((l) => title[l])
    .map((language) => ({ language, title: title[language], shortTitle: shortTitle[language] || title[language] }));

const columns = (fields: PlanFields) => ({
  kind: fields.kind,
  periodStart: date(fields.periodStart),
  periodEnd: date(fields.periodEnd),
  sourceLanguage: fields.sourceLanguage,
  previousPlanId: fields.previousPlanId,
  usesPercent: fields.usesPercent,
});

/** A new plan, in preparation. */
export const createPlan = command({
  name: 'plan.create',
  input: CreatePlanInput,
  load: async () => ({}),
  allow: canCreate,
  async run({ tx, input }) {
    assertSound(input, null);
    const { id } = await tx.plan.create({ data: { ...columns(input), texts: { create: textsOf(input) } }, select: { id: true } });
    return { result: { id }, events: [told('created', id, null, flat(input))] };
  },
});

/** Fields as single values, for the audit and for conflicts. */
function flat(fields: PlanFields): Record<string, unknown> {
  const { title, shortTitle, ...rest } = fields;
  const words = languages.flatMap((l) => [
    [`title.${l}`, title[l]],
    [`shortTitle.${l}`, shortTitle[l]],
  ]);
  return { ...rest, ...Object.fromEntries(words) };
}

function asFields(plan: Locked): PlanFields {
  const text = (language: string, field: 'title' | 'shortTitle') =>
    plan.texts.find((t) => t.language === language)?.[field] ?? '';
  const words = (field: 'title' | 'shortTitle') => ({ tk: text('tk', field), ru: text('ru', field), en: text('en', field) });
  return {
    kind: plan.kind,
    periodStart: plan.periodStart.toISOString().slice(0, 10),
    periodEnd: plan.periodEnd.toISOString().slice(0, 10),
    sourceLanguage: plan.sourceLanguage as PlanFields['sourceLanguage'],
    previousPlanId: plan.previousPlanId,
    usesPercent: plan.usesPercent,
    title: words('title'),
    shortTitle: words('shortTitle'),
  };
}

const said = (value: unknown) => (value === null || value === undefined || value === '' ? null : String(value));

/** Fields that differ between two states. */
function differences(mine: Record<string, unknown>, theirs: Record<string, unknown>): Conflict[] {
  return Object.keys(mine)
    .filter((field) => said(mine[field]) !== said(theirs[field]))
    .map((field) => ({ field, mine: said(mine[field]), theirs: said(theirs[field]) }));
}

export const editPlan = command({
  name: 'plan.edit',
  input: EditPlanInput,
  load: (tx, { id }) => lockPlan(tx, id),
  visible: canRead,
  allow: canEdit,
  async run({ tx, input, loaded }) {
    const { id, version, ...fields } = input;
    const [mine, theirs] = [flat(fields), flat(asFields(loaded))];
    const changed = differences(mine, theirs);
    if (version !== loaded.version)
      throw new DomainError('CONFLICT', 'errors.stale', {
        conflicts: [...changed, { field: 'version', mine: String(version), theirs: String(loaded.version) }],
      });
    assertSound(fields, id);
    await tx.plan.update({ where: { id }, data: { ...columns(fields), version: { increment: 1 } } });
    await saveTexts(tx, loaded, fields);
    return {
      result: null,
      events: [
        told(
          'edited',
          id,
          Object.fromEntries(changed.map((c) => [c.field, c.theirs])),
          Object.fromEntries(changed.map((c) => [c.field, c.mine])),
        ),
      ],
    };
  },
});

/** Titles that changed get a new version; translations are based on the source's version. */
async function saveTexts(tx: Tx, plan: Locked, fields: PlanFields) {
  const version = (language: string) => plan.texts.find((t) => t.language === language)?.version ?? 0;
  for (const { language, ...words } of textsOf(fields)) {
    const old = plan.texts.find((t) => t.language === language);
    if (old && old.title === words.title && old.shortTitle === words.shortTitle) continue;
    const basedOnVersion = language === fields.sourceLanguage ? null : version(fields.sourceLanguage);
    await tx.planText.upsert({
      where: { planId_language: { planId: plan.id, language } },
      create: { planId: plan.id, language, ...words, basedOnVersion },
      update: { ...words, basedOnVersion, state: 'REVIEWED', version: { increment: 1 } },
    });
  }
}

/** PREPARATION → DRAFTING: from now on partners read along. */
export const startDrafting = command({
  name: 'plan.startDrafting',
  input: PlanIdInput,
  load: (tx, { id }) => lockPlan(tx, id),
  visible: canRead,
  allow: canStartDrafting,
  async run({ tx, loaded }) {
    await tx.plan.update({ where: { id: loaded.id }, data: { status: 'DRAFTING', version: { increment: 1 } } });
    return { result: null, events: [told('draftingStarted', loaded.id, { status: loaded.status }, { status: 'DRAFTING' })] };
  },
});

/** The decree or law that approves the plan; its number stays blank until it is recorded. */
export const recordAct = command({
  name: 'plan.recordAct',
  input: RecordActInput,
  load: (tx, { id }) => lockPlan(tx, id),
  visible: canRead,
  allow: canRecordAct,
  async run({ tx, input, loaded }) {
    const { id, version, date: day, ...act } = input;
    if (version !== loaded.version) throw new DomainError('CONFLICT', 'plans.error.changedMeanwhile');
    const data = { ...act, date: day ? date(day) : null };
    const legalActId = loaded.legalActId ?? (await tx.legalAct.create({ data, select: { id: true } })).id;
    if (loaded.legalActId) await tx.legalAct.update({ where: { id: legalActId }, data });
    await tx.plan.update({ where: { id }, data: { legalActId, version: { increment: 1 } } });
    return { result: null, events: [told('actRecorded', id, null, { type: act.type, number: act.number, date: day })] };
  },
});

export const deletePlan = command({
  name: 'plan.delete',
  input: PlanIdInput,
  load: (tx, { id }) => lockPlan(tx, id),
  visible: canRead,
  allow: canDelete,
  async run({ tx, loaded, actor, now }) {
    await tx.plan.update({
      where: { id: loaded.id },
      data: { deletedAt: now, deletedById: actor.userId, version: { increment: 1 } },
    });
    return {
      result: null,
      events: [told('deleted', loaded.id, { title: asFields(loaded).title[asFields(loaded).sourceLanguage] }, null)],
    };
  },
});

export const restorePlan = command({
  name: 'plan.restore',
  input: PlanIdInput,
  load: (tx, { id }) => lockPlan(tx, id),
  visible: isSeen,
  allow: canRestore,
  async run({ tx, loaded }) {
    await tx.plan.update({ where: { id: loaded.id }, data: { deletedAt: null, deletedById: null, version: { increment: 1 } } });
    return { result: null, events: [told('restored', loaded.id, null, null)] };
  },
});
