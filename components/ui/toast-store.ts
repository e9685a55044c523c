// Messages at the edge of the screen, for things that can be undone. Never for errors. Kept outside React so that any island can show one.
export type ToastMessage = { message: string; undo?: () => void; href?: string; hrefLabel?: string };
export type ShownToast = ToastMessage & { id: number };

let shown: readonly ShownToast[] = [];
let last = 0;
const listeners = new Set<() => void>();
const none: readonly ShownToast[] = [];

const set = (next: readonly ShownToast[]) => {
  shown = next;
  for (const listener of listeners) listener();
};

/** Shows a message for ten seconds; the clock stops while the pointer or the focus is on it. At most three stand at once. */
export function showToast(message: ToastMessage): void {
  last += 1;
  set([...shown.slice(-2), { ...message, id: last }]);
}

export const closeToast = (id: number): void => set(shown.filter((toast) => toast.id !== id));
export const shownToasts = (): readonly ShownToast[] => shown;
export const noToasts = (): readonly ShownToast[] => none;

export function onToasts(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
