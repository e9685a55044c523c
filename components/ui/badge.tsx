import type { ReactNode } from 'react';
import { classNames } from './class-names';
import { Icon, type IconName } from './icon';

export type Tone = 'neutral' | 'info' | 'success' | 'warning' | 'danger' | 'violet';

/** A state: always colour, icon and word together. */
export function Badge(props: { tone: Tone; icon: IconName; children: ReactNode; size?: 'lg'; plain?: boolean }) {
  return (
    <span className={classNames('badge', `t-${props.tone}`, props.size, props.plain && 'plain')}>
      <Icon name={props.icon} />
      {props.children}
    </span>
  );
}

/** A fact that is no state. */
export function Tag({ icon, children, title }: { icon?: IconName; children: ReactNode; title?: string }) {
  return (
    <span className="tag" title={title}>
      {icon && <Icon name={icon} size="s" />}
      {children}
    </span>
  );
}
