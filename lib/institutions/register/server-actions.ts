'use server';
import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { ImportFileError } from '@/lib/imports/file-error';
import { LIMITS } from '@/lib/imports/limits';
import { formatFileError, type Translate } from '@/lib/imports/messages';
import { findAbilities } from '@/lib/institutions/queries';
import { commitRegister } from '@/lib/institutions/register/commands';
import { takeRegister } from '@/lib/institutions/register/take-file';
import { requireActor } from '@/lib/platform/auth/require-actor';
import { type FormState, failedForm } from '@/lib/platform/form-state';

export async function readRegisterAction(_prev: FormState, form: FormData): Promise<FormState> {
  const [actor, t] = await Promise.all([requireActor(), getTranslations()]);
  const file = form.get('file');
  const refuse = (message: string): FormState => ({ status: 'error', message, errors: { file: message } });
  if (!findAbilities(actor).manage) return failedForm(t, { code: 'FORBIDDEN' });
  if (!(file instanceof File) || !file.size) return refuse(t('institutions.import.noFile'));
  const words: Translate = (key, params) => t(`imports.${key}`, params);
  if (file.size > LIMITS.fileBytes)
    return refuse(formatFileError(new ImportFileError('TOO_LARGE', { limit: LIMITS.fileBytes / 1024 / 1024 }), words));
  try {
    const result = await takeRegister(actor, Buffer.from(await file.arrayBuffer()), file.name, words);
    if (!result.ok) return failedForm(t, result.error);
    return redirect(`/institutions/import?batch=${result.value.id}`);
  } catch (e) {
    if (e instanceof ImportFileError) return refuse(formatFileError(e, words));
    throw e;
  }
}

export async function commitRegisterAction(_prev: FormState, form: FormData): Promise<FormState> {
  const [actor, t] = await Promise.all([requireActor(), getTranslations()]);
  const result = await commitRegister(actor, { id: String(form.get('id') ?? '') });
  if (!result.ok) return failedForm(t, result.error);
  revalidatePath('/institutions', 'layout');
  redirect(`/institutions/import?batch=${String(form.get('id'))}`);
}
