// Input that was not sent is kept in the tab's session storage, per person and record: Back, a reload and a new sign-in bring it
// back; success, sign-out and another person erase it. (Pages are sent with no-store, so the browser itself keeps nothing.)
const PREFIX = 'maksat:form:';
const OWNER = 'maksat:form-owner';

export type Kept = Record<string, string[]>;
type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

/** Secrets are never kept; React's and Next's own fields and files are not the person's words. */
const isKept = (name: string) => !name.startsWith('$') && !/password|token|secret/i.test(name) && name !== 'code';

/** The person's words in a form: name → values. An unticked box is an absent name. */
export function readForm(data: FormData): Kept {
  const kept: Kept = {};
  for (const [name, value] of data.entries()) if (typeof value === 'string' && isKept(name)) (kept[name] ??= []).push(value);
  return kept;
}

export const sameInput = (a: Kept, b: Kept): boolean => {
  const names = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...names].every((name) => JSON.stringify(a[name] ?? []) === JSON.stringify(b[name] ?? []));
};

const keyOf = (owner: string, record: string) => `${PREFIX}${owner}:${record}`;

export function keepInput(store: Store, owner: string, record: string, kept: Kept): void {
  try {
    store.setItem(keyOf(owner, record), JSON.stringify(kept));
  } catch {
    // Storage full or forbidden: the form still works, only without the copy.
  }
}

export function keptInput(store: Store, owner: string, record: string): Kept | null {
  const text = store.getItem(keyOf(owner, record));
  if (!text) return null;
  try {
    const kept: unknown = JSON.parse(text);
    return isKeptShape(kept) ? kept : null;
  } catch {
    return null;
  }
}

const isKeptShape = (value: unknown): value is Kept =>
  typeof value === 'object' && value !== null && Object.values(value).every((list) => Array.isArray(list));

export function forgetInput(store: Store, owner: string, record: string): void {
  store.removeItem(keyOf(owner, record));
}

/** Erases everything kept, at sign-out. */
export function forgetAll(store: Store): void {
  for (const key of keysOf(store)) store.removeItem(key);
}

/** Erases what another person left in this tab. */
export function keepOnlyOf(store: Store, owner: string): void {
  if (store.getItem(OWNER) === owner) return;
  for (const key of keysOf(store)) if (!key.startsWith(`${PREFIX}${owner}:`)) store.removeItem(key);
  store.setItem(OWNER, owner);
}

const keysOf = (store: Store): string[] =>
  Array.from({ length: store.length }, (_, index) => store.key(index)).filter((key): key is string => !!key?.startsWith(PREFIX));
