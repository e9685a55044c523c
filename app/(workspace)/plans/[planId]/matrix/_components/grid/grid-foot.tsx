'use client';
// Below the grid: the keys, what needs the person, and why nothing is heard of others any more.
import { useTranslations } from 'next-intl';
import { useEffect } from 'react';
import { Button } from '@/components/ui/button';
import { Icon } from '@/components/ui/icon';
import type { Model, Snapshot } from './model';
import { tellStatus } from './status';

type Props = { snapshot: Snapshot; model: Model; rows: number; edits: boolean; goTo: (row: string, field: string) => void };

export function GridFoot({ snapshot, model, rows, edits, goTo }: Props) {
  const t = useTranslations('grid');
  const { cells, acts, line, savedAt, peers, ended } = snapshot;
  const troubled = cells.filter((c) => c.state === 'conflict' || c.state === 'refused');
  const failed = acts.filter((a) => a.state === 'refused');
  const waiting = cells.length + acts.length - troubled.length - failed.length;
  const [first] = troubled;
  useEffect(() => {
    const state =
      line === 'open' ? (waiting ? 'saving' : troubled.length + failed.length ? 'trouble' : savedAt ? 'saved' : 'open') : line;
    const signInHref = `/sign-in?ended=1&next=${encodeURIComponent(location.pathname + location.search)}`;
    tellStatus({
      state,
      at: savedAt,
      waiting: line === 'open' ? troubled.length + failed.length : waiting,
      people: peers,
      signInHref,
    });
  }, [line, waiting, troubled.length, failed.length, savedAt, peers]);
  useEffect(() => () => tellStatus(null), []);
  useEffect(() => {
    const leaving = (event: BeforeUnloadEvent) => {
      if (!model.isEmpty()) event.preventDefault();
    };
    addEventListener('beforeunload', leaving);
    return () => removeEventListener('beforeunload', leaving);
  }, [model]);
  return (
    <div className="gridfoot">
      <span>{t('rows', { count: rows })}</span>
      <span className="row g6 gx-keys">
        <kbd>↑↓←→</kbd> {t('keys.move')}
        {edits && (
          <>
            {' '}
            <kbd>Enter</kbd> {t('keys.edit')} <kbd>Ctrl Z</kbd> {t('keys.undo')} <kbd>Insert</kbd> {t('keys.add')}{' '}
            <kbd>Shift F10</kbd> {t('keys.menu')}
          </>
        )}
      </span>
      {ended && (
        <span className="row g6 danger strong" role="alert">
          <Icon name="wifi-off" size="s" />
          {t(`ended.${ended}`)}
        </span>
      )}
      {first && (
        <Button size="sm" icon="triangle-alert" onClick={() => goTo(first.id, first.field)}>
          {t('troubled', { count: troubled.length })}
        </Button>
      )}
      {failed.map((act) => (
        <span key={act.key} className="row g6 danger" role="alert">
          <Icon name="circle-alert" size="s" />
          {t('actRefused', { message: act.message ?? '' })}
          <Button size="sm" onClick={() => model.retry()}>
            {t('trouble.retry')}
          </Button>
          <Button size="sm" onClick={() => model.discard(act.key)}>
            {t('trouble.discard')}
          </Button>
        </span>
      ))}
    </div>
  );
}
