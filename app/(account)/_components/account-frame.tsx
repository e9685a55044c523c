// The frame of the pages before sign-in: what Maksat is on the left, the form on the right, the languages on top.
import { headers } from 'next/headers';
import { getLocale, getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { setLanguage } from '@/lib/platform/i18n/server-actions';
import { Medallion } from './medallion';

const LANGUAGES = [
  ['tk', 'Türkmençe'],
  ['ru', 'Русский'],
  ['en', 'English'],
] as const;

export async function AccountFrame({ children, foot }: { children: ReactNode; foot?: ReactNode }) {
  const [t, locale, h] = await Promise.all([getTranslations('signIn'), getLocale(), headers()]);
  return (
    <div className="si">
      <section className="si-l">
        <div className="brand">
          <svg className="mark" viewBox="0 0 32 32" aria-hidden="true">
            <path d="M10.5 1.5h11l9 9v11l-9 9h-11l-9-9v-11z" fill="currentColor" />
            <path className="in" d="M16 6.2 25.8 16 16 25.8 6.2 16z" fill="none" stroke="#fff" strokeWidth="2.2" />
            <path className="dot" d="m16 11.8 4.2 4.2-4.2 4.2-4.2-4.2z" fill="#fff" />
          </svg>
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
        <form action={setLanguage} className="lang-switch" aria-label={t('languages')}>
          <input type="hidden" name="back" value={h.get('x-pathname') ?? '/sign-in'} />
          {LANGUAGES.map(([code, name]) => (
            <button key={code} type="submit" name="language" value={code} lang={code} aria-current={code === locale || undefined}>
              {name}
            </button>
          ))}
        </form>
        {children}
        {foot}
      </main>
    </div>
  );
}
