'use server';
import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { requireActor } from '@/lib/platform/auth/require-actor';
import type { Result } from '@/lib/platform/errors';
import { type FormState, failedForm } from '@/lib/platform/form-state';
import {
  createSection,
  deleteSection,
  editSectionText,
  moveSection,
  restoreSection,
  setSectionOwner,
} from '@/lib/sections/commands';

const text = (form: FormData, name: string) => {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
};

async function failed(result: Result<unknown>, form: FormData): Promise<FormState | null> {
  if (!result.ok) return failedForm(await getTranslations(), result.error, form);
  revalidatePath('/', 'layout');
  return null;
}

async function answer(result: Result<unknown>, form: FormData, done: string): Promise<FormState> {
  return (await failed(result, form)) ?? { status: 'ok', message: (await getTranslations())(done) };
}

export async function createSectionAction(_: FormState, form: FormData): Promise<FormState> {
  const planId = text(form, 'planId');
  const input = {
    planId,
    kind: text(form, 'kind') as 'AREA',
    language: text(form, 'language') as 'tk',
    title: text(form, 'title'),
  };
  const result = await createSection(await requireActor(), input);
  if (!result.ok) return failedForm(await getTranslations(), result.error, form);
  revalidatePath('/', 'layout');
  redirect(`/plans/${planId}/sections/${result.value.id}`);
}

export async function editSectionTextAction(_: FormState, form: FormData): Promise<FormState> {
  const input = {
    id: text(form, 'id'),
    language: text(form, 'language') as 'tk',
    version: Number(text(form, 'version')),
    title: text(form, 'title'),
    titleBefore: text(form, 'titleBefore'),
    ...(form.has('state') && { state: text(form, 'state') as 'REVIEWED' }),
  };
  const problem = await failed(await editSectionText(await requireActor(), input), form);
  if (problem) return problem;
  redirect(
    `/plans/${encodeURIComponent(text(form, 'planId'))}/sections/${input.id}?language=${encodeURIComponent(input.language)}&saved=1`,
  );
}

export async function setSectionOwnerAction(_: FormState, form: FormData): Promise<FormState> {
  const input = { id: text(form, 'id'), version: Number(text(form, 'version')), ownerId: text(form, 'ownerId') || null };
  return answer(await setSectionOwner(await requireActor(), input), form, 'sections.done.saved');
}

export async function moveSectionAction(_: FormState, form: FormData): Promise<FormState> {
  return answer(
    await moveSection(await requireActor(), { id: text(form, 'id'), direction: text(form, 'direction') as 'up' }),
    form,
    'sections.done.moved',
  );
}

export async function deleteSectionAction(_: FormState, form: FormData): Promise<FormState> {
  const result = await deleteSection(await requireActor(), { id: text(form, 'id') });
  const problem = await failed(result, form);
  if (problem || !result.ok) return problem as FormState;
  redirect(`/plans/${result.value.planId}/bin?deleted=1`);
}

export async function restoreSectionAction(_: FormState, form: FormData): Promise<FormState> {
  const id = text(form, 'id');
  const result = await restoreSection(await requireActor(), { id });
  const problem = await failed(result, form);
  if (problem || !result.ok) return problem as FormState;
  redirect(`/plans/${result.value.planId}/sections/${id}`);
}
