'use client';
// Selected rows. They are boxes of the form around the grid, so the bar of bulk edits and its forms work as they do without the grid.
import { type RefObject, useEffect, useRef, useState } from 'react';

export function useSelection(rowIds: readonly string[], inside: RefObject<HTMLElement | null>, place: string, counted: string) {
  // The same place as the ticks of the table: Back brings them again.
  const store = `matrix-ticks:${place}`;
  const [selected, setSelected] = useState<ReadonlySet<string>>(() => {
    const kept = new Set((sessionStorage.getItem(store) ?? '').split(','));
    return new Set(rowIds.filter((id) => kept.has(id)));
  });
  const last = useRef<string | null>(null);
  const count = selected.size;
  useEffect(() => {
    const form = inside.current?.closest('form');
    const label = form?.querySelector('[data-selected-count]');
    if (label) label.textContent = counted.replace('#', String(count));
    const reset = () => setSelected(new Set());
    form?.addEventListener('reset', reset);
    return () => form?.removeEventListener('reset', reset);
  }, [inside, counted, count]);
  useEffect(() => sessionStorage.setItem(store, [...selected].join(',')), [store, selected]);
  return {
    selected,
    state: count === 0 ? ('none' as const) : count < rowIds.length ? ('some' as const) : ('all' as const),
    /** With Shift from the one ticked before. */
    toggle(id: string, isRange: boolean) {
      const next = new Set(selected);
      const [from, to] = [rowIds.indexOf(last.current ?? ''), rowIds.indexOf(id)];
      if (isRange && from >= 0) for (const one of rowIds.slice(Math.min(from, to), Math.max(from, to) + 1)) next.add(one);
      else if (!next.delete(id)) next.add(id);
      last.current = id;
      setSelected(next);
    },
    all: () => setSelected(count === rowIds.length ? new Set() : new Set(rowIds)),
    clear: () => setSelected(new Set()),
  };
}
