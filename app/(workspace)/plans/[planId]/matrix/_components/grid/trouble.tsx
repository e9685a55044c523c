'use client';
// A cell that needs the person: another value stands there now, or the server refused this one.
import { useTranslations } from 'next-intl';
import { type KeyboardEvent, useEffect, useId, useRef } from 'react';
import { Button } from '@/components/ui/button';
import type { Pending } from './queue';

type Props = {
  pending: Pending;
  mine: string;
  theirs: string;
  /** Takes the focus: the person pressed Enter on the cell. */
  takesFocus: boolean;
  choose: (side: 'mine' | 'theirs') => void;
  retry: () => void;
  discard: () => void;
  leave: () => void;
};

export function TroublePanel({ pending, mine, theirs, takesFocus, choose, retry, discard, leave }: Props) {
  const t = useTranslations('grid.trouble');
  const box = useRef<HTMLDivElement>(null);
  const id = useId();
  useEffect(() => {
    if (takesFocus) box.current?.querySelector('button')?.focus();
  }, [takesFocus]);
  const press = (event: KeyboardEvent) => {
    if (!takesFocus) return;
    event.stopPropagation();
    if (event.key === 'Escape') leave();
  };
  const isConflict = pending.state === 'conflict';
  return (
    <div className="pop gx-pop gx-trouble" role="alertdialog" aria-labelledby={id} ref={box} tabIndex={-1} onKeyDown={press}>
      <p className="strong" id={id}>
        {isConflict ? t('conflict') : t('refused')}
      </p>
      {isConflict ? (
        <dl>
          <dt>{t('mine')}</dt>
          <dd>{mine}</dd>
          <dt>{t('theirs')}</dt>
          <dd>{theirs}</dd>
        </dl>
      ) : (
        <p>{pending.message}</p>
      )}
      <div className="row g8 wrap">
        <Button size="sm" tone="primary" onClick={isConflict ? () => choose('mine') : retry}>
          {isConflict ? t('keepMine') : t('retry')}
        </Button>
        <Button size="sm" onClick={isConflict ? () => choose('theirs') : discard}>
          {isConflict ? t('takeTheirs') : t('discard')}
        </Button>
      </div>
    </div>
  );
}
