'use server';
import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import {
  createInstitution,
  editInstitution,
  endInstitution,
  forgetAlias,
  renameInstitution,
  reopenInstitution,
} from '@/lib/institutions/commands';
import { requireActor } from '@/lib/platform/auth/require-actor';
import type { Result } from '@/lib/platform/errors';
import { type FormState, failedForm } from '@/lib/platform/form-state';
import { readDay } from '@/lib/platform/i18n/day';
import type { InstitutionType } from '@/prisma/generated/enums';

const text = (form: FormData, name: string) => String(form.get(name) ?? '');
const one = (form: FormData) => ({ id: text(form, 'id'), version: Number(text(form, 'version')) });

const names = (form: FormData) => ({
  nameTk: text(form, 'nameTk'),
  shortNameTk: text(form, 'shortNameTk'),
  nameRu: text(form, 'nameRu'),
  shortNameRu: text(form, 'shortNameRu'),
  nameEn: text(form, 'nameEn'),
  shortNameEn: text(form, 'shortNameEn'),
});

const facts = (form: FormData) => ({
  code: text(form, 'code'),
  type: text(form, 'type') as InstitutionType,
  isNational: text(form, 'isNational') !== 'no',
  parentId: text(form, 'parentId') || null,
});

async function done(result: Result<unknown>, form: FormData, key: string): Promise<FormState> {
  if (!result.ok) return failedForm(await getTranslations(), result.error, form);
  revalidatePath('/institutions', 'layout');
  return { status: 'ok', message: (await getTranslations('institutions.done'))(key) };
}

export async function createInstitutionAction(_prev: FormState, form: FormData): Promise<FormState> {
  const result = await createInstitution(await requireActor(), { ...facts(form), ...names(form) });
  if (!result.ok) return done(result, form, 'saved');
  revalidatePath('/institutions', 'layout');
  redirect(`/institutions/${result.value.id}`);
}

export async function editInstitutionAction(_prev: FormState, form: FormData): Promise<FormState> {
  const result = await editInstitution(await requireActor(), { ...one(form), ...facts(form), ...names(form) });
  return done(result, form, 'saved');
}

export async function renameInstitutionAction(_prev: FormState, form: FormData): Promise<FormState> {
  const validFrom = readDay(text(form, 'validFrom')) ?? '';
  return done(await renameInstitution(await requireActor(), { ...one(form), validFrom, ...names(form) }), form, 'renamed');
}

export async function endInstitutionAction(_prev: FormState, form: FormData): Promise<FormState> {
  return done(await endInstitution(await requireActor(), one(form)), form, 'ended');
}

export async function reopenInstitutionAction(_prev: FormState, form: FormData): Promise<FormState> {
  return done(await reopenInstitution(await requireActor(), one(form)), form, 'reopened');
}

export async function forgetAliasAction(_prev: FormState, form: FormData): Promise<FormState> {
  return done(await forgetAlias(await requireActor(), { id: text(form, 'id') }), form, 'aliasForgotten');
}
