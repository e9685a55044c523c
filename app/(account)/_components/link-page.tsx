// The page of a one-time link: who it is for and a form for the password; looking at it uses nothing up.
import { getTranslations } from 'next-intl/server';
import { ClientMessages } from '@/components/layout/client-messages';
import { Link } from '@/components/ui/link';
import { visitor } from '@/lib/platform/auth/actor';
import { readOffset } from '@/lib/platform/settings';
import { findOpenLink } from '@/lib/users/link-queries';
import { AccountFrame } from './account-frame';
import { LinkForm } from './link-form';

export async function LinkPage({ token }: { token: string }) {
  const [t, offset] = await Promise.all([getTranslations('account'), readOffset()]);
  const link = await findOpenLink(visitor(offset), token);
  if (!link)
    return (
      <AccountFrame>
        <div className="si-body">
          <h1>{t('link.closed')}</h1>
          <p className="ink2">{t('link.closedText')}</p>
          <p>
            <Link href="/sign-in">{t('reset.back')}</Link>
          </p>
        </div>
      </AccountFrame>
    );
  return (
    <AccountFrame>
      <ClientMessages namespaces={['account']}>
        <LinkForm token={token} {...link} />
      </ClientMessages>
    </AccountFrame>
  );
}
