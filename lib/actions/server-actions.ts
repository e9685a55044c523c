'use server';
import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import {
  createAction,
  deleteAction,
  editAction,
  moveAction,
  placeAction,
  restoreAction,
  resumeAction,
  suspendAction,
} from '@/lib/actions/commands';
import { readActionForm, readPlace, text } from '@/lib/actions/form';
import { pathInside } from '@/lib/actions/paths';
import { requireActor } from '@/lib/platform/auth/require-actor';
import type { Result } from '@/lib/platform/errors';
import { type FormState, failedForm } from '@/lib/platform/form-state';

async function answer(result: Result<unknown>, form: FormData, done: string): Promise<FormState> {
  const t = await getTranslations();
  if (!result.ok) return failedForm(t, result.error, form);
  revalidatePath('/', 'layout');
  return { status: 'ok', message: t(done) };
}

/** After success to where the form came from. */
async function answerAndGo(result: Result<unknown>, form: FormData): Promise<FormState> {
  if (!result.ok) return failedForm(await getTranslations(), result.error, form);
  revalidatePath('/', 'layout');
  redirect(pathInside(text(form, 'back')));
}

export async function createActionAction(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor();
  const { sectionId, objectiveId } = readPlace(form);
  const result = await createAction(actor, {
    planId: text(form, 'planId'),
    sectionId,
    objectiveId,
    language: text(form, 'language') as 'tk',
    title: text(form, 'title'),
  });
  if (!result.ok) return failedForm(await getTranslations(), result.error, form);
  revalidatePath('/', 'layout');
  redirect(`/actions/${result.value.id}/edit?language=${encodeURIComponent(text(form, 'language'))}`);
}

export async function editActionAction(_: FormState, form: FormData): Promise<FormState> {
  return answerAndGo(await editAction(await requireActor(), readActionForm(form)), form);
}

export async function moveActionAction(_: FormState, form: FormData): Promise<FormState> {
  const input = { id: text(form, 'id'), direction: text(form, 'direction') as 'up' };
  return answer(await moveAction(await requireActor(), input), form, 'actions.done.moved');
}

export async function placeActionAction(_: FormState, form: FormData): Promise<FormState> {
  return answer(
    await placeAction(await requireActor(), { id: text(form, 'id'), ...readPlace(form) }),
    form,
    'actions.done.moved',
  );
}

export async function deleteActionAction(_: FormState, form: FormData): Promise<FormState> {
  const id = text(form, 'id');
  const result = await deleteAction(await requireActor(), { id });
  if (!result.ok) return failedForm(await getTranslations(), result.error, form);
  revalidatePath('/', 'layout');
  redirect(`/plans/${result.value.planId}/matrix?deleted=${id}`);
}

export async function restoreActionAction(_: FormState, form: FormData): Promise<FormState> {
  const id = text(form, 'id');
  const result = await restoreAction(await requireActor(), { id });
  if (!result.ok) return failedForm(await getTranslations(), result.error, form);
  revalidatePath('/', 'layout');
  redirect(`/actions/${id}`);
}

export async function suspendActionAction(_: FormState, form: FormData): Promise<FormState> {
  const input = {
    id: text(form, 'id'),
    version: Number(text(form, 'version')),
    status: text(form, 'status') as 'SUSPENDED',
    language: text(form, 'language') as 'tk',
    reason: text(form, 'reason'),
  };
  return answerAndGo(await suspendAction(await requireActor(), input), form);
}

export async function resumeActionAction(_: FormState, form: FormData): Promise<FormState> {
  const input = { id: text(form, 'id'), version: Number(text(form, 'version')) };
  return answer(await resumeAction(await requireActor(), input), form, 'actions.done.resumed');
}
