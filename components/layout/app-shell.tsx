// The frame of every signed-in page. Knows nothing by itself: navigation, person, plan and counts come as props.
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { classNames } from '@/components/ui/class-names';
import { Icon } from '@/components/ui/icon';
import { Link } from '@/components/ui/link';
import { ToastRegion } from '@/components/ui/toast';
import { Breadcrumbs, type Crumb } from './breadcrumbs';
import { LanguageSwitch } from './language-switch';
import { PrintHead } from './print-head';
import { SessionWatch } from './session-watch';
import { type Shortcut, Shortcuts } from './shortcuts';
import { SIDE_ID, Side, type SideProps } from './side';

export type AppShellProps = SideProps & {
  crumbs: Crumb[];
  /** Unread notifications. */
  unread: number;
  notificationsHref: string;
  languageAction: (form: FormData) => Promise<void>;
  /** G-keys and others, shown by "?". */
  shortcuts: Shortcut[];
  /** Narrow navigation, for matrix, map and builder. */
  rail?: boolean;
  /** What the person chose for every page (cookie `side`). */
  pinned?: 'rail' | 'full';
  /** `full` for maps, `flush` for split views without padding. */
  width?: 'full' | 'flush';
  /** Strip under the top bar: the demonstration, a coming maintenance. */
  strip?: ReactNode;
  /** For paper: plan, filters in words, day. */
  paper?: (string | null | undefined)[];
  /** In the top bar, before the languages: save state, presence. */
  topEnd?: ReactNode;
  /** ISO moment of the session's end: warns before it. */
  sessionEnds?: string | undefined;
  children: ReactNode;
};

export function AppShell(props: AppShellProps) {
  const { home, groups, path, plans, user, crumbs, width, strip, children } = props;
  const isRail = props.pinned ? props.pinned === 'rail' : !!props.rail;
  const languages = <LanguageSwitch action={props.languageAction} back={path} />;
  return (
    <>
      <div className={classNames('app', isRail && 'rail')}>
        <Side {...{ home, groups, path, plans, user, languages, isRail }} />
        <div className="main">
          <Top {...props} crumbs={crumbs} />
          {strip}
          <main id="main" className={classNames('content', width)} tabIndex={-1}>
            {props.paper && <PrintHead parts={props.paper} />}
            {children}
          </main>
        </div>
      </div>
      <ToastRegion />
      {props.sessionEnds && <SessionWatch ends={props.sessionEnds} />}
      <Shortcuts userId={user.id} shortcuts={props.shortcuts} />
    </>
  );
}

function Top({ crumbs, topEnd, unread, notificationsHref, languageAction, path }: AppShellProps) {
  const t = useTranslations('layout');
  return (
    <header className="top">
      <button type="button" className="iconbtn menubtn" popoverTarget={SIDE_ID} aria-label={t('menu')}>
        <Icon name="menu" size="l" />
      </button>
      <Breadcrumbs items={crumbs} />
      {topEnd}
      <LanguageSwitch action={languageAction} back={path} />
      <Link
        className="iconbtn"
        href={notificationsHref}
        aria-label={t('notifications', { count: unread })}
        title={t('notifications', { count: unread })}
      >
        <Icon name="bell" size="m" />
        {unread > 0 && <span className="dot">{unread > 99 ? '99+' : unread}</span>}
      </Link>
    </header>
  );
}
