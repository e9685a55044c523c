// The register of institutions: everybody's vocabulary.
import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { found } from '@/app/(workspace)/_components/found';
import { Workspace } from '@/app/(workspace)/_components/workspace';
import { PageHeader } from '@/components/layout/page-header';
import { LinkButton } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { listInstitutions } from '@/lib/institutions/queries';
import { InstitutionFilter } from '@/lib/institutions/schema';
import { requireActor } from '@/lib/platform/auth/require-actor';
import { InstitutionFilters } from './_components/institution-filters';
import { InstitutionTable } from './_components/institution-table';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('institutions'))('title') };
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function Institutions({ searchParams }: Props) {
  const [actor, language, t, params] = await Promise.all([requireActor(), getLocale(), getTranslations(), searchParams]);
  const filter = InstitutionFilter.parse(params);
  const { rows, can } = await found(listInstitutions(actor, language, filter));
  const isFiltered = !!(filter.q || filter.type || filter.state || filter.contact);
  return (
    <Workspace actor={actor} crumbs={[{ label: t('navigation.group.administration') }, { label: t('institutions.title') }]}>
      <PageHeader
        title={t('institutions.title')}
        sub={`${t('institutions.lead')} ${t('institutions.count', { count: rows.length })}.`}
        actions={
          can.manage && (
            <>
              <LinkButton href="/institutions/import" icon="upload">
                {t('institutions.import.title')}
              </LinkButton>
              <LinkButton href="/institutions/new" tone="primary" icon="plus">
                {t('institutions.new')}
              </LinkButton>
            </>
          )
        }
      />
      {(rows.length > 0 || isFiltered) && <InstitutionFilters filter={filter} />}
      {rows.length ? (
        <Card className="mt16">
          <InstitutionTable rows={rows} />
        </Card>
      ) : (
        <Card className="mt16">
          <EmptyState
            title={t(isFiltered ? 'institutions.empty' : 'institutions.first')}
            action={
              !isFiltered &&
              can.manage && (
                <LinkButton href="/institutions/new" size="sm" icon="plus">
                  {t('institutions.new')}
                </LinkButton>
              )
            }
          >
            {t(isFiltered ? 'institutions.emptyHint' : 'institutions.firstHint')}
          </EmptyState>
        </Card>
      )}
    </Workspace>
  );
}
