'use client';
// One line of the grid. Cells are plain elements; keys and presses are heard by the grid, not by each of them.
import { useLocale, useTranslations } from 'next-intl';
import { type CSSProperties, memo, type ReactNode } from 'react';
import { Completeness } from '@/components/actions/completeness';
import { Words } from '@/components/plans/words';
import { personColour } from '@/components/ui/avatar';
import { ProgressBar } from '@/components/ui/bar';
import { classNames } from '@/components/ui/class-names';
import { Icon, type IconName } from '@/components/ui/icon';
import type { GridNames, GridRow } from '@/lib/matrix/grid';
import { formatNumber, formatPercent } from '@/lib/platform/i18n/format';
import type { Language } from '@/lib/platform/i18n/languages';
import { CellContent, FACT_OF } from './cells';
import { type Col, FIELD_OF, FROZEN, GROUP_REST, NUMBER, TITLE } from './columns';
import type { Item } from './items';
import type { CellState } from './queue';

export type Mark = { state?: CellState | 'saved'; peers?: readonly { tab: string; name: string }[] };
export type Marks = Readonly<Record<string, Mark>>;

type Props = {
  item: Item;
  /** Place among all lines, from 2: the head is the first. */
  index: number;
  cols: readonly Col[];
  names: GridNames;
  isTracked: boolean;
  /** Column of the active cell in this line, or -1. */
  active: number;
  isSelected: boolean;
  mayEdit: (row: GridRow, col: Col) => boolean;
  mayArrange: boolean;
  isSelectable: boolean;
  marks: Marks | undefined;
  /** Editor, menu or the choice of a conflict, in the active cell. */
  inside: ReactNode;
  isDropTarget: boolean;
};

export const GridLine = memo(function GridLine(props: Props) {
  const { item } = props;
  if (item.kind === 'action') return <ActionCells {...props} row={item.row} />;
  return item.kind === 'draft' ? <DraftCells {...props} /> : <GroupCells {...props} />;
});

type CellProps = {
  col: number;
  active: number;
  className?: string | undefined;
  span?: number;
  isReadOnly?: boolean;
  mark?: Mark | undefined;
  inside?: ReactNode;
  children?: ReactNode;
  role?: 'gridcell' | 'rowheader';
};

const STATES: Record<NonNullable<Mark['state']>, IconName> = {
  waiting: 'cloud-upload',
  sending: 'cloud-upload',
  saved: 'check',
  conflict: 'git-compare-arrows',
  refused: 'circle-alert',
};

function Cell({ col, active, className, span, isReadOnly = true, mark, inside, children, role = 'gridcell' }: CellProps) {
  const t = useTranslations('grid.cell');
  const isActive = active === col;
  const peer = mark?.peers?.[0];
  const isWrong = mark?.state === 'conflict' || mark?.state === 'refused';
  return (
    <div
      role={role}
      aria-colindex={col + 1}
      aria-colspan={span}
      aria-readonly={isReadOnly}
      aria-invalid={isWrong || undefined}
      tabIndex={isActive ? 0 : -1}
      data-col={col}
      className={classNames(
        'gx-c',
        className,
        col < FROZEN && `gx-f gx-f${col}`,
        isActive && 'cell-cur',
        isWrong && 'cell-err',
        peer && 'cell-peer',
        peer && `c${personColour(peer.tab)}`,
      )}
      style={span ? ({ gridColumn: `span ${span}` } as CSSProperties) : undefined}
    >
      {children}
      {mark?.state && (
        <span className={`gx-state gx-s-${mark.state}`} title={t(mark.state)}>
          <Icon name={STATES[mark.state]} size="s" label={t(mark.state)} />
        </span>
      )}
      {peer && <span className="peerflag">{mark.peers?.map((p) => p.name).join(', ')}</span>}
      {isActive && inside}
    </div>
  );
}

