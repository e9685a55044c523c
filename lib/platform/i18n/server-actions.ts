'use server';
// The switch of languages: for visitors in this browser, for people also in their account.
import { redirect } from 'next/navigation';
import { rememberLanguage } from '@/lib/platform/auth/account';
import { findActor } from '@/lib/platform/auth/require-actor';
import { sitePath } from '@/lib/platform/auth/same-site';
import { setLanguageCookie } from '@/lib/platform/auth/session-cookie';
import { isLanguage } from '@/lib/platform/i18n/languages';

/** Fields: `language`, and `back`, the path to show again. */
export async function setLanguage(form: FormData) {
  const language = form.get('language');
  if (isLanguage(language)) {
    await setLanguageCookie(language);
    const actor = await findActor();
    if (actor) await rememberLanguage(actor, language);
  }
  redirect(sitePath(form.get('back'), '/sign-in'));
}
