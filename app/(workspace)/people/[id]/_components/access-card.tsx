import { useLocale, useTranslations } from 'next-intl';
import { ActionButton } from '@/components/forms/action-button';
import { LinkButton } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { SessionLines } from '@/components/users/session-lines';
import { businessMoment } from '@/lib/platform/clocks';
import { formatDateTime } from '@/lib/platform/i18n/format';
import type { Language } from '@/lib/platform/i18n/languages';
import {
  enablePersonAction,
  endSessionAction,
  endSessionsAction,
  removeSecondFactorAction,
  revokeLinksAction,
} from '@/lib/users/server-actions';
import type { Person } from './details-card';
import { LinkForms } from './link-forms';

type Props = { person: Person; access: NonNullable<Person['access']>; offsetDays: number };

/** Password, second factor, open links and sessions of a person, for the administrator and the person. */
export function AccessCard({ person, access, offsetDays }: Props) {
  const t = useTranslations('users.person');
  const { id, can } = person;
  return (
    <>
      <Card title={t('access')} body>
        <dl className="facts">
          <dt>{t('password')}</dt>
          <dd>{t(person.hasPassword ? 'passwordSet' : 'passwordNone')}</dd>
          <dt>{t('factor')}</dt>
          <dd>{t(access.hasSecondFactor ? 'factorSet' : 'factorNone')}</dd>
        </dl>
        {can.manage && <Links person={person} access={access} offsetDays={offsetDays} />}
        {can.manage && access.hasSecondFactor && (
          <div className="mt16">
            <p className="small muted mb8">{t('removeFactorText')}</p>
            <ActionButton action={removeSecondFactorAction} values={{ id }}>
              {t('removeFactor')}
            </ActionButton>
          </div>
        )}
        {can.manage && (
          <div className="mt16">
            {person.disabledAt ? (
              <ActionButton action={enablePersonAction} values={{ id }} icon="rotate-ccw">
                {t('reopen')}
              </ActionButton>
            ) : (
              <LinkButton href={`/people/${id}?do=end`} size="sm" icon="user-x">
                {t('end')}
              </LinkButton>
            )}
          </div>
        )}
      </Card>
      <Card
        title={t('sessions')}
        footer={
          access.sessions.length > 0 && (
            <ActionButton action={endSessionsAction} values={{ id }}>
              {t('endSessions')}
            </ActionButton>
          )
        }
      >
        <SessionLines sessions={access.sessions} offsetDays={offsetDays} endAction={endSessionAction} />
      </Card>
    </>
  );
}

function Links({ person, access, offsetDays }: Props) {
  const t = useTranslations('users.person');
  const locale = useLocale() as Language;
  const { link } = access;
  if (person.isDemo) return <p className="small muted mt16">{t('demoNote')}</p>;
  return (
    <div className="mt16 col g8">
      {link && (
        <p className="small">
          {t(link.kind === 'INVITATION' ? 'openInvitation' : 'openReset', {
            until: formatDateTime(businessMoment(link.expiresAt, offsetDays), locale),
          })}
        </p>
      )}
      {link && (
        <ActionButton action={revokeLinksAction} values={{ id: person.id }} tone="ghost" icon="x">
          {t('revoke')}
        </ActionButton>
      )}
      {person.can.getLink && <LinkForms id={person.id} isInvitation={!person.hasPassword} />}
    </div>
  );
}
