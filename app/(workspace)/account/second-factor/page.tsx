// Setting up the second factor. Administrators and the secretariat come here before anything else (outside the demonstration),
// so this page has the frame of the account and needs no rights.
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { AccountFrame } from '@/app/(account)/_components/account-frame';
import { found } from '@/app/(workspace)/_components/found';
import { ClientMessages } from '@/components/layout/client-messages';
import { Banner } from '@/components/ui/banner';
import { Link } from '@/components/ui/link';
import { requireActor } from '@/lib/platform/auth/require-actor';
import { signOut } from '@/lib/platform/auth/server-actions';
import { getAccount } from '@/lib/users/queries';
import { otpLink } from '@/lib/users/rules';
import { BeginFactorForm, FactorForm } from '../_components/factor-forms';
import { QrCode } from '../_components/qr-code';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('account'))('factor.title') };
}

export default async function SecondFactor() {
  const [actor, t] = await Promise.all([requireActor(), getTranslations('account.factor')]);
  const account = await found(getAccount(actor));
  const { isSet, pendingSecret } = account.secondFactor;
  return (
    <AccountFrame>
      <div className="si-body wide">
        <div>
          <h1>{t('title')}</h1>
          <p className="ink2 mt4">{t('lead')}</p>
        </div>
        {actor.needsSecondFactor && <Banner tone="info">{t('must')}</Banner>}
        <ClientMessages namespaces={['account']}>
          {account.isDemo ? (
            <p>{t('demo')}</p>
          ) : isSet || pendingSecret ? (
            <FactorForm isSet={isSet} left={t('isSet', { count: account.secondFactor.recoveryCodesLeft })}>
              {pendingSecret && <Secret secret={pendingSecret} email={account.email} />}
            </FactorForm>
          ) : (
            <BeginFactorForm />
          )}
        </ClientMessages>
        <Ways isHeld={actor.needsSecondFactor === true} />
      </div>
    </AccountFrame>
  );
}

async function Secret({ secret, email }: { secret: string; email: string }) {
  const t = await getTranslations('account.factor');
  const link = otpLink(secret, email);
  return (
    <>
      <p>{t('step1')}</p>
      <div className="with-qr">
        <QrCode text={link} label={t('qr')} />
        <div className="col g8">
          <span className="small muted">{t('orType')}</span>
          <code className="secret">{secret.match(/.{1,4}/g)?.join(' ')}</code>
          <a href={link}>{t('orOpen')}</a>
        </div>
      </div>
      <p>{t('step2')}</p>
    </>
  );
}

async function Ways({ isHeld }: { isHeld: boolean }) {
  const t = await getTranslations();
  if (!isHeld) return <Link href="/account">{t('account.title')}</Link>;
  return (
    <form action={signOut}>
      <button type="submit" className="btn ghost">
        {t('signIn.signOut')}
      </button>
    </form>
  );
}
