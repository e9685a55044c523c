import NextLink from 'next/link';
import type { ComponentProps } from 'react';

type Props = Omit<ComponentProps<typeof NextLink>, 'href'> & { href: string };

/** A link inside the application. Nothing is fetched ahead: a table of fifty links must not ask the server fifty times. */
export function Link({ href, prefetch = false, ...rest }: Props) {
  // Files and forms of other doors are not pages: a plain anchor leaves the router out.
  if (href.startsWith('/api/') || href.startsWith('#') || /^[a-z]+:/.test(href)) return <a href={href} {...rest} />;
  return <NextLink href={href} prefetch={prefetch} {...rest} />;
}
