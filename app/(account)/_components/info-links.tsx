import { useTranslations } from 'next-intl';
import { Link } from '@/components/ui/link';

export const INFO_PAGES = ['privacy', 'accessibility', 'version'] as const;
export type InfoPageName = (typeof INFO_PAGES)[number];

/** Privacy, accessibility, version: at the foot of the pages that everybody sees. */
export function InfoLinks({ current }: { current?: InfoPageName }) {
  const t = useTranslations('info');
  return (
    <footer className="row wrap g16 small info-links">
      {INFO_PAGES.map((page) => (
        <Link key={page} href={`/${page}`} aria-current={page === current ? 'page' : undefined}>
          {t(`${page}.title`)}
        </Link>
      ))}
    </footer>
  );
}
