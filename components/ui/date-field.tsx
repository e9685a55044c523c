'use client';
// A day: typed as dd.mm.yyyy or chosen from a month. React Aria's date field is not used: its segments, names and order come
// from Intl, which has no Turkmen in Chromium.
import { useTranslations } from 'next-intl';
import { useCallback, useRef, useState } from 'react';
import { readDay, typedDay } from '@/lib/platform/i18n/day';
import { IconButton } from './button';
import { Calendar } from './calendar';
import { useHydrated } from './use-hydrated';
import { useOutside } from './use-outside';

type Props = {
  name: string;
  /** ISO day; what is no day is shown as it was typed. */
  defaultValue?: string;
  min?: string;
  max?: string;
  /** The business day, ISO: where the month opens. Without it the clock of the browser. */
  today?: string;
  id?: string;
  'aria-describedby'?: string;
  'aria-invalid'?: true;
  'aria-label'?: string;
  onChange?: (iso: string | null) => void;
};

/** Sends the ISO day; what cannot be read is sent as typed, so that the server can say so. Without script: a plain text box. */
export function DateField({ name, defaultValue = '', min, max, today, onChange, ...control }: Props) {
  const t = useTranslations('ui.date');
  const isHydrated = useHydrated();
  const [text, setText] = useState(typedDay(defaultValue));
  const [isOpen, setOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const close = useCallback(() => setOpen(false), []);
  useOutside(box, isOpen, close);
  const iso = readDay(text);

  const write = (next: string) => {
    setText(next);
    onChange?.(readDay(next));
  };
  const leave = () => {
    close();
    box.current?.querySelector<HTMLElement>('.iconbtn')?.focus();
  };
  return (
    <div className="date" ref={box}>
      <input
        {...control}
        name={isHydrated ? undefined : name}
        className="input"
        inputMode="numeric"
        autoComplete="off"
        maxLength={20}
        value={text}
        onChange={(event) => write(event.target.value)}
        onBlur={() => iso && setText(typedDay(iso))}
      />
      {isHydrated && (
        <>
          <input type="hidden" name={name} value={iso ?? text.trim()} />
          <IconButton
            icon="calendar-days"
            label={t('choose')}
            aria-haspopup="dialog"
            aria-expanded={isOpen}
            onClick={() => setOpen(!isOpen)}
          />
        </>
      )}
      {isOpen && (
        <div className="pop date-pop" role="dialog" aria-label={t('choose')}>
          <Calendar
            value={iso}
            today={today ?? new Date().toISOString().slice(0, 10)}
            min={min}
            max={max}
            onClose={leave}
            onChoose={(day) => {
              write(typedDay(day));
              leave();
            }}
          />
        </div>
      )}
    </div>
  );
}
