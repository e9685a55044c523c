// A register of institutions from a file: read, looked at, written.
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { found, idOf } from '@/app/(workspace)/_components/found';
import { Workspace } from '@/app/(workspace)/_components/workspace';
import { ClientMessages } from '@/components/layout/client-messages';
import { PageHeader } from '@/components/layout/page-header';
import { Card } from '@/components/ui/card';
import { findAbilities } from '@/lib/institutions/queries';
import { getStagedRegister } from '@/lib/institutions/register/queries';
import { requireActor } from '@/lib/platform/auth/require-actor';
import { Preview } from './_components/preview';
import { ReadForm } from './_components/register-forms';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('institutions'))('import.title') };
}

export default async function ImportRegister({ searchParams }: { searchParams: Promise<{ batch?: string }> }) {
  const [actor, t, { batch }] = await Promise.all([requireActor(), getTranslations(), searchParams]);
  if (!findAbilities(actor).manage) notFound();
  const staged = batch ? await found(getStagedRegister(actor, idOf(batch))) : null;
  const crumbs = [
    { label: t('navigation.group.administration') },
    { label: t('institutions.title'), href: '/institutions' },
    { label: t('institutions.import.title') },
  ];
  return (
    <Workspace actor={actor} crumbs={crumbs}>
      <PageHeader title={t('institutions.import.title')} sub={staged ? undefined : t('institutions.import.lead')} />
      <ClientMessages namespaces={['institutions']}>
        {staged ? (
          <Preview staged={staged} />
        ) : (
          <Card pad className="form-card">
            <ReadForm />
          </Card>
        )}
      </ClientMessages>
    </Workspace>
  );
}
