// What a person wrote and the server does not have yet. Cells are sent in batches, one at a time; acts on rows one by one, in order. The
// queue lives in memory and in the tab's session storage, so a cut line, a reload or the end of a session loses nothing. Knows no React.
import { type CellField, type CellValue, isSame } from '@/lib/matrix/cells';

export type Act =
  | { act: 'addAction'; sectionId: string; objectiveId: string | null; afterId: string | null; language: string; title: string }
  | { act: 'addObjective'; sectionId: string; language: string; title: string }
  | { act: 'addSection'; language: string; title: string }
  | { act: 'rename'; kind: 'objective' | 'section'; id: string; language: string; version: number; title: string }
  | { act: 'place'; id: string; sectionId: string; objectiveId: string | null; beforeId: string | null }
  | { act: 'move'; kind: 'objective' | 'section'; id: string; direction: 'up' | 'down' }
  | { act: 'delete' | 'restore'; kind: 'action' | 'objective' | 'section'; id: string };

export type CellState = 'waiting' | 'sending' | 'conflict' | 'refused';
export type Pending = {
  id: string;
  field: CellField;
  language: string | null;
  value: CellValue;
  /** What the person saw when beginning to write. */
  base: CellValue;
  state: CellState;
  theirs?: CellValue;
  message?: string;
};
export type PendingAct = { key: string; act: Act; state: 'waiting' | 'sending' | 'refused'; message?: string };
export type Line = 'open' | 'cut' | 'signedOut' | 'noRight';
export type QueueState = { cells: readonly Pending[]; acts: readonly PendingAct[]; line: Line; savedAt: string | null };

type Outcome = {
  id: string;
  field: CellField;
  state: 'saved' | 'unchanged' | 'conflict' | 'refused';
  theirs?: CellValue;
  message?: string;
};
/** `status` 0: no answer. */
export type Answer = { status: number; body: { cells?: Outcome[]; at?: string; result?: unknown; error?: { message?: string } } };
type SentCell = { id: string; field: CellField; value: CellValue; base: CellValue; language?: string };

type Options = {
  store: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
  /** Where in the store: one place for each person and plan. */
  place: string;
  sendCells: (cells: SentCell[]) => Promise<Answer>;
  sendAct: (act: Act) => Promise<Answer>;
  tell: (state: QueueState) => void;
  onSaved: (cell: Pending) => void;
  onDone: (act: PendingAct, result: unknown) => void;
  /** What happened to a cell that needs the person. */
  onTrouble: (cell: Pending | PendingAct) => void;
  wait?: (ms: number, then: () => void) => () => void;
};

/** The queue that holds a place in the store: a new page of the same grid takes it over, the one before only ends what it has begun. */
const owners = new Map<string, symbol>();

const BATCH = 50;
const PAUSES = [1000, 2000, 4000, 5000];
const later = (ms: number, then: () => void) => {
  const timer = setTimeout(then, ms);
  return () => clearTimeout(timer);
};

export const keyOf = (id: string, field: string) => `${id}|${field}`;

