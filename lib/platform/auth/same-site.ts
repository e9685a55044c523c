// Where a form may lead a person: only to a path of this site.

/** A path of this site, or the fallback; foreign addresses, `//host`, backslashes and control characters are not followed. */
export function sitePath(value: unknown, fallback = '/home'): string {
  if (typeof value !== 'string' || value.length > 2000 || !value.startsWith('/')) return fallback;
  if (/^\/[/\\]|[\\\p{Cc}]/u.test(value)) return fallback;
  const url = new URL(value, 'http://this.site');
  if (url.origin !== 'http://this.site' || url.pathname.startsWith('//')) return fallback;
  return `${url.pathname}${url.search}${url.hash}`;
}

/** The page to show after sign-in: never the sign-in page again, never an address for programs. */
export function pathAfterSignIn(value: unknown): string {
  const path = sitePath(value);
  return /^\/(sign-in|invitation|reset|api)(\/|\?|$)/.test(path) ? '/home' : path;
}
