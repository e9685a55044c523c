'use client';
// The state of saving and the people of each cell, line by line; lines without either have none, and so are not drawn again.
import { useMemo } from 'react';
import type { Mark, Marks } from './grid-row';
import type { Snapshot } from './model';

export function useMarks({ cells, acts, peers }: Snapshot, saved: ReadonlySet<string>): ReadonlyMap<string, Marks> {
  return useMemo(() => {
    const lines = new Map<string, Record<string, Mark>>();
    const mark = (row: string, field: string, more: Mark) => {
      const line = lines.get(row) ?? {};
      line[field] = { ...line[field], ...more };
      lines.set(row, line);
    };
    for (const key of saved) {
      const [row = '', field = ''] = key.split('|');
      mark(row, field, { state: 'saved' });
    }
    for (const { id, field, state } of cells) mark(id, field, { state });
    for (const { act, state } of acts) if (act.act === 'rename') mark(act.id, 'title', { state });
    for (const [, group] of Map.groupBy(peers, (p) => `${p.row}|${p.field}`)) {
      const [first] = group;
      if (first) mark(first.row, first.field, { peers: group });
    }
    return lines;
  }, [cells, acts, peers, saved]);
}
