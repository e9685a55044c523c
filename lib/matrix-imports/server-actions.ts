'use server';
import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import type { MatrixField } from '@/lib/imports/columns';
import { ImportFileError } from '@/lib/imports/file-error';
import { LIMITS } from '@/lib/imports/limits';
import { formatFileError } from '@/lib/imports/messages';
import { commitImport } from '@/lib/matrix-imports/commands/commit';
import { resolveNames } from '@/lib/matrix-imports/commands/names';
import { discardImport, leaveOutRow } from '@/lib/matrix-imports/commands/read';
import { redoImport, undoImport } from '@/lib/matrix-imports/commands/undo';
import { CheckInput } from '@/lib/matrix-imports/schema';
import { checkMatrix, takeMatrix } from '@/lib/matrix-imports/take-file';
import { requireActor } from '@/lib/platform/auth/require-actor';
import { type Failure, failureOf, type Result } from '@/lib/platform/errors';
import { type FormState, failedForm, formValues } from '@/lib/platform/form-state';

const text = (form: FormData, name: string): string => {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
};
const key = (form: FormData) => ({ id: text(form, 'id'), version: Number(text(form, 'version')) });

/** Runs what reads a file; a file that cannot be read is a sentence beside its field, and the form keeps the rest. */
async function reading<T>(form: FormData, field: string, work: () => Promise<Result<T>>): Promise<FormState | { done: T }> {
  const t = await getTranslations();
  try {
    const result = await work();
    return result.ok ? { done: result.value } : await failed(result.error, form);
  } catch (error) {
    if (error instanceof ImportFileError) {
      const sentence = formatFileError(error, (name, params) => t(`imports.${name}`, params));
      return { status: 'error', message: sentence, errors: { [field]: sentence }, values: formValues(form) };
    }
    const failure = failureOf(error);
    if (!failure) throw error;
    return failedForm(t, failure, form);
  }
}

const pathOf = (form: FormData, id = text(form, 'id')) => `/plans/${encodeURIComponent(text(form, 'planId'))}/imports/${id}`;

/** A failure beside the form. Where somebody else was quicker, the page is drawn anew, so that the next try is about what stands there. */
async function failed(failure: Failure, form: FormData): Promise<FormState> {
  if (failure.code === 'CONFLICT' || failure.key === 'imports.error.changedSince') revalidatePath('/', 'layout');
  return failedForm(await getTranslations(), failure, form);
}

/** To the step where the import stands now; the step in the address makes the browser begin at its top. */
async function answer(result: Result<unknown>, form: FormData, to = `${pathOf(form)}?step=done`): Promise<FormState> {
  if (!result.ok) return failed(result.error, form);
  revalidatePath('/', 'layout');
  redirect(to);
}

export async function readMatrixAction(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor();
  const file = form.get('file');
  if (!(file instanceof File) || (file.size === 0 && file.name === '')) {
    const sentence = (await getTranslations('imports'))('file.none');
    return { status: 'error', message: sentence, errors: { file: sentence }, values: formValues(form) };
  }
  const answered = await reading(form, 'file', async () => {
    if (file.size > LIMITS.fileBytes) throw new ImportFileError('TOO_LARGE', { limit: LIMITS.fileBytes / 1024 / 1024 });
    const given = { name: file.name, bytes: Buffer.from(await file.arrayBuffer()) };
    return takeMatrix(actor, text(form, 'planId'), given, text(form, 'again') === 'on');
  });
  if (!('done' in answered)) return answered;
  redirect(pathOf(form, answered.done.id));
}

export async function checkColumnsAction(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor();
  const fields = [...form.keys()].flatMap((name) => {
    const col = /^field\.(\d+)$/.exec(name)?.[1];
    return col ? [{ col: Number(col), field: text(form, name) as MatrixField }] : [];
  });
  const { data, error } = CheckInput.safeParse({
    ...key(form),
    sheet: text(form, 'sheet'),
    headerRow: text(form, 'headerRow'),
    language: text(form, 'language'),
    fields,
  });
  if (error) return failedForm(await getTranslations(), { code: 'INVALID', key: 'errors.invalid' }, form);
  const answered = await reading(form, 'fields', () => checkMatrix(actor, data));
  if (!('done' in answered)) return answered;
  revalidatePath('/', 'layout');
  redirect(`${pathOf(form)}?step=check`);
}

export async function resolveNamesAction(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor();
  const t = await getTranslations();
  const choices = [...form.keys()].flatMap((name) => {
    const index = /^name\.(\d+)$/.exec(name)?.[1];
    const institutionId = index ? text(form, name) : '';
    return institutionId ? [{ key: text(form, `key.${index}`), institutionId }] : [];
  });
  const result = await resolveNames(actor, { ...key(form), choices });
  if (!result.ok) return failed(result.error, form);
  revalidatePath('/', 'layout');
  return { status: 'ok', message: t('imports.names.saved', { count: result.value.rows }) };
}

export async function leaveOutRowAction(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor();
  const input = { ...key(form), row: Number(text(form, 'row')), isOut: text(form, 'isOut') === '1' };
  const result = await leaveOutRow(actor, input);
  if (!result.ok) return failed(result.error, form);
  revalidatePath('/', 'layout');
  return { status: 'ok' };
}

export async function commitImportAction(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor();
  return answer(await commitImport(actor, { ...key(form), tell: text(form, 'tell') === 'on' }), form);
}

export async function undoImportAction(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor();
  const choice = text(form, 'changed');
  const changed = choice === 'keep' || choice === 'remove' ? choice : 'ask';
  return answer(await undoImport(actor, { ...key(form), changed }), form);
}

export async function redoImportAction(_: FormState, form: FormData): Promise<FormState> {
  return answer(await redoImport(await requireActor(), key(form)), form);
}

export async function discardImportAction(_: FormState, form: FormData): Promise<FormState> {
  const result = await discardImport(await requireActor(), key(form));
  return answer(result, form, `/plans/${encodeURIComponent(text(form, 'planId'))}/imports`);
}
