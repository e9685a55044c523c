// Where a printed invitation slip leads.
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ClientMessages } from '@/components/layout/client-messages';
import { AccountFrame } from '../_components/account-frame';
import { SlipForm } from '../_components/slip-form';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('account'))('slip.title') };
}

export default function Invitation() {
  return (
    <AccountFrame>
      <ClientMessages namespaces={['account']}>
        <SlipForm kind="invitation" />
      </ClientMessages>
    </AccountFrame>
  );
}
