// Reports of a plan, the latest period first; the secretariat begins a new one here.
import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { chosenPlan, frameOf, Workspace } from '@/app/(workspace)/_components/workspace';
import { PageHeader } from '@/components/layout/page-header';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { Tabs } from '@/components/ui/tabs';
import { firstParam, type Params } from '@/components/ui/url';
import { listDocuments, listReportablePeriods } from '@/lib/generated-reports/queries';
import { requireActor } from '@/lib/platform/auth/require-actor';
import type { Language } from '@/lib/platform/i18n/languages';
import { BeginReport } from './_components/begin-report';
import { ReportList } from './_components/report-list';

type Props = { searchParams: Promise<Params> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('generatedReports'))('title') };
}

export default async function Reports({ searchParams }: Props) {
  const [actor, locale, t, params] = await Promise.all([requireActor(), getLocale(), getTranslations(), searchParams]);
  const language = locale as Language;
  const frame = await frameOf(actor, language);
  const documents = await listDocuments(actor);
  // A plan that is only being drafted has no reports: the one that is tracked speaks first.
  const asked = firstParam(params, 'plan');
  const fallback = await chosenPlan(frame);
  const planId =
    frame.plans.find((plan) => plan.id === asked)?.id ??
    documents.find((document) => document.planId === fallback?.id)?.planId ??
    documents[0]?.planId ??
    frame.plans.find((plan) => plan.status === 'IMPLEMENTATION')?.id ??
    fallback?.id;
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
