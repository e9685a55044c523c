// Autosave that tells the truth: "saved" only when the server has said so; what is typed stays on this computer until then. No React here.
import { forgetInput, keepInput, keptInput } from '@/components/forms/form-storage';

export type Values = Record<string, string>;
export type Line = { field: string; label: string; mine: string; theirs: string };

export type SaveState =
  | { state: 'idle' }
  | { state: 'saving' }
  | { state: 'saved'; at: string }
  /** Kept on this computer, tried again by itself. */
  | { state: 'offline' }
  /** Kept on this computer, waits for a sign-in. */
  | { state: 'signedOut' }
  /** Kept on this computer; the server says why it cannot take it. */
  | { state: 'refused'; message: string }
  | { state: 'conflict'; lines: Line[] };

export type Answer = {
  status: number;
  body: { id?: string | null; version?: number; at?: string; code?: string; message?: string; conflicts?: Line[] };
};

type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

export type Options = {
  userId: string;
  /** Names the report on this computer. */
  record: string;
  version: number;
  /** What the server has. */
  saved: Values;
  /** What stands in the fields now. */
  read: () => Values;
  /** Puts values into the fields. */
  write: (values: Values) => void;
  /** Sends changed fields; rejects when no answer came. */
  send: (version: number, changed: Values, base: Values, isLeaving: boolean) => Promise<Answer>;
  tell: (state: SaveState) => void;
  store: Store;
  later?: (run: () => void, milliseconds: number) => () => void;
};

const PAUSE = 1_500;
const FIRST_RETRY = 2_000;
const LONGEST_RETRY = 30_000;
const VERSION = '#version';
const BASE = '#base:';

const wait = (run: () => void, milliseconds: number) => {
  const timer = setTimeout(run, milliseconds);
  return () => clearTimeout(timer);
};

/** One report's autosave. Call `changed` at every input, `flush` before sending the form, `stop` at the end. */
export function createAutosave(options: Options) {
  const { userId, record, read, write, send, tell, store, later = wait } = options;
  let version = options.version;
  let base = { ...options.saved };
  let isRunning: Promise<boolean> | null = null;
  let cancel: (() => void) | null = null;
  let retry = FIRST_RETRY;
  let isHeld = false;
  let isStopped = false;

  const changes = (): Values =>
    Object.fromEntries(Object.entries(read()).filter(([field, value]) => value !== (base[field] ?? '')));
  const hasChanges = () => Object.keys(changes()).length > 0;

  /** The kept copy remembers what the words were written against, so that a later save still finds a real conflict. */
  function keep() {
    const changed = changes();
    const fields = Object.keys(changed);
    if (!fields.length) return forgetInput(store, userId, record);
    const kept: Record<string, string[]> = { [VERSION]: [String(version)] };
    for (const field of fields) {
      kept[field] = [changed[field] ?? ''];
      kept[BASE + field] = [base[field] ?? ''];
    }
    keepInput(store, userId, record, kept);
  }

  function schedule(milliseconds: number) {
    cancel?.();
    if (isStopped) return;
    cancel = later(() => void save(), milliseconds);
  }

  function failed(state: SaveState, isTriedAgain: boolean): boolean {
    tell(state);
    if (isTriedAgain) {
      schedule(retry);
      retry = Math.min(LONGEST_RETRY, retry * 2);
    }
    return false;
  }

  function judge({ status, body }: Answer, sent: Values): boolean {
    if (status === 200) {
      version = body.version ?? version;
      base = { ...base, ...sent };
      retry = FIRST_RETRY;
      keep();
      if (hasChanges()) schedule(0);
      else tell({ state: 'saved', at: body.at ?? '' });
      return true;
    }
    if (status === 401) return failed({ state: 'signedOut' }, false);
    if (status === 409 && body.conflicts?.length) {
      isHeld = true;
      version = body.version ?? version;
      return failed({ state: 'conflict', lines: body.conflicts }, false);
    }
    if (status === 409 || status >= 500) return failed({ state: 'offline' }, true);
    return failed({ state: 'refused', message: body.message ?? '' }, false);
  }

  async function attempt(isLeaving: boolean): Promise<boolean> {
    const changed = changes();
    if (!Object.keys(changed).length) return true;
    const seen = Object.fromEntries(Object.keys(changed).map((field) => [field, base[field] ?? '']));
    tell({ state: 'saving' });
    try {
      return judge(await send(version, changed, seen, isLeaving), changed);
    } catch {
      return failed({ state: 'offline' }, true);
    }
  }

  /** One at a time; whoever asks meanwhile gets the answer of the next one. */
  async function save(isLeaving = false): Promise<boolean> {
    cancel?.();
    if (isHeld || isStopped) return false;
    while (isRunning) await isRunning;
    const mine = attempt(isLeaving);
    isRunning = mine;
    try {
      return await mine;
    } finally {
      if (isRunning === mine) isRunning = null;
    }
  }

  /** What was typed and never arrived comes back into the fields and is sent. @returns whether there was something */
  function restore(): boolean {
    const kept = keptInput(store, userId, record);
    if (!kept) return false;
    const words = Object.fromEntries(Object.entries(kept).flatMap(([f, [v]]) => (f.startsWith('#') ? [] : [[f, v ?? '']])));
    const news = Object.fromEntries(Object.entries(words).filter(([f, v]) => v !== (base[f] ?? '')));
    if (!Object.keys(news).length) {
      forgetInput(store, userId, record);
      return false;
    }
    for (const field of Object.keys(news)) base[field] = kept[BASE + field]?.[0] ?? base[field] ?? '';
    version = Math.min(version, Number(kept[VERSION]?.[0] ?? version));
    write(news);
    schedule(0);
    return true;
  }

  return {
    changed() {
      keep();
      if (!isHeld) schedule(PAUSE);
    },
    /** Saves what is not saved yet. @returns whether everything is on the server now */
    async flush(isLeaving = false): Promise<boolean> {
      if (isHeld) return false;
      while (isRunning) await isRunning;
      return hasChanges() ? (await save(isLeaving)) && !hasChanges() : true;
    },
    restore,
    /** The person chose for each field in conflict. */
    resolve(answer: Record<string, 'mine' | 'theirs'>, lines: readonly Line[]) {
      isHeld = false;
      const theirs = lines.filter((line) => answer[line.field] === 'theirs');
      for (const line of lines) base[line.field] = line.theirs;
      write(Object.fromEntries(theirs.map((line) => [line.field, line.theirs])));
      keep();
      if (hasChanges()) schedule(0);
      else tell({ state: 'idle' });
    },
    /** The server has these values now, from another way than autosave. */
    adopt(newVersion: number, values: Values) {
      version = newVersion;
      base = { ...base, ...values };
      keep();
    },
    hasChanges,
    retryNow: () => !isHeld && hasChanges() && schedule(0),
    version: () => version,
    stop() {
      isStopped = true;
      cancel?.();
    },
  };
}

export type Autosave = ReturnType<typeof createAutosave>;
