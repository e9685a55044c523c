// One person: roles, access, sessions, history; and what the administrator may do.
import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { found, idOf } from '@/app/(workspace)/_components/found';
import { Workspace } from '@/app/(workspace)/_components/workspace';
import { History } from '@/components/audit/history';
import { ClientMessages } from '@/components/layout/client-messages';
import { PageHeader } from '@/components/layout/page-header';
import { Banner } from '@/components/ui/banner';
import { LinkButton } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { listHistory } from '@/lib/audit/queries';
import { listInstitutionChoices } from '@/lib/institutions/queries';
import { requireActor } from '@/lib/platform/auth/require-actor';
import { businessMoment } from '@/lib/platform/clocks';
import { formatDate } from '@/lib/platform/i18n/format';
import { type Language, languages } from '@/lib/platform/i18n/languages';
import { getPerson } from '@/lib/users/queries';
import { StateBadge } from '../_components/state-badge';
import { AccessCard } from './_components/access-card';
import { DetailsCard } from './_components/details-card';
import { EditPersonForm } from './_components/edit-form';
import { EndPersonForm } from './_components/end-form';
import { GiveRoleForm } from './_components/give-role-form';
import { RolesCard } from './_components/roles-card';

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ do?: string; cursor?: string; invited?: string }> };

const load = async (params: Props['params']) => {
  const [actor, language, { id }] = await Promise.all([requireActor(), getLocale(), params]);
  return { actor, language, person: await found(getPerson(actor, language, idOf(id))) };
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await load(params)).person.name };
}

/** Sessions are listed beside; the audit has the rest. */
const COMINGS = ['user.signedIn', 'user.signedOut'];
const ACTS = ['edit', 'role', 'end'] as const;

export default async function PersonPage({ params, searchParams }: Props) {
  const [{ actor, language, person }, t, search] = await Promise.all([load(params), getTranslations(), searchParams]);
  const { id, can } = person;
  const act = can.manage ? ACTS.find((one) => one === search.do) : undefined;
  const [history, institutions] = await Promise.all([
    person.access
      ? listHistory(actor, { subjectType: 'user', subjectId: id, language, without: COMINGS, cursor: search.cursor })
      : null,
    act === 'role' ? listInstitutionChoices(actor, language) : [],
  ]);
  const path = `/people/${id}`;
  const ended = person.disabledAt && formatDate(businessMoment(person.disabledAt, actor.offsetDays), language as Language);
  return (
    <Workspace
      actor={actor}
      crumbs={[
        { label: t('navigation.group.administration') },
        { label: t('users.title'), href: '/people' },
        { label: person.name },
      ]}
    >
      <PageHeader
        title={person.name}
        sub={person.email}
        tags={<StateBadge state={person.state} />}
        actions={
          can.manage &&
          !act && (
            <>
              <LinkButton href={`${path}?do=edit`} icon="pencil">
                {t('users.person.edit')}
              </LinkButton>
              {!person.disabledAt && (
                <LinkButton href={`${path}?do=role`} tone="primary" icon="user-plus">
                  {t('users.person.giveRole')}
                </LinkButton>
              )}
            </>
          )
        }
      />
      {search.invited && (
        <Banner tone="success" role="status">
          {t('users.person.invited', { email: person.email })}
        </Banner>
      )}
      {ended && <Banner tone="neutral">{t('users.person.ended', { date: ended })}</Banner>}
      <ClientMessages namespaces={['users']}>
        {act && (
          <Card title={t(`users.person.${act === 'role' ? 'giveRole' : act}`)} body className="form-card mt16">
            {act === 'edit' && (
              <EditPersonForm
                userId={actor.userId ?? ''}
                person={person}
                languages={languages.map((code) => ({ value: code, label: t(`fields.${code}`) }))}
              />
            )}
            {act === 'role' && <GiveRoleForm id={id} institutions={institutions.map((c) => ({ value: c.id, label: c.name }))} />}
            {act === 'end' && <EndPersonForm id={id} name={person.name} />}
          </Card>
        )}
        <div className="cols main-aside mt16">
          <div className="col g16">
            <RolesCard person={person} offsetDays={actor.offsetDays} />
            {history && (
              <Card title={t('audit.history.title')} body>
                <History
                  items={history.items}
                  offsetDays={actor.offsetDays}
                  more={history.next && `${path}?cursor=${history.next}`}
                />
              </Card>
            )}
          </div>
          <div className="col g16">
            <DetailsCard person={person} />
            {person.access && <AccessCard person={person} access={person.access} offsetDays={actor.offsetDays} />}
          </div>
        </div>
      </ClientMessages>
    </Workspace>
  );
}
