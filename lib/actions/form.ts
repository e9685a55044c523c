// What the forms of an action send, as the input of its commands. Groups are named by hidden fields, so that an unchecked box is not an absent group.
import type { z } from 'zod';
import type { EditActionInput, WordField } from '@/lib/actions/schema';
import { WORD_FIELDS } from '@/lib/actions/schema';
import { readDay } from '@/lib/platform/i18n/day';

type Edit = z.input<typeof EditActionInput>;

export const text = (form: FormData, name: string): string => {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
};
export const texts = (form: FormData, name: string): string[] =>
  form.getAll(name).filter((v): v is string => typeof v === 'string' && v !== '');

/** An ISO day; empty is null; what cannot be read stays as typed, so that the schema refuses it beside the field. */
export function readDayField(form: FormData, name: string): string | null {
  const typed = text(form, name).trim();
  return typed ? (readDay(typed) ?? typed) : null;
}

/** "1 500,50" and "1,500.50" alike; null for nothing; NaN for what is no number. */
export function readAmount(typed: string): number | null {
  const compact = typed.replace(/[\s\u00a0]/g, '');
  if (!compact) return null;
  const decimal = /[.,]\d{1,2}$/.exec(compact);
  const whole = (decimal ? compact.slice(0, decimal.index) : compact).replace(/[.,]/g, '');
  return Number(`${whole}${decimal ? `.${decimal[0].slice(1)}` : ''}`);
}

/** "3.2": version of the action's row and of its words; one hidden field, so that a conflict renews both. */
function readVersions(form: FormData) {
  const [version = '', textVersion = '0'] = text(form, 'version').split('.');
  return { version: Number(version), textVersion: Number(textVersion) };
}

/** "<sectionId>" or "<sectionId>/<objectiveId>". */
export function readPlace(form: FormData): { sectionId: string; objectiveId: string | null } {
  const [sectionId = '', objectiveId] = text(form, 'place').split('/');
  return { sectionId, objectiveId: objectiveId || null };
}

function readWords(form: FormData): Partial<Record<WordField, string>> | undefined {
  const sent = WORD_FIELDS.filter((field) => form.has(field));
  return sent.length ? Object.fromEntries(sent.map((field) => [field, text(form, field).replace(/\r\n/g, '\n')])) : undefined;
}

/** The chosen primary target first. */
function readTargets(form: FormData): string[] {
  const [codes, primary] = [texts(form, 'sdg'), text(form, 'primary')];
  return primary && codes.includes(primary) ? [primary, ...codes.filter((c) => c !== primary)] : codes;
}

const columnsOf = (form: FormData, prefix: string, names: readonly string[]) => {
  const all = Object.fromEntries(
    names.map((name) => [name, form.getAll(`${prefix}.${name}`).map((v) => (typeof v === 'string' ? v : ''))]),
  );
  const rows = Math.max(0, ...Object.values(all).map((values) => values.length));
  return Array.from(
    { length: rows },
    (_, i) => Object.fromEntries(names.map((name) => [name, (all[name]?.[i] ?? '').trim()])) as Record<string, string>,
  );
};

/** Rows whose title was emptied go. */
const readMilestones = (form: FormData): Edit['milestones'] =>
  columnsOf(form, 'milestone', ['id', 'title', 'due', 'done'])
    .filter((m) => m.title)
    .map((m) => ({
      id: m.id || null,
      title: m.title ?? '',
      dueDate: readDay(m.due ?? '') ?? m.due ?? '',
      doneDate: m.done ? (readDay(m.done) ?? m.done) : null,
    }));

/** Rows without amount and without words go. */
const readBudget = (form: FormData): Edit['budget'] =>
  columnsOf(form, 'budget', ['year', 'amount', 'currency', 'source', 'wording', 'partner'])
    .filter((b) => b.amount || b.wording || b.source === 'UNFUNDED')
    .map((b) => ({
      year: b.year ? Number(b.year) : null,
      amount: readAmount(b.amount ?? ''),
      currency: b.currency || null,
      source: b.source as 'STATE',
      wording: b.wording || null,
      partnerId: b.partner || null,
    }));

export function readActionForm(form: FormData): Edit {
  const groups = new Set(texts(form, 'group'));
  const words = readWords(form);
  return {
    id: text(form, 'id'),
    language: text(form, 'language') as 'tk',
    ...readVersions(form),
    ...(words && { words }),
    ...(form.has('state') && { state: text(form, 'state') as 'REVIEWED' }),
    ...(groups.has('deadline') && {
      deadline: {
        startDate: readDayField(form, 'startDate'),
        endDate: readDayField(form, 'endDate'),
        recurrence: text(form, 'recurrence') as 'ONCE',
      },
    }),
    ...(groups.has('sdg') && { sdg: readTargets(form) }),
    ...(groups.has('milestones') && { milestones: readMilestones(form) }),
    ...(groups.has('budget') && { budget: readBudget(form) }),
    ...(form.has('draftStatus') && { draftStatus: text(form, 'draftStatus') as 'DRAFT' }),
    ...(form.has('visibility') && { visibility: text(form, 'visibility') as 'PUBLIC' }),
  };
}
