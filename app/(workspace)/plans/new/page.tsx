import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { Workspace } from '@/app/(workspace)/_components/workspace';
import { Form } from '@/components/forms/form';
import { SubmitButton } from '@/components/forms/submit-button';
import { PageHeader } from '@/components/layout/page-header';
import { listPlans } from '@/lib/plans/queries';
import { createPlanAction } from '@/lib/plans/server-actions';
import { requireActor } from '@/lib/platform/auth/require-actor';
import { PlanFields } from '../_components/plan-fields';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('plans'))('list.new') };
}

export default async function NewPlan() {
  const [actor, language, t] = await Promise.all([requireActor(), getLocale(), getTranslations()]);
  const { plans, can } = await listPlans(actor, language);
  if (!can.create) notFound();
  const latest = plans[0];
  // The year after the plan it would follow, and never one that has begun.
  const year = Math.max(Number(actor.today.slice(0, 4)), Number(latest?.periodEnd.slice(0, 4) ?? 0)) + 1;
  return (
    <Workspace
      actor={actor}
      crumbs={[
        { label: t('navigation.group.plan') },
        { label: t('plans.list.title'), href: '/plans' },
        { label: t('plans.list.new') },
      ]}
    >
      <PageHeader title={t('plans.list.new')} sub={t('plans.new.sub')} />
      <Form action={createPlanAction} keep={{ userId: actor.userId ?? '', record: 'plan:new' }} className="stack narrow-form">
        <PlanFields
          values={{
            kind: 'NHRAP',
            periodStart: `${year}-01-01`,
            periodEnd: `${year + 3}-12-31`,
            sourceLanguage: 'tk',
            previousPlanId: latest?.id ?? null,
            usesPercent: false,
          }}
          texts={[]}
          others={plans}
          today={actor.today}
        />
        <div className="row">
          <SubmitButton icon="plus">{t('plans.new.create')}</SubmitButton>
        </div>
      </Form>
    </Workspace>
  );
}
