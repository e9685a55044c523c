'use client';
// The grid on the screen: lines are drawn as far as they are seen, the focus roves over cells, one editor stands in the active one.
import { useVirtualizer } from '@tanstack/react-virtual';
import { useTranslations } from 'next-intl';
import { type CSSProperties, type RefObject, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { colsOf, keepWidths, keptWidths, type Widths, widthOf } from './columns';
import { GridFoot } from './grid-foot';
import { GridHead } from './grid-head';
import type { GridProps } from './grid-island';
import { GridLine } from './grid-row';
import { createModel, type GridData, type Model, type News } from './model';
import { useBoard } from './use-board';
import { useMarks } from './use-marks';

type Props = GridProps & { data: GridData };

export function GridView(props: Props) {
  const [model, setModel] = useState<Model | null>(null);
  const hear = useRef<(news: News) => void>(() => {});
  const first = useRef(props);
  useEffect(() => {
    const made = createModel({ ...first.current, onNews: (news) => hear.current(news) });
    setModel(made);
    return () => made.stop();
  }, []);
  return model && <Board {...props} model={model} hear={hear} />;
}

const HEAD = 33;

function Board({ model, hear, ...props }: Props & { model: Model; hear: { current: (news: News) => void } }) {
  const t = useTranslations('actions.matrix');
  const g = useTranslations('grid');
  const snapshot = useSyncExternalStore(model.subscribe, model.snapshot, model.snapshot);
  const { items, grid } = snapshot;
  const scroller = useRef<HTMLDivElement>(null);
  const cols = useMemo(() => colsOf(props.address.columns), [props.address.columns]);
  const [widths, setWidths] = useState<Widths>(() => keptWidths(props.userId));
  const wide = (col: (typeof cols)[number]) => widthOf(widths, col);
  const resize = (col: (typeof cols)[number], width: number, isDone: boolean) => {
    const next = { ...widths, [col]: width };
    setWidths(next);
    if (isDone) keepWidths(props.userId, next);
  };

  const activeIndex = useRef(0);
  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => (items[index]?.kind === 'action' ? 62 : 34),
    getItemKey: (index) => items[index]?.key ?? index,
    overscan: 8,
    initialRect: { width: 1200, height: 800 },
    scrollMargin: HEAD,
    scrollPaddingStart: HEAD,
    scrollPaddingEnd: 24,
    // The active line stays in the document wherever the person scrolls: the focus is in it.
    rangeExtractor: ({ startIndex, endIndex, overscan, count }) => {
      const [from, to] = [Math.max(0, startIndex - overscan), Math.min(count - 1, endIndex + overscan)];
      const range = Array.from({ length: to - from + 1 }, (_, i) => from + i);
      const at = Math.min(activeIndex.current, count - 1);
      return at < 0 || (at >= from && at <= to) ? range : [...range, at].sort((a, b) => a - b);
    },
  });
  useKeptScroll(scroller, props.place);
  const board = useBoard({ ...props, model, snapshot, cols, scroller, virtual, wide, resize });
  activeIndex.current = board.activeIndex;
  hear.current = board.hear;
  const marks = useMarks(snapshot, board.saved);
  const total = cols.reduce((sum, col) => sum + wide(col), 0);
  const drawn = virtual.getVirtualItems();
  const isSelectable = grid.rights.some((r) => r.length > 0);
  return (
    <>
      <div
        className="gridwrap gx"
        ref={scroller}
        role="grid"
        aria-label={t('caption', { plan: props.planTitle })}
        aria-rowcount={items.length + 1}
        aria-colcount={cols.length}
        aria-multiselectable={isSelectable || undefined}
        data-grid
        {...board.handlers}
      >
        <div
          className="gx-in"
          role="rowgroup"
          style={{ '--gx-cols': cols.map((c) => `${wide(c)}px`).join(' '), width: total } as CSSProperties}
        >
          <GridHead
            cols={cols}
            active={board.active.key === 'head' ? board.active.col : -1}
            path={props.address.path}
            params={props.params}
            isSelectable={isSelectable}
            selection={board.selection}
            selectAll={board.selectAll}
            widthOf={wide}
            resize={resize}
          />
          <div className="gx-body" role="presentation" style={{ height: virtual.getTotalSize() }}>
            {drawn.map(({ index, start, key }) => {
              const item = items[index];
              if (!item) return null;
              const isActive = board.active.key === item.key;
              const isSelected = board.selected.has(item.key);
              return (
                <div
                  key={key}
                  role="row"
                  aria-rowindex={index + 2}
                  aria-selected={item.kind === 'action' && isSelectable ? isSelected : undefined}
                  ref={virtual.measureElement}
                  data-index={index}
                  data-key={item.key}
                  className={`gx-r gx-${item.kind}${isSelected ? ' sel' : ''}${isActive && board.inside ? ' gx-open' : ''}${board.dropOver === item.key ? ' gx-drop' : ''}`}
                  style={{ transform: `translateY(${start - HEAD}px)` }}
                >
                  <GridLine
                    item={item}
                    index={index}
                    cols={cols}
                    names={grid}
                    isTracked={props.isTracked}
                    active={isActive ? board.column(item) : -1}
                    isSelected={isSelected}
                    mayEdit={board.mayEdit}
                    mayArrange={grid.can.arrange && props.isGrouped}
                    isSelectable={item.kind === 'action' && board.isSelectable(item.row)}
                    marks={marks.get(item.key)}
                    inside={isActive ? board.inside : null}
                    isDropTarget={false}
                  />
                </div>
              );
            })}
          </div>
        </div>
        <SelectedElsewhere selected={board.selected} drawn={new Set(drawn.map((d) => items[d.index]?.key))} />
      </div>
      <GridFoot
        edits={isSelectable}
        snapshot={snapshot}
        model={model}
        rows={items.filter((i) => i.kind === 'action').length}
        goTo={board.goTo}
      />
      <p className="sr" role="status" data-said>
        {board.said}
      </p>
      {items.length === 0 && <p className="sr">{g('empty')}</p>}
    </>
  );
}

/** Back, and a page that is opened again, stand where the person was. */
function useKeptScroll(scroller: RefObject<HTMLDivElement | null>, place: string) {
  useEffect(() => {
    const box = scroller.current;
    if (!box) return;
    const key = `matrix-grid-scroll:${place}`;
    const [top = 0, left = 0] = (sessionStorage.getItem(key) ?? '').split(',').map(Number);
    if (top || left) box.scrollTo(left, top);
    const write = () => sessionStorage.setItem(key, `${Math.round(box.scrollTop)},${Math.round(box.scrollLeft)}`);
    box.addEventListener('scrollend', write);
    return () => box.removeEventListener('scrollend', write);
  }, [scroller, place]);
}

/** Selected rows that are not drawn now belong to the form all the same. */
function SelectedElsewhere({ selected, drawn }: { selected: ReadonlySet<string>; drawn: ReadonlySet<string | undefined> }) {
  return [...selected]
    .filter((id) => !drawn.has(id))
    .map((id) => <input key={id} type="checkbox" name="select" value={id} checked readOnly hidden />);
}
