import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { found, idOf } from '@/app/(workspace)/_components/found';
import { planTitle } from '@/app/(workspace)/_components/plan-title';
import { Workspace } from '@/app/(workspace)/_components/workspace';
import { ActionButton } from '@/components/forms/action-button';
import { PageHeader } from '@/components/layout/page-header';
import { ClosedNote } from '@/components/plans/closed-note';
import { Words } from '@/components/plans/words';
import { LinkButton } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { LifeCycle } from '@/components/ui/life-cycle';
import { getPlanOverview, type PlanOverview } from '@/lib/actions/overview-queries';
import { isDrafted, PLAN_STATIONS, stationState } from '@/lib/plans/rules';
import { startDraftingAction } from '@/lib/plans/server-actions';
import { requireActor } from '@/lib/platform/auth/require-actor';
import { AddSection } from './_components/add-section';
import { Completeness } from './_components/completeness';
import { Gaps, Languages, Neighbours } from './_components/gaps';
import { Sections } from './_components/sections';
import { Statuses } from './_components/statuses';

type Props = { params: Promise<{ planId: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return planTitle(params, (await getTranslations('plans'))('overview.title'));
}

export default async function Overview({ params }: Props) {
  const [actor, language, t] = await Promise.all([requireActor(), getLocale(), getTranslations()]);
  const plan = await found(getPlanOverview(actor, idOf((await params).planId), language));
  const crumbs = [
    { label: t('navigation.group.plan'), href: '/plans' },
    { label: plan.shortTitle },
    { label: t('plans.overview.title') },
  ];
  return (
    <Workspace actor={actor} crumbs={crumbs} planId={plan.id}>
      <PageHeader
        title={<Words lang={plan.lang}>{plan.title}</Words>}
        sub={<Sub plan={plan} />}
        actions={<HeadActions plan={plan} />}
      />
      <div className="stack">
        <ClosedNote plan={plan} />
        <Card
          title={t('plans.overview.lifeCycle')}
          body
          end={isDrafted(plan.status) && <span className="end muted">{t('plans.overview.lifeCycleRule')}</span>}
        >
          <LifeCycle
            label={t('plans.overview.lifeCycle')}
            stations={PLAN_STATIONS.map((station) => {
              const state = stationState(station, plan.status);
              return { key: station, label: t(`plans.status.${station}`), state: state === 'ahead' ? ('later' as const) : state };
            })}
          />
        </Card>
        <div className="cols main-aside">
          <div className="stack">
            <Statuses plan={plan} />
            <Completeness plan={plan} />
            <Sections plan={plan} />
            {plan.can.edit && <AddSection planId={plan.id} userId={actor.userId ?? ''} />}
          </div>
          <aside className="stack">
            <Gaps plan={plan} />
            <Languages plan={plan} />
            <Neighbours plan={plan} />
          </aside>
        </div>
      </div>
    </Workspace>
  );
}

async function Sub({ plan }: { plan: PlanOverview }) {
  const t = await getTranslations('plans');
  const areas = plan.sections.filter((s) => s.kind === 'AREA');
  const parts = [
    t('overview.areas', { count: areas.length }),
    t('overview.objectives', { count: areas.reduce((sum, s) => sum + s.objectives, 0) }),
    t('overview.actions', { count: plan.groups.reduce((sum, g) => sum + g.actions, 0) }),
    ...(plan.previous ? [t('overview.follows', { plan: plan.previous.shortTitle })] : []),
  ];
  return parts.join(' · ');
}

async function HeadActions({ plan }: { plan: PlanOverview }) {
  const t = await getTranslations('plans');
  return (
    <>
      {(plan.can.edit || plan.can.recordAct) && (
        <LinkButton href={`/plans/${plan.id}/edit`} icon="pencil">
          {t('overview.edit')}
        </LinkButton>
      )}
      {plan.can.edit && plan.inBin > 0 && (
        <LinkButton href={`/plans/${plan.id}/bin`} icon="trash-2">
          {t('overview.bin')}
        </LinkButton>
      )}
      {plan.can.startDrafting && (
        <ActionButton action={startDraftingAction} values={{ id: plan.id }} icon="pencil-line" size="lg">
          {t('overview.startDrafting')}
        </ActionButton>
      )}
      <LinkButton href={`/plans/${plan.id}/changes`} icon="history">
        {t('overview.changes')}
      </LinkButton>
      {plan.can.advance && (
        <LinkButton href={`/plans/${plan.id}/adoption`} icon="stamp">
          {t('overview.advance')}
        </LinkButton>
      )}
      <LinkButton href={`/plans/${plan.id}/matrix`} icon="table-2" tone="primary">
        {t('overview.openMatrix')}
      </LinkButton>
    </>
  );
}
