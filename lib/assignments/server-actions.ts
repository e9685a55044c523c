'use server';
import { revalidatePath } from 'next/cache';
import { getTranslations } from 'next-intl/server';
import {
  acceptAssignments,
  answerObjection,
  objectToAssignment,
  proposeAssignments,
  recordAnswerByLetter,
  withdrawAssignment,
} from '@/lib/assignments/commands';
import { readLetterForm } from '@/lib/letters/letter-form';
import { requireActor } from '@/lib/platform/auth/require-actor';
import { failureOf, type Result } from '@/lib/platform/errors';
import { type FormState, failedForm } from '@/lib/platform/form-state';

const text = (form: FormData, name: string) => {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
};
const texts = (form: FormData, name: string) => form.getAll(name).filter((v): v is string => typeof v === 'string' && v !== '');

async function answer(result: Result<unknown>, form: FormData, done: string): Promise<FormState> {
  const t = await getTranslations();
  if (!result.ok) return failedForm(t, result.error, form);
  revalidatePath('/', 'layout');
  return { status: 'ok', message: t(done) };
}

export async function proposeAction(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor();
  const input = {
    actionIds: texts(form, 'actionIds'),
    institutionIds: texts(form, 'institutionIds'),
    role: text(form, 'role') as 'LEAD',
  };
  return answer(await proposeAssignments(actor, input), form, 'assignments.done.proposed');
}

export async function acceptAction(_: FormState, form: FormData): Promise<FormState> {
  return answer(await acceptAssignments(await requireActor(), { ids: texts(form, 'ids') }), form, 'assignments.done.accepted');
}

export async function objectAction(_: FormState, form: FormData): Promise<FormState> {
  const input = {
    id: text(form, 'id'),
    version: Number(text(form, 'version')),
    status: text(form, 'status') as 'DECLINED',
    reason: text(form, 'reason'),
  };
  const done = input.status === 'DECLINED' ? 'assignments.done.declined' : 'assignments.done.changeRequested';
  return answer(await objectToAssignment(await requireActor(), input), form, done);
}

export async function answerObjectionAction(_: FormState, form: FormData): Promise<FormState> {
  const input = {
    id: text(form, 'id'),
    version: Number(text(form, 'version')),
    outcome: text(form, 'outcome') as 'WITHDRAW',
    answer: text(form, 'answer'),
  };
  return answer(await answerObjection(await requireActor(), input), form, 'assignments.done.answered');
}

export async function withdrawAction(_: FormState, form: FormData): Promise<FormState> {
  return answer(await withdrawAssignment(await requireActor(), { id: text(form, 'id') }), form, 'assignments.done.withdrawn');
}

export async function recordByLetterAction(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor();
  try {
    const letter = await readLetterForm(form);
    const input = {
      ids: texts(form, 'ids'),
      status: text(form, 'status') as 'ACCEPTED',
      reason: text(form, 'reason') || null,
      letter,
    };
    return answer(await recordAnswerByLetter(actor, input), form, 'assignments.done.byLetter');
  } catch (error) {
    const failure = failureOf(error);
    if (!failure) throw error;
    return failedForm(await getTranslations(), failure, form);
  }
}
