import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { Workspace } from '@/app/(workspace)/_components/workspace';
import { ActionButton } from '@/components/forms/action-button';
import { PageHeader } from '@/components/layout/page-header';
import { PlanStatusBadge } from '@/components/plans/plan-status';
import { Words } from '@/components/plans/words';
import { Banner } from '@/components/ui/banner';
import { LinkButton } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { Link } from '@/components/ui/link';
import { Table } from '@/components/ui/table';
import { listDeletedPlans, listPlans, type PlanListItem } from '@/lib/plans/queries';
import { restorePlanAction } from '@/lib/plans/server-actions';
import { requireActor } from '@/lib/platform/auth/require-actor';
import { businessMoment } from '@/lib/platform/clocks';
import { formatDate, formatDateTime, formatNumber } from '@/lib/platform/i18n/format';
import type { Language } from '@/lib/platform/i18n/languages';
import { periodName } from '@/lib/platform/i18n/periods';

type Props = { searchParams: Promise<{ bin?: string; deleted?: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('plans'))('list.title') };
}

export default async function Plans({ searchParams }: Props) {
  const [actor, language, t, { bin, deleted }] = await Promise.all([
    requireActor(),
    getLocale(),
    getTranslations(),
    searchParams,
  ]);
  const { plans, can } = await listPlans(actor, language);
  const inBin = can.seeBin && (bin || deleted) ? await listDeletedPlans(actor, language) : [];
  return (
    <Workspace actor={actor} crumbs={[{ label: t('navigation.group.plan') }, { label: t('plans.list.title') }]}>
      <PageHeader
        title={t('plans.list.title')}
        sub={t('plans.list.sub', { count: plans.length })}
        actions={
          can.create && (
            <>
              <LinkButton href="/plans?bin=1" icon="trash-2">
                {t('plans.list.bin')}
              </LinkButton>
              <LinkButton href="/plans/new" icon="plus" tone="primary">
                {t('plans.list.new')}
              </LinkButton>
            </>
          )
        }
      />
      {(bin || deleted) && can.seeBin && (
        <div className="mb16">
          {inBin.length === 0 && <Banner tone="neutral">{t('plans.list.binEmpty')}</Banner>}
          {inBin.map((plan) => (
            <Banner
              key={plan.id}
              tone="warning"
              icon="trash-2"
              title={plan.title}
              end={
                <ActionButton action={restorePlanAction} values={{ id: plan.id }} icon="undo-2">
                  {t('plans.list.restore')}
                </ActionButton>
              }
            >
              {t('plans.list.deletedAt', {
                when: formatDateTime(businessMoment(plan.deletedAt, actor.offsetDays), language as Language),
                name: plan.deletedBy ?? '',
              })}
            </Banner>
          ))}
        </div>
      )}
      {plans.length ? (
        <Card>
          <Table caption={t('plans.list.title')} middle>
            <thead>
              <tr>
                <th scope="col">{t('plans.field.title')}</th>
                <th scope="col">{t('plans.field.kind')}</th>
                <th scope="col">{t('plans.field.period')}</th>
                <th scope="col">{t('plans.field.status')}</th>
                <th scope="col" className="num">
                  {t('plans.list.areas')}
                </th>
                <th scope="col" className="num">
                  {t('plans.list.actions')}
                </th>
              </tr>
            </thead>
            <tbody>
              {plans.map((plan) => (
                <PlanRow key={plan.id} plan={plan} language={language as Language} />
              ))}
            </tbody>
          </Table>
        </Card>
      ) : (
        <EmptyState title={t('plans.list.empty')}>{t('plans.list.emptyText')}</EmptyState>
      )}
    </Workspace>
  );
}

async function PlanRow({ plan, language }: { plan: PlanListItem; language: Language }) {
  const t = await getTranslations('plans');
  const years = plan.periodStart.endsWith('-01-01') && plan.periodEnd.endsWith('-12-31');
  const period = years
    ? `${plan.periodStart.slice(0, 4)}–${plan.periodEnd.slice(0, 4)}`
    : `${formatDate(plan.periodStart, language, 'short')} – ${formatDate(plan.periodEnd, language, 'short')}`;
  return (
    <tr>
      <td className="w">
        <Link href={`/plans/${plan.id}`}>
          <Words lang={plan.lang} mark>
            {plan.title}
          </Words>
        </Link>
      </td>
      <td>{t(`kind.${plan.kind}`)}</td>
      <td className="nowrap" title={periodName(plan.periodStart, plan.periodEnd, language)}>
        {period}
      </td>
      <td>
        <PlanStatusBadge status={plan.status} />
      </td>
      <td className="num">
        <span className="sm-only">{t('list.areas')} </span>
        {plan.areas}
      </td>
      <td className="num">
        <span className="sm-only">{t('list.actions')} </span>
        {plan.actions > 1000 ? `${formatNumber(1000, language)}+` : formatNumber(plan.actions, language)}
      </td>
    </tr>
  );
}
