// That the database was away, told by those who noticed to those who answer: shared by Next's bundle and the server around it.
import { failureOf } from '@/lib/platform/errors';

const held = globalThis as { __maksatAwayAt?: number };

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
