import { useLocale, useTranslations } from 'next-intl';
import { ActionButton } from '@/components/forms/action-button';
import { Card } from '@/components/ui/card';
import { Link } from '@/components/ui/link';
import { businessMoment } from '@/lib/platform/clocks';
import { formatDate } from '@/lib/platform/i18n/format';
import type { Language } from '@/lib/platform/i18n/languages';
import type { MembershipView } from '@/lib/users/queries';
import { needsInstitution } from '@/lib/users/rules';
import { endRoleAction, setAlternateAction } from '@/lib/users/server-actions';
import type { Person } from './details-card';

/** What the person may do and for whom, now and before. */
export function RolesCard({ person, offsetDays }: { person: Person; offsetDays: number }) {
  const t = useTranslations('users');
  const [now, before] = [person.memberships.filter((m) => !m.endedAt), person.memberships.filter((m) => m.endedAt)];
  return (
    <>
      <Card title={t('person.roles')}>
        {now.length ? (
          <ul className="lines">
            {now.map((membership) => (
              <li key={membership.id}>
                <RoleWords membership={membership} offsetDays={offsetDays} />
                {person.can.manage && <RoleActs membership={membership} />}
              </li>
            ))}
          </ul>
        ) : (
          <p className="body muted">{t('none')}</p>
        )}
      </Card>
      {before.length > 0 && (
        <Card title={t('person.rolesEnded')}>
          <ul className="lines">
            {before.map((membership) => (
              <li key={membership.id} className="muted">
                <RoleWords membership={membership} offsetDays={offsetDays} />
              </li>
            ))}
          </ul>
        </Card>
      )}
    </>
  );
}

function RoleWords({ membership, offsetDays }: { membership: MembershipView; offsetDays: number }) {
  const t = useTranslations('users');
  const locale = useLocale() as Language;
  const day = (moment: Date) => formatDate(businessMoment(moment, offsetDays), locale, 'short');
  const { role, institution, institutionId, isAlternate, from, endedAt } = membership;
  return (
    <span>
      <span className="strong">{t(`role.${role}`)}</span>
      {isAlternate && `, ${t('alternate')}`}
      <br />
      <span className="small">
        {institution ? <Link href={`/institutions/${institutionId}`}>{institution}</Link> : t('wholeSystem')}
        <span className="muted">
          {' · '}
          {endedAt ? t('person.between', { from: day(from), to: day(endedAt) }) : t('person.since', { date: day(from) })}
        </span>
      </span>
    </span>
  );
}

function RoleActs({ membership: { id, role, isAlternate } }: { membership: MembershipView }) {
  const t = useTranslations('users');
  return (
    <span className="row wrap g8">
      {needsInstitution(role) && (
        <ActionButton action={setAlternateAction} values={{ id, isAlternate: isAlternate ? 'off' : 'on' }} tone="ghost">
          {t(isAlternate ? 'person.makeMain' : 'person.makeAlternate')}
        </ActionButton>
      )}
      <ActionButton action={endRoleAction} values={{ id }} icon="x" label={t('person.endRoleOf', { role: t(`role.${role}`) })}>
        {t('person.endRole')}
      </ActionButton>
    </span>
  );
}
