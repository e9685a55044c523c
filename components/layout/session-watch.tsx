'use client';
// Warns five minutes before the session ends for want of activity (60 minutes) or at its last moment (12 hours). Typing counts as activity.
import { usePathname } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Icon } from '@/components/ui/icon';

const MINUTE = 60_000;
const IDLE = 60 * MINUTE;
const WARN = 5 * MINUTE;
/** While somebody types, the server hears of it this often. */
const TELL = 4 * MINUTE;
const KEY = 'maksat.active';

/** Shared by the tabs of this browser: the last time any of them spoke with the server. */
const lastHeard = () => Number(localStorage.getItem(KEY)) || Date.now();
const heard = () => localStorage.setItem(KEY, String(Date.now()));

/** Asking for the session is activity; a session that is over answers with nothing. */
async function isAlive(): Promise<boolean> {
  const answer = await fetch('/api/auth/session', { cache: 'no-store' }).then((r) => r.json() as Promise<object>);
  return 'user' in answer;
}

/** @param ends ISO moment after which the session is over in any case */
export function SessionWatch({ ends }: { ends: string }) {
  const t = useTranslations('ui.session');
  const path = usePathname();
  const [left, setLeft] = useState<number | null>(null);
  const last = Date.parse(ends);

  useEffect(() => {
    heard();
    const look = () => {
      const rest = Math.min(lastHeard() + IDLE, last) - Date.now();
      setLeft(rest < WARN ? rest : null);
    };
    const typed = () => {
      if (Date.now() - lastHeard() < TELL) return;
      heard();
      void isAlive().catch(() => {});
    };
    const timer = setInterval(look, 15_000);
    document.addEventListener('input', typed);
    return () => {
      clearInterval(timer);
      document.removeEventListener('input', typed);
    };
  }, [last]);

  if (left === null) return null;
  const stay = async () => {
    if (!(await isAlive().catch(() => false))) return setLeft(0);
    heard();
    setLeft(null);
  };
  const isOver = left <= 0;
  const isLast = last - Date.now() < WARN;
  return (
    <div className="session-watch" role="alert">
      <Icon name={isOver ? 'lock' : 'timer'} />
      <span className="grow">
        {isOver ? t('over') : t(isLast ? 'last' : 'soon', { minutes: Math.max(1, Math.ceil(left / MINUTE)) })}
      </span>
      {isOver ? (
        <a className="btn sm" href={`/sign-in?ended=1&next=${encodeURIComponent(path + location.search)}`}>
          {t('signIn')}
        </a>
      ) : (
        !isLast && (
          <Button size="sm" onClick={stay}>
            {t('stay')}
          </Button>
        )
      )}
    </div>
  );
}
