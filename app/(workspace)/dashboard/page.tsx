// Progress of a plan: by institution, section, goal and over time; each figure with its rule, its table and its list. Prints on one page.
import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { found, idOf } from '@/app/(workspace)/_components/found';
import { planTitle } from '@/app/(workspace)/_components/plan-title';
import { chosenPlan, frameOf, Workspace } from '@/app/(workspace)/_components/workspace';
import { PageHeader } from '@/components/layout/page-header';
import { LinkButton } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { type Dashboard, getDashboard } from '@/lib/dashboard/queries';
import { isTracked } from '@/lib/plans/rules';
import type { Actor } from '@/lib/platform/auth/actor';
import { requireActor } from '@/lib/platform/auth/require-actor';
import { daysBetween } from '@/lib/platform/clocks';
import { formatDate } from '@/lib/platform/i18n/format';
import { isLanguage } from '@/lib/platform/i18n/languages';
import { periodName } from '@/lib/platform/i18n/periods';
import { countReportStates } from '@/lib/reporting/queries/summaries';
import { Goals, Overdue, ReportStates } from './_components/aside';
import { institutionGroups, StatusChart, sectionGroups, TimeChart } from './_components/charts';
import { Tiles } from './_components/tiles';

type Props = { searchParams: Promise<{ plan?: string }> };

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const [actor, language, t, { plan }] = await Promise.all([
    requireActor(),
    getLocale(),
    getTranslations('dashboard'),
    searchParams,
  ]);
  return planTitle({ planId: await planOf(actor, language, plan) }, t('title'));
}

/** The plan in the address; without one the plan looked at last, or where that is a draft, which has no progress, the newest tracked one. */
async function planOf(actor: Actor, language: string, asked: string | undefined) {
  if (asked !== undefined) return idOf(asked);
  const frame = await frameOf(actor, language);
  const wanted = await chosenPlan(frame);
  const tracked = wanted && isTracked(wanted.status) ? wanted : frame.plans.find((p) => isTracked(p.status));
  return (tracked ?? wanted)?.id;
}

export default async function DashboardPage({ searchParams }: Props) {
  const [actor, locale, t, { plan }] = await Promise.all([requireActor(), getLocale(), getTranslations(), searchParams]);
  const language = isLanguage(locale) ? locale : 'tk';
  const planId = await planOf(actor, language, plan);
  const crumbs = [{ label: t('navigation.group.results') }, { label: t('dashboard.title') }];
  if (!planId)
    return (
      <Workspace actor={actor} crumbs={crumbs}>
        <PageHeader title={t('dashboard.title')} />
        <EmptyState title={t('dashboard.noPlan')}>{t('dashboard.noPlanHint')}</EmptyState>
      </Workspace>
    );
  const data = await found(getDashboard(actor, planId, language));
  const states = await countReportStates(actor, planId);
  const crumbsOfPlan = [
    crumbs[0] ?? { label: '' },
    { label: data.plan.shortTitle, href: `/plans/${planId}` },
    { label: t('dashboard.title') },
  ];
  const left = daysBetween(actor.today, data.plan.periodEnd);
  const date = formatDate(actor.today, language, 'long');
  return (
    <Workspace actor={actor} crumbs={crumbsOfPlan} planId={planId}>
      <PageHeader
        title={t('dashboard.head', { plan: data.plan.shortTitle })}
        sub={
          <>
            {t(left >= 0 ? 'dashboard.sub' : 'dashboard.subEnded', { date, days: Math.abs(left) })}
            {data.waitsForPublication && ` ${t('dashboard.othersPublished')}`}
          </>
        }
        actions={
          <LinkButton href={`/reports?plan=${planId}`} icon="file-chart-column">
            {t('dashboard.toReports')}
          </LinkButton>
        }
      />
      {isTracked(data.plan.status) ? (
        <Figures
          data={data}
          today={actor.today}
          date={date}
          states={<ReportStates states={states} period={latest(data, states, language)} />}
        />
      ) : (
        <EmptyState
          title={t('dashboard.drafting')}
          action={<LinkButton href={`/plans/${planId}`}>{t('dashboard.toPlan')}</LinkButton>}
        >
          {t('dashboard.draftingHint')}
        </EmptyState>
      )}
    </Workspace>
  );
}

/** The period that reports are counted for: the latest one with any. */
function latest(data: Dashboard, states: Awaited<ReturnType<typeof countReportStates>>, language: 'tk' | 'ru' | 'en') {
  const ids = new Set(states.map((s) => s.periodId));
  const period = data.reportingPeriods.filter((p) => ids.has(p.id)).at(-1);
  return period ? { id: period.id, name: periodName(period.startDate, period.endDate, language) } : null;
}

async function Figures({ data, today, date, states }: { data: Dashboard; today: string; date: string; states: React.ReactNode }) {
  const t = await getTranslations('dashboard');
  const csv = (table: string) => `/dashboard/export?plan=${data.plan.id}&table=${table}`;
  return (
    <>
      <Tiles data={data} today={today} />
      <div className="cols dashboard mt16">
        <div className="col g16">
          <StatusChart
            id="by-institution"
            groups={institutionGroups(data)}
            title={t('byInstitution')}
            rule={t('byInstitutionRule')}
            date={date}
            csvHref={csv('institutions')}
            head={t('institution')}
          />
          <StatusChart
            id="by-section"
            groups={sectionGroups(data)}
            title={t('bySection')}
            rule={t('bySectionRule')}
            date={date}
            csvHref={csv('sections')}
            head={t('section')}
          />
        </div>
        <div className="col g16">
          <Overdue data={data} />
          {states}
          <TimeChart data={data} date={date} csvHref={csv('periods')} />
        </div>
      </div>
      <div className="mt16">
        <Goals data={data} />
      </div>
    </>
  );
}
