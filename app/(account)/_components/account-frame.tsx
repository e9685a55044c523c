// The frame of the pages before sign-in: what Maksat is on the left, the form on the right, the languages on top.
import { headers } from 'next/headers';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { Mark } from '@/components/layout/brand';
import { LanguageSwitch } from '@/components/layout/language-switch';
import { setLanguage } from '@/lib/platform/i18n/server-actions';
import { InfoLinks } from './info-links';
import { Medallion } from './medallion';

export async function AccountFrame({ children, foot }: { children: ReactNode; foot?: ReactNode }) {
  const [t, h] = await Promise.all([getTranslations('signIn'), headers()]);
  return (
    <div className="si">
      <section className="si-l">
        <div className="brand">
          <Mark />
          Maksat
        </div>
        <Medallion />
        <p className="si-claim">{t('claim')}</p>
        <p>{t('about')}</p>
        <div className="si-f">
          <span>{t('body')}</span>
          <span>{t('city')}</span>
        </div>
        <div className="orn" />
      </section>
      <main className="si-r" id="main">
        <div className="row end">
          <LanguageSwitch action={setLanguage} back={h.get('x-pathname') ?? '/sign-in'} />
        </div>
        {children}
        {foot}
        <InfoLinks />
      </main>
    </div>
  );
}
