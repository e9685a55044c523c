import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Icon } from './icon';
import { Link } from './link';
import { type Params, withParams } from './url';

type Props = {
  path: string;
  params: Params;
  /** Keyset cursors; absent means there is no such page. */
  previous?: string | null;
  next?: string | null;
  /** "1–50 of 124". */
  summary?: ReactNode;
};

/** Previous and next page by keyset: `?after=` and `?before=`. */
export function Pagination({ path, params, previous, next, summary }: Props) {
  const t = useTranslations('ui.pages');
  if (!previous && !next && !summary) return null;
  return (
    <nav className="row between wrap g12 pages" aria-label={t('label')}>
      <span className="small muted">{summary}</span>
      <span className="row g8">
        {previous && (
          <Link className="btn sm" rel="prev" href={withParams(path, params, { before: previous })}>
            <Icon name="chevron-left" size="s" />
            {t('previous')}
          </Link>
        )}
        {next && (
          <Link className="btn sm" rel="next" href={withParams(path, params, { after: next })}>
            {t('next')}
            <Icon name="chevron-right" size="s" />
          </Link>
        )}
      </span>
    </nav>
  );
}
