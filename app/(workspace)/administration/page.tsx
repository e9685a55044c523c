// The state of the installation, for the administrator: what works, what waits, what needs a hand.
import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { found } from '@/app/(workspace)/_components/found';
import { Workspace } from '@/app/(workspace)/_components/workspace';
import { PageHeader } from '@/components/layout/page-header';
import { LinkButton } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { Link } from '@/components/ui/link';
import { getInstallationState } from '@/lib/administration/queries';
import { requireActor } from '@/lib/platform/auth/require-actor';
import { formatDate } from '@/lib/platform/i18n/format';
import type { Language } from '@/lib/platform/i18n/languages';
import { FirstSteps } from './_components/first-steps';
import { HealthCard } from './_components/health-card';
import { Warnings } from './_components/warnings';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('administration'))('title') };
}

export default async function Administration() {
  const [actor, language, t] = await Promise.all([requireActor(), getLocale(), getTranslations()]);
  const state = await found(getInstallationState(actor));
  const facts: [string, string | number][] = [
    ['version', state.version],
    ['node', state.node],
    ['postgres', state.database],
    ['day', formatDate(actor.today, language as Language)],
    ['offset', t('administration.days', { count: state.offsetDays })],
    ['mail', t(`administration.mailBy.${state.mail}`)],
    ['https', t(state.isHttps ? 'administration.yes' : 'administration.no')],
    ['people', state.people],
    ['sessions', state.openSessions],
    ['institutions', state.institutions],
    ['plans', state.plans],
    ['auditEvents', state.auditEvents],
    ['seals', state.sealNumber ?? 0],
  ];
  return (
    <Workspace actor={actor} crumbs={[{ label: t('navigation.group.administration') }, { label: t('administration.title') }]}>
      <PageHeader
        title={t('administration.title')}
        sub={t('administration.lead')}
        actions={
          <LinkButton href="/administration" icon="refresh-cw">
            {t('administration.refresh')}
          </LinkButton>
        }
      />
      <FirstSteps institutions={state.institutions} people={state.people} plans={state.plans} />
      <Warnings state={state} />
      <div className="cols c2 mt16">
        <HealthCard state={state} />
        <Card title={t('administration.facts')} body>
          <dl className="facts">
            {facts.map(([key, value]) => [
              <dt key={key}>{t(`administration.fact.${key}`)}</dt>,
              <dd key={`${key}-value`}>{value}</dd>,
            ])}
          </dl>
          <p className="row wrap g16 mt16 small">
            <Link href="/audit">{t('audit.title')}</Link>
            <Link href="/version">{t('info.version.title')}</Link>
          </p>
        </Card>
      </div>
    </Workspace>
  );
}
