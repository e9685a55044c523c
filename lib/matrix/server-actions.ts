'use server';
import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { readDayField, text, texts } from '@/lib/actions/form';
import { pathInside, withQuery } from '@/lib/actions/paths';
import { addSdgMany, assignMany, type BulkResult, setDeadlineMany, undoMany } from '@/lib/matrix/commands';
import { requireActor } from '@/lib/platform/auth/require-actor';
import type { Result } from '@/lib/platform/errors';
import { type FormState, failedForm } from '@/lib/platform/form-state';

/** Back to the matrix, which says what was done and offers to take it back. */
async function answer(result: Result<BulkResult>, form: FormData): Promise<FormState> {
  if (!result.ok) return failedForm(await getTranslations(), result.error, form);
  revalidatePath('/', 'layout');
  const { batchId, changed } = result.value;
  redirect(withQuery(pathInside(text(form, 'back')), { done: batchId, changed: String(changed) }));
}

export async function assignManyAction(_: FormState, form: FormData): Promise<FormState> {
  const input = {
    actionIds: texts(form, 'actionIds'),
    role: text(form, 'role') as 'LEAD',
    institutionIds: texts(form, 'institutionIds'),
  };
  return answer(await assignMany(await requireActor(), input), form);
}

export async function deadlineManyAction(_: FormState, form: FormData): Promise<FormState> {
  const input = {
    actionIds: texts(form, 'actionIds'),
    startDate: readDayField(form, 'startDate'),
    endDate: readDayField(form, 'endDate'),
    recurrence: text(form, 'recurrence') as 'ONCE',
    language: text(form, 'language') as 'tk',
    wording: text(form, 'wording').trim() || null,
  };
  return answer(await setDeadlineMany(await requireActor(), input), form);
}

export async function sdgManyAction(_: FormState, form: FormData): Promise<FormState> {
  const [primary, others] = [text(form, 'primary'), texts(form, 'targets')];
  const targets = [...new Set([...(primary ? [primary] : []), ...others])];
  return answer(
    await addSdgMany(await requireActor(), { actionIds: texts(form, 'actionIds'), targets, asPrimary: primary !== '' }),
    form,
  );
}

export async function undoManyAction(_: FormState, form: FormData): Promise<FormState> {
  const result = await undoMany(await requireActor(), { batchId: text(form, 'batchId') });
  if (!result.ok) return failedForm(await getTranslations(), result.error, form);
  revalidatePath('/', 'layout');
  const { restored, skipped } = result.value;
  redirect(
    withQuery(pathInside(text(form, 'back')), { undone: String(restored), ...(skipped.length && { kept: skipped.join(',') }) }),
  );
}
