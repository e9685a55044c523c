import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { found, idOf } from '@/app/(workspace)/_components/found';
import { planTitle } from '@/app/(workspace)/_components/plan-title';
import { Workspace } from '@/app/(workspace)/_components/workspace';
import { ActionButton } from '@/components/forms/action-button';
import { PageHeader } from '@/components/layout/page-header';
import { Words } from '@/components/plans/words';
import { Banner } from '@/components/ui/banner';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { Table } from '@/components/ui/table';
import { listBin } from '@/lib/actions/queries';
import { restoreActionAction } from '@/lib/actions/server-actions';
import { restoreObjectiveAction } from '@/lib/objectives/server-actions';
import { getPlan } from '@/lib/plans/queries';
import { BIN_DAYS } from '@/lib/plans/rules';
import { requireActor } from '@/lib/platform/auth/require-actor';
import { businessMoment } from '@/lib/platform/clocks';
import { formatDateTime } from '@/lib/platform/i18n/format';
import type { Language } from '@/lib/platform/i18n/languages';
import { restoreSectionAction } from '@/lib/sections/server-actions';

type Props = { params: Promise<{ planId: string }>; searchParams: Promise<{ deleted?: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return planTitle(params, (await getTranslations('plans'))('bin.title'));
}

const RESTORE = { action: restoreActionAction, section: restoreSectionAction, objective: restoreObjectiveAction };

export default async function Bin({ params, searchParams }: Props) {
  const [actor, language, t, search] = await Promise.all([requireActor(), getLocale(), getTranslations(), searchParams]);
  const plan = await found(getPlan(actor, idOf((await params).planId), language));
  if (!plan.can.edit) notFound();
  const things = await found(listBin(actor, plan, language));
  const crumbs = [
    { label: t('navigation.group.plan'), href: '/plans' },
    { label: plan.shortTitle, href: `/plans/${plan.id}` },
    { label: t('plans.bin.title') },
  ];
  return (
    <Workspace actor={actor} crumbs={crumbs} planId={plan.id}>
      <PageHeader title={t('plans.bin.title')} sub={t('plans.bin.sub', { days: BIN_DAYS })} />
      {search.deleted && (
        <div className="mb16">
          <Banner tone="success" role="status">
            {t('plans.bin.deleted')}
          </Banner>
        </div>
      )}
      {things.length ? (
        <Card>
          <Table caption={t('plans.bin.title')} middle>
            <thead>
              <tr>
                <th scope="col">{t('plans.bin.what')}</th>
                <th scope="col">{t('plans.bin.when')}</th>
                <th scope="col">{t('plans.bin.who')}</th>
                <th scope="col">
                  <span className="sr">{t('plans.list.restore')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {things.map((thing) => (
                <tr key={thing.id}>
                  <td className="w">
                    <span className="small muted">{t(`plans.bin.kind.${thing.kind}`)}</span>
                    <br />
                    <Words lang={thing.lang}>{thing.title}</Words>
                  </td>
                  <td className="nowrap">
                    {formatDateTime(businessMoment(thing.deletedAt, actor.offsetDays), language as Language)}
                  </td>
                  <td>{thing.deletedBy}</td>
                  <td>
                    <ActionButton
                      action={RESTORE[thing.kind]}
                      values={{ id: thing.id }}
                      icon="undo-2"
                      label={t('plans.bin.restore', { title: thing.title })}
                    >
                      {t('plans.list.restore')}
                    </ActionButton>
                  </td>
                </tr>
              ))}
            </tbody>
          </Table>
        </Card>
      ) : (
        <EmptyState title={t('plans.bin.empty')}>{t('plans.bin.emptyText')}</EmptyState>
      )}
    </Workspace>
  );
}
