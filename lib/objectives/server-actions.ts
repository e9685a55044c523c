'use server';
import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { createObjective, deleteObjective, editObjective, moveObjective, restoreObjective } from '@/lib/objectives/commands';
import { requireActor } from '@/lib/platform/auth/require-actor';
import type { Result } from '@/lib/platform/errors';
import { type FormState, failedForm } from '@/lib/platform/form-state';

const text = (form: FormData, name: string) => {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
};

async function answer(result: Result<unknown>, form: FormData, done: string): Promise<FormState> {
  const t = await getTranslations();
  if (!result.ok) return failedForm(t, result.error, form);
  revalidatePath('/', 'layout');
  return { status: 'ok', message: t(done) };
}

export async function createObjectiveAction(_: FormState, form: FormData): Promise<FormState> {
  const input = { sectionId: text(form, 'sectionId'), language: text(form, 'language') as 'tk', title: text(form, 'title') };
  return answer(await createObjective(await requireActor(), input), form, 'objectives.done.created');
}

export async function editObjectiveAction(_: FormState, form: FormData): Promise<FormState> {
  const input = {
    id: text(form, 'id'),
    language: text(form, 'language') as 'tk',
    version: Number(text(form, 'version')),
    title: text(form, 'title'),
  };
  return answer(await editObjective(await requireActor(), input), form, 'objectives.done.saved');
}

export async function moveObjectiveAction(_: FormState, form: FormData): Promise<FormState> {
  return answer(
    await moveObjective(await requireActor(), { id: text(form, 'id'), direction: text(form, 'direction') as 'up' }),
    form,
    'objectives.done.moved',
  );
}

export async function deleteObjectiveAction(_: FormState, form: FormData): Promise<FormState> {
  const result = await deleteObjective(await requireActor(), { id: text(form, 'id') });
  if (!result.ok) return failedForm(await getTranslations(), result.error, form);
  revalidatePath('/', 'layout');
  redirect(`/plans/${result.value.planId}/bin?deleted=1`);
}

export async function restoreObjectiveAction(_: FormState, form: FormData): Promise<FormState> {
  return answer(await restoreObjective(await requireActor(), { id: text(form, 'id') }), form, 'objectives.done.restored');
}
