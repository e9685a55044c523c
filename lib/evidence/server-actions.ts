'use server';
import { revalidatePath } from 'next/cache';
import { getLocale, getTranslations } from 'next-intl/server';
import { changeEvidence, createEvidence, removeEvidence } from '@/lib/evidence/commands';
import { readEvidenceForm } from '@/lib/evidence/evidence-form';
import { requireActor } from '@/lib/platform/auth/require-actor';
import { failureOf, type Result } from '@/lib/platform/errors';
import { type FormState, failedForm } from '@/lib/platform/form-state';
import { recordingUpload } from '@/lib/platform/uploads';
import type { Visibility } from '@/prisma/generated/enums';

const text = (form: FormData, name: string) => {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
};

async function answer(result: Result<unknown>, form: FormData, done: string): Promise<FormState> {
  const t = await getTranslations();
  if (!result.ok) return failedForm(t, result.error, form);
  revalidatePath('/evidence');
  return { status: 'ok', message: t(done) };
}

export async function createEvidenceAction(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor();
  try {
    const evidence = await readEvidenceForm(form, await getLocale());
    const input = { ...evidence, institutionId: text(form, 'institutionId') };
    return answer(await recordingUpload(evidence.upload, () => createEvidence(actor, input)), form, 'evidence.done.created');
  } catch (error) {
    const failure = failureOf(error);
    if (!failure) throw error;
    return failedForm(await getTranslations(), failure, form);
  }
}

export async function changeEvidenceAction(_: FormState, form: FormData): Promise<FormState> {
  const input = { id: text(form, 'id'), visibility: text(form, 'visibility') as Visibility };
  return answer(await changeEvidence(await requireActor(), input), form, 'evidence.done.changed');
}

export async function removeEvidenceAction(_: FormState, form: FormData): Promise<FormState> {
  return answer(await removeEvidence(await requireActor(), { id: text(form, 'id') }), form, 'evidence.done.removed');
}
