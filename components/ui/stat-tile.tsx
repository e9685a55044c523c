import type { ReactNode } from 'react';
import { classNames } from './class-names';
import { Icon, type IconName } from './icon';
import { Link } from './link';

type Props = {
  href: string;
  icon?: IconName;
  label: ReactNode;
  value: ReactNode;
  /** "of 124", "%" beside the figure. */
  unit?: ReactNode;
  /** A ProgressBar or StackedBar, when the figure is a share. */
  bar?: ReactNode;
  /** One line of meaning. */
  note?: ReactNode;
  noteTone?: 'danger' | 'warn' | 'ok';
};

/** Label, figure, bar, meaning. The whole tile is the link to the list behind the figure. */
export function StatTile({ href, icon, label, value, unit, bar, note, noteTone }: Props) {
  return (
    <Link className="stat" href={href}>
      <span className="k">
        {icon && <Icon name={icon} />}
        {label}
      </span>
      <span className="v">
        {value}
        {unit && <small> {unit}</small>}
      </span>
      {bar}
      {note && (
        <span className={classNames('d mt4', noteTone)}>
          {noteTone === 'danger' && <Icon name="triangle-alert" size="s" />}
          {note}
        </span>
      )}
    </Link>
  );
}
