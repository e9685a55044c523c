'use server';
// The doors in and out. They work before (and without) JavaScript, and a password never gets into an address.
import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { endOwnSession, languageOf } from '@/lib/platform/auth/account';
import { type CredentialsAnswer, checkCredentials, checkSecondStep } from '@/lib/platform/auth/credentials';
import { callerAddress, findActor } from '@/lib/platform/auth/require-actor';
import { pathAfterSignIn } from '@/lib/platform/auth/same-site';
import { dropSessionCookie, openSession, setLanguageCookie } from '@/lib/platform/auth/session-cookie';
import { noteAway } from '@/lib/platform/away';
import { type FormState, failedForm } from '@/lib/platform/form-state';

const text = (form: FormData, name: string) => String(form.get(name) ?? '');

export async function signIn(_prev: FormState, form: FormData): Promise<FormState> {
  const caller = { address: await callerAddress(), agent: (await headers()).get('user-agent') ?? undefined };
  const pending = text(form, 'pending');
  try {
    const answer = pending
      ? await checkSecondStep(pending, text(form, 'code'), caller)
      : await checkCredentials({ email: text(form, 'email'), password: text(form, 'password') }, caller);
    if (!('user' in answer)) return await refusal(answer, form);
    await openSession(answer.user.id, caller);
    await setLanguageCookie(await languageOf(answer.user.id));
  } catch (error) {
    if (!noteAway(error)) throw error;
    return failedForm(await getTranslations(), { code: 'UNAVAILABLE' }, form);
  }
  redirect(pathAfterSignIn(form.get('next')));
}

async function refusal(answer: Exclude<CredentialsAnswer, { user: unknown }>, form: FormData): Promise<FormState> {
  const t = await getTranslations('signIn');
  const email = text(form, 'email');
  if (answer.refused === 'needsCode') return { status: 'idle', values: { email, pending: answer.pending } };
  const pending = text(form, 'pending');
  const again = pending && answer.refused === 'wrong';
  return {
    status: 'error',
    message: t(again ? 'error.wrongCode' : `error.${answer.refused}`),
    values: { email, ...(again && { pending }) },
  };
}

export async function signOut() {
  const actor = await findActor();
  if (actor) await endOwnSession(actor);
  await dropSessionCookie();
  redirect('/sign-in?out=1');
}
