import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Avatar } from '@/components/ui/avatar';
import { Icon } from '@/components/ui/icon';
import { Link } from '@/components/ui/link';
import { PinSwitch } from './pin-switch';
import { SignOutButton } from './sign-out-button';
import { ThemeSwitch } from './theme-switch';

export type ShellUser = {
  id: string;
  name: string;
  /** "Secretariat · MFA" */
  subtitle: string;
  accountHref: string;
  signOut: () => Promise<void>;
  /** light, dark, or system when nothing was chosen. */
  theme: Theme;
};

export type Theme = 'light' | 'dark' | 'system';

const MENU_ID = 'user-menu';

/** Who is signed in, and the menu: account, appearance, keys, sign out. Opens without script. */
export function UserFoot({ user, languages, isRail }: { user: ShellUser; languages: ReactNode; isRail: boolean }) {
  const t = useTranslations('layout');
  return (
    <div className="side-foot">
      <Avatar id={user.id} name={user.name} size="m" />
      <span className="grow">
        <b className="clip">{user.name}</b>
        <small className="clip">{user.subtitle}</small>
      </span>
      <button type="button" className="iconbtn" popoverTarget={MENU_ID} aria-label={t('accountMenu')}>
        <Icon name="ellipsis" />
      </button>
      <div id={MENU_ID} popover="auto" className="pop usermenu">
        <div className="opt-i usermenu-who">
          <span className="grow">
            <b className="strong">{user.name}</b>
            <span className="small muted">{user.subtitle}</span>
          </span>
        </div>
        <Link href={user.accountHref} className="opt-i">
          <Icon name="circle-user-round" />
          {t('account')}
        </Link>
        <button type="button" className="opt-i" data-open-keys="">
          <Icon name="keyboard" />
          {t('keys.title')}
        </button>
        <PinSwitch isRail={isRail} />
        <div className="only-m">{languages}</div>
        <ThemeSwitch theme={user.theme} />
        <SignOutButton action={user.signOut} label={t('signOut')} />
      </div>
    </div>
  );
}
