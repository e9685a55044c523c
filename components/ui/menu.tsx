'use client';
import { type KeyboardEvent, type ReactNode, useCallback, useId, useRef, useState } from 'react';
import { classNames } from './class-names';
import { Icon, type IconName } from './icon';
import { Link } from './link';
import { useOutside } from './use-outside';

export type MenuItem = { key: string; label: ReactNode; icon?: IconName; href?: string; onSelect?: () => void; danger?: boolean };

type Props = {
  /** Name of the button. Shown when there is no icon. */
  label: string;
  icon?: IconName;
  /** Shows the words beside the icon. */
  showLabel?: boolean;
  items: MenuItem[];
  size?: 'sm';
};

/** A button that opens a list of acts. Arrows, Home and End move, Enter does, Esc and Tab leave. */
export function Menu({ label, icon = 'ellipsis', showLabel, items, size }: Props) {
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const [isOpen, setOpen] = useState(false);
  const close = useCallback(() => setOpen(false), []);
  useOutside(box, isOpen, close);

  const all = () => [...(box.current?.querySelectorAll<HTMLElement>('[role="menuitem"]') ?? [])];
  const open = () => {
    setOpen(true);
    requestAnimationFrame(() => all()[0]?.focus());
  };
  const leave = () => {
    close();
    button.current?.focus();
  };
  const press = (event: KeyboardEvent) => {
    const list = all();
    const at = list.indexOf(document.activeElement as HTMLElement);
    const steps: Record<string, number> = {
      ArrowDown: (at + 1) % list.length,
      ArrowUp: at <= 0 ? list.length - 1 : at - 1,
      Home: 0,
      End: list.length - 1,
    };
    if (event.key === 'Escape' && isOpen) leave();
    else if (event.key === 'Tab') return close();
    else if (event.key in steps) isOpen ? list[steps[event.key] ?? 0]?.focus() : open();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of the menu inside
    <div className="menu" ref={box} onKeyDown={press}>
      <button
        type="button"
        ref={button}
        className={showLabel ? classNames('btn', size) : 'iconbtn'}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        aria-label={showLabel ? undefined : label}
        title={showLabel ? undefined : label}
        onClick={() => (isOpen ? close() : open())}
      >
        <Icon name={icon} />
        {showLabel && label}
      </button>
      {isOpen && (
        <div className="pop menu-list" role="menu" id={id} aria-label={label}>
          {items.map((item) => (
            <Item key={item.key} item={item} done={leave} />
          ))}
        </div>
      )}
    </div>
  );
}

function Item({ item, done }: { item: MenuItem; done: () => void }) {
  const classes = classNames('opt-i', item.danger && 'danger');
  const inner = (
    <>
      {item.icon && <Icon name={item.icon} />}
      {item.label}
    </>
  );
  if (item.href)
    return (
      <Link href={item.href} role="menuitem" tabIndex={-1} className={classes}>
        {inner}
      </Link>
    );
  const act = () => {
    done();
    item.onSelect?.();
  };
  return (
    <button type="button" role="menuitem" tabIndex={-1} className={classes} onClick={act}>
      {inner}
    </button>
  );
}
