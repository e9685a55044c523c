// The focal point's one page of reporting: every action of the period, the last words beside the new (requirement 16).
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { Workspace } from '@/app/(workspace)/_components/workspace';
import { PageHeader } from '@/components/layout/page-header';
import { LockBanner } from '@/components/reporting/lock-banner';
import { PeriodBadge } from '@/components/reporting/state-badges';
import { LinkButton } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Tabs } from '@/components/ui/tabs';
import { firstParam, type Params, withParams } from '@/components/ui/url';
import { listCitable } from '@/lib/evidence/queries';
import { requireActor } from '@/lib/platform/auth/require-actor';
import { daysBetween } from '@/lib/platform/clocks';
import { formatDate, relativeDays } from '@/lib/platform/i18n/format';
import type { Language } from '@/lib/platform/i18n/languages';
import { periodName } from '@/lib/platform/i18n/periods';
import {
  defaultPeriod,
  filterMyReports,
  listMyPeriods,
  listMyReports,
  type MyFilter,
  type MyPeriod,
  reportsFor,
} from '@/lib/reporting/queries/my-reports';
import { Paper } from './_components/paper';
import { PeriodPicker } from './_components/period-picker';
import { ReportCards } from './_components/report-cards';

type Props = { searchParams: Promise<Params> };
const PATH = '/my-reports';
const FILTERS = ['all', 'todo', 'returned', 'submitted'] as const;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('reporting'))('mine') };
}

const filterOf = (params: Params): MyFilter => FILTERS.find((f) => f === firstParam(params, 'show')) ?? 'all';

/** The period and institution asked for in the address, else the one with work to do. */
function chosen(periods: readonly MyPeriod[], params: Params) {
  const [id, institution] = [firstParam(params, 'period'), firstParam(params, 'institution')];
  const asked = periods.filter((p) => p.periodId === id);
  return asked.find((p) => p.institutionId === institution) ?? asked[0] ?? defaultPeriod(periods);
}

export default async function MyReports({ searchParams }: Props) {
  const [actor, locale, t, params] = await Promise.all([requireActor(), getLocale(), getTranslations(), searchParams]);
  const language = locale as Language;
  if (!reportsFor(actor).length) notFound();
  const periods = await listMyPeriods(actor, language);
  const period = chosen(periods, params);
  const crumbs = [{ label: t('navigation.group.myWork'), href: '/home' }, { label: t('reporting.mine') }];
  if (!period)
    return (
      <Workspace actor={actor} crumbs={crumbs}>
        <PageHeader title={t('reporting.mine')} />
        <EmptyState title={t('reporting.empty.mine')}>{t('reporting.empty.mineHint')}</EmptyState>
      </Workspace>
    );
  const evidenceFor = firstParam(params, 'evidence');
  const [reports, citable] = await Promise.all([
    listMyReports(actor, period, language),
    evidenceFor ? listCitable(actor, period.institutionId, language) : [],
  ]);
  const name = periodName(period.startDate, period.endDate, language);
  const filter = filterOf(params);
  const shown = filterMyReports(reports, filter);
  const days = daysBetween(actor.today, period.dueAt);
  const facts = { name, due: formatDate(period.dueAt, language, 'short'), distance: relativeDays(days, language) };
  if (firstParam(params, 'view') === 'paper')
    return <Paper {...{ actor, period, reports, name }} back={withParams(PATH, params, { view: null })} />;
  return (
    <Workspace
      actor={actor}
      planId={period.planId}
      crumbs={[crumbs[0], { label: t('reporting.mine'), href: PATH }, { label: name }].filter((c) => !!c)}
    >
      <PageHeader
        eyebrow={`${period.planTitle} · ${period.institution}`}
        title={t('reporting.mineTitle', { period: name })}
        sub={t(days < 0 ? 'reporting.mineSubLate' : 'reporting.mineSub', { ...facts, open: period.open })}
        tags={<PeriodBadge state={period.state} />}
        actions={
          <LinkButton href={withParams(PATH, params, { view: 'paper' })} icon="printer">
            {t('reporting.print')}
          </LinkButton>
        }
      />
      {periods.length > 1 && <PeriodPicker {...{ periods, period, language }} />}
      <LockBanner
        period={period}
        offsetDays={actor.offsetDays}
        ask={{ institutionId: period.institutionId, userId: actor.userId ?? '' }}
      />
      <Tabs
        label={t('reporting.filter.label')}
        items={FILTERS.map((f) => ({
          href: withParams(PATH, params, { show: f === 'all' ? null : f, evidence: null }),
          label: t(`reporting.filter.${f}`),
          count: filterMyReports(reports, f).length,
          current: f === filter,
        }))}
      />
      {shown.length ? (
        <ReportCards {...{ actor, period, language, params, citable }} reports={shown} evidenceFor={evidenceFor ?? null} />
      ) : (
        <EmptyState title={t('reporting.empty.filter')}>{t('reporting.empty.filterHint')}</EmptyState>
      )}
    </Workspace>
  );
}
