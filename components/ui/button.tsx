import type { ButtonHTMLAttributes, ReactNode } from 'react';
import { classNames } from './class-names';
import { Icon, type IconName } from './icon';
import { Link } from './link';

type Look = {
  /** At most one `primary` per page. `danger` only for what destroys. */
  tone?: 'primary' | 'danger' | 'ghost';
  size?: 'sm' | 'lg';
  /** Fills the width. */
  wide?: boolean;
  icon?: IconName;
  className?: string;
  children: ReactNode;
};

const TONES = { primary: 'pri', danger: 'dan', ghost: 'ghost' };

const look = ({ tone, size, wide, className }: Omit<Look, 'children'>) =>
  classNames('btn', tone && TONES[tone], size, wide && 'wide', className);

/** A button named with a verb and its object. `type` is "button" unless given. */
export function Button({
  tone,
  size,
  wide,
  icon,
  className,
  children,
  ...rest
}: Look & Omit<ButtonHTMLAttributes<HTMLButtonElement>, keyof Look>) {
  return (
    <button type="button" {...rest} className={look({ tone, size, wide, className })}>
      {icon && <Icon name={icon} size={size === 'sm' ? 's' : 'base'} />}
      {children}
    </button>
  );
}

/** A link that looks like a button: for going somewhere, never for changing something. */
export function LinkButton({
  href,
  tone,
  size,
  wide,
  icon,
  className,
  children,
  ...rest
}: Look & { href: string; download?: boolean | string; 'aria-label'?: string; id?: string }) {
  return (
    <Link href={href} {...rest} className={look({ tone, size, wide, className })}>
      {icon && <Icon name={icon} size={size === 'sm' ? 's' : 'base'} />}
      {children}
    </Link>
  );
}

type IconButtonProps = { icon: IconName; label: string; href?: string; className?: string };

/** A square with an icon; its name is for screen readers and the tooltip. */
export function IconButton({
  icon,
  label,
  href,
  className,
  ...rest
}: IconButtonProps & Omit<ButtonHTMLAttributes<HTMLButtonElement>, keyof IconButtonProps>) {
  const classes = classNames('iconbtn', className);
  if (href)
    return (
      <Link href={href} className={classes} aria-label={label} title={label}>
        <Icon name={icon} size="m" />
      </Link>
    );
  return (
    <button type="button" {...rest} className={classes} aria-label={label} title={label}>
      <Icon name={icon} size="m" />
    </button>
  );
}
