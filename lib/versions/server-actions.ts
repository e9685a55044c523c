'use server';
import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { text } from '@/lib/actions/form';
import { requireActor } from '@/lib/platform/auth/require-actor';
import { type FormState, failedForm } from '@/lib/platform/form-state';
import { freezeVersion } from '@/lib/versions/commands';

export async function freezeVersionAction(_: FormState, form: FormData): Promise<FormState> {
  const planId = text(form, 'planId');
  const input = { planId, name: text(form, 'name'), reason: text(form, 'reason').trim() || null };
  const result = await freezeVersion(await requireActor(), input);
  if (!result.ok) return failedForm(await getTranslations(), result.error, form);
  revalidatePath('/', 'layout');
  redirect(`/plans/${planId}/versions?frozen=${result.value.id}`);
}
