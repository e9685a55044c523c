// The grid behind the screen: rows as the server has them, what is being written, who is where. Knows no React; the view subscribes.
import type { CellField, CellValue } from '@/lib/matrix/cells';
import { isSame, mayWrite } from '@/lib/matrix/cells';
import { cellLanguage, cellValue, type Grid, type GridRow, type GridRows, withCell } from '@/lib/matrix/grid';
import { createHistory, type Step } from './history';
import { type Draft, type Item, itemsOf, stepOf, withPending } from './items';
import { type Act, createQueue, keepOnlyOf, keyOf, type Pending, type PendingAct, placeOf, type QueueState } from './queue';
import { openStream, type Peer } from './stream';
import { loadChoices, loadGrid, sendAct, sendCells } from './wire';

export type GridData = Grid & { at: string; knowsAll?: boolean };
export type Trouble = Pending | PendingAct;
export type Snapshot = QueueState & {
  grid: GridData;
  items: readonly Item[];
  pending: ReadonlyMap<string, Pending>;
  peers: readonly Peer[];
  /** The stream was ended by the server, with its reason. */
  ended: 'SIGNED_OUT' | 'NO_RIGHT' | 'TOO_MANY' | null;
  drafts: readonly Draft[];
};
export type News =
  | { kind: 'trouble'; trouble: Trouble }
  | { kind: 'done'; act: Act; id: string | null }
  | { kind: 'saved'; key: string }
  | { kind: 'nothingToUndo' };

type Options = {
  planId: string;
  userId: string;
  language: string;
  /** Filters and order, as the address has them. */
  query: string;
  isGrouped: boolean;
  isFiltered: boolean;
  data: GridData;
  onNews: (news: News) => void;
};

/** Titles of groups that are being saved. */
function renamed<T extends Pick<Grid, 'sections' | 'objectives'>>(grid: T, acts: readonly PendingAct[]): T {
  const titles = new Map(
    acts.flatMap(({ act, state }) => (act.act === 'rename' && state !== 'refused' ? [[act.id, act.title]] : [])),
  );
  if (!titles.size) return grid;
  const put = <G extends { id: string; title: string }>(g: G) => ({ ...g, title: titles.get(g.id) ?? g.title });
  return { ...grid, sections: grid.sections.map(put), objectives: grid.objectives.map(put) };
}

