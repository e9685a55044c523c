// Whether the Origin header names a page of ours: the address people use, or the host that was asked.
import type { IncomingHttpHeaders } from 'node:http';

/** @param appUrl the address people use, for a proxy that rewrites Host */
export function isOwnPage({ origin, host }: IncomingHttpHeaders, appUrl: string): boolean {
  if (origin === undefined) return false;
  if (origin === new URL(appUrl).origin) return true;
  return URL.canParse(origin) && /^https?:/.test(origin) && new URL(origin).host === host;
}
