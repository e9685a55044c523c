'use client';
import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import { ProgressBar } from '@/components/ui/bar';

type Told = { state: string; done: number; total: number; isRunning: boolean };
const EVERY = 700;

/** A bar that asks how far an import is. @param onEnd when nothing is being written any more */
export function Progress({ id, done, total, onEnd }: { id: string; done: number; total: number; onEnd?: () => void }) {
  const t = useTranslations('imports.commit');
  const [told, setTold] = useState({ done, total });
  const end = useRef(onEnd);
  end.current = onEnd;
  useEffect(() => {
    const timer = setInterval(async () => {
      const answer = await fetch(`/api/imports/${id}/progress`, { cache: 'no-store' }).catch(() => null);
      if (!answer?.ok) return; // asked again in a moment
      const now = (await answer.json()) as Told;
      setTold(now);
      if (!now.isRunning) end.current?.();
    }, EVERY);
    return () => clearInterval(timer);
  }, [id]);
  const words = t('progress', { done: told.done, total: told.total });
  return (
    <div role="status">
      <ProgressBar value={told.done} max={told.total} label={words} />
      <div className="small muted mt4">{words}</div>
    </div>
  );
}
