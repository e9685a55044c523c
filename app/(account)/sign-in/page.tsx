// The way in: address, password and, where there is one, the second factor.
import { FlaskConical, Info } from 'lucide-react';
import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { NextIntlClientProvider } from 'next-intl';
import { getLocale, getMessages, getTranslations } from 'next-intl/server';
import { visitor } from '@/lib/platform/auth/actor';
import { findActor } from '@/lib/platform/auth/require-actor';
import { pathAfterSignIn } from '@/lib/platform/auth/same-site';
import { formatDate } from '@/lib/platform/i18n/format';
import type { Language } from '@/lib/platform/i18n/languages';
import { readOffset } from '@/lib/platform/settings';
import { DEMO_PASSWORD } from '@/lib/users/demonstration';
import { type DemoAccount, describeInstallation } from '@/lib/users/sign-in-queries';
import { AccountFrame } from '../_components/account-frame';
import { SignInForm } from './sign-in-form';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('signIn');
  return { title: `${t('title')} · Maksat` };
}

type Search = { next?: string; email?: string; ended?: string; out?: string };

export default async function SignIn({ searchParams }: { searchParams: Promise<Search> }) {
  const search = await searchParams;
  const next = pathAfterSignIn(search.next);
  if (await findActor()) redirect(next);
  const [locale, messages, t, offset] = await Promise.all([getLocale(), getMessages(), getTranslations('signIn'), readOffset()]);
  const actor = visitor(offset);
  const { hasUsers, demonstration } = await describeInstallation(actor, locale);
  const email = typeof search.email === 'string' ? search.email.slice(0, 254) : '';
  return (
    <AccountFrame foot={demonstration && <Demo accounts={demonstration.accounts} today={actor.today} next={next} />}>
      {(search.ended || search.out) && (
        <div className="si-note banner t-info" role="status">
          <Info className="i" aria-hidden="true" />
          <div>{t(search.ended ? 'ended' : 'out')}</div>
        </div>
      )}
      {!hasUsers && (
        <div className="si-note banner t-warning">
          <Info className="i" aria-hidden="true" />
          <div>
            <b>{t('empty.title')}</b> {t('empty.text', { command: 'npm run admin -- create-admin' })}
          </div>
        </div>
      )}
      <NextIntlClientProvider messages={{ signIn: messages.signIn }}>
        <SignInForm next={next} email={email} />
      </NextIntlClientProvider>
    </AccountFrame>
  );
}

async function Demo({ accounts, today, next }: { accounts: DemoAccount[]; today: string; next: string }) {
  const [t, roles, locale] = await Promise.all([getTranslations('signIn.demo'), getTranslations('users.role'), getLocale()]);
  const query = (email: string) => new URLSearchParams({ email, ...(next !== '/home' && { next }) }).toString();
  return (
    <div className="demo">
      <div className="banner t-info">
        <FlaskConical className="i" aria-hidden="true" />
        <div>
          <b>{t('title')}</b> {t('text', { date: formatDate(today, locale as Language), password: DEMO_PASSWORD })}
          <details>
            <summary>{t('show', { count: accounts.length })}</summary>
            <ul className="demo-list">
              {accounts.map(({ email, role, institution }) => (
                <li key={email}>
                  <a href={`/sign-in?${query(email)}`}>{email}</a> · {roles(role)}
                  {institution && ` · ${institution}`}
                </li>
              ))}
            </ul>
          </details>
        </div>
      </div>
    </div>
  );
}
