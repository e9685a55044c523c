// Where a link in a text may lead. Everything else (javascript:, data:, …) is text, not a link.

const ALLOWED = new Set(['http:', 'https:', 'mailto:', 'tel:']);

export function isAllowedLink(href: unknown): href is string {
  if (typeof href !== 'string' || href.length > 2000) return false;
  if (/^\/(?![/\\])/.test(href)) return !/[\p{Cc}]/u.test(href); // a page of ours
  if (!URL.canParse(href)) return false;
  return ALLOWED.has(new URL(href).protocol);
}
