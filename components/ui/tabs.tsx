import type { ReactNode } from 'react';
import { Link } from './link';

export type TabItem = { href: string; label: ReactNode; count?: number; current?: boolean };

/** Parts of one thing. Each has an address, so these are links in a navigation, not ARIA tabs. */
export function Tabs({ label, items }: { label: string; items: TabItem[] }) {
  return (
    <nav className="tabs" aria-label={label}>
      {items.map((item) => (
        <Link key={item.href} href={item.href} aria-current={item.current ? 'page' : undefined} scroll={false}>
          {item.label}
          {item.count !== undefined && <span className="n">{item.count}</span>}
        </Link>
      ))}
    </nav>
  );
}
