'use server';
import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { readPlace, text, texts } from '@/lib/actions/form';
import { pathInside, withQuery } from '@/lib/actions/paths';
import { decideCompleted, decideFates, takeBackFates } from '@/lib/handover/commands';
import type { Choice } from '@/lib/handover/schema';
import { requireActor } from '@/lib/platform/auth/require-actor';
import type { Result } from '@/lib/platform/errors';
import { type FormState, failedForm } from '@/lib/platform/form-state';

/** Back to the list, which says what was decided and offers to take it back. */
async function decided(result: Result<{ batchId: string; decided: number }>, form: FormData): Promise<FormState> {
  if (!result.ok) return failedForm(await getTranslations(), result.error, form);
  revalidatePath('/', 'layout');
  const { batchId, decided: count } = result.value;
  redirect(withQuery(pathInside(text(form, 'back')), { done: batchId, count: String(count) }));
}

export async function decideFatesAction(_: FormState, form: FormData): Promise<FormState> {
  const choice = text(form, 'choice') as Choice;
  const place = readPlace(form);
  const input = {
    planId: text(form, 'planId'),
    ids: texts(form, 'ids'),
    choice,
    toId: (choice === 'CARRIED' && text(form, 'toId')) || null,
    sectionId: (choice === 'COPY' && place.sectionId) || null,
    objectiveId: choice === 'COPY' ? place.objectiveId : null,
    reason: text(form, 'reason').trim() || null,
  };
  return decided(await decideFates(await requireActor(), input), form);
}

export async function decideCompletedAction(_: FormState, form: FormData): Promise<FormState> {
  return decided(await decideCompleted(await requireActor(), { planId: text(form, 'planId') }), form);
}

export async function takeBackFatesAction(_: FormState, form: FormData): Promise<FormState> {
  const input = { planId: text(form, 'planId'), ids: texts(form, 'ids'), batchId: text(form, 'batchId') || null };
  const result = await takeBackFates(await requireActor(), input);
  if (!result.ok) return failedForm(await getTranslations(), result.error, form);
  revalidatePath('/', 'layout');
  const { takenBack, kept } = result.value;
  redirect(withQuery(pathInside(text(form, 'back')), { undone: String(takenBack), ...(kept && { kept: String(kept) }) }));
}
