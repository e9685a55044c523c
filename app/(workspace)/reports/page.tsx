// Reports of a plan, the latest period first; the secretariat begins a new one here.
import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { cache } from 'react';
import { planTitle } from '@/app/(workspace)/_components/plan-title';
import { chosenPlan, frameOf, Workspace } from '@/app/(workspace)/_components/workspace';
import { PageHeader } from '@/components/layout/page-header';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { Tabs } from '@/components/ui/tabs';
import { firstParam, type Params } from '@/components/ui/url';
import { listDocuments, listReportablePeriods } from '@/lib/generated-reports/queries';
import type { Actor } from '@/lib/platform/auth/actor';
import { requireActor } from '@/lib/platform/auth/require-actor';
import type { Language } from '@/lib/platform/i18n/languages';
import { BeginReport } from './_components/begin-report';
import { ReportList } from './_components/report-list';

type Props = { searchParams: Promise<Params> };

/** Asked for the title and for the page: once. */
const documentsOf = cache(listDocuments);

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const [actor, language, t] = await Promise.all([requireActor(), getLocale(), getTranslations('generatedReports')]);
  return planTitle({ planId: await planOf(actor, language, firstParam(await searchParams, 'plan')) }, t('title'));
}

/** A plan that is only being drafted has no reports: the one that is tracked speaks first. */
async function planOf(actor: Actor, language: string, asked: string | undefined) {
  const frame = await frameOf(actor, language);
  const [documents, fallback] = [await documentsOf(actor), await chosenPlan(frame)];
  return (
    frame.plans.find((plan) => plan.id === asked)?.id ??
    documents.find((document) => document.planId === fallback?.id)?.planId ??
    documents[0]?.planId ??
    frame.plans.find((plan) => plan.status === 'IMPLEMENTATION')?.id ??
    fallback?.id
  );
}

export default async function Reports({ searchParams }: Props) {
  const [actor, locale, t, params] = await Promise.all([requireActor(), getLocale(), getTranslations(), searchParams]);
  const language = locale as Language;
  const frame = await frameOf(actor, language);
  const documents = await documentsOf(actor);
  const planId = await planOf(actor, language, firstParam(params, 'plan'));
  const periods = planId ? await listReportablePeriods(actor, planId) : [];
  const shown = documents.filter((document) => document.planId === planId);
  return (
    <Workspace
      actor={actor}
      planId={planId}
      crumbs={[{ label: t('navigation.group.results'), href: '/home' }, { label: t('generatedReports.title') }]}
    >
      <PageHeader title={t('generatedReports.title')} sub={t('generatedReports.sub')} />
      {frame.plans.length > 1 && (
        <Tabs
          label={t('generatedReports.plans')}
          items={frame.plans.map((plan) => ({
            href: `/reports?plan=${plan.id}`,
            label: plan.shortTitle,
            current: plan.id === planId,
          }))}
        />
      )}
      <div className="stack mt16">
        {periods.length > 0 && <BeginReport periods={periods} today={actor.today} />}
        {shown.length ? (
          <Card>
            <ReportList documents={shown} offsetDays={actor.offsetDays} />
          </Card>
        ) : (
          <EmptyState title={t('generatedReports.empty')}>{t('generatedReports.emptyHint')}</EmptyState>
        )}
      </div>
    </Workspace>
  );
}
