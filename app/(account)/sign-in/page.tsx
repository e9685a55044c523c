// The way in: address, password and, where there is one, the second factor.
import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { ClientMessages } from '@/components/layout/client-messages';
import { Banner } from '@/components/ui/banner';
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
  return { title: t('title') };
}

type Search = { next?: string; email?: string; ended?: string; out?: string; set?: string };

/** What brought the person here. */
const reasonOf = ({ ended, out, set }: Search) => (set ? 'set' : ended ? 'ended' : out ? 'out' : null);

export default async function SignIn({ searchParams }: { searchParams: Promise<Search> }) {
  const search = await searchParams;
  const next = pathAfterSignIn(search.next);
  if (await findActor()) redirect(next);
  const [locale, t, offset] = await Promise.all([getLocale(), getTranslations('signIn'), readOffset()]);
  const actor = visitor(offset);
  const { hasUsers, demonstration } = await describeInstallation(actor, locale);
  const reason = reasonOf(search);
  const email = typeof search.email === 'string' ? search.email.slice(0, 254) : '';
  return (
    <AccountFrame foot={demonstration && <Demo accounts={demonstration.accounts} today={actor.today} next={next} />}>
      {reason && (
        <div className="si-note">
          <Banner tone={reason === 'set' ? 'success' : 'info'} role="status">
            {t(reason)}
          </Banner>
        </div>
      )}
      {!hasUsers && (
        <div className="si-note">
          <Banner tone="warning" title={t('empty.title')}>
            {t('empty.text', { command: 'npm run admin -- create-admin' })}
          </Banner>
        </div>
      )}
      <ClientMessages namespaces={['signIn']}>
        <SignInForm next={next} email={email} />
      </ClientMessages>
    </AccountFrame>
  );
}

async function Demo({ accounts, today, next }: { accounts: DemoAccount[]; today: string; next: string }) {
  const [t, roles, locale] = await Promise.all([getTranslations('signIn.demo'), getTranslations('users.role'), getLocale()]);
  const query = (email: string) => new URLSearchParams({ email, ...(next !== '/home' && { next }) }).toString();
  return (
    <div className="demo">
      <Banner tone="info" icon="flask-conical" title={t('title')}>
        {t('text', { date: formatDate(today, locale as Language), password: DEMO_PASSWORD })}
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
      </Banner>
    </div>
  );
}
