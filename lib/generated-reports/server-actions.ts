'use server';
import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { createReport, discardDraft, refreshFigures, saveProse } from '@/lib/generated-reports/commands/drafts';
import { createSupplement, freezeReport } from '@/lib/generated-reports/commands/freeze';
import { requestOutput } from '@/lib/generated-reports/commands/outputs';
import { requireActor } from '@/lib/platform/auth/require-actor';
import type { Failure } from '@/lib/platform/errors';
import { type FormState, failedForm } from '@/lib/platform/form-state';
import { isLanguage } from '@/lib/platform/i18n/languages';

const text = (form: FormData, name: string) => {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
};

/** Address of a document in the language that the form was looking at. */
function pathOf(id: string, form: FormData, more = '') {
  const language = text(form, 'language');
  return `/reports/${id}${isLanguage(language) ? `?language=${language}` : ''}${more}`;
}

async function failed(failure: Failure, form: FormData): Promise<FormState> {
  // What somebody else changed meanwhile is to be seen at once.
  if (failure.code === 'CONFLICT') revalidatePath(`/reports/${text(form, 'id')}`);
  return failedForm(await getTranslations(), failure, form);
}

export async function createReportAction(_: FormState, form: FormData): Promise<FormState> {
  const result = await createReport(await requireActor(), { periodId: text(form, 'periodId') });
  if (!result.ok) return failed(result.error, form);
  revalidatePath('/reports');
  redirect(`/reports/${result.value.id}`);
}

export async function saveProseAction(_: FormState, form: FormData): Promise<FormState> {
  const result = await saveProse(await requireActor(), {
    id: text(form, 'id'),
    language: text(form, 'language') as 'ru',
    part: text(form, 'part'),
    version: text(form, 'version'),
    text: text(form, 'text'),
    base: form.has('base') ? text(form, 'base') : null,
  });
  if (!result.ok) return failed(result.error, form);
  revalidatePath(`/reports/${text(form, 'id')}`);
  return { status: 'ok', message: (await getTranslations('generatedReports'))('done.saved') };
}

export async function refreshFiguresAction(_: FormState, form: FormData): Promise<FormState> {
  const id = text(form, 'id');
  const result = await refreshFigures(await requireActor(), { id, version: text(form, 'version'), seen: text(form, 'seen') });
  if (!result.ok) return failed(result.error, form);
  revalidatePath(`/reports/${id}`);
  redirect(pathOf(id, form));
}

export async function freezeReportAction(_: FormState, form: FormData): Promise<FormState> {
  const id = text(form, 'id');
  const result = await freezeReport(await requireActor(), { id, version: text(form, 'version') });
  if (!result.ok) return failed(result.error, form);
  revalidatePath('/reports', 'layout');
  redirect(pathOf(id, form, '#documents'));
}

export async function createSupplementAction(_: FormState, form: FormData): Promise<FormState> {
  const result = await createSupplement(await requireActor(), { id: text(form, 'id') });
  if (!result.ok) return failed(result.error, form);
  revalidatePath('/reports', 'layout');
  redirect(pathOf(result.value.id, form));
}

export async function discardDraftAction(_: FormState, form: FormData): Promise<FormState> {
  const result = await discardDraft(await requireActor(), { id: text(form, 'id'), version: text(form, 'version') });
  if (!result.ok) return failed(result.error, form);
  revalidatePath('/reports');
  redirect(`/reports?plan=${result.value.planId}`);
}

export async function requestOutputAction(_: FormState, form: FormData): Promise<FormState> {
  const id = text(form, 'id');
  const result = await requestOutput(await requireActor(), {
    id,
    language: text(form, 'language') as 'ru',
    format: text(form, 'format') as 'pdf',
  });
  if (!result.ok) return failed(result.error, form);
  revalidatePath(`/reports/${id}`);
  return { status: 'ok', message: (await getTranslations('generatedReports'))('done.requested') };
}
