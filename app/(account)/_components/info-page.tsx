// A page of plain words for everybody: privacy, accessibility, version. Readable with and without a session.
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { Brand } from '@/components/layout/brand';
import { LanguageSwitch } from '@/components/layout/language-switch';
import { setLanguage } from '@/lib/platform/i18n/server-actions';
import { InfoLinks, type InfoPageName } from './info-links';

export async function InfoPage({ page, children }: { page: InfoPageName; children: ReactNode }) {
  const t = await getTranslations('info');
  return (
    <div className="info-page">
      <header className="row between">
        <Brand href="/home" />
        <LanguageSwitch action={setLanguage} back={`/${page}`} />
      </header>
      <main id="main" className="prose">
        <h1 className="h1">{t(`${page}.title`)}</h1>
        {children}
      </main>
      <InfoLinks current={page} />
    </div>
  );
}

/** Paragraphs of one page: heading and text in turn. */
export async function InfoText({ page, parts }: { page: InfoPageName; parts: readonly string[] }) {
  const t = await getTranslations(`info.${page}`);
  return parts.map((part) => (
    <section key={part}>
      <h2 className="h2">{t(`${part}.title`)}</h2>
      <p>{t(`${part}.text`)}</p>
    </section>
  ));
}
