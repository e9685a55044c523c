'use client';
import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import { fillForm } from './fill';
import { forgetInput, type Kept, keepInput, keptInput, readForm, sameInput } from './form-storage';

const PAUSE = 300;

/** Keeps unsent input of one form in the tab, and brings it back when the form appears again. */
export function useKeptInput(form: RefObject<HTMLFormElement | null>, keep: { userId: string; record: string } | undefined) {
  const [restored, setRestored] = useState<Kept | null>(null);
  const pristine = useRef<Kept>({});
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const isDone = useRef(false);
  const userId = keep?.userId;
  const record = keep?.record;

  const current = useCallback((): Kept => (form.current ? readForm(new FormData(form.current)) : {}), [form]);

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
    pristine.current = current();
    const found = keptInput(sessionStorage, userId, record);
    if (found && !sameInput(found, pristine.current)) {
      fillForm(form.current, found);
      setRestored(found);
    }
    const flush = () => timer.current !== undefined && write();
    addEventListener('pagehide', flush);
    return () => removeEventListener('pagehide', flush);
  }, [form, userId, record, current, write]);

  const changed = useCallback(() => {
    clearTimeout(timer.current);
    isDone.current = false;
    timer.current = setTimeout(write, PAUSE);
  }, [write]);

  const forget = useCallback(() => {
    clearTimeout(timer.current);
    isDone.current = true;
    if (userId && record) forgetInput(sessionStorage, userId, record);
    setRestored(null);
  }, [userId, record]);

  const discard = useCallback(() => {
    if (userId && record) forgetInput(sessionStorage, userId, record);
    if (form.current) fillForm(form.current, pristine.current);
    setRestored(null);
  }, [form, userId, record]);

  return { restored, write, changed, forget, discard, current };
}
