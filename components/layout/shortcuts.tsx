'use client';
// Keys that work anywhere: "?" shows them all, G then a letter goes somewhere. None works while a field has the focus,
// and all can be switched off (WCAG 2.1.4).
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import { keepOnlyOf } from '@/components/forms/form-storage';
import { Dialog } from '@/components/ui/dialog';

export type Shortcut = {
  /** "G H", "?", "Ctrl Enter" */
  keys: string;
  label: string;
  /** Only for G-keys: where they lead. */
  href?: string;
};

const OFF = 'maksat:keys-off';
const SECOND_KEY_MS = 1500;

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select, [role="grid"] *'));

export function Shortcuts({ userId, shortcuts }: { userId: string; shortcuts: Shortcut[] }) {
  const t = useTranslations('ui.keys');
  const router = useRouter();
  const [isOpen, setOpen] = useState(false);
  const [isOff, setOff] = useState(false);
  const lastG = useRef(0);

  useEffect(() => {
    keepOnlyOf(sessionStorage, userId);
    keepOnlyOf(localStorage, userId);
    setOff(localStorage.getItem(OFF) === '1');
  }, [userId]);

  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (isOff || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      if (event.key === '?') return setOpen(true);
      const now = event.timeStamp;
      const target = shortcuts.find(({ keys }) => keys === `G ${event.code.replace('Key', '')}`)?.href;
      if (target && now - lastG.current < SECOND_KEY_MS) router.push(target);
      lastG.current = event.code === 'KeyG' ? now : 0;
    };
    const open = (event: MouseEvent) => {
      if ((event.target as Element).closest('[data-open-keys]')) setOpen(true);
    };
    addEventListener('keydown', press);
    addEventListener('click', open);
    return () => {
      removeEventListener('keydown', press);
      removeEventListener('click', open);
    };
  }, [isOff, shortcuts, router]);

  const toggle = (off: boolean) => {
    localStorage.setItem(OFF, off ? '1' : '0');
    setOff(off);
  };
  return (
    <Dialog isOpen={isOpen} onClose={() => setOpen(false)} title={t('title')}>
      <dl className="dl keys">
        {shortcuts.map(({ keys, label }) => (
          <div key={keys}>
            <dt>{label}</dt>
            <dd>
              {keys.split(' ').map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
      <label className="check mt16">
        <input type="checkbox" checked={isOff} onChange={(event) => toggle(event.target.checked)} />
        {t('off')}
      </label>
    </Dialog>
  );
}
