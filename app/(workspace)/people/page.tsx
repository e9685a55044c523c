// Who may sign in: the list, narrowed by institution, role and state.
import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { Workspace } from '@/app/(workspace)/_components/workspace';
import { PageHeader } from '@/components/layout/page-header';
import { LinkButton } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { Pagination } from '@/components/ui/pagination';
import { listInstitutionChoices } from '@/lib/institutions/queries';
import { requireActor } from '@/lib/platform/auth/require-actor';
import { listPeople } from '@/lib/users/queries';
import { PeopleFilter } from '@/lib/users/schema';
import { PeopleFilters } from './_components/people-filters';
import { PeopleTable } from './_components/people-table';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('users'))('title') };
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

const CAP = 1000;

export default async function People({ searchParams }: Props) {
  const [actor, language, t, params] = await Promise.all([requireActor(), getLocale(), getTranslations(), searchParams]);
  const filter = PeopleFilter.parse(params);
  const [{ items, total, next, can }, institutions] = await Promise.all([
    listPeople(actor, language, filter),
    listInstitutionChoices(actor, language),
  ]);
  const count = total > CAP ? t('users.countMany', { count: CAP }) : t('users.count', { count: total });
  return (
    <Workspace actor={actor} crumbs={[{ label: t('navigation.group.administration') }, { label: t('users.title') }]}>
      <PageHeader
        title={t('users.title')}
        sub={t('users.lead')}
        actions={
          can.invite && (
            <LinkButton href="/people/invite" tone="primary" icon="user-plus">
              {t('users.invite.title')}
            </LinkButton>
          )
        }
      />
      <PeopleFilters filter={filter} institutions={institutions} seesOnline={can.invite} />
      <Card className="mt16">
        {items.length ? (
          <PeopleTable rows={items} showsAccess={can.invite} offsetDays={actor.offsetDays} />
        ) : (
          <EmptyState title={t('users.empty')}>{t(can.invite ? 'users.emptyHint' : 'users.emptyHintRead')}</EmptyState>
        )}
      </Card>
      <div className="mt16">
        <Pagination path="/people" params={params} next={next} summary={count} />
      </div>
    </Workspace>
  );
}
