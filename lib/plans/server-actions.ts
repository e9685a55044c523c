'use server';
import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { createPlan, deletePlan, editPlan, recordAct, restorePlan, startDrafting } from '@/lib/plans/commands';
import { requireActor } from '@/lib/platform/auth/require-actor';
import type { Result } from '@/lib/platform/errors';
import { type FormState, failedForm } from '@/lib/platform/form-state';
import { readDay } from '@/lib/platform/i18n/day';

const text = (form: FormData, name: string) => {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
};
const day = (form: FormData, name: string) => readDay(text(form, name)) ?? text(form, name);
const words = (form: FormData, field: string) => ({
  tk: text(form, `${field}.tk`),
  ru: text(form, `${field}.ru`),
  en: text(form, `${field}.en`),
});

const readPlan = (form: FormData) => ({
  kind: text(form, 'kind') as 'NHRAP',
  periodStart: day(form, 'periodStart'),
  periodEnd: day(form, 'periodEnd'),
  sourceLanguage: text(form, 'sourceLanguage') as 'tk',
  previousPlanId: text(form, 'previousPlanId') || null,
  usesPercent: form.has('usesPercent'),
  title: words(form, 'title'),
  shortTitle: words(form, 'shortTitle'),
});

async function answer(result: Result<unknown>, form: FormData, to: string): Promise<FormState> {
  if (!result.ok) return failedForm(await getTranslations(), result.error, form);
  revalidatePath('/', 'layout');
  redirect(to);
}

export async function createPlanAction(_: FormState, form: FormData): Promise<FormState> {
  const result = await createPlan(await requireActor(), readPlan(form));
  return answer(result, form, result.ok ? `/plans/${result.value.id}` : '/plans');
}

export async function editPlanAction(_: FormState, form: FormData): Promise<FormState> {
  const id = text(form, 'id');
  const result = await editPlan(await requireActor(), { id, version: Number(text(form, 'version')), ...readPlan(form) });
  const state = await answer(result, form, `/plans/${id}`);
  const t = await getTranslations('plans');
  // "title.tk" is a field of the form, not a key of the messages.
  const label = (field: string, known: string) => {
    const [name, language] = field.split('.');
    return language ? `${t(`field.${name}`)} (${t(`language.name.${language}`)})` : known;
  };
  return { ...state, ...(state.conflict && { conflict: state.conflict.map((c) => ({ ...c, label: label(c.field, c.label) })) }) };
}

export async function startDraftingAction(_: FormState, form: FormData): Promise<FormState> {
  const id = text(form, 'id');
  return answer(await startDrafting(await requireActor(), { id }), form, `/plans/${id}`);
}

export async function recordActAction(_: FormState, form: FormData): Promise<FormState> {
  const id = text(form, 'id');
  const input = {
    id,
    version: Number(text(form, 'version')),
    type: text(form, 'type'),
    number: text(form, 'number') || null,
    date: text(form, 'date').trim() ? day(form, 'date') : null,
    title: words(form, 'actTitle'),
  };
  return answer(await recordAct(await requireActor(), input), form, `/plans/${id}`);
}

export async function deletePlanAction(_: FormState, form: FormData): Promise<FormState> {
  const id = text(form, 'id');
  return answer(await deletePlan(await requireActor(), { id }), form, `/plans?deleted=${id}`);
}

export async function restorePlanAction(_: FormState, form: FormData): Promise<FormState> {
  const id = text(form, 'id');
  return answer(await restorePlan(await requireActor(), { id }), form, `/plans/${id}`);
}
