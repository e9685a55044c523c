import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { found, idOf } from '@/app/(workspace)/_components/found';
import { planTitle } from '@/app/(workspace)/_components/plan-title';
import { Workspace } from '@/app/(workspace)/_components/workspace';
import { ActionButton } from '@/components/forms/action-button';
import { TextField } from '@/components/forms/fields';
import { Form } from '@/components/forms/form';
import { DayField } from '@/components/forms/rich-fields';
import { SubmitButton } from '@/components/forms/submit-button';
import { PageHeader } from '@/components/layout/page-header';
import { Card } from '@/components/ui/card';
import { getPlan, listPlans, listPlanTexts, type PlanHead } from '@/lib/plans/queries';
import { deletePlanAction, editPlanAction, recordActAction } from '@/lib/plans/server-actions';
import { requireActor } from '@/lib/platform/auth/require-actor';
import { languages } from '@/lib/platform/i18n/languages';
import { PlanFields } from '../../_components/plan-fields';

type Props = { params: Promise<{ planId: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return planTitle(params, (await getTranslations('plans'))('edit.title'));
}

export default async function EditPlan({ params }: Props) {
  const [actor, language, t] = await Promise.all([requireActor(), getLocale(), getTranslations()]);
  const plan = await found(getPlan(actor, idOf((await params).planId), language));
  if (!plan.can.edit && !plan.can.recordAct) notFound();
  const [texts, { plans }] = await Promise.all([listPlanTexts(actor, plan.id), listPlans(actor, language)]);
  const keep = { userId: actor.userId ?? '', record: `plan:${plan.id}` };
  const crumbs = [
    { label: t('navigation.group.plan'), href: '/plans' },
    { label: plan.shortTitle, href: `/plans/${plan.id}` },
    { label: t('plans.edit.title') },
  ];
  return (
    <Workspace actor={actor} crumbs={crumbs} planId={plan.id}>
      <PageHeader title={t('plans.edit.title')} sub={plan.title} />
      <div className="stack narrow-form" key={plan.version}>
        {plan.can.edit && (
          <Form action={editPlanAction} keep={keep} className="stack" id="form-plan">
            <input type="hidden" name="id" value={plan.id} />
            <input type="hidden" name="version" value={plan.version} />
            <PlanFields
              values={{ ...plan, previousPlanId: plan.previous?.id ?? null }}
              texts={texts}
              others={plans.filter((p) => p.id !== plan.id)}
              today={actor.today}
            />
            <div className="row">
              <SubmitButton icon="check">{t('plans.edit.save')}</SubmitButton>
            </div>
          </Form>
        )}
        {plan.can.recordAct && <ActForm plan={plan} userId={actor.userId ?? ''} today={actor.today} />}
        {plan.can.delete && (
          <Card title={t('plans.edit.delete')} level={3} body>
            <p className="ink2">{t('plans.edit.deleteText')}</p>
            <div className="mt8">
              <ActionButton action={deletePlanAction} values={{ id: plan.id }} icon="trash-2">
                {t('plans.edit.delete')}
              </ActionButton>
            </div>
          </Card>
        )}
      </div>
    </Workspace>
  );
}

async function ActForm({ plan, userId, today }: { plan: PlanHead; userId: string; today: string }) {
  const t = await getTranslations('plans');
  const act = plan.legalAct;
  return (
    <Card title={t('act.title')} level={3} body id="act">
      <Form action={recordActAction} keep={{ userId, record: `plan:${plan.id}:act` }} className="stack" id="form-act">
        <input type="hidden" name="id" value={plan.id} />
        <input type="hidden" name="version" value={plan.version} />
        <TextField name="type" label={t('act.type')} hint={t('act.typeHint')} defaultValue={act?.type ?? ''} maxLength={200} />
        <div className="row-t g16 wrap">
          <TextField
            name="number"
            label={t('act.number')}
            hint={t('act.numberHint')}
            optional
            defaultValue={act?.number ?? ''}
            maxLength={60}
          />
          <DayField name="date" label={t('act.date')} optional defaultValue={act?.date ?? ''} today={today} />
        </div>
        {languages.map((language) => (
          <TextField
            key={language}
            name={`actTitle.${language}`}
            label={t('act.name', { language: t(`language.name.${language}`) })}
            optional
            defaultValue={act?.title[language] ?? ''}
            lang={language}
          />
        ))}
        <div className="row">
          <SubmitButton tone="plain" icon="stamp">
            {t('act.record')}
          </SubmitButton>
        </div>
      </Form>
    </Card>
  );
}
