'use server';
import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { text } from '@/lib/actions/form';
import { pathInside } from '@/lib/actions/paths';
import { removeIndicator, saveIndicator } from '@/lib/indicators/commands';
import { fieldOf, readIndicatorForm } from '@/lib/indicators/form';
import { requireActor } from '@/lib/platform/auth/require-actor';
import type { Result } from '@/lib/platform/errors';
import { type FormState, failedForm } from '@/lib/platform/form-state';

async function answer(result: Result<unknown>, form: FormData): Promise<FormState> {
  if (!result.ok) {
    const fields = Object.entries(result.error.fields ?? {}).map(([path, key]) => [fieldOf(path), key] as const);
    return failedForm(await getTranslations(), { ...result.error, fields: Object.fromEntries(fields) }, form);
  }
  revalidatePath('/', 'layout');
  redirect(pathInside(text(form, 'back')));
}

export async function saveIndicatorAction(_: FormState, form: FormData): Promise<FormState> {
  return answer(await saveIndicator(await requireActor(), readIndicatorForm(form)), form);
}

export async function removeIndicatorAction(_: FormState, form: FormData): Promise<FormState> {
  return answer(await removeIndicator(await requireActor(), { id: text(form, 'id') }), form);
}
