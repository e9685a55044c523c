// What hangs on an action's row: words per language, SDG targets, milestones, money. Each writer answers with what changed.
import type { LockedAction } from '@/lib/actions/load';
import { type EditAction, WORD_FIELDS, type WordField } from '@/lib/actions/schema';
import type { Tx } from '@/lib/platform/db';
import { type Conflict, DomainError } from '@/lib/platform/errors';
import { sequence } from '@/lib/platform/rank';

/** Fields that changed, as they were and as they are. */
export type Change = { before: Record<string, unknown>; after: Record<string, unknown> };

const nothing: Change = { before: {}, after: {} };

/** The words of one language under their own version. A translation is from now on based on the source as it stands. */
export async function saveWords(tx: Tx, action: LockedAction, input: EditAction): Promise<Change> {
  const { language, textVersion } = input;
  const rows = await tx.actionText.findMany({
    where: { actionId: action.id, language: { in: [language, action.sourceLanguage] } },
    select: {
      language: true,
      version: true,
      state: true,
      title: true,
      description: true,
      expectedResult: true,
      meansOfVerification: true,
      risks: true,
      deadlineWording: true,
      indicatorsWording: true,
    },
  });
  const row = rows.find((r) => r.language === language);
  const wanted = Object.entries(input.words ?? {}).map(([field, value]) => [field as WordField, value || null] as const);
  const changed = wanted.filter(([field, value]) => value !== (row?.[field] ?? null));
  if ((row?.version ?? 0) !== textVersion) throw staleWords(action, input, row ?? null, changed);
  const state = input.state ?? (changed.length ? 'REVIEWED' : row?.state);
  if (!changed.length && state === row?.state) return nothing;
  const isSource = language === action.sourceLanguage;
  const basedOnVersion = isSource ? null : (rows.find((r) => r.language === action.sourceLanguage)?.version ?? null);
  const words = Object.fromEntries(changed);
  if (row) {
    const { count } = await tx.actionText.updateMany({
      where: { actionId: action.id, language, version: row.version },
      data: { ...words, ...(state && { state }), basedOnVersion, version: { increment: 1 } },
    });
    if (!count) throw new DomainError('CONFLICT', 'errors.busy');
  } else {
    const title = words.title;
    if (!title) throw new DomainError('INVALID', 'actions.error.titleNeeded', { field: 'title' });
    await tx.actionText.create({
      data: { actionId: action.id, language, ...words, title, ...(state && { state }), basedOnVersion },
    });
  }
  await tx.action.update({ where: { id: action.id }, data: { updatedAt: new Date() }, select: { id: true } });
  return {
    before: { language, ...Object.fromEntries(changed.map(([field]) => [field, row?.[field] ?? null])) },
    after: { language, ...words },
  };
}

type TextRow = { version: number } & Partial<Record<WordField, string | null>>;

function staleWords(
  action: LockedAction,
  input: EditAction,
  row: TextRow | null,
  changed: readonly (readonly [WordField, string | null])[],
) {
  const lines: Conflict[] = WORD_FIELDS.flatMap((field) => {
    const mine = changed.find(([name]) => name === field);
    return mine ? [{ field, mine: mine[1], theirs: row?.[field] ?? null }] : [];
  });
  const now = `${action.version}.${row?.version ?? 0}`;
  return new DomainError('CONFLICT', 'errors.stale', {
    conflicts: [...lines, { field: 'version', mine: `${input.version}.${input.textVersion}`, theirs: now }],
  });
}

/** The list replaces the one before; the first target is the primary one. */
export async function saveSdg(tx: Tx, action: LockedAction, codes: readonly string[]): Promise<Change> {
  const targets = [...new Set(codes)];
  if (targets.join() === action.sdg.join()) return nothing;
  const known = await tx.sdgTarget.count({ where: { code: { in: targets } } });
  if (known !== targets.length) throw new DomainError('INVALID', 'actions.error.unknownTarget', { field: 'sdg' });
  await tx.actionSdgTarget.deleteMany({ where: { actionId: action.id } });
  await tx.actionSdgTarget.createMany({
    data: targets.map((targetCode, index) => ({ actionId: action.id, targetCode, isPrimary: index === 0 })),
  });
  return { before: { sdg: action.sdg.join(', ') }, after: { sdg: targets.join(', ') } };
}

type MilestoneInput = NonNullable<EditAction['milestones']>[number];
const day = (iso: string | null) => (iso ? new Date(`${iso}T00:00:00Z`) : null);

/** The list as it should be, in its order: rows without id are new, rows that are no longer named go. Titles are of one language. */
export async function saveMilestones(
  tx: Tx,
  action: LockedAction,
  wanted: readonly MilestoneInput[],
  language: string,
): Promise<Change> {
  const before = await tx.milestone.findMany({
    where: { actionId: action.id },
    select: { id: true, dueDate: true, texts: { select: { language: true, title: true } } },
    orderBy: { rank: 'asc' },
  });
  const known = new Set(before.map((m) => m.id));
  const kept = wanted.filter((m) => m.id && known.has(m.id)).map((m) => m.id as string);
  if (wanted.some((m) => m.id && !known.has(m.id))) throw new DomainError('CONFLICT', 'actions.error.changedMeanwhile');
  await tx.milestone.deleteMany({ where: { actionId: action.id, id: { notIn: kept } } });
  const ranks = sequence(wanted.length);
  for (const [index, m] of wanted.entries()) {
    const data = { rank: ranks[index] as string, dueDate: day(m.dueDate) as Date, doneDate: day(m.doneDate) };
    const id = m.id ?? (await tx.milestone.create({ data: { ...data, actionId: action.id }, select: { id: true } })).id;
    if (m.id) await tx.milestone.update({ where: { id }, data });
    const key = { milestoneId_language: { milestoneId: id, language } };
    await tx.milestoneText.upsert({
      where: key,
      create: { milestoneId: id, language, title: m.title },
      update: { title: m.title },
    });
  }
  const said = (list: readonly { title: string; date: string }[]) => list.map((m) => `${m.date} ${m.title}`).join('; ');
  const old = said(
    before.map((m) => ({
      title: (m.texts.find((t) => t.language === language) ?? m.texts[0])?.title ?? '',
      date: m.dueDate.toISOString().slice(0, 10),
    })),
  );
  const now = said(wanted.map((m) => ({ title: m.title, date: m.dueDate })));
  return old === now ? nothing : { before: { milestones: old }, after: { milestones: now } };
}

/** The list replaces the one before. */
export async function saveBudget(tx: Tx, action: LockedAction, wanted: NonNullable<EditAction['budget']>): Promise<Change> {
  const select = { year: true, amount: true, currency: true, source: true, wording: true } as const;
  const before = await tx.actionBudget.findMany({
    where: { actionId: action.id },
    select,
    orderBy: [{ year: 'asc' }, { id: 'asc' }],
  });
  await tx.actionBudget.deleteMany({ where: { actionId: action.id } });
  await tx.actionBudget.createMany({ data: wanted.map((b) => ({ ...b, actionId: action.id })) });
  const said = (
    list: readonly { year: number | null; amount: unknown; currency: string | null; source: string; wording: string | null }[],
  ) =>
    list
      .map((b) =>
        [b.year, b.amount === null ? null : String(b.amount), b.currency, b.source, b.wording].filter(Boolean).join(' '),
      )
      .join('; ');
  const [old, now] = [said(before), said(wanted)];
  return old === now ? nothing : { before: { budget: old }, after: { budget: now } };
}
