import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { classNames } from './class-names';
import { Icon } from './icon';
import { Link } from './link';
import { firstParam, nextSort, type Params, sortDirection, withParams } from './url';

type TableProps = {
  /** What the table shows, for screen readers; `captionVisible` also for the eye. */
  caption: ReactNode;
  captionVisible?: boolean;
  dense?: boolean;
  middle?: boolean;
  /** At 640 px and below each row becomes a block; cells of class `w` take a whole line, `g` grow. */
  stacked?: boolean;
  className?: string;
  /** <thead> and <tbody>. */
  children: ReactNode;
};

/** A real table that scrolls by itself when it is wider than its card. */
export function Table({ caption, captionVisible, dense, middle, stacked = true, className, children }: TableProps) {
  return (
    <div className="scroll">
      <table className={classNames('tbl', dense && 'dense', middle && 'mid', stacked && 'stackm', className)}>
        <caption className={captionVisible ? 'small muted' : 'sr'}>{caption}</caption>
        {children}
      </table>
    </div>
  );
}

type SortHeadProps = {
  /** Name of the column in `?sort=`. */
  column: string;
  label: ReactNode;
  path: string;
  params: Params;
  /** The sort in force when the address names none. */
  initial?: string;
  numeric?: boolean;
};

/** A column head that sorts by link: works without script, can be shared and bookmarked. */
export function SortHead({ column, label, path, params, initial, numeric }: SortHeadProps) {
  const t = useTranslations('ui.table');
  const sort = firstParam(params, 'sort') ?? initial;
  const direction = sortDirection(sort, column);
  return (
    <th scope="col" className={numeric ? 'num' : undefined} aria-sort={direction}>
      <Link className="sort" href={withParams(path, params, { sort: nextSort(sort, column) })} title={t('sortBy')} scroll={false}>
        {label}
        {direction !== 'none' && <Icon name={direction === 'ascending' ? 'arrow-up' : 'arrow-down'} size="s" />}
      </Link>
    </th>
  );
}
