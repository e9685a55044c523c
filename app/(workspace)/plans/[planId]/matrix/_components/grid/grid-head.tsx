'use client';
// The head of the columns: sorts by link, is widened by its edge or with Alt and the arrows.
import { useTranslations } from 'next-intl';
import { type PointerEvent, useRef } from 'react';
import { classNames } from '@/components/ui/class-names';
import { Icon } from '@/components/ui/icon';
import { Link } from '@/components/ui/link';
import { nextSort, type Params, sortDirection, withParams } from '@/components/ui/url';
import { type Col, FROZEN, isResizable, within } from './columns';

const SORTED: Partial<Record<Col, string>> = { number: 'number', lead: 'lead', deadline: 'deadline', status: 'status' };

type Props = {
  cols: readonly Col[];
  active: number;
  path: string;
  params: Params;
  isSelectable: boolean;
  selection: 'none' | 'some' | 'all';
  selectAll: () => void;
  widthOf: (col: Col) => number;
  resize: (col: Col, width: number, isDone: boolean) => void;
};

export function GridHead({ cols, active, path, params, isSelectable, selection, selectAll, widthOf, resize }: Props) {
  const t = useTranslations('actions.matrix');
  const g = useTranslations('grid');
  const sort = [params.sort].flat()[0] ?? 'number';
  const label = (col: Col) => (col === 'menu' ? g('menu.column') : col === 'select' ? t('selected') : t(`column.${col}`));
  return (
    <div role="row" aria-rowindex={1} className="gx-r gx-head" data-key="head">
      {cols.map((col, at) => {
        const by = SORTED[col];
        const direction = by ? sortDirection(sort, by) : 'none';
        return (
          <div
            key={col}
            role="columnheader"
            aria-colindex={at + 1}
            aria-sort={by ? direction : undefined}
            tabIndex={active === at ? 0 : -1}
            data-col={at}
            className={classNames('gx-c gx-h', at < FROZEN && `gx-f gx-f${at}`, active === at && 'cell-cur')}
          >
            {col === 'select' && isSelectable ? (
              <input
                type="checkbox"
                tabIndex={-1}
                aria-label={t('selectPage')}
                checked={selection === 'all'}
                ref={(box) => {
                  if (box) box.indeterminate = selection === 'some';
                }}
                onChange={selectAll}
                data-select-all
              />
            ) : by ? (
              <Link className="sort" tabIndex={-1} href={withParams(path, params, { sort: nextSort(sort, by) })} scroll={false}>
                {label(col)}
                {direction !== 'none' && <Icon name={direction === 'ascending' ? 'arrow-up' : 'arrow-down'} size="s" />}
              </Link>
            ) : (
              <span className={col === 'menu' || col === 'select' ? 'sr' : undefined}>{label(col)}</span>
            )}
            {isResizable(col) && (
              <Edge width={() => widthOf(col)} resize={(width, isDone) => resize(col, width, isDone)} title={g('widen')} />
            )}
          </div>
        );
      })}
    </div>
  );
}

function Edge({
  width,
  resize,
  title,
}: {
  width: () => number;
  resize: (width: number, isDone: boolean) => void;
  title: string;
}) {
  const begin = useRef<{ x: number; width: number } | null>(null);
  const down = (event: PointerEvent<HTMLSpanElement>) => {
    event.preventDefault();
    event.stopPropagation();
    event.currentTarget.setPointerCapture(event.pointerId);
    begin.current = { x: event.clientX, width: width() };
  };
  const at = (event: PointerEvent) => within((begin.current?.width ?? 0) + event.clientX - (begin.current?.x ?? 0));
  return (
    <span
      className="gx-edge"
      title={title}
      aria-hidden="true"
      onPointerDown={down}
      onPointerMove={(e) => begin.current && resize(at(e), false)}
      onPointerUp={(e) => {
        if (!begin.current) return;
        resize(at(e), true);
        begin.current = null;
      }}
    />
  );
}
