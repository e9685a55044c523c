// The reports that stand open on this page, so that "submit all" knows what is ready now and saves before it sends.
type OpenReport = {
  flush: () => Promise<boolean>;
  /** "id:version" once the server knows the report. */
  reference: () => string | null;
  isReady: () => boolean;
};

const reports = new Map<string, OpenReport>();
const listeners = new Set<() => void>();
let ready = 0;

function count() {
  const now = [...reports.values()].filter((r) => r.isReady()).length;
  if (now === ready) return;
  ready = now;
  for (const listen of listeners) listen();
}

/** @returns takes it off again */
export function openReport(key: string, report: OpenReport): () => void {
  reports.set(key, report);
  count();
  return () => {
    reports.delete(key);
    count();
  };
}

/** Call when a report's words changed. */
export const reportChanged = count;
export const readyReports = () => ready;

export function subscribe(listen: () => void): () => void {
  listeners.add(listen);
  return () => listeners.delete(listen);
}

/** Saves the ready ones. @returns their references, or null when one could not be saved */
export async function flushReady(): Promise<string[] | null> {
  const chosen = [...reports.values()].filter((r) => r.isReady());
  const saved = await Promise.all(chosen.map((r) => r.flush()));
  if (saved.includes(false)) return null;
  return chosen.flatMap((r) => r.reference() ?? []);
}
