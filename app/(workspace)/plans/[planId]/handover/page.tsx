// What becomes of the ending plan's actions: one list, filtered by fate, decided one by one or together.
import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { found, idOf } from '@/app/(workspace)/_components/found';
import { planTitle } from '@/app/(workspace)/_components/plan-title';
import { Workspace } from '@/app/(workspace)/_components/workspace';
import { ActionButton } from '@/components/forms/action-button';
import { PageHeader } from '@/components/layout/page-header';
import { Banner } from '@/components/ui/banner';
import { EmptyState } from '@/components/ui/empty-state';
import { Pagination } from '@/components/ui/pagination';
import { Tabs } from '@/components/ui/tabs';
import { allParams, firstParam, type Params, withParams } from '@/components/ui/url';
import { getHandover, type HandoverPage, listFateChoices } from '@/lib/handover/queries';
import { FATES } from '@/lib/handover/rules';
import { FATES_MAX, SHOWS, type Show } from '@/lib/handover/schema';
import { decideCompletedAction, takeBackFatesAction } from '@/lib/handover/server-actions';
import { requireActor } from '@/lib/platform/auth/require-actor';
import { isUuid } from '@/lib/platform/uuid';
import { DecidePanel } from './_components/decide-panel';
import { FatesTable } from './_components/fates-table';

type Props = { params: Promise<{ planId: string }>; searchParams: Promise<Params> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return planTitle(params, (await getTranslations('handover'))('title'));
}

const PASSING = { decide: null, ids: null, done: null, count: null, undone: null, kept: null };

export default async function Handover({ params, searchParams }: Props) {
  const [actor, language, t, search] = await Promise.all([requireActor(), getLocale(), getTranslations(), searchParams]);
  const planId = idOf((await params).planId);
  const show: Show = SHOWS.find((name) => name === firstParam(search, 'show')) ?? 'undecided';
  const page = await found(getHandover(actor, planId, { show, after: firstParam(search, 'after') }, language));
  const ids = allParams(search, 'ids').filter(isUuid).slice(0, FATES_MAX);
  const choices =
    page.can.decide && firstParam(search, 'decide') && ids.length ? await listFateChoices(actor, planId, ids, language) : null;
  const path = `/plans/${planId}/handover`;
  const back = withParams(path, search, PASSING);
  const { plan } = page;
  return (
    <Workspace
      actor={actor}
      planId={planId}
      crumbs={[
        { label: t('navigation.group.plan'), href: '/plans' },
        { label: plan.shortTitle, href: `/plans/${planId}` },
        { label: t('handover.title') },
      ]}
    >
      <PageHeader title={t('handover.title')} sub={t('handover.sub', { old: plan.previous.shortTitle, plan: plan.shortTitle })} />
      <Told page={page} search={search} back={back} />
      {choices && choices.chosen.length > 0 && (
        <DecidePanel choices={choices} plan={plan} back={back} userId={actor.userId ?? ''} />
      )}
      <Counts page={page} />
      <Tabs
        label={t('handover.show.label')}
        items={SHOWS.filter((name) => page.counts[name] > 0 || !['SPLIT', 'MERGED'].includes(name)).map((name) => ({
          href: withParams(path, search, { ...PASSING, show: name === 'undecided' ? null : name }),
          label: t(`handover.show.${name}`),
          count: page.counts[name],
          current: name === show,
        }))}
      />
      {page.rows.length ? (
        <FatesTable page={page} show={show} path={path} search={search} back={back} />
      ) : (
        <div className="mt12">
          <EmptyState title={t(`handover.empty.${show === 'undecided' ? 'undecided' : 'other'}`)}>
            {show === 'undecided' && page.counts.all > 0 && t('handover.allDecided')}
          </EmptyState>
        </div>
      )}
      <Pagination
        path={path}
        params={{ ...search, ...Object.fromEntries(Object.keys(PASSING).map((k) => [k, undefined])) }}
        next={page.next}
      />
    </Workspace>
  );
}

/** What was just done, with its undo; and the offer for what is completed anyway. */
async function Told({ page, search, back }: { page: HandoverPage; search: Params; back: string }) {
  const t = await getTranslations('handover');
  const [done, undone] = [firstParam(search, 'done'), firstParam(search, 'undone')];
  const kept = Number(firstParam(search, 'kept') ?? 0);
  return (
    <div className="stack mb16">
      {done && (
        <Banner
          tone="success"
          role="status"
          end={
            page.can.decide && (
              <ActionButton action={takeBackFatesAction} values={{ planId: page.plan.id, batchId: done, back }} icon="undo-2">
                {t('undo')}
              </ActionButton>
            )
          }
        >
          {t('done', { count: Number(firstParam(search, 'count') ?? 0) })}
        </Banner>
      )}
      {undone && (
        <Banner tone="success" role="status">
          {t('undone', { count: Number(undone) })} {kept > 0 && t('kept', { count: kept })}
        </Banner>
      )}
      {page.can.decide && page.counts.completed > 0 && (
        <Banner
          tone="info"
          end={
            <ActionButton action={decideCompletedAction} values={{ planId: page.plan.id, back }} icon="circle-check">
              {t('decideCompleted')}
            </ActionButton>
          }
        >
          {t('completedOffer', { count: page.counts.completed })}
        </Banner>
      )}
    </div>
  );
}

/** Every action counts once, and the parts sum to the whole. */
async function Counts({ page: { counts, plan } }: { page: HandoverPage }) {
  const t = await getTranslations('handover');
  const parts = ['undecided' as const, ...FATES].filter((name) => counts[name] > 0);
  const words = parts.map((name) => `${t(`show.${name}`).toLocaleLowerCase()} ${counts[name]}`).join(' + ');
  return (
    <p className="small ink2 mb16" id="fates-sum">
      {t('sumLabel', { old: plan.previous.shortTitle })}: {t('sum', { all: counts.all, parts: words || '0' })}
    </p>
  );
}
