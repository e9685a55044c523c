'use server';
// The own account's forms: details, password, second factor, sessions.
import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { requireActor } from '@/lib/platform/auth/require-actor';
import { dropSessionCookie, setLanguageCookie, setThemeCookie } from '@/lib/platform/auth/session-cookie';
import type { Result } from '@/lib/platform/errors';
import { type FormState, failedForm } from '@/lib/platform/form-state';
import type { Language } from '@/lib/platform/i18n/languages';
import { changePassword, editAccount } from '@/lib/users/commands/account';
import {
  beginSecondFactor,
  confirmSecondFactor,
  removeOwnSecondFactor,
  renewRecoveryCodes,
} from '@/lib/users/commands/second-factor';
import { endSession, endSessions } from '@/lib/users/commands/sessions';

const text = (form: FormData, name: string) => String(form.get(name) ?? '');

async function answer<T>(result: Result<T>, form: FormData, key: string, values?: FormState['values']): Promise<FormState> {
  if (!result.ok) return failedForm(await getTranslations(), result.error, form);
  revalidatePath('/account', 'layout');
  return { status: 'ok', message: (await getTranslations('account.done'))(key), ...(values && { values }) };
}

export async function editAccountAction(_prev: FormState, form: FormData): Promise<FormState> {
  const result = await editAccount(await requireActor(), {
    version: Number(text(form, 'version')),
    name: text(form, 'name'),
    phone: text(form, 'phone'),
    language: text(form, 'language') as Language,
    wantsMail: form.has('wantsMail'),
  });
  if (!result.ok) return answer(result, form, 'saved');
  await setLanguageCookie(result.value.language);
  await setThemeCookie(text(form, 'theme'));
  redirect('/account?saved=1');
}

export async function changePasswordAction(_prev: FormState, form: FormData): Promise<FormState> {
  const result = await changePassword(await requireActor(), {
    current: text(form, 'current'),
    password: text(form, 'password'),
    repeat: text(form, 'repeat'),
  });
  return answer(result, form, 'password');
}

export async function beginSecondFactorAction(_prev: FormState, form: FormData): Promise<FormState> {
  const result = await beginSecondFactor(await requireActor(), {});
  if (!result.ok) return answer(result, form, 'saved');
  redirect('/account/second-factor');
}

/**
 * Field `act`: "confirm" takes the first code, "renew" makes new recovery codes, "remove" takes the second factor away.
 * One action, so that the answer with the codes stays on the page whatever the page shows next.
 */
export async function secondFactorAction(_prev: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor();
  const act = text(form, 'act');
  if (act === 'remove')
    return answer(await removeOwnSecondFactor(actor, { current: text(form, 'current') }), form, 'factorRemoved');
  const result =
    act === 'renew'
      ? await renewRecoveryCodes(actor, { current: text(form, 'current') })
      : await confirmSecondFactor(actor, { code: text(form, 'code') });
  return answer(
    result,
    form,
    act === 'renew' ? 'codesRenewed' : 'factorSet',
    result.ok ? { recovery: result.value.codes } : undefined,
  );
}

export async function endOwnSessionAction(_prev: FormState, form: FormData): Promise<FormState> {
  return answer(await endSession(await requireActor(), { id: text(form, 'id') }), form, 'sessionEnded');
}

/** This browser too. */
export async function signOutEverywhereAction(_prev: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor();
  const result = await endSessions(actor, { id: actor.userId ?? '' });
  if (!result.ok) return answer(result, form, 'sessionEnded');
  await dropSessionCookie();
  redirect('/sign-in?out=1');
}
