// The way of a plan to its adoption and after it: where it stands, what stands in the way, the next step.
import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { found, idOf } from '@/app/(workspace)/_components/found';
import { planTitle } from '@/app/(workspace)/_components/plan-title';
import { Workspace } from '@/app/(workspace)/_components/workspace';
import { PageHeader } from '@/components/layout/page-header';
import { AnnexLinks } from '@/components/plans/annex-links';
import { ClosedNote } from '@/components/plans/closed-note';
import { Banner } from '@/components/ui/banner';
import { Card } from '@/components/ui/card';
import { LifeCycle } from '@/components/ui/life-cycle';
import { firstParam, type Params } from '@/components/ui/url';
import { getAdoption } from '@/lib/adoption/queries';
import { PLAN_STATIONS, stationState } from '@/lib/plans/rules';
import { requireActor } from '@/lib/platform/auth/require-actor';
import { Blockers } from './_components/blockers';
import { NextStep, ReturnForm } from './_components/steps';

type Props = { params: Promise<{ planId: string }>; searchParams: Promise<Params> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return planTitle(params, (await getTranslations('adoption'))('title'));
}

export default async function Adoption({ params, searchParams }: Props) {
  const [actor, language, t, search] = await Promise.all([requireActor(), getLocale(), getTranslations(), searchParams]);
  const page = await found(getAdoption(actor, idOf((await params).planId), language));
  const { plan, next, blockers } = page;
  const keep = { userId: actor.userId ?? '', record: `adoption:${plan.id}` };
  return (
    <Workspace
      actor={actor}
      planId={plan.id}
      crumbs={[
        { label: t('navigation.group.plan'), href: '/plans' },
        { label: plan.shortTitle, href: `/plans/${plan.id}` },
        { label: t('adoption.title') },
      ]}
    >
      <PageHeader title={t('adoption.title')} sub={t('adoption.sub', { status: t(`plans.status.${plan.status}`) })} />
      {firstParam(search, 'done') && (
        <div className="mb16">
          <Banner tone="success" role="status">
            {t(`adoption.reached.${plan.status}`)}
          </Banner>
        </div>
      )}
      <div className="stack">
        <ClosedNote plan={plan} />
        <Card title={t('plans.overview.lifeCycle')} body>
          <LifeCycle
            label={t('plans.overview.lifeCycle')}
            stations={PLAN_STATIONS.map((station) => {
              const state = stationState(station, plan.status);
              return { key: station, label: t(`plans.status.${station}`), state: state === 'ahead' ? ('later' as const) : state };
            })}
          />
        </Card>
        <div className="cols main-aside" key={plan.version}>
          <div className="stack">
            {blockers.length > 0 && next && <Blockers blockers={blockers} plan={plan} move={next} />}
            {blockers.length === 0 && next && <NextStep plan={plan} move={next} today={actor.today} keep={keep} />}
            {!next && <p className="ink2">{t(plan.status === 'CLOSED' ? 'adoption.atEnd' : 'adoption.notDrafting')}</p>}
          </div>
          <aside className="stack">
            {page.can.return && <ReturnForm plan={plan} keep={keep} />}
            <AnnexLinks planId={plan.id} />
          </aside>
        </div>
      </div>
    </Workspace>
  );
}
