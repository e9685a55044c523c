import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';

/** Words that are not in the language of the interface carry their language, for readers and screen readers. */
export function Words({ lang, children, mark }: { lang: string | null; children: ReactNode; mark?: boolean }) {
  const t = useTranslations('plans.language');
  const locale = useLocale();
  if (!lang || lang === locale) return children;
  return (
    <span lang={lang}>
      {children}
      {mark && (
        <span className="tag lang-mark" lang={locale} title={t(`shown.${lang}`)}>
          {lang.toUpperCase()}
        </span>
      )}
    </span>
  );
}
