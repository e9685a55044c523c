'use client';
// What can be done with a line: the menu of its last cell, also by the menu key and Shift+F10.
import { useTranslations } from 'next-intl';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { Icon, type IconName } from '@/components/ui/icon';
import { useOutside } from '@/components/ui/use-outside';
import type { Item } from './items';

export type Choice = 'edit' | 'open' | 'addAction' | 'addObjective' | 'addSection' | 'rename' | 'up' | 'down' | 'delete';
const ICON: Record<Choice, IconName> = {
  edit: 'pencil',
  open: 'external-link',
  addAction: 'plus',
  addObjective: 'plus',
  addSection: 'plus',
  rename: 'pencil',
  up: 'arrow-up',
  down: 'arrow-down',
  delete: 'trash-2',
};
const KEYS: Partial<Record<Choice, string>> = {
  addAction: 'Insert',
  up: 'Alt ↑',
  down: 'Alt ↓',
  delete: 'Ctrl Delete',
  open: 'Ctrl Enter',
  rename: 'F2',
};

export function choicesFor(item: Item, can: { edit: boolean; place: boolean; arrange: boolean; isGrouped: boolean }): Choice[] {
  const move: Choice[] = can.isGrouped ? ['up', 'down'] : [];
  if (item.kind === 'action')
    return [
      'open',
      ...(can.edit ? (['edit'] as const) : []),
      ...(can.arrange && can.isGrouped ? (['addAction'] as const) : []),
      ...(can.place ? [...move, 'delete' as const] : []),
    ];
  if (item.kind === 'draft' || !can.arrange) return [];
  return [
    'rename',
    'addAction',
    'addObjective',
    ...(item.kind === 'section' ? (['addSection'] as const) : []),
    ...move,
    'delete',
  ];
}

type Props = { label: string; choices: readonly Choice[]; choose: (choice: Choice) => void; close: () => void };

export function RowMenu({ label, choices, choose, close }: Props) {
  const t = useTranslations('grid.menu');
  const box = useRef<HTMLDivElement>(null);
  useOutside(box, true, close);
  useEffect(() => box.current?.querySelector<HTMLElement>('[role="menuitem"]')?.focus(), []);
  const press = (event: KeyboardEvent) => {
    event.stopPropagation();
    const items = [...(box.current?.querySelectorAll<HTMLElement>('[role="menuitem"]') ?? [])];
    const at = items.indexOf(document.activeElement as HTMLElement);
    const to = {
      ArrowDown: (at + 1) % items.length,
      ArrowUp: (at - 1 + items.length) % items.length,
      Home: 0,
      End: items.length - 1,
    }[event.key];
    if (event.key === 'Escape' || event.key === 'Tab') close();
    else if (to !== undefined) items[to]?.focus();
    else return;
    event.preventDefault();
  };
  return (
    <div className="pop gx-pop gx-menu-pop" role="menu" aria-label={label} ref={box} tabIndex={-1} onKeyDown={press}>
      {choices.map((choice) => (
        <button
          key={choice}
          type="button"
          role="menuitem"
          tabIndex={-1}
          className={choice === 'delete' ? 'opt-i danger' : 'opt-i'}
          onClick={() => choose(choice)}
        >
          <Icon name={ICON[choice]} size="s" />
          <span className="grow">{t(choice)}</span>
          {KEYS[choice] && <kbd>{KEYS[choice]}</kbd>}
        </button>
      ))}
    </div>
  );
}
