// Making and changing an indicator with its baseline, targets and values, and taking it away.
import { type LoadedIndicator, lockIndicator, lockPlace } from '@/lib/indicators/load';
import { canRead, canRemove, canSave } from '@/lib/indicators/policy';
import { type IndicatorFacts, RemoveIndicatorInput, type SaveIndicator, SaveIndicatorInput } from '@/lib/indicators/schema';
import type { AuditEntry } from '@/lib/platform/audit/entry';
import { command } from '@/lib/platform/command';
import type { Tx } from '@/lib/platform/db';
import { DomainError } from '@/lib/platform/errors';
import { Prisma } from '@/prisma/generated/client';

const day = (iso: string) => new Date(`${iso}T00:00:00Z`);

/** An action tells it in its own history, an objective in the plan's record. */
const told = (event: string, place: LoadedIndicator, before: unknown, after: unknown): AuditEntry => ({
  event: place.actionId ? `action.${event}` : `objective.${event}`,
  subjectType: place.actionId ? 'action' : 'objective',
  subjectId: place.actionId ?? place.objectiveId,
  planId: place.planId,
  before,
  after,
});

async function loadFor(tx: Tx, input: SaveIndicator): Promise<LoadedIndicator | null> {
  if (input.id) return lockIndicator(tx, input.id);
  const { actionId, objectiveId } = input;
  const place = await lockPlace(tx, actionId, objectiveId);
  return place && { ...place, id: null, seen: null, actionId, objectiveId };
}

function assertDays(list: readonly { date: string }[], field: string) {
  if (new Set(list.map((x) => x.date)).size !== list.length) throw new DomainError('RULE', 'indicators.error.sameDay', { field });
}

const columns = (facts: IndicatorFacts, language: string, sources: Record<string, string>) => ({
  code: facts.code,
  type: facts.type,
  ...(facts.valueType && { valueType: facts.valueType }),
  isUp: facts.isUp,
  sdgIndicator: facts.sdgIndicator || null,
  frequency: facts.frequency || null,
  baseline: facts.baseline,
  baselineDate: facts.baselineDate ? day(facts.baselineDate) : null,
  baselineSource: sourcesOf(facts, language, sources),
});

/** The source of the baseline in the other languages stays. */
function sourcesOf(facts: IndicatorFacts, language: string, sources: Record<string, string>) {
  const { [language]: _, ...others } = sources;
  const all = facts.baselineSource ? { ...others, [language]: facts.baselineSource } : others;
  return Object.keys(all).length ? all : Prisma.DbNull;
}

async function saveFacts(tx: Tx, place: LoadedIndicator, facts: IndicatorFacts, language: string): Promise<string> {
  const { actionId, objectiveId } = place;
  const before = place.id
    ? await tx.indicator.findUniqueOrThrow({ where: { id: place.id }, select: { baselineSource: true } })
    : null;
  const data = columns(facts, language, (before?.baselineSource ?? {}) as Record<string, string>);
  const { id } = place.id
    ? await tx.indicator.update({ where: { id: place.id }, data, select: { id: true } })
    : await tx.indicator.create({ data: { valueType: 'NUMBER', ...data, actionId, objectiveId }, select: { id: true } });
  const words = { title: facts.title, unit: facts.unit || null, dataSource: facts.dataSource || null };
  await tx.indicatorText.upsert({
    where: { indicatorId_language: { indicatorId: id, language } },
    create: { indicatorId: id, language, ...words },
    update: words,
  });
  await tx.indicatorTarget.deleteMany({ where: { indicatorId: id } });
  await tx.indicatorTarget.createMany({
    data: facts.targets.map((g) => ({ indicatorId: id, date: day(g.date), value: g.value })),
  });
  return id;
}

/** What else a value carries, e.g. its breakdown, stays where its day stays. */
async function saveValues(tx: Tx, indicatorId: string, values: NonNullable<SaveIndicator['values']>) {
  await tx.indicatorValue.deleteMany({ where: { indicatorId, date: { notIn: values.map((v) => day(v.date)) } } });
  for (const { date, value, isProvisional } of values) {
    const key = { indicatorId, date: day(date) };
    await tx.indicatorValue.upsert({
      where: { indicatorId_date: key },
      create: { ...key, value, isProvisional },
      update: { value, isProvisional },
    });
  }
}

/** One line per part, so that the record tells what stood there before. */
async function said(tx: Tx, id: string): Promise<Record<string, string | null>> {
  const row = await tx.indicator.findUniqueOrThrow({
    where: { id },
    select: {
      code: true,
      baseline: true,
      baselineDate: true,
      texts: { select: { title: true }, orderBy: { language: 'asc' } },
      targets: { orderBy: { date: 'asc' } },
      values: { orderBy: { date: 'asc' } },
    },
  });
  const list = (rows: readonly { date: Date; value: unknown }[]) =>
    rows.map((x) => `${x.date.toISOString().slice(0, 10)}: ${String(x.value)}`).join('; ') || null;
  return {
    title: row.texts.map((t) => t.title).join(' / '),
    code: row.code,
    baseline: row.baseline === null ? null : list([{ date: row.baselineDate ?? new Date(0), value: row.baseline }]),
    targets: list(row.targets),
    values: list(row.values),
  };
}

export const saveIndicator = command({
  name: 'indicator.save',
  input: SaveIndicatorInput,
  load: loadFor,
  visible: canRead,
  allow: canSave,
  async run({ tx, input, loaded }) {
    if (loaded.seen !== input.seen) throw new DomainError('CONFLICT', 'indicators.error.changedMeanwhile');
    assertDays(input.facts?.targets ?? [], 'targets');
    assertDays(input.values ?? [], 'values');
    const before = loaded.id ? await said(tx, loaded.id) : null;
    const id = input.facts ? await saveFacts(tx, loaded, input.facts, input.language) : loaded.id;
    if (!id) throw new DomainError('INVALID', 'errors.invalid');
    if (input.values) await saveValues(tx, id, input.values);
    const after = await said(tx, id);
    return {
      result: { id, actionId: loaded.actionId, planId: loaded.planId },
      events: [told(loaded.id ? 'indicatorEdited' : 'indicatorAdded', loaded, before, after)],
    };
  },
});

export const removeIndicator = command({
  name: 'indicator.remove',
  input: RemoveIndicatorInput,
  load: (tx, { id }) => lockIndicator(tx, id),
  visible: canRead,
  allow: canRemove,
  async run({ tx, input, loaded }) {
    const before = await said(tx, input.id);
    await tx.indicator.delete({ where: { id: input.id } });
    return { result: null, events: [told('indicatorRemoved', loaded, before, null)] };
  },
});
