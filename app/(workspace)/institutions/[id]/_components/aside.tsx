import { useTranslations } from 'next-intl';
import { ActionButton } from '@/components/forms/action-button';
import { LinkButton } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { Link } from '@/components/ui/link';
import type { getInstitution } from '@/lib/institutions/queries';
import { forgetAliasAction, reopenInstitutionAction } from '@/lib/institutions/server-actions';
import type { MemberRow } from '@/lib/users/queries';

type Props = { institution: Awaited<ReturnType<typeof getInstitution>>; people: MemberRow[] };

export function InstitutionAside({ institution, people }: Props) {
  const t = useTranslations('institutions');
  const { id, version, can } = institution;
  return (
    <div className="col g16">
      <Facts institution={institution} />
      <People institution={institution} people={people} />
      {institution.children.length > 0 && (
        <Card title={t('children')}>
          <ul className="lines">
            {institution.children.map((child) => (
              <li key={child.id}>
                <Link href={`/institutions/${child.id}`}>{child.name}</Link>
              </li>
            ))}
          </ul>
        </Card>
      )}
      {can.keepAliases && <Aliases aliases={institution.aliases} />}
      {can.manage &&
        (institution.isActive ? (
          <LinkButton href={`/institutions/${id}?do=end`} icon="circle-minus">
            {t('end')}
          </LinkButton>
        ) : (
          <ActionButton action={reopenInstitutionAction} values={{ id, version: String(version) }} icon="rotate-ccw">
            {t('reopen')}
          </ActionButton>
        ))}
    </div>
  );
}

const PARTS = ['lead', 'coExecutor', 'partner', 'awaiting'] as const;

function Facts({ institution }: Pick<Props, 'institution'>) {
  const t = useTranslations('institutions');
  const { assignments } = institution;
  return (
    <Card title={t('facts')} body>
      <dl className="facts">
        <dt>{t('column.type')}</dt>
        <dd>{t(`type.${institution.type}`)}</dd>
        <dt>{t('form.scope')}</dt>
        <dd>{t(institution.isNational ? 'national' : 'partner')}</dd>
        {institution.parent && (
          <>
            <dt>{t('column.parent')}</dt>
            <dd>
              <Link href={`/institutions/${institution.parentId}`}>{institution.parent}</Link>
            </dd>
          </>
        )}
        {assignments &&
          PARTS.map((part) => [
            <dt key={part}>{t(`role.${part}`)}</dt>,
            <dd key={`${part}-n`} className="strong">
              {assignments[part]}
            </dd>,
          ])}
      </dl>
    </Card>
  );
}

function People({ institution, people }: Props) {
  const t = useTranslations('institutions');
  const words = useTranslations('users');
  return (
    <Card
      title={t('people')}
      footer={
        institution.can.manage && (
          <Link href={`/people/invite?institution=${institution.id}`} className="small">
            {t('invite')}
          </Link>
        )
      }
    >
      {people.length ? (
        <ul className="lines">
          {people.map((person) => (
            <li key={`${person.id}${person.role}`}>
              <Link href={`/people/${person.id}`}>{person.name}</Link>
              <span className="small muted">
                {words(`role.${person.role}`)}
                {person.isAlternate && `, ${words('alternate')}`}
              </span>
            </li>
          ))}
        </ul>
      ) : (
        <p className="body muted">{t('noPeople')}</p>
      )}
    </Card>
  );
}

function Aliases({ aliases }: { aliases: { id: string; wording: string }[] }) {
  const t = useTranslations('institutions');
  return (
    <Card title={t('aliases')}>
      <p className="body small muted">{aliases.length ? t('aliasesHint') : t('noAliases')}</p>
      <ul className="lines">
        {aliases.map(({ id, wording }) => (
          <li key={id}>
            <span>{wording}</span>
            <ActionButton action={forgetAliasAction} values={{ id }} tone="ghost" icon="x" label={t('forgetOf', { wording })}>
              {t('forget')}
            </ActionButton>
          </li>
        ))}
      </ul>
    </Card>
  );
}
