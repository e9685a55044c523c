// The lines of the grid in order: areas, objectives, actions, and a line that is only being written.
import { FACTS } from '@/lib/actions/rules';
import { type Grid, type GridObjective, type GridRow, type GridSection, withCell } from '@/lib/matrix/grid';
import { completeness } from '@/lib/plans/rules';
import { keyOf, type Pending } from './queue';

export type Where = { sectionId: string; objectiveId: string | null; afterId: string | null };
export type Draft = { key: string; what: 'action' | 'objective' | 'section' } & Where & { title: string };
type Counts = { actions: number; share: number | null };
export type Item =
  | { kind: 'section'; key: string; group: GridSection; counts: Counts }
  | { kind: 'objective'; key: string; group: GridObjective; counts: Counts }
  | { kind: 'action'; key: string; row: GridRow }
  | { kind: 'draft'; key: string; draft: Draft };

/** Rows with what the person has written and the server does not have yet. Unchanged rows stay the same objects. */
export function withPending(rows: readonly GridRow[], pending: readonly Pending[]): GridRow[] {
  const byRow = Map.groupBy(pending, (p) => p.id);
  return rows.map((row) => (byRow.get(row.id) ?? []).reduce((r, p) => withCell(r, p.field, p.value), row));
}

function countsOf(rows: readonly GridRow[]): Counts {
  const there = FACTS.map((fact) => rows.filter((r) => !r.missing.includes(fact)).length);
  return { actions: rows.length, share: completeness(there, rows.length) };
}

type Source = {
  grid: Pick<Grid, 'sections' | 'objectives'>;
  rows: readonly GridRow[];
  drafts: readonly Draft[];
  isGrouped: boolean;
  isFiltered: boolean;
};

/** Groups without rows stand only in the whole list; in another order than the plan's there are no groups. */
export function itemsOf({ grid, rows, drafts, isGrouped, isFiltered }: Source): Item[] {
  if (!isGrouped) return rows.map((row) => ({ kind: 'action', key: row.id, row }));
  const inPlace = Map.groupBy(rows, (r) => `${r.sectionId}/${r.objectiveId ?? ''}`);
  const inSection = Map.groupBy(rows, (r) => r.sectionId);
  const items: Item[] = [];
  const draftsOf = (test: (d: Draft) => boolean) =>
    items.push(...drafts.filter(test).map((draft) => ({ kind: 'draft' as const, key: draft.key, draft })));
  const addRows = (sectionId: string, objectiveId: string | null) => {
    const here = (d: Draft) => d.what === 'action' && d.sectionId === sectionId && d.objectiveId === objectiveId;
    const list = inPlace.get(`${sectionId}/${objectiveId ?? ''}`) ?? [];
    for (const row of list) {
      items.push({ kind: 'action', key: row.id, row });
      draftsOf((d) => here(d) && d.afterId === row.id);
    }
    draftsOf((d) => here(d) && !list.some((r) => r.id === d.afterId));
  };
  for (const section of grid.sections) {
    const own = inSection.get(section.id) ?? [];
    const isNear = drafts.some((d) => d.sectionId === section.id);
    if (isFiltered && !own.length && !isNear) continue;
    items.push({ kind: 'section', key: section.id, group: section, counts: countsOf(own) });
    const direct = own.filter((r) => r.objectiveId === null);
    const objectives = grid.objectives.filter((o) => o.sectionId === section.id);
    for (const objective of objectives) {
      const rowsOf = inPlace.get(`${section.id}/${objective.id}`) ?? [];
      if (isFiltered && !rowsOf.length && !drafts.some((d) => d.objectiveId === objective.id)) continue;
      items.push({ kind: 'objective', key: objective.id, group: objective, counts: countsOf(rowsOf) });
      addRows(section.id, objective.id);
    }
    if (direct.length || drafts.some((d) => d.what === 'action' && d.sectionId === section.id && !d.objectiveId))
      addRows(section.id, null);
    draftsOf((d) => d.what === 'objective' && d.sectionId === section.id);
  }
  draftsOf((d) => d.what === 'section');
  return items;
}

export const pendingOf = (pending: readonly Pending[]) => new Map(pending.map((p) => [keyOf(p.id, p.field), p]));

/** Where an action goes one step up or down: past its neighbour, or over the border into the next objective. Null at the end. */
export function stepOf(
  items: readonly Item[],
  id: string,
  direction: 'up' | 'down',
): { sectionId: string; objectiveId: string | null; beforeId: string | null } | null {
  const at = items.findIndex((i) => i.kind === 'action' && i.key === id);
  const own = items[at];
  if (own?.kind !== 'action') return null;
  const place = (r: GridRow) => ({ sectionId: r.sectionId, objectiveId: r.objectiveId });
  if (direction === 'up') {
    const above = items[at - 1];
    if (above?.kind === 'action') return { ...place(above.row), beforeId: above.row.id };
    return groupPlace(items.slice(0, at - 1).findLast((i) => isPlace(i, items)));
  }
  const below = items[at + 1];
  if (below?.kind === 'action') {
    const next = items[at + 2];
    const isSame =
      next?.kind === 'action' && next.row.objectiveId === below.row.objectiveId && next.row.sectionId === below.row.sectionId;
    return { ...place(below.row), beforeId: isSame ? next.row.id : null };
  }
  const target = items.slice(at + 1).find((i) => isPlace(i, items));
  const first = target && items[items.indexOf(target) + 1];
  const spot = groupPlace(target);
  return spot && { ...spot, beforeId: first?.kind === 'action' ? first.row.id : null };
}

/** An objective, or an area that has none. */
const isPlace = (item: Item, items: readonly Item[]) =>
  item.kind === 'objective' ||
  (item.kind === 'section' && !items.some((i) => i.kind === 'objective' && i.group.sectionId === item.key));

function groupPlace(item: Item | undefined) {
  if (item?.kind === 'objective') return { sectionId: item.group.sectionId, objectiveId: item.key, beforeId: null };
  return item?.kind === 'section' ? { sectionId: item.key, objectiveId: null, beforeId: null } : null;
}
