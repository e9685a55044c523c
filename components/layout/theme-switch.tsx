'use client';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Icon, type IconName } from '@/components/ui/icon';
import type { Theme } from './user-foot';

const CHOICES: [Theme, IconName][] = [
  ['light', 'sun'],
  ['dark', 'moon'],
  ['system', 'monitor'],
];
const YEAR = 31_536_000;

/** Light, dark, or as the system. Kept in a cookie that the layout reads, so that the first paint is right. */
export function ThemeSwitch({ theme }: { theme: Theme }) {
  const t = useTranslations('ui.theme');
  const [chosen, setChosen] = useState(theme);
  const choose = (next: Theme) => {
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in Safari and Firefox of the last years
    document.cookie = `theme=${next}; path=/; max-age=${YEAR}; samesite=lax`;
    if (next === 'system') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = next;
    setChosen(next);
  };
  return (
    <fieldset className="themes" aria-label={t('label')}>
      {CHOICES.map(([value, icon]) => (
        <button key={value} type="button" aria-pressed={chosen === value} onClick={() => choose(value)}>
          <Icon name={icon} size="s" />
          {t(value)}
        </button>
      ))}
    </fieldset>
  );
}
