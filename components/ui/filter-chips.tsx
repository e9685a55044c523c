import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Icon } from './icon';
import { Link } from './link';
import { type Params, withoutValue, withParams } from './url';

export type FilterChip = { param: string; value?: string; label: ReactNode /** Plain words, for "Remove: …". */; name: string };

/** Filters in force, each with a link that removes it. Children stand at the end (a "Filter" button). */
export function FilterChips(props: { path: string; params: Params; chips: FilterChip[]; children?: ReactNode }) {
  const t = useTranslations('ui.filters');
  const { path, params, chips, children } = props;
  const all = Object.fromEntries(chips.map((chip) => [chip.param, null]));
  return (
    <div className="row wrap g8">
      {chips.map(({ param, value, label, name }) => (
        <span key={`${param}=${value ?? ''}`} className="chip">
          {label}
          <Link className="x" href={withoutValue(path, params, param, value)} aria-label={t('remove', { name })} scroll={false}>
            <Icon name="x" size="s" />
          </Link>
        </span>
      ))}
      {children}
      {chips.length > 1 && (
        <Link className="small" href={withParams(path, params, all)} scroll={false}>
          {t('removeAll')}
        </Link>
      )}
    </div>
  );
}
