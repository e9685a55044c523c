'use client';
// Moving an action by its number with the mouse: before or after another action, or to the beginning of an objective.
import { type DragEvent, useState } from 'react';
import type { Item } from './items';
import type { Model } from './model';

export type Spot = { sectionId: string; objectiveId: string | null; beforeId: string | null };

/** Where a line lands that is let go over another one. */
export function spotOver(items: readonly Item[], over: string, isLowerHalf: boolean): Spot | null {
  const at = items.findIndex((i) => i.key === over);
  const target = items[at];
  const next = items[at + 1];
  const nextId = next?.kind === 'action' ? next.row.id : null;
  if (target?.kind === 'objective') return { sectionId: target.group.sectionId, objectiveId: target.key, beforeId: nextId };
  if (target?.kind === 'section')
    return next?.kind === 'objective' ? null : { sectionId: target.key, objectiveId: null, beforeId: nextId };
  if (target?.kind !== 'action') return null;
  const { sectionId, objectiveId, id } = target.row;
  return { sectionId, objectiveId, beforeId: isLowerHalf ? nextId : id };
}

export function useDrag(items: readonly Item[], model: Model, isOn: boolean) {
  const [dragged, setDragged] = useState<string | null>(null);
  const [over, setOver] = useState<string | null>(null);
  const keyAt = (event: DragEvent) => (event.target as Element).closest<HTMLElement>('[data-key]')?.dataset.key ?? null;
  const end = () => {
    setDragged(null);
    setOver(null);
  };
  return {
    over,
    handlers: isOn
      ? {
          onDragStart(event: DragEvent) {
            const key = keyAt(event);
            const item = items.find((i) => i.key === key);
            if (item?.kind !== 'action' || !model.mayPlace(item.row)) return event.preventDefault();
            event.dataTransfer.effectAllowed = 'move';
            event.dataTransfer.setData('text/plain', item.row.number);
            setDragged(key);
          },
          onDragOver(event: DragEvent) {
            if (!dragged) return;
            event.preventDefault();
            setOver(keyAt(event));
          },
          onDrop(event: DragEvent) {
            event.preventDefault();
            const key = keyAt(event);
            const box = (event.target as Element).closest('[data-key]')?.getBoundingClientRect();
            const spot = key && box ? spotOver(items, key, event.clientY > box.top + box.height / 2) : null;
            if (dragged && spot && spot.beforeId !== dragged && key !== dragged)
              model.act({ act: 'place', id: dragged, ...spot });
            end();
          },
          onDragEnd: end,
        }
      : {},
  };
}
