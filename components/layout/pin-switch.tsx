'use client';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Icon } from '@/components/ui/icon';

const YEAR = 31_536_000;

/** Narrow or wide navigation, as the person likes it on every page. Kept in a cookie, so that the server draws it right. */
export function PinSwitch({ isRail }: { isRail: boolean }) {
  const t = useTranslations('ui.side');
  const [isNarrow, setNarrow] = useState(isRail);
  const toggle = () => {
    const next = !isNarrow;
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in Safari and Firefox of the last years
    document.cookie = `side=${next ? 'rail' : 'full'}; path=/; max-age=${YEAR}; samesite=lax`;
    document.querySelector('.app')?.classList.toggle('rail', next);
    setNarrow(next);
  };
  return (
    <button type="button" className="opt-i hide-m" onClick={toggle}>
      <Icon name={isNarrow ? 'panel-left-open' : 'panel-left-close'} />
      {t(isNarrow ? 'widen' : 'narrow')}
    </button>
  );
}
