// All parts of a plan's actions: who has answered, who has not, what is disputed. The secretariat settles and enters letters here.
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { idOf } from '@/app/(workspace)/_components/found';
import { planTitle } from '@/app/(workspace)/_components/plan-title';
import { frameOf, Workspace } from '@/app/(workspace)/_components/workspace';
import { AssignmentTable } from '@/components/assignments/assignment-table';
import { AssignmentTabs } from '@/components/assignments/assignment-tabs';
import { PageHeader } from '@/components/layout/page-header';
import { LinkButton } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { Pagination } from '@/components/ui/pagination';
import { firstParam, type Params, withParams } from '@/components/ui/url';
import { getAssignmentFacets } from '@/lib/assignments/facet-queries';
import { readAssignmentView } from '@/lib/assignments/filter';
import { listAssignments, PRINTED } from '@/lib/assignments/queries';
import { requireActor } from '@/lib/platform/auth/require-actor';
import { LETTER, LetterForm, LetterInstitution } from './_components/letter';
import { Narrow } from './_components/narrow';

type Props = { params: Promise<{ planId: string }>; searchParams: Promise<Params> };
const EMPTY = { open: 'emptyOpen', disputed: 'emptyDisputed', answered: 'emptyAnswered', all: 'empty' } as const;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return planTitle(params, (await getTranslations('assignments'))('plan'));
}

export default async function PlanAssignments({ params, searchParams }: Props) {
  const planId = idOf((await params).planId);
  const [actor, language, t, search] = await Promise.all([requireActor(), getLocale(), getTranslations(), searchParams]);
  const frame = await frameOf(actor, language);
  const plan = frame.plans.find((p) => p.id === planId);
  if (!plan) notFound();
  const view = readAssignmentView(search);
  const filter = { whose: 'all', planId, institutionId: view.institutionId, role: view.role } as const;
  const isPrint = firstParam(search, 'print') === '1';
  const [facets, list] = await Promise.all([
    getAssignmentFacets(actor, filter, language),
    listAssignments(actor, { ...filter, show: view.show, after: view.after }, language, isPrint ? PRINTED : undefined),
  ]);
  const path = `/plans/${planId}/assignments`;
  const byLetter = facets.can.settle && firstParam(search, 'letter') === '1';
  const writer = byLetter ? facets.institutions.find((i) => i.id === view.institutionId && i.open > 0) : undefined;
  const isNarrowed = view.institutionId !== undefined || view.role !== undefined;
  return (
    <Workspace
      actor={actor}
      planId={planId}
      crumbs={[
        { label: t('navigation.group.plan') },
        { label: plan.shortTitle, href: `/plans/${planId}` },
        { label: t('assignments.title') },
      ]}
    >
      <PageHeader
        title={t('assignments.plan')}
        sub={`${plan.shortTitle}. ${t('assignments.planHead', facets.total)}`}
        actions={
          <>
            <LinkButton icon="printer" href={withParams(path, search, { print: isPrint ? null : '1' })}>
              {t(isPrint ? 'assignments.printBack' : 'assignments.printAll')}
            </LinkButton>
            {facets.can.settle && facets.total.open > 0 && !byLetter && (
              <LinkButton icon="mail" href={withParams(path, {}, { letter: '1', institution: view.institutionId ?? null })}>
                {t('assignments.byLetter')}
              </LinkButton>
            )}
            {facets.can.propose && !byLetter && (
              <LinkButton tone="primary" icon="table-2" href={`/plans/${planId}/matrix?missing=lead`}>
                {t('assignments.proposeInMatrix')}
              </LinkButton>
            )}
          </>
        }
      />
      {byLetter && !writer && <LetterInstitution path={path} institutions={facets.institutions} />}
      {writer && <LetterForm path={path} institution={writer} userId={actor.userId ?? ''} planId={planId} today={actor.today} />}
      {!byLetter && <AssignmentTabs path={path} params={search} show={view.show} counts={facets.shown} />}
      {!byLetter && <Narrow path={path} view={view} institutions={facets.institutions} />}
      {list.items.length ? (
        <Card
          className="mt12"
          id={writer ? 'f-ids' : undefined}
          title={writer ? t('assignments.letterChosen') : undefined}
          level={3}
        >
          <AssignmentTable
            assignments={list.items}
            userId={actor.userId ?? ''}
            offsetDays={actor.offsetDays}
            chooseFor={writer ? LETTER : undefined}
            readOnly={isPrint || byLetter}
            caption={t('assignments.plan')}
          />
        </Card>
      ) : (
        <EmptyState
          title={t(isNarrowed ? 'assignments.emptyFiltered' : `assignments.${EMPTY[view.show]}`)}
          action={isNarrowed && <LinkButton href={`${path}?show=all`}>{t('assignments.showAll')}</LinkButton>}
        >
          {!isNarrowed && t('assignments.emptyHint')}
        </EmptyState>
      )}
      <Pagination
        path={path}
        params={search}
        previous={null}
        next={list.next}
        summary={t('assignments.shownOf', { shown: list.items.length, all: facets.shown[view.show] })}
      />
    </Workspace>
  );
}
