'use client';
// The state of saving and the people in the grid, shown in the top bar of the page; the grid tells it from below.
import { useTranslations } from 'next-intl';
import { useSyncExternalStore } from 'react';
import { Avatars } from '@/components/ui/avatar';
import { Icon, type IconName } from '@/components/ui/icon';

export type Status = {
  state: 'open' | 'saving' | 'saved' | 'cut' | 'signedOut' | 'noRight' | 'trouble';
  at: string | null;
  waiting: number;
  people: readonly { tab: string; name: string }[];
  signInHref: string;
};

let status: Status | null = null;
const listeners = new Set<() => void>();
export function tellStatus(next: Status | null) {
  if (JSON.stringify(next) === JSON.stringify(status)) return;
  status = next;
  for (const listener of listeners) listener();
}
const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

const LOOK: Record<Status['state'], [className: string, icon: IconName]> = {
  open: ['live', 'cloud-check'],
  saving: ['live', 'cloud-upload'],
  saved: ['live ok', 'cloud-check'],
  cut: ['live warn', 'cloud-off'],
  signedOut: ['live danger strong', 'lock'],
  noRight: ['live danger strong', 'lock'],
  trouble: ['live danger strong', 'cloud-alert'],
};

export function GridStatus() {
  const t = useTranslations('grid');
  const now = useSyncExternalStore(
    subscribe,
    () => status,
    () => null,
  );
  if (!now) return null;
  const [className, icon] = LOOK[now.state];
  return (
    <div className="row g12">
      <span className={className} role="status" data-grid-state={now.state}>
        {now.state !== 'open' && <Icon name={icon} />}
        {now.state !== 'open' && t(`state.${now.state}`, { at: now.at ?? '', count: now.waiting })}
        {now.state === 'signedOut' && <a href={now.signInHref}>{t('signIn')}</a>}
      </span>
      {now.people.length > 0 && (
        <Avatars
          people={now.people.map((p) => ({ id: p.tab, name: p.name }))}
          label={t('people', { names: now.people.map((p) => p.name).join(', ') })}
        />
      )}
    </div>
  );
}
