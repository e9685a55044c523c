'use server';
// Forms of people who are not signed in: asking for a reset, and using a one-time link.
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { visitor } from '@/lib/platform/auth/actor';
import { accountTries, giveBack, linkTries, resetsOfAddress, resetsOfCaller, takeTry } from '@/lib/platform/auth/rate-limit';
import { callerAddress } from '@/lib/platform/auth/require-actor';
import { type FormState, failedForm } from '@/lib/platform/form-state';
import { readOffset } from '@/lib/platform/settings';
import { acceptLink, requestReset } from '@/lib/users/commands/links';
import { isToken, normalToken } from '@/lib/users/token';

const text = (form: FormData, name: string) => String(form.get(name) ?? '');

async function caller() {
  const address = await callerAddress();
  return { ...visitor(await readOffset()), address };
}

/** An answer takes at least this long, so that its time does not tell whether the address is known. */
const SAME_TIME = 400;
const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

export async function requestResetAction(_prev: FormState, form: FormData): Promise<FormState> {
  const actor = await caller();
  const from = actor.address ?? 'unknown';
  const email = text(form, 'email').trim().toLowerCase();
  const t = await getTranslations();
  if (!(await takeTry(resetsOfCaller, from)) || !(await takeTry(resetsOfAddress, email.slice(0, 254))))
    return { status: 'error', message: t('users.error.tooManyResets'), values: { email } };
  const [result] = await Promise.all([requestReset(actor, { email }), pause(SAME_TIME)]);
  if (!result.ok) return failedForm(t, result.error, form);
  redirect('/reset?sent=1');
}

/** The code of a printed slip leads to the same page as the link of a mail. */
export async function openSlipAction(_prev: FormState, form: FormData): Promise<FormState> {
  const code = text(form, 'slip');
  const kind = text(form, 'kind') === 'reset' ? 'reset' : 'invitation';
  if (!isToken(code)) {
    const t = await getTranslations('users.error');
    return { status: 'error', message: t('slipCode'), errors: { slip: t('slipCode') }, values: { slip: code.slice(0, 60) } };
  }
  redirect(`/${kind}/${normalToken(code)}`);
}

export async function acceptLinkAction(_prev: FormState, form: FormData): Promise<FormState> {
  const actor = await caller();
  const from = actor.address ?? 'unknown';
  const t = await getTranslations();
  if (!(await takeTry(linkTries, from))) return { status: 'error', message: t('users.error.tooMany') };
  const result = await acceptLink(actor, {
    token: text(form, 'token'),
    password: text(form, 'password'),
    repeat: text(form, 'repeat'),
  });
  if (!result.ok && result.error.code === 'NOT_FOUND') return { status: 'error', message: t('users.error.linkClosed') };
  await giveBack(linkTries, from);
  if (!result.ok) return failedForm(t, result.error, form);
  await accountTries.delete(result.value.email);
  redirect(`/sign-in?${new URLSearchParams({ set: '1', email: result.value.email })}`);
}
