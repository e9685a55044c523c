'use client';
import type { Editor } from '@tiptap/core';
import { useTranslations } from 'next-intl';
import { useEffect, useId, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import type { ReferenceChoice } from '@/lib/collab/references';
import { referenceKey } from '@/lib/sections/rich-text';
import { known } from './reference-node';

type Props = { editor: Editor; planId: string; language: string; onClose: () => void };

/** Looks for an action or a target and puts in a mention that follows its number and title. */
export function ReferenceDialog({ editor, planId, language, onClose }: Props) {
  const t = useTranslations('text.reference');
  const id = useId();
  const [query, setQuery] = useState('');
  const { choices, isAway } = useChoices(planId, language, query);
  const put = ({ kind, ref, number, title, lang }: ReferenceChoice) => {
    known.set(referenceKey(kind, ref), { number, title, lang, href: null });
    editor
      .chain()
      .focus()
      .insertContent([
        { type: 'reference', attrs: { kind, ref, label: `${number} ${title}` } },
        { type: 'text', text: ' ' },
      ])
      .run();
    onClose();
  };
  return (
    <Dialog isOpen onClose={onClose} title={t('title')} footer={<Button onClick={onClose}>{t('cancel')}</Button>}>
      <label htmlFor={id} className="label">
        {t('search')}
      </label>
      <input
        id={id}
        className="input"
        type="search"
        value={query}
        onChange={(e) => setQuery(e.target.value)}
        autoComplete="off"
      />
      <p className="small muted mt8" role="status">
        {isAway ? t('away') : choices && t('found', { count: choices.length })}
      </p>
      <ul className="list ref-list">
        {(choices ?? []).map((choice) => (
          <li key={referenceKey(choice.kind, choice.ref)}>
            <button type="button" className="btn ghost" onClick={() => put(choice)}>
              <span className="muted">{t(choice.kind)}</span> <b>{choice.number}</b>{' '}
              <span lang={choice.lang}>{choice.title}</span>
            </button>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}

function useChoices(planId: string, language: string, query: string) {
  const [found, setFound] = useState<{ choices: ReferenceChoice[] | null; isAway: boolean }>({ choices: null, isAway: false });
  useEffect(() => {
    const stop = new AbortController();
    const timer = setTimeout(async () => {
      const words = new URLSearchParams({ q: query, language });
      const answer = await fetch(`/api/plans/${planId}/references?${words}`, { signal: stop.signal }).catch(() => null);
      if (stop.signal.aborted) return;
      setFound(answer?.ok ? { choices: await answer.json(), isAway: false } : { choices: null, isAway: true });
    }, 150);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [planId, language, query]);
  return found;
}
