'use server';
import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { text } from '@/lib/actions/form';
import {
  adoptPlan,
  closePlan,
  returnPlan,
  sendToCommission,
  startEvaluation,
  startImplementation,
  submitPlan,
} from '@/lib/adoption/commands';
import { requireActor } from '@/lib/platform/auth/require-actor';
import { DomainError, type Result } from '@/lib/platform/errors';
import { type FormState, failedForm } from '@/lib/platform/form-state';
import { readDay } from '@/lib/platform/i18n/day';
import { dropUpload, isFile, SCAN_KINDS, takeUpload } from '@/lib/platform/uploads';

async function answer(result: Result<unknown>, form: FormData): Promise<FormState> {
  if (!result.ok) return failedForm(await getTranslations(), result.error, form);
  revalidatePath('/', 'layout');
  redirect(`/plans/${text(form, 'id')}/adoption?done=1`);
}

const idOf = (form: FormData) => ({ id: text(form, 'id') });

export async function sendToCommissionAction(_: FormState, form: FormData): Promise<FormState> {
  return answer(await sendToCommission(await requireActor(), idOf(form)), form);
}

export async function submitPlanAction(_: FormState, form: FormData): Promise<FormState> {
  return answer(await submitPlan(await requireActor(), idOf(form)), form);
}

export async function returnPlanAction(_: FormState, form: FormData): Promise<FormState> {
  return answer(await returnPlan(await requireActor(), { ...idOf(form), reason: text(form, 'reason') }), form);
}

export async function startImplementationAction(_: FormState, form: FormData): Promise<FormState> {
  return answer(await startImplementation(await requireActor(), idOf(form)), form);
}

export async function startEvaluationAction(_: FormState, form: FormData): Promise<FormState> {
  return answer(await startEvaluation(await requireActor(), idOf(form)), form);
}

export async function closePlanAction(_: FormState, form: FormData): Promise<FormState> {
  return answer(await closePlan(await requireActor(), idOf(form)), form);
}

export async function adoptPlanAction(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor();
  const file = form.get('scan');
  try {
    const scan = isFile(file) && file.size > 0 ? await takeUpload(file, SCAN_KINDS, 'scan') : null;
    const result = await adoptPlan(actor, {
      ...idOf(form),
      version: Number(text(form, 'version')),
      type: text(form, 'type'),
      number: text(form, 'number'),
      date: readDay(text(form, 'date')) ?? text(form, 'date'),
      title: { tk: text(form, 'actTitle.tk'), ru: text(form, 'actTitle.ru'), en: text(form, 'actTitle.en') },
      scan,
    });
    if (!result.ok) await dropUpload(scan);
    return answer(result, form);
  } catch (error) {
    if (error instanceof DomainError) return failedForm(await getTranslations(), error.failure, form);
    throw error;
  }
}
