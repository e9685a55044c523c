// That the database was away, or that a form could not be read, told by those who noticed to those who answer: shared by Next's bundle and the server around it.
import { failureOf } from '@/lib/platform/errors';

const held = globalThis as { __maksatAwayAt?: number; __maksatUnreadable?: Set<string> };

/** Remembers the moment when the fault means that the database is away. @returns whether it does */
export function noteAway(error: unknown): boolean {
  const isAway = failureOf(error)?.code === 'UNAVAILABLE';
  if (isAway) held.__maksatAwayAt = Date.now();
  return isAway;
}

/** Whether somebody found the database away at that moment (milliseconds) or later. */
export const wasAwaySince = (moment: number): boolean => (held.__maksatAwayAt ?? 0) >= moment;

/** Throws it on. An error page learns nothing but the digest: this one tells it that the database is away. */
export function passOn(error: unknown): never {
  throw noteAway(error) && error instanceof Error ? Object.assign(error, { digest: 'UNAVAILABLE' }) : error;
}

/** What the parsers of forms say about a body that is none; a browser never sends one. */
const UNREADABLE =
  /^(Failed to parse body as FormData|Malformed part header|Unexpected end of (form|file|multipart data)|Multipart: )/;
const REMEMBERED = 1000;

/** Remembers the request whose form could not be read. */
export function noteUnreadable(error: unknown, requestId: unknown): void {
  if (typeof requestId !== 'string' || !UNREADABLE.test(String((error as Error | null)?.message))) return;
  held.__maksatUnreadable ??= new Set();
  if (held.__maksatUnreadable.size >= REMEMBERED) held.__maksatUnreadable.clear();
  held.__maksatUnreadable.add(requestId);
}

export const wasUnreadable = (requestId: unknown): boolean =>
  typeof requestId === 'string' && (held.__maksatUnreadable?.has(requestId) ?? false);
