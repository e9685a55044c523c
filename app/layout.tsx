// Root layout: language, appearance, the nonce for React Aria, the words that client islands share.
import type { Metadata, Viewport } from 'next';
import { cookies, headers } from 'next/headers';
import { NextIntlClientProvider } from 'next-intl';
import { getLocale, getMessages, getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import './globals.css';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('layout');
  return { title: { template: '%s · Maksat', default: 'Maksat' }, description: t('description'), referrer: 'same-origin' };
}

export const viewport: Viewport = {
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#f5f6f5' },
    { media: '(prefers-color-scheme: dark)', color: '#0e1311' },
  ],
};

const themeOf = (cookie: string | undefined) => (cookie === 'light' || cookie === 'dark' ? cookie : undefined);

export default async function RootLayout({ children }: { children: ReactNode }) {
  const [locale, messages, t, h, c] = await Promise.all([
    getLocale(),
    getMessages(),
    getTranslations('layout'),
    headers(),
    cookies(),
  ]);
  return (
    // The person's switch changes data-theme before React has looked at it.
    <html lang={locale} data-theme={themeOf(c.get('theme')?.value)} suppressHydrationWarning>
      <head>
        {/* React Aria puts <style> elements of its own and takes the nonce from here. A page with a nonce cannot be static. */}
        <meta property="csp-nonce" nonce={h.get('x-nonce') ?? undefined} />
        <link rel="preload" href="/fonts/noto-sans-latin.woff2" as="font" type="font/woff2" crossOrigin="anonymous" />
      </head>
      <body>
        <a className="skip" href="#main">
          {t('skip')}
        </a>
        <NextIntlClientProvider messages={{ ui: messages.ui, problem: messages.problem }}>{children}</NextIntlClientProvider>
      </body>
    </html>
  );
}
