// The own account: details, language, appearance, password, second factor, sessions.
import type { Metadata } from 'next';
import { cookies } from 'next/headers';
import { getTranslations } from 'next-intl/server';
import { InfoLinks } from '@/app/(account)/_components/info-links';
import { found } from '@/app/(workspace)/_components/found';
import { Workspace } from '@/app/(workspace)/_components/workspace';
import { ActionButton } from '@/components/forms/action-button';
import { ClientMessages } from '@/components/layout/client-messages';
import { PageHeader } from '@/components/layout/page-header';
import { Banner } from '@/components/ui/banner';
import { Card } from '@/components/ui/card';
import { Link } from '@/components/ui/link';
import { SessionLines } from '@/components/users/session-lines';
import { requireActor } from '@/lib/platform/auth/require-actor';
import { languages } from '@/lib/platform/i18n/languages';
import { endOwnSessionAction, signOutEverywhereAction } from '@/lib/users/account/server-actions';
import { getAccount } from '@/lib/users/queries';
import { DetailsForm } from './_components/details-form';
import { PasswordForm } from './_components/password-form';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('account'))('title') };
}

export default async function Account({ searchParams }: { searchParams: Promise<{ saved?: string }> }) {
  const [actor, t, search, jar] = await Promise.all([requireActor(), getTranslations(), searchParams, cookies()]);
  const account = await found(getAccount(actor));
  const theme = jar.get('theme')?.value ?? 'system';
  return (
    <Workspace actor={actor} crumbs={[{ label: t('account.title') }]}>
      <PageHeader title={t('account.title')} sub={account.email} />
      {search.saved && (
        <Banner tone="success" role="status">
          {t('account.saved')}
        </Banner>
      )}
      <ClientMessages namespaces={['account']}>
        <div className="cols c2 mt16">
          <div className="col g16">
            <Card title={t('account.details')} body>
              <DetailsForm
                account={account}
                theme={theme}
                languages={languages.map((code) => ({ value: code, label: t(`fields.${code}`) }))}
              />
            </Card>
            <Card title={t('account.roles')} body>
              <p>{actor.grants.map((grant) => t(`users.role.${grant.role}`)).join(', ') || t('users.none')}</p>
              <p className="mt8">
                <Link href={`/people/${account.id}`}>{t('users.person.roles')}</Link>
              </p>
            </Card>
          </div>
          <div className="col g16">
            <Card title={t('account.password.title')} body>
              {account.isDemo ? (
                <p className="muted">{t('account.password.demo')}</p>
              ) : (
                <PasswordForm hasSecondFactor={account.secondFactor.isSet} />
              )}
            </Card>
            <Factor account={account} />
            <Card
              title={t('account.sessions.title')}
              footer={
                <ActionButton action={signOutEverywhereAction} values={{}} icon="log-out">
                  {t('account.sessions.everywhere')}
                </ActionButton>
              }
            >
              <SessionLines
                sessions={account.sessions}
                offsetDays={actor.offsetDays}
                endAction={endOwnSessionAction}
                current={actor.sessionId}
              />
              <p className="body small muted">{t('account.sessions.rule')}</p>
            </Card>
          </div>
        </div>
      </ClientMessages>
      <div className="mt24">
        <InfoLinks />
      </div>
    </Workspace>
  );
}

async function Factor({ account }: { account: Awaited<ReturnType<typeof getAccount>> }) {
  const t = await getTranslations('account.factor');
  const { isSet, recoveryCodesLeft } = account.secondFactor;
  return (
    <Card title={t('title')} body>
      <p>{isSet ? t('isSet', { count: recoveryCodesLeft }) : t(account.isDemo ? 'demo' : 'isNotSet')}</p>
      {!account.isDemo && (
        <p className="mt8">
          <Link href="/account/second-factor">{t(isSet ? 'manage' : 'open')}</Link>
        </p>
      )}
    </Card>
  );
}
