// A page of plain words for everybody: privacy, accessibility, version. Readable with and without a session.
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { Brand } from '@/components/layout/brand';
import { LanguageSwitch } from '@/components/layout/language-switch';
import { Link } from '@/components/ui/link';
import { setLanguage } from '@/lib/platform/i18n/server-actions';

const PAGES = ['privacy', 'accessibility', 'version'] as const;
export type InfoPageName = (typeof PAGES)[number];

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
      <footer className="row wrap g16 small">
        {PAGES.map((one) => (
          <Link key={one} href={`/${one}`} aria-current={one === page ? 'page' : undefined}>
            {t(`${one}.title`)}
          </Link>
        ))}
      </footer>
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
