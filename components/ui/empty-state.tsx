import type { ReactNode } from 'react';
import { Icon, type IconName } from './icon';

type Props = {
  title: ReactNode;
  /** Why it is empty and what would be here. */
  children?: ReactNode;
  /** The one thing to do. */
  action?: ReactNode;
  /** Instead of the line drawing. */
  icon?: IconName;
  tone?: 'danger' | 'muted';
  level?: 1 | 2 | 3;
};

const LineDrawing = () => (
  <svg width="72" height="56" viewBox="0 0 72 56" fill="none" stroke="currentColor" strokeWidth="2" aria-hidden="true">
    <rect x="8" y="6" width="56" height="44" rx="4" opacity=".35" />
    <path d="M8 18h56M26 18v32" opacity=".35" />
    <path d="M45 26l8 8-8 8-8-8z" />
  </svg>
);

/** Nothing here yet: a small line drawing, a sentence, one action. */
export function EmptyState({ title, children, action, icon, tone, level = 3 }: Props) {
  const Heading = `h${level}` as const;
  return (
    <div className="empty">
      <div className={tone ? `art ${tone}` : 'art'}>{icon ? <Icon name={icon} size="xl" /> : <LineDrawing />}</div>
      <Heading className="empty-t">{title}</Heading>
      {children && <p>{children}</p>}
      {action && <div className="row wrap">{action}</div>}
    </div>
  );
}
