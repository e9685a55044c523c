'use client';
import { useEffect, useRef, useState } from 'react';
import { useHydrated } from '@/components/ui/use-hydrated';

/** Ticks every box that belongs to a form; drawn only where script runs. */
export function ChooseAll({ form, label }: { form: string; label: string }) {
  const box = useRef<HTMLInputElement>(null);
  const [ticked, setTicked] = useState<'none' | 'some' | 'all'>('none');
  const isHydrated = useHydrated();
  useEffect(() => {
    const look = () => {
      const boxes = boxesOf(form);
      const count = boxes.filter((b) => b.checked).length;
      setTicked(count === 0 ? 'none' : count === boxes.length ? 'all' : 'some');
    };
    look();
    document.addEventListener('change', look);
    return () => document.removeEventListener('change', look);
  }, [form]);
  useEffect(() => {
    if (box.current) box.current.indeterminate = ticked === 'some';
  }, [ticked]);
  if (!isHydrated) return null;
  return (
    <label className="check solo">
      <input
        ref={box}
        type="checkbox"
        aria-label={label}
        checked={ticked === 'all'}
        onChange={(event) => {
          for (const b of boxesOf(form)) b.checked = event.currentTarget.checked;
          setTicked(event.currentTarget.checked ? 'all' : 'none');
        }}
      />
    </label>
  );
}

const boxesOf = (form: string) => [...document.querySelectorAll<HTMLInputElement>(`input[type=checkbox][form="${form}"]`)];
