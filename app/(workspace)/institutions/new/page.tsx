import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { Workspace } from '@/app/(workspace)/_components/workspace';
import { ClientMessages } from '@/components/layout/client-messages';
import { PageHeader } from '@/components/layout/page-header';
import { Card } from '@/components/ui/card';
import { findAbilities, listInstitutionChoices } from '@/lib/institutions/queries';
import { requireActor } from '@/lib/platform/auth/require-actor';
import { CreateInstitutionForm } from '../_components/create-form';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('institutions'))('new') };
}

export default async function NewInstitution() {
  const [actor, language, t] = await Promise.all([requireActor(), getLocale(), getTranslations()]);
  if (!findAbilities(actor).manage) notFound();
  const choices = await listInstitutionChoices(actor, language);
  const crumbs = [
    { label: t('navigation.group.administration') },
    { label: t('institutions.title'), href: '/institutions' },
    { label: t('institutions.new') },
  ];
  return (
    <Workspace actor={actor} crumbs={crumbs}>
      <PageHeader title={t('institutions.new')} />
      <Card pad className="form-card">
        <ClientMessages namespaces={['institutions']}>
          <CreateInstitutionForm userId={actor.userId ?? ''} parents={choices.map((c) => ({ value: c.id, label: c.name }))} />
        </ClientMessages>
      </Card>
    </Workspace>
  );
}
