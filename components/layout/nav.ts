import type { IconName } from '@/components/ui/icon';

export type NavItem = {
  href: string;
  label: string;
  icon: IconName;
  count?: number;
  /** Red: late or returned, and mine. */
  hot?: boolean;
  /** Says the count to screen readers: "3 waiting". */
  countLabel?: string;
};

export type NavGroup = { label: string; items: NavItem[] };

/** The item whose address is the longest beginning of the path; queries do not count. */
export function currentHref(groups: NavGroup[], path: string): string | undefined {
  const bare = (address: string) => address.split(/[?#]/)[0] ?? '';
  const here = bare(path);
  const isHere = (href: string) => here === bare(href) || here.startsWith(`${bare(href)}/`);
  return groups
    .flatMap((group) => group.items.map((item) => item.href))
    .filter(isHere)
    .sort((a, b) => bare(b).length - bare(a).length)[0];
}