function ActionCells(props: Props & { row: GridRow }) {
  const { row, cols, active, names, isTracked, isSelected, isSelectable, mayEdit, marks, inside } = props;
  const t = useTranslations('actions.matrix');
  const g = useTranslations('grid');
  return cols.map((col, at) => {
    const shared = { col: at, active, inside, mark: marks?.[FIELD_OF[col] ?? col] };
    if (col === 'select')
      return (
        <Cell key={col} {...shared}>
          {isSelectable && (
            <input
              type="checkbox"
              name="select"
              value={row.id}
              checked={isSelected}
              readOnly
              tabIndex={-1}
              aria-label={t('select', { number: row.number })}
            />
          )}
        </Cell>
      );
    if (col === 'number')
      return (
        <Cell key={col} {...shared} role="rowheader" className="strong">
          <a href={`/actions/${row.id}`} tabIndex={-1} draggable={false}>
            {row.number}
          </a>
        </Cell>
      );
    if (col === 'title')
      return (
        <Cell key={col} {...shared} isReadOnly={!mayEdit(row, col)} className="gx-title">
          <span className="mx-title grow">
            <Words lang={row.lang} mark>
              {row.title}
            </Words>
          </span>
          <Completeness missing={row.missing} />
        </Cell>
      );
    if (col === 'menu')
      return (
        <Cell key={col} {...shared} className="gx-menu">
          <button
            type="button"
            className="iconbtn"
            tabIndex={-1}
            data-menu
            aria-haspopup="menu"
            aria-label={g('menu.of', { number: row.number })}
          >
            <Icon name="ellipsis" size="s" />
          </button>
        </Cell>
      );
    const may = mayEdit(row, col);
    const fact = FACT_OF[col];
    const lacks = fact !== undefined && row.missing.includes(fact);
    return (
      <Cell
        {...shared}
        key={col}
        isReadOnly={!may}
        className={classNames(`c-${col}`, lacks && 'cell-need', !may && FIELD_OF[col] && 'gx-ro')}
      >
        <CellContent row={row} column={col} names={names} isTracked={isTracked} mayEdit={may} />
      </Cell>
    );
  });
}

function GroupCells({ item, cols, active, mayArrange, marks, inside }: Props) {
  const g = useTranslations('grid');
  const locale = useLocale() as Language;
  if (item.kind !== 'section' && item.kind !== 'objective') return null;
  const { group, counts } = item;
  const share = counts.share === null ? null : formatPercent(counts.share, locale);
  const t = (col: number) => ({ col, active, inside, mark: marks?.[String(col)] });
  return (
    <>
      <Cell {...t(0)} />
      <Cell {...t(NUMBER)}>{group.number}</Cell>
      <Cell {...t(TITLE)} role="rowheader" isReadOnly={!mayArrange} className="gx-group" mark={marks?.title}>
        <Words lang={group.lang}>{group.title}</Words>
      </Cell>
      <Cell {...t(GROUP_REST)} span={cols.length - GROUP_REST} className="gx-rest">
        <span className="row g12 muted small mx-group">
          {g('actions', { count: formatNumber(counts.actions, locale) })}
          {share !== null && (
            <>
              <span className="mx-bar">
                <ProgressBar value={counts.share ?? 0} size="thin" label={g('complete', { share })} />
              </span>
              <span aria-hidden="true">{share}</span>
            </>
          )}
        </span>
        {mayArrange && (
          <button
            type="button"
            className="iconbtn"
            tabIndex={-1}
            data-menu
            aria-haspopup="menu"
            aria-label={g('menu.of', { number: group.number })}
          >
            <Icon name="ellipsis" size="s" />
          </button>
        )}
      </Cell>
    </>
  );
}

/** A line that is being written, or waits to be sent. */
function DraftCells({ item, cols, active, inside }: Props) {
  const g = useTranslations('grid');
  if (item.kind !== 'draft') return null;
  const { title, what } = item.draft;
  return (
    <>
      <Cell col={0} active={active} />
      <Cell col={NUMBER} active={active}>
        <Icon name="plus" size="s" />
      </Cell>
      <Cell
        col={TITLE}
        active={active}
        isReadOnly={false}
        inside={inside}
        mark={title ? { state: 'waiting' } : undefined}
        className="gx-title"
      >
        {title || <span className="muted">{g(`new.${what}`)}</span>}
      </Cell>
      <Cell col={GROUP_REST} active={active} span={cols.length - GROUP_REST} />
    </>
  );
}
