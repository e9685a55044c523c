'use client';
import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import { fillForm } from './fill';
import { forgetInput, type Kept, keepInput, keptInput, readForm, sameInput } from './form-storage';

const PAUSE = 300;

/** Keeps unsent input of one form in the tab, and brings it back when the form appears again. */
export function useKeptInput(form: RefObject<HTMLFormElement | null>, keep: { userId: string; record: string } | undefined) {
  const [filled, setFilled] = useState<Kept | null>(null);
  const [isRestored, setRestored] = useState(false);
  const pristine = useRef<Kept>({});
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const isDone = useRef(false);
  const userId = keep?.userId;
  const record = keep?.record;

  const current = useCallback((): Kept => (form.current ? readForm(new FormData(form.current)) : {}), [form]);

  /** Puts words into native controls and, through the context, into our own. */
  const fill = useCallback(
    (words: Kept) => {
      if (form.current) fillForm(form.current, words);
      setFilled(words);
    },
    [form],
  );

  const write = useCallback(() => {
    clearTimeout(timer.current);
    if (!userId || !record || !form.current || isDone.current) return;
    const now = current();
    if (sameInput(now, pristine.current)) forgetInput(sessionStorage, userId, record);
    else keepInput(sessionStorage, userId, record, now);
  }, [form, userId, record, current]);

  useEffect(() => {
    if (!form.current || !userId || !record) return;
    isDone.current = false;
    // A frame later our own controls have replaced the native ones of the server's HTML.
    const frame = requestAnimationFrame(() => {
      pristine.current = current();
      const found = keptInput(sessionStorage, userId, record);
      if (!found || sameInput(found, pristine.current)) return;
      fill(found);
      setRestored(true);
    });
    const flush = () => timer.current !== undefined && write();
    addEventListener('pagehide', flush);
    return () => {
      cancelAnimationFrame(frame);
      removeEventListener('pagehide', flush);
    };
  }, [form, userId, record, current, write, fill]);

  const changed = useCallback(() => {
    clearTimeout(timer.current);
    isDone.current = false;
    timer.current = setTimeout(write, PAUSE);
  }, [write]);

  const forget = useCallback(() => {
    clearTimeout(timer.current);
    isDone.current = true;
    pristine.current = current();
    if (userId && record) forgetInput(sessionStorage, userId, record);
    setRestored(false);
  }, [userId, record, current]);

  const discard = useCallback(() => {
    if (userId && record) forgetInput(sessionStorage, userId, record);
    fill(pristine.current);
    setRestored(false);
  }, [fill, userId, record]);

  return { filled, isRestored, fill, write, changed, forget, discard, current };
}