export function createQueue(options: Options) {
  const { store, place, sendCells, sendAct, tell, onSaved, onDone, onTrouble, wait = later } = options;
  const own = Symbol(place);
  owners.set(place, own);
  const cells = new Map<string, Pending>();
  let acts: PendingAct[] = [];
  let line: Line = 'open';
  let savedAt: string | null = null;
  let failures = 0;
  let isBusy = false;
  let isStopped = false;
  let cancel: (() => void) | undefined;

  function changed() {
    try {
      if (owners.get(place) !== own) return;
      if (cells.size || acts.length) store.setItem(place, JSON.stringify({ cells: [...cells.values()], acts }));
      else store.removeItem(place);
    } catch {
      // Storage full or forbidden: the queue goes on in memory.
    }
    if (!isStopped) tell({ cells: [...cells.values()], acts: [...acts], line, savedAt });
  }

  const set = (cell: Pending) => cells.set(keyOf(cell.id, cell.field), cell);

  function schedule(ms: number) {
    if (isStopped) return;
    cancel?.();
    cancel = wait(ms, () => {
      cancel = undefined;
      void flush();
    });
  }

  function lineFailed(status: number) {
    line = status === 401 ? 'signedOut' : 'cut';
    const pause = PAUSES[Math.min(failures, PAUSES.length - 1)] as number;
    failures += 1;
    // A session that is over does not come back by asking; a new sign-in opens the page anew, or the person says "again".
    if (line === 'cut') schedule(pause);
  }

  const isLineFailure = (status: number) => status === 0 || status === 401 || status === 429 || status >= 500;

  async function flush(): Promise<void> {
    if (isBusy) return;
    isBusy = true;
    try {
      while ((await sendSomeCells()) || (await sendNextAct())) {
        // until nothing waits or the line is cut
      }
    } finally {
      isBusy = false;
      changed();
    }
  }

  /** @returns whether to go on */
  async function sendSomeCells(): Promise<boolean> {
    const batch = [...cells.values()].filter((c) => c.state === 'waiting').slice(0, BATCH);
    if (!batch.length) return false;
    for (const cell of batch) set({ ...cell, state: 'sending' });
    changed();
    const answer = await sendCells(
      batch.map(({ id, field, value, base, language }) => ({ id, field, value, base, ...(language && { language }) })),
    );
    if (isLineFailure(answer.status)) {
      for (const cell of batch) settle(cell, { ...cell, state: 'waiting' });
      lineFailed(answer.status);
      changed();
      return false;
    }
    failures = 0;
    line = answer.status === 404 && !answer.body.cells ? 'noRight' : 'open';
    for (const cell of batch) take(cell, answer);
    savedAt = answer.body.at ?? savedAt;
    changed();
    return true;
  }

  /** Puts back what was sent, unless the person has written something else in the meantime. */
  function settle(sent: Pending, now: Pending | null) {
    const own = cells.get(keyOf(sent.id, sent.field));
    if (!own) return;
    const isNewer = own.state === 'waiting' && !isSame(sent.field, own.value as never, sent.value as never);
    if (isNewer) set({ ...own, base: now ? own.base : sent.value });
    else if (now) set(now);
    else cells.delete(keyOf(sent.id, sent.field));
  }

  function take(sent: Pending, answer: Answer) {
    const outcome = answer.body.cells?.find((o) => o.id === sent.id && o.field === sent.field);
    if (outcome?.state === 'saved' || outcome?.state === 'unchanged') {
      onSaved(sent);
      return settle(sent, null);
    }
    const trouble: Pending =
      outcome?.state === 'conflict'
        ? { ...sent, state: 'conflict', theirs: outcome.theirs ?? null }
        : { ...sent, state: 'refused', message: outcome?.message ?? answer.body.error?.message ?? '' };
    settle(sent, trouble);
    if (cells.get(keyOf(sent.id, sent.field))?.state !== 'waiting') onTrouble(trouble);
  }

  async function sendNextAct(): Promise<boolean> {
    const next = acts.find((a) => a.state === 'waiting');
    if (!next) return false;
    const put = (now: PendingAct | null) => {
      acts = acts.flatMap((a) => (a.key === next.key ? (now ? [now] : []) : [a]));
    };
    put({ ...next, state: 'sending' });
    changed();
    const answer = await sendAct(next.act);
    if (isLineFailure(answer.status)) {
      put(next);
      lineFailed(answer.status);
      changed();
      return false;
    }
    failures = 0;
    line = 'open';
    const isDone = answer.status < 300;
    const refused: PendingAct = { ...next, state: 'refused', message: answer.body.error?.message ?? '' };
    put(isDone ? null : refused);
    if (isDone) onDone(next, answer.body.result);
    else onTrouble(refused);
    changed();
    return true;
  }

  return {
    /** A value the person has written. Writing again before it is sent keeps the first base. */
    put(cell: Omit<Pending, 'state'>) {
      const there = cells.get(keyOf(cell.id, cell.field));
      set({ ...cell, base: there ? there.base : cell.base, state: 'waiting' });
      changed();
      if (line === 'open') schedule(0);
      else if (line === 'cut' && !cancel) schedule(0);
    },
    act(key: string, act: Act) {
      acts = [...acts, { key, act, state: 'waiting' }];
      changed();
      if (line === 'open') schedule(0);
    },
    /** The person has chosen between the two values of a conflict. */
    choose(key: string, side: 'mine' | 'theirs') {
      const own = cells.get(key);
      if (own?.state !== 'conflict') return;
      if (side === 'mine')
        set({
          id: own.id,
          field: own.field,
          language: own.language,
          value: own.value,
          base: own.theirs ?? null,
          state: 'waiting',
        });
      else cells.delete(key);
      changed();
      schedule(0);
    },
    /** Drops a value (or act) that was refused. */
    discard(key: string) {
      cells.delete(key);
      acts = acts.filter((a) => a.key !== key);
      changed();
    },
    /** Again, now. */
    retry() {
      for (const cell of cells.values()) if (cell.state === 'refused') set({ ...cell, state: 'waiting' });
      acts = acts.map((a) => (a.state === 'refused' ? { key: a.key, act: a.act, state: 'waiting' } : a));
      line = 'open';
      failures = 0;
      changed();
      schedule(0);
    },
    /** The line may be back. */
    wake() {
      if (line === 'cut' || line === 'signedOut') schedule(0);
    },
    /** What an earlier page of this tab could not send. @returns how many */
    restore(): number {
      try {
        const kept = JSON.parse(store.getItem(place) ?? 'null') as { cells: Pending[]; acts: PendingAct[] } | null;
        for (const cell of kept?.cells ?? []) set({ ...cell, state: cell.state === 'sending' ? 'waiting' : cell.state });
        acts = (kept?.acts ?? []).map((a) => ({ ...a, state: a.state === 'sending' ? 'waiting' : a.state }));
      } catch {
        store.removeItem(place);
      }
      if (cells.size || acts.length) {
        changed();
        schedule(0);
      }
      return cells.size + acts.length;
    },
    isEmpty: () => cells.size === 0 && acts.length === 0,
    /** The page lets go: what is written is sent all the same, nothing is told any more. */
    stop() {
      isStopped = true;
      cancel?.();
      if (line === 'open') void flush();
    },
  };
}
export type Queue = ReturnType<typeof createQueue>;

const PREFIX = 'maksat:grid:';
export const placeOf = (userId: string, planId: string) => `${PREFIX}${userId}:${planId}`;

/** Another person at the same computer finds nothing of the one before. */
export function keepOnlyOf(store: Storage, userId: string) {
  const keys = Array.from({ length: store.length }, (_, i) => store.key(i) ?? '');
  for (const key of keys) if (key.startsWith(PREFIX) && !key.startsWith(`${PREFIX}${userId}:`)) store.removeItem(key);
}
