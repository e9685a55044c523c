// The periods of a plan: planned, open, locked, published; the secretariat plans a new one here.
import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { cache } from 'react';
import { planTitle } from '@/app/(workspace)/_components/plan-title';
import { chosenPlan, frameOf, Workspace } from '@/app/(workspace)/_components/workspace';
import { PageHeader } from '@/components/layout/page-header';
import { PeriodBadge } from '@/components/reporting/state-badges';
import { ProgressBar } from '@/components/ui/bar';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { Link } from '@/components/ui/link';
import { Table } from '@/components/ui/table';
import { Tabs } from '@/components/ui/tabs';
import { firstParam, type Params } from '@/components/ui/url';
import type { Actor } from '@/lib/platform/auth/actor';
import { requireActor } from '@/lib/platform/auth/require-actor';
import { formatDate, formatShare } from '@/lib/platform/i18n/format';
import type { Language } from '@/lib/platform/i18n/languages';
import { periodName } from '@/lib/platform/i18n/periods';
import { canManagePeriods } from '@/lib/reporting/policy';
import { listPeriods } from '@/lib/reporting/queries/periods';
import { CreatePeriod } from './_components/create-period';

type Props = { searchParams: Promise<Params> };

/** Asked for the title and for the page: once. */
const periodsOf = cache((actor: Actor, language: Language) => listPeriods(actor, null, language));

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const [actor, locale, t] = await Promise.all([requireActor(), getLocale(), getTranslations('reporting')]);
  const planId = await planOf(actor, locale as Language, firstParam(await searchParams, 'plan'));
  return planTitle({ planId }, t('title'));
}

/** A plan that is only drafted has no periods: the one that is tracked speaks first. */
async function planOf(actor: Actor, language: Language, asked: string | undefined) {
  const frame = await frameOf(actor, language);
  const withPeriods = [...new Set((await periodsOf(actor, language)).map((p) => p.planId))];
  const fallback = await chosenPlan(frame);
  return (
    frame.plans.find((p) => p.id === asked)?.id ?? withPeriods.find((id) => id === fallback?.id) ?? withPeriods[0] ?? fallback?.id
  );
}

export default async function Reporting({ searchParams }: Props) {
  const [actor, locale, t, params] = await Promise.all([requireActor(), getLocale(), getTranslations(), searchParams]);
  const language = locale as Language;
  const frame = await frameOf(actor, language);
  const periods = await periodsOf(actor, language);
  const planId = await planOf(actor, language, firstParam(params, 'plan'));
  const shown = periods.filter((p) => p.planId === planId);
  const day = (d: string) => formatDate(d, language, 'short');
  const seesOpen = shown.some((p) => p.open !== null);
  return (
    <Workspace
      actor={actor}
      planId={planId}
      crumbs={[{ label: t('navigation.group.results'), href: '/home' }, { label: t('reporting.title') }]}
    >
      <PageHeader title={t('reporting.title')} sub={t('reporting.sub')} />
      {frame.plans.length > 1 && (
        <Tabs
          label={t('reporting.plans')}
          items={frame.plans.map((p) => ({ href: `/reporting?plan=${p.id}`, label: p.shortTitle, current: p.id === planId }))}
        />
      )}
      <div className="stack mt16">
        {shown.length ? (
          <Card>
            <Table caption={t('reporting.periods')} middle>
              <thead>
                <tr>
                  <th scope="col">{t('reporting.column.period')}</th>
                  <th scope="col">{t('reporting.column.state')}</th>
                  <th scope="col">{t('reporting.column.opens')}</th>
                  <th scope="col">{t('reporting.column.due')}</th>
                  <th scope="col">{t('reporting.column.locks')}</th>
                  <th scope="col">{t('reporting.column.accepted')}</th>
                  {seesOpen && (
                    <th scope="col" className="num">
                      {t('reporting.column.notSubmitted')}
                    </th>
                  )}
                </tr>
              </thead>
              <tbody>
                {shown.map((p) => (
                  <tr key={p.periodId}>
                    <td className="w">
                      <Link href={`/reporting/${p.periodId}`}>{periodName(p.startDate, p.endDate, language)}</Link>
                    </td>
                    <td>
                      <PeriodBadge state={p.state} />
                    </td>
                    <td className="nowrap" data-label={t('reporting.column.opens')}>
                      {day(p.opensAt)}
                    </td>
                    <td className="nowrap" data-label={t('reporting.column.due')}>
                      {day(p.dueAt)}
                    </td>
                    <td className="nowrap" data-label={t('reporting.column.locks')}>
                      {day(p.locksAt)}
                    </td>
                    <td className="w">
                      {p.state !== 'PLANNED' && p.due > 0 && (
                        <span className="prog">
                          <ProgressBar value={p.accepted} max={p.due} label={formatShare(p.accepted, p.due, language)} />
                          <span className="nowrap">{formatShare(p.accepted, p.due, language)}</span>
                        </span>
                      )}
                    </td>
                    {seesOpen && (
                      <td className="num" data-label={p.state === 'PLANNED' ? undefined : t('reporting.column.notSubmitted')}>
                        {p.state === 'PLANNED' ? '' : p.open}
                      </td>
                    )}
                  </tr>
                ))}
              </tbody>
            </Table>
          </Card>
        ) : (
          <EmptyState title={t('reporting.empty.periods')}>{t('reporting.empty.periodsHint')}</EmptyState>
        )}
        {planId && canManagePeriods(actor, { deletedAt: null }) && <CreatePeriod planId={planId} userId={actor.userId ?? ''} />}
      </div>
    </Workspace>
  );
}
