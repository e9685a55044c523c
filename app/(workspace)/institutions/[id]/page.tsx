// One institution: its names through time, its people, its part in the plan, and what the administrator may do with it.
import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { found, idOf } from '@/app/(workspace)/_components/found';
import { Workspace } from '@/app/(workspace)/_components/workspace';
import { History } from '@/components/audit/history';
import { ClientMessages } from '@/components/layout/client-messages';
import { PageHeader } from '@/components/layout/page-header';
import { Badge, Tag } from '@/components/ui/badge';
import { Banner } from '@/components/ui/banner';
import { LinkButton } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { listHistory } from '@/lib/audit/queries';
import { getInstitution } from '@/lib/institutions/queries';
import { requireActor } from '@/lib/platform/auth/require-actor';
import { listMembers } from '@/lib/users/queries';
import { InstitutionAside } from './_components/aside';
import { ManageInstitution } from './_components/manage';
import { NameTable } from './_components/name-table';

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ do?: string; cursor?: string }> };

const load = async (params: Props['params']) => {
  const [actor, language, { id }] = await Promise.all([requireActor(), getLocale(), params]);
  return { actor, language, institution: await found(getInstitution(actor, language, idOf(id))) };
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await load(params)).institution.name };
}

export default async function InstitutionPage({ params, searchParams }: Props) {
  const [{ actor, language, institution }, t, search] = await Promise.all([load(params), getTranslations(), searchParams]);
  const { id, can } = institution;
  const [people, history] = await Promise.all([
    listMembers(actor, id),
    listHistory(actor, { subjectType: 'institution', subjectId: id, language, cursor: search.cursor }),
  ]);
  const path = `/institutions/${id}`;
  const act = can.manage && (search.do === 'edit' || search.do === 'rename' || search.do === 'end') ? search.do : null;
  return (
    <Workspace
      actor={actor}
      crumbs={[
        { label: t('navigation.group.administration') },
        { label: t('institutions.title'), href: '/institutions' },
        { label: institution.name },
      ]}
    >
      <PageHeader
        title={institution.name}
        tags={
          <>
            <Tag>{institution.code}</Tag>
            <Badge
              tone={institution.isActive ? 'success' : 'neutral'}
              icon={institution.isActive ? 'circle-check' : 'circle-minus'}
            >
              {t(`institutions.state.${institution.isActive ? 'active' : 'ended'}`)}
            </Badge>
          </>
        }
        actions={
          can.manage &&
          !act && (
            <>
              <LinkButton href={`${path}?do=rename`} icon="pencil-line">
                {t('institutions.rename')}
              </LinkButton>
              <LinkButton href={`${path}?do=edit`} icon="pencil">
                {t('institutions.edit')}
              </LinkButton>
            </>
          )
        }
      />
      {!institution.isActive && <Banner tone="neutral">{t('institutions.endedNote')}</Banner>}
      {act && (
        <ClientMessages namespaces={['institutions']}>
          <ManageInstitution act={act} institution={institution} actor={actor} />
        </ClientMessages>
      )}
      <div className="cols main-aside mt16">
        <div className="col g16">
          <NameTable names={institution.names} />
          <Card title={t('audit.history.title')} body>
            <History
              items={history.items}
              offsetDays={actor.offsetDays}
              more={history.next && `${path}?cursor=${history.next}`}
            />
          </Card>
        </div>
        <ClientMessages namespaces={['institutions']}>
          <InstitutionAside institution={institution} people={people} />
        </ClientMessages>
      </div>
    </Workspace>
  );
}
