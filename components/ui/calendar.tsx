'use client';
import { useLocale, useTranslations } from 'next-intl';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { formatDate } from '@/lib/platform/i18n/format';
import { isLanguage } from '@/lib/platform/i18n/languages';
import { IconButton } from './button';
import { addMonths, dayAfterKey, weeksOf } from './calendar-days';
import { classNames } from './class-names';

type Props = {
  value: string | null;
  today: string;
  min?: string;
  max?: string;
  onChoose: (iso: string) => void;
  onClose: () => void;
};

/** A month to choose a day from. Arrows, Home, End, Page Up and Down move, Enter chooses, Esc leaves. */
export function Calendar({ value, today, min, max, onChoose, onClose }: Props) {
  const t = useTranslations('ui.date');
  const locale = useLocale();
  const language = isLanguage(locale) ? locale : 'tk';
  const [here, setHere] = useState(value ?? today);
  const grid = useRef<HTMLTableElement>(null);
  useEffect(() => grid.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus(), [here]);

  const press = (event: KeyboardEvent) => {
    const next = dayAfterKey(here, event.key);
    if (event.key === 'Escape') onClose();
    else if (next) setHere(next);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const isOut = (day: string) => (min !== undefined && day < min) || (max !== undefined && day > max);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of the grid inside
    <div className="cal" onKeyDown={press}>
      <div className="row between">
        <IconButton icon="chevron-left" label={t('previousMonth')} onClick={() => setHere(addMonths(here, -1))} />
        <span className="strong" aria-live="polite">
          {formatDate(here, language, 'month')}
        </span>
        <IconButton icon="chevron-right" label={t('nextMonth')} onClick={() => setHere(addMonths(here, 1))} />
      </div>
      <table ref={grid}>
        <thead aria-hidden="true">
          <tr>
            {t('weekdays')
              .split(' ')
              .map((name) => (
                <th key={name}>{name}</th>
              ))}
          </tr>
        </thead>
        <tbody>
          {weeksOf(here).map((week) => (
            <tr key={week[0]}>
              {week.map((day) => (
                <td key={day}>
                  <button
                    type="button"
                    tabIndex={day === here ? 0 : -1}
                    className={classNames('cal-d', day.slice(0, 7) !== here.slice(0, 7) && 'dim', day === today && 'today')}
                    aria-label={`${formatDate(day, language, 'weekday')}, ${formatDate(day, language)}${day === today ? `, ${t('today')}` : ''}`}
                    aria-pressed={day === value}
                    disabled={isOut(day)}
                    onClick={() => onChoose(day)}
                  >
                    {Number(day.slice(8))}
                  </button>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
