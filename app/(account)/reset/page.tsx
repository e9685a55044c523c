// Asking for a new password. The answer is the same whether the address is known or not.
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ClientMessages } from '@/components/layout/client-messages';
import { Banner } from '@/components/ui/banner';
import { Link } from '@/components/ui/link';
import { AccountFrame } from '../_components/account-frame';
import { ResetForm } from '../_components/reset-form';
import { SlipForm } from '../_components/slip-form';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('account'))('reset.title') };
}

export default async function Reset({ searchParams }: { searchParams: Promise<{ sent?: string; slip?: string }> }) {
  const [t, { sent, slip }] = await Promise.all([getTranslations('account.reset'), searchParams]);
  if (!sent)
    return (
      <AccountFrame>
        <ClientMessages namespaces={['account']}>{slip ? <SlipForm kind="reset" /> : <ResetForm />}</ClientMessages>
      </AccountFrame>
    );
  return (
    <AccountFrame>
      <div className="si-body">
        <h1>{t('title')}</h1>
        <Banner tone="success" role="status">
          {t('sent')}
        </Banner>
        <p className="small muted">{t('noMail')}</p>
        <p className="row wrap g16">
          <Link href="/reset?slip=1">{t('haveSlip')}</Link>
          <Link href="/sign-in">{t('back')}</Link>
        </p>
      </div>
    </AccountFrame>
  );
}