export function createModel(options: Options) {
  const { planId, userId, language, query, isGrouped, isFiltered, onNews } = options;
  let grid = options.data;
  let rows = grid.rows;
  let drafts: Draft[] = [];
  let peers: readonly Peer[] = [];
  let ended: Snapshot['ended'] = null;
  let queueState: QueueState = { cells: [], acts: [], line: 'open', savedAt: null };
  let snapshot: Snapshot;
  let isStopped = false;
  const listeners = new Set<() => void>();
  const history = createHistory();

  function draw() {
    const waiting: Draft[] = queueState.acts.flatMap((a) => draftOf(a) ?? []);
    const shown = [...waiting, ...drafts];
    const items = itemsOf({
      grid: renamed(grid, queueState.acts),
      rows: withPending(rows, queueState.cells),
      drafts: shown,
      isGrouped,
      isFiltered,
    });
    const pending = new Map(queueState.cells.map((p) => [keyOf(p.id, p.field), p]));
    snapshot = { ...queueState, grid, items, pending, peers, ended, drafts: shown };
    for (const listener of listeners) listener();
  }

  // ── the server's rows

  /** Rows of another answer, their rights counted anew. */
  function merge(news: GridRows) {
    const rights = [...grid.rights];
    const known = new Map(rights.map((r, i) => [r.join(), i]));
    const place = news.rights.map((r) => known.get(r.join()) ?? rights.push(r) - 1);
    const byId = new Map(news.rows.map((r) => [r.id, { ...r, can: place[r.can] ?? 0 }]));
    rows = rows.map((row) => byId.get(row.id) ?? row);
    grid = {
      ...grid,
      rights,
      institutions: { ...grid.institutions, ...news.institutions },
      targets: { ...grid.targets, ...news.targets },
    };
  }

  let reading: Promise<void> | null = null;
  let readAgain = false;
  /** The whole list again: order, numbers and groups have changed. Never twice at once. */
  function reload(): Promise<void> {
    if (reading) {
      readAgain = true;
      return reading;
    }
    reading = loadGrid(planId, query, language)
      .then((fresh) => {
        if (!fresh || isStopped) return;
        grid = {
          ...fresh,
          institutions: { ...grid.institutions, ...fresh.institutions },
          targets: { ...grid.targets, ...fresh.targets },
          ...(grid.knowsAll && { knowsAll: true }),
        };
        rows = fresh.rows;
        draw();
      })
      .catch(() => {})
      .finally(() => {
        reading = null;
        if (readAgain) {
          readAgain = false;
          void reload();
        }
      });
    return reading;
  }

  // ── saving

  const queue = createQueue({
    store: sessionStorage,
    place: placeOf(userId, planId),
    sendCells: (cells) => sendCells(planId, language, cells),
    sendAct: (act) => sendAct(planId, act),
    tell(state) {
      queueState = state;
      draw();
    },
    onSaved({ id, field, value }) {
      rows = rows.map((row) => (row.id === id ? withCell(row, field, value) : row));
      onNews({ kind: 'saved', key: keyOf(id, field) });
    },
    onDone(pending, result) {
      const id = (result as { id?: string } | null)?.id ?? null;
      remember(pending.act, id, result);
      void reload().then(() => onNews({ kind: 'done', act: pending.act, id }));
    },
    onTrouble: (trouble) => onNews({ kind: 'trouble', trouble }),
  });

  /** Acts that undo themselves must not be remembered as new ones. */
  const retraced = new Set<string>();
  let counter = 0;
  const nextKey = () => `act-${Date.now().toString(36)}-${(counter += 1)}`;

  function remember(act: Act, id: string | null, result: unknown) {
    const key = JSON.stringify(act);
    if (retraced.delete(key)) return;
    if (act.act === 'addAction' && id)
      history.push({ kind: 'act', undo: { act: 'delete', kind: 'action', id }, redo: { act: 'restore', kind: 'action', id } });
    if (act.act === 'addObjective' && id)
      history.push({
        kind: 'act',
        undo: { act: 'delete', kind: 'objective', id },
        redo: { act: 'restore', kind: 'objective', id },
      });
    if (act.act === 'addSection' && id)
      history.push({ kind: 'act', undo: { act: 'delete', kind: 'section', id }, redo: { act: 'restore', kind: 'section', id } });
    if (act.act === 'delete') history.push({ kind: 'act', undo: { ...act, act: 'restore' }, redo: act });
    if (act.act === 'move')
      history.push({ kind: 'act', undo: { ...act, direction: act.direction === 'up' ? 'down' : 'up' }, redo: act });
    if (act.act === 'place') {
      const from = result as { sectionId: string; objectiveId: string | null; beforeId: string | null };
      history.push({ kind: 'act', undo: { act: 'place', id: act.id, ...from }, redo: act });
    }
  }

  function draftOf({ key, act }: PendingAct): Draft[] | null {
    const none = { sectionId: '', objectiveId: null, afterId: null };
    if (act.act === 'addAction')
      return [
        { key, what: 'action', sectionId: act.sectionId, objectiveId: act.objectiveId, afterId: act.afterId, title: act.title },
      ];
    if (act.act === 'addObjective') return [{ ...none, key, what: 'objective', sectionId: act.sectionId, title: act.title }];
    return act.act === 'addSection' ? [{ ...none, key, what: 'section', title: act.title }] : null;
  }

  const shownRow = (id: string): GridRow | undefined => {
    const item = snapshot.items.find((i) => i.kind === 'action' && i.key === id);
    return item?.kind === 'action' ? item.row : undefined;
  };
  const put = (id: string, field: CellField, cellLang: string | null, value: CellValue) => {
    const base = rows.find((r) => r.id === id);
    if (base) queue.put({ id, field, language: cellLang, value, base: cellValue(base, field) });
  };

  function retrace(step: Step, back: boolean) {
    if (step.kind === 'cell') {
      const row = shownRow(step.id);
      if (row) put(step.id, step.field, step.language, back ? step.before : step.after);
      return;
    }
    const act = back ? step.undo : step.redo;
    retraced.add(JSON.stringify(act));
    queue.act(nextKey(), act);
  }

  /** What the editors offer; its names are known to the cells from then on. */
  async function choices() {
    const got = await loadChoices(planId, language);
    if (!got || grid.knowsAll) return got;
    const institutions = Object.fromEntries(
      got.institutions.map(({ id, code, name, shortName }) => [id, { code, name, shortName }]),
    );
    const targets = Object.fromEntries(got.targets.map((t) => [t.code, t.short[language as 'en'] ?? t.short.en ?? '']));
    grid = {
      ...grid,
      knowsAll: true,
      institutions: { ...institutions, ...grid.institutions },
      targets: { ...targets, ...grid.targets },
    };
    draw();
    return got;
  }

  // ── other people

  const stream = openStream({
    planId,
    language,
    after: grid.at,
    onRows(news) {
      merge(news);
      draw();
    },
    onStructure: () => void reload(),
    onPeople(people) {
      peers = people;
      draw();
    },
    onOpen() {
      ended = null;
      queue.wake();
      draw();
    },
    onEnd(reason) {
      ended = reason;
      peers = [];
      draw();
    },
  });

  keepOnlyOf(sessionStorage, userId);
  draw();
  queue.restore();
  const wake = () => queue.wake();
  addEventListener('online', wake);
  addEventListener('focus', wake);

  return {
    subscribe(listener: () => void) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    snapshot: () => snapshot,
    mayEdit: (row: GridRow, field: CellField) =>
      mayWrite(field, grid.rights[row.can] ?? []) && !(field === 'indicator' && row.indicators > 0),
    mayPlace: (row: GridRow) => (grid.rights[row.can] ?? []).includes('place'),
    /** `base`: the value that stood there when the person began to write. */
    write(id: string, field: CellField, value: CellValue, began: { before: CellValue; base: CellValue } | null = null) {
      const row = shownRow(id);
      if (!row) return;
      const before = began?.before ?? cellValue(row, field);
      if (isSame(field, before as never, value as never)) return;
      const own = cellLanguage(row, field);
      history.push({ kind: 'cell', id, field, language: own, before, after: value });
      const stored = rows.find((r) => r.id === id);
      if (stored) queue.put({ id, field, language: own, value, base: began?.base ?? cellValue(stored, field) });
    },
    /** The value as the server has it, to begin writing on. */
    baseOf(id: string, field: CellField): CellValue {
      const row = rows.find((r) => r.id === id);
      return row ? cellValue(row, field) : null;
    },
    act: (act: Act) => queue.act(nextKey(), act),
    move(item: Item, direction: 'up' | 'down'): boolean {
      if (item.kind === 'objective' || item.kind === 'section') {
        queue.act(nextKey(), { act: 'move', kind: item.kind, id: item.key, direction });
        return true;
      }
      const step = item.kind === 'action' ? stepOf(snapshot.items, item.key, direction) : null;
      if (step) queue.act(nextKey(), { act: 'place', id: item.key, ...step });
      return step !== null;
    },
    beginDraft(draft: Omit<Draft, 'key' | 'title'>): string {
      const key = nextKey();
      drafts = [{ ...draft, key, title: '' }];
      draw();
      return key;
    },
    dropDraft() {
      if (!drafts.length) return;
      drafts = [];
      draw();
    },
    undo() {
      const step = history.undo();
      if (step) retrace(step, true);
      else onNews({ kind: 'nothingToUndo' });
      return step;
    },
    redo() {
      const step = history.redo();
      if (step) retrace(step, false);
      else onNews({ kind: 'nothingToUndo' });
      return step;
    },
    choose(key: string, side: 'mine' | 'theirs') {
      const pending = snapshot.pending.get(key);
      const { theirs } = pending ?? {};
      if (side === 'theirs' && pending && theirs !== undefined)
        rows = rows.map((row) => (row.id === pending.id ? withCell(row, pending.field, theirs) : row));
      queue.choose(key, side);
    },
    discard: queue.discard,
    retry: queue.retry,
    isEmpty: queue.isEmpty,
    choices,
    stand: stream.stand,
    stop() {
      isStopped = true;
      queue.stop();
      stream.stop();
      removeEventListener('online', wake);
      removeEventListener('focus', wake);
    },
  };
}
export type Model = ReturnType<typeof createModel>;
