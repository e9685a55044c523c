// The institution's parts: what it is asked to take, and what it has answered.
import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { frameOf, Workspace } from '@/app/(workspace)/_components/workspace';
import { AssignmentTable } from '@/components/assignments/assignment-table';
import { AssignmentTabs } from '@/components/assignments/assignment-tabs';
import { ToldForm } from '@/components/assignments/told-form';
import { SubmitButton } from '@/components/forms/submit-button';
import { PageHeader } from '@/components/layout/page-header';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { Link } from '@/components/ui/link';
import { Pagination } from '@/components/ui/pagination';
import { type Params, withParams } from '@/components/ui/url';
import { readAssignmentView } from '@/lib/assignments/filter';
import { countAssignments, listAssignments } from '@/lib/assignments/queries';
import { acceptAction } from '@/lib/assignments/server-actions';
import { institutionsOf } from '@/lib/platform/auth/actor';
import { requireActor } from '@/lib/platform/auth/require-actor';

type Props = { searchParams: Promise<Params> };
const PATH = '/assignments';
const CHOOSE = 'accept-chosen';
const EMPTY = { open: 'emptyOpen', disputed: 'emptyDisputed', answered: 'emptyAnswered', all: 'empty' } as const;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('assignments'))('mine') };
}

export default async function Assignments({ searchParams }: Props) {
  const [actor, language, t, params] = await Promise.all([requireActor(), getLocale(), getTranslations(), searchParams]);
  const view = readAssignmentView(params);
  const filter = { whose: 'own', planId: view.planId } as const;
  const [frame, counts, list] = await Promise.all([
    frameOf(actor, language),
    countAssignments(actor, filter),
    listAssignments(actor, { ...filter, show: view.show, after: view.after }, language),
  ]);
  const planNames = new Map(frame.plans.map((plan) => [plan.id, plan.shortTitle]));
  const plans = [
    { href: withParams(PATH, params, { plan: null }), label: t('assignments.allPlans'), current: !view.planId },
    ...frame.plans.map((plan) => ({
      href: withParams(PATH, params, { plan: plan.id }),
      label: plan.shortTitle,
      current: plan.id === view.planId,
    })),
  ];
  const chooses = list.items.filter((a) => a.can.respond).length > 1;
  return (
    <Workspace
      actor={actor}
      planId={view.planId}
      crumbs={[{ label: t('navigation.group.myWork'), href: '/home' }, { label: t('assignments.mine') }]}
    >
      <PageHeader
        title={t('assignments.mine')}
        sub={counts.open ? t('assignments.mineSub.some', { count: counts.open }) : t('assignments.mineSub.none')}
      />
      {frame.plans.length > 1 && (
        <nav className="row wrap g16 small noprint" aria-label={t('assignments.plans')}>
          {plans.map(({ href, label, current }) => (
            <Link key={href} href={href} className={current ? 'strong' : undefined} aria-current={current ? 'true' : undefined}>
              {label}
            </Link>
          ))}
        </nav>
      )}
      <AssignmentTabs path={PATH} params={params} show={view.show} counts={counts} />
      {list.items.length ? (
        <Card className="mt12">
          {chooses && (
            <ToldForm id={CHOOSE} action={acceptAction} className="together">
              <p>{t('assignments.acceptHint')}</p>
              <SubmitButton icon="check-check">{t('assignments.acceptChosen')}</SubmitButton>
            </ToldForm>
          )}
          <AssignmentTable
            assignments={list.items}
            userId={actor.userId ?? ''}
            offsetDays={actor.offsetDays}
            chooseFor={chooses ? CHOOSE : undefined}
            planNames={view.planId || frame.plans.length < 2 ? undefined : planNames}
            own
            caption={t('assignments.mine')}
          />
        </Card>
      ) : (
        <EmptyState title={t(institutionsOf(actor).length ? `assignments.${EMPTY[view.show]}` : 'assignments.mineNoInstitution')}>
          {t(institutionsOf(actor).length ? 'assignments.emptyHint' : 'assignments.mineNoInstitutionHint')}
        </EmptyState>
      )}
      <Pagination
        path={PATH}
        params={params}
        next={list.next}
        previous={null}
        summary={
          list.next || view.after ? t('assignments.shownOf', { shown: list.items.length, all: counts[view.show] }) : undefined
        }
      />
    </Workspace>
  );
}
