import type { ReactNode } from 'react';
import type { Tone } from './badge';
import { classNames } from './class-names';

export type TimelineItem = {
  key: string;
  title: ReactNode;
  /** When and who, below. */
  when?: ReactNode;
  tone?: Tone;
  /** Filled: it has happened for good. */
  done?: boolean;
  children?: ReactNode;
};

/** What happened, newest first. */
export function Timeline({ items }: { items: TimelineItem[] }) {
  return (
    <ul className="tl">
      {items.map((item) => (
        <li key={item.key} className={classNames(item.tone && `t-${item.tone}`, item.done && 'f')}>
          <span className={item.done ? 'strong' : 'ink2'}>{item.title}</span>
          {item.when && <span className="when">{item.when}</span>}
          {item.children}
        </li>
      ))}
    </ul>
  );
}
