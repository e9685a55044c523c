import { useLocale, useTranslations } from 'next-intl';
import type { ComponentProps } from 'react';
import { ActionButton } from '@/components/forms/action-button';
import { Tag } from '@/components/ui/badge';
import { businessMoment } from '@/lib/platform/clocks';
import { formatDateTime } from '@/lib/platform/i18n/format';
import type { Language } from '@/lib/platform/i18n/languages';
import type { SessionView } from '@/lib/users/queries';
import { deviceOf } from '@/lib/users/rules';

type Props = {
  sessions: SessionView[];
  offsetDays: number;
  endAction: ComponentProps<typeof ActionButton>['action'];
  /** The session of this request: marked, and ended by signing out. */
  current?: string | null;
};

/** Signed-in browsers, each with a button that ends it. */
export function SessionLines({ sessions, offsetDays, endAction, current }: Props) {
  const t = useTranslations('users.person');
  const words = useTranslations('account.sessions');
  const locale = useLocale() as Language;
  const moment = (at: Date) => formatDateTime(businessMoment(at, offsetDays), locale);
  if (!sessions.length) return <p className="body muted">{t('noSessions')}</p>;
  return (
    <ul className="lines">
      {sessions.map((session) => (
        <li key={session.id}>
          <span>
            {t('session', {
              device: deviceOf(session.agent) ?? t('unknownDevice'),
              address: session.address ?? t('unknownAddress'),
            })}{' '}
            {session.id === current && <Tag>{words('this')}</Tag>}
            <br />
            <span className="small muted">
              {t('sessionTimes', { from: moment(session.createdAt), last: moment(session.lastUsedAt) })}
            </span>
          </span>
          {session.id !== current && (
            <ActionButton action={endAction} values={{ id: session.id }} tone="ghost" icon="log-out">
              {t('endSession')}
            </ActionButton>
          )}
        </li>
      ))}
    </ul>
  );
}
