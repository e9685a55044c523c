import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { Workspace } from '@/app/(workspace)/_components/workspace';
import { ClientMessages } from '@/components/layout/client-messages';
import { PageHeader } from '@/components/layout/page-header';
import { Banner } from '@/components/ui/banner';
import { Card } from '@/components/ui/card';
import { Link } from '@/components/ui/link';
import { listInstitutionChoices } from '@/lib/institutions/queries';
import { requireActor } from '@/lib/platform/auth/require-actor';
import { languages } from '@/lib/platform/i18n/languages';
import { findAbilities } from '@/lib/users/queries';
import { InviteForm } from './invite-form';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('users'))('invite.title') };
}

export default async function Invite({ searchParams }: { searchParams: Promise<{ institution?: string }> }) {
  const [actor, language, t, search] = await Promise.all([requireActor(), getLocale(), getTranslations(), searchParams]);
  if (!findAbilities(actor).manage) notFound();
  const choices = await listInstitutionChoices(actor, language);
  const crumbs = [
    { label: t('navigation.group.administration') },
    { label: t('users.title'), href: '/people' },
    { label: t('users.invite.title') },
  ];
  return (
    <Workspace actor={actor} crumbs={crumbs}>
      <PageHeader title={t('users.invite.title')} sub={t('users.invite.lead')} />
      {!choices.length && (
        <Banner tone="info" end={<Link href="/institutions/new">{t('users.invite.addInstitution')}</Link>}>
          {t('users.invite.noInstitutions')}
        </Banner>
      )}
      <Card pad className="form-card mt16">
        <ClientMessages namespaces={['users']}>
          <InviteForm
            userId={actor.userId ?? ''}
            institutions={choices.map((c) => ({ value: c.id, label: c.name }))}
            languages={languages.map((code) => ({ value: code, label: t(`fields.${code}`) }))}
            institution={choices.find((c) => c.id === search.institution)?.id}
          />
        </ClientMessages>
      </Card>
    </Workspace>
  );
}
