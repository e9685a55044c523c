'use client';
// Who is here, and whether what was written is on the server's disk.
import type { HocuspocusProvider } from '@hocuspocus/provider';
import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import { Avatars } from '@/components/ui/avatar';
import { Icon, type IconName } from '@/components/ui/icon';
import { formatTime } from '@/lib/platform/i18n/format';
import { isForGood } from './closing';
import type { LineState } from './provider';

type Person = { id: string; name: string };

const LOOK: Partial<Record<LineState, readonly [string, IconName]>> = {
  saved: ['live ok', 'cloud-check'],
  saving: ['live', 'loader-circle'],
  offline: ['live warn', 'cloud-off'],
};

export function TextStatus({ provider, state, own }: { provider: HocuspocusProvider; state: LineState; own: string }) {
  const t = useTranslations('text');
  const people = usePeople(provider, own);
  const at = useSavedAt(state);
  const [classes, icon] = LOOK[state] ?? ['live', 'cloud-off'];
  return (
    <div className="row between g12 wrap ed-status">
      <span className={classes} role="status" data-state={state}>
        {!isForGood(state) && <Icon name={icon} />}
        {state === 'saved' && at
          ? t('state.saved', { at })
          : isForGood(state)
            ? ''
            : t(`state.${state === 'saved' ? 'open' : state}`)}
      </span>
      {people.length > 0 && (
        <span className="row g8">
          <Avatars people={people} label={t('here', { names: people.map((p) => p.name).join(', ') })} />
          <span className="small muted hide-m">{people.map((p) => p.name).join(', ')}</span>
        </span>
      )}
    </div>
  );
}

/** The time when everything written here was on disk last; empty until something was written. */
function useSavedAt(state: LineState): string {
  const [at, setAt] = useState('');
  const wasUnsaved = useRef(false);
  useEffect(() => {
    if (state === 'saving' || state === 'offline') wasUnsaved.current = true;
    if (state === 'saved' && wasUnsaved.current) setAt(formatTime(new Date()));
  }, [state]);
  return at;
}

/** The others in this text, each once however many screens they have. */
function usePeople(provider: HocuspocusProvider, own: string): Person[] {
  const [people, setPeople] = useState<Person[]>([]);
  useEffect(() => {
    const look = () => {
      const found = new Map<string, Person>();
      for (const state of provider.awareness?.getStates().values() ?? []) {
        const { user } = state as { user?: Person };
        if (user?.id && user.id !== own) found.set(user.id, user);
      }
      setPeople([...found.values()]);
    };
    provider.on('awarenessChange', look);
    look();
    return () => {
      provider.off('awarenessChange', look);
    };
  }, [provider, own]);
  return people;
}
