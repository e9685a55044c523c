import type { ReactNode } from 'react';
import type { Tone } from './badge';
import { classNames } from './class-names';
import { Icon, type IconName } from './icon';

const ICONS: Record<Tone, IconName> = {
  neutral: 'info',
  info: 'info',
  success: 'circle-check',
  warning: 'triangle-alert',
  danger: 'circle-alert',
  violet: 'info',
};

type Props = {
  tone: Tone;
  icon?: IconName;
  /** The state in one bold sentence. */
  title?: ReactNode;
  /** Since when, who, what to do. */
  children?: ReactNode;
  /** One action at the right end. */
  end?: ReactNode;
  /** Full width under the top bar. */
  strip?: boolean;
  /** Announce it: "status" politely, "alert" at once. */
  role?: 'status' | 'alert';
  id?: string;
};

/** The state of the page: locked, offline, demonstration. */
export function Banner({ tone, icon, title, children, end, strip, role, id }: Props) {
  return (
    <div className={classNames('banner', `t-${tone}`, strip && 'strip')} role={role} id={id}>
      <Icon name={icon ?? ICONS[tone]} />
      <div className="grow">
        {title && <b>{title}</b>}
        {title && children && ' '}
        {children}
      </div>
      {end && <div className="end">{end}</div>}
    </div>
  );
}
