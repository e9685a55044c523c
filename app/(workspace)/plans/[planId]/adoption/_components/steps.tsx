import { useTranslations } from 'next-intl';
import { TextAreaField, TextField } from '@/components/forms/fields';
import { Form } from '@/components/forms/form';
import { DayField, UploadField } from '@/components/forms/rich-fields';
import { SubmitButton } from '@/components/forms/submit-button';
import { Card } from '@/components/ui/card';
import type { Move } from '@/lib/adoption/rules';
import { RETURN_REASON_MAX } from '@/lib/adoption/schema';
import {
  adoptPlanAction,
  closePlanAction,
  returnPlanAction,
  sendToCommissionAction,
  startEvaluationAction,
  startImplementationAction,
  submitPlanAction,
} from '@/lib/adoption/server-actions';
import type { PlanHead } from '@/lib/plans/queries';
import { languages } from '@/lib/platform/i18n/languages';

type Keep = { userId: string; record: string };

const ACTIONS = {
  sendToCommission: sendToCommissionAction,
  submit: submitPlanAction,
  startImplementation: startImplementationAction,
  startEvaluation: startEvaluationAction,
  close: closePlanAction,
};

/** The step that leads on, with what it means in words. */
export function NextStep({ plan, move, today, keep }: { plan: PlanHead; move: Move; today: string; keep: Keep }) {
  const t = useTranslations('adoption');
  if (move === 'adopt') return <AdoptForm plan={plan} today={today} keep={keep} />;
  if (move === 'returnToDrafting') return null;
  return (
    <Card title={t(`step.${move}.name`)} level={2} body id="next-step">
      <p className="ink2">{t(`step.${move}.text`)}</p>
      <Form action={ACTIONS[move]} className="mt12">
        <input type="hidden" name="id" value={plan.id} />
        <SubmitButton icon="arrow-right">{t(`step.${move}.do`)}</SubmitButton>
      </Form>
    </Card>
  );
}

function AdoptForm({ plan, today, keep }: { plan: PlanHead; today: string; keep: Keep }) {
  const t = useTranslations();
  const act = plan.legalAct;
  return (
    <Card title={t('adoption.step.adopt.name')} level={2} body id="next-step">
      <p className="ink2">{t('adoption.step.adopt.text')}</p>
      <Form action={adoptPlanAction} keep={keep} className="stack mt12">
        <input type="hidden" name="id" value={plan.id} />
        <input type="hidden" name="version" value={plan.version} />
        <TextField
          name="type"
          label={t('plans.act.type')}
          hint={t('plans.act.typeHint')}
          defaultValue={act?.type ?? ''}
          maxLength={200}
        />
        <div className="row-t g16 wrap">
          <TextField name="number" label={t('plans.act.number')} defaultValue={act?.number ?? ''} maxLength={60} />
          <DayField name="date" label={t('plans.act.date')} defaultValue={act?.date ?? ''} max={today} today={today} />
        </div>
        {languages.map((language) => (
          <TextField
            key={language}
            name={`actTitle.${language}`}
            label={t('plans.act.name', { language: t(`plans.language.name.${language}`) })}
            optional
            defaultValue={act?.title[language] ?? ''}
            lang={language}
          />
        ))}
        <UploadField
          name="scan"
          label={t('adoption.scan')}
          optional
          accept={['.pdf', '.png', '.jpg', '.jpeg']}
          maxBytes={20 * 1024 * 1024}
          types="PDF, PNG, JPG"
        />
        <div className="row">
          <SubmitButton icon="stamp">{t('adoption.step.adopt.do')}</SubmitButton>
        </div>
      </Form>
    </Card>
  );
}

/** The Commission's return, with its reason. */
export function ReturnForm({ plan, keep }: { plan: PlanHead; keep: Keep }) {
  const t = useTranslations('adoption.return');
  return (
    <Card title={t('title')} level={2} body id="return">
      <Form action={returnPlanAction} keep={{ ...keep, record: `${keep.record}:return` }} className="stack">
        <input type="hidden" name="id" value={plan.id} />
        <TextAreaField name="reason" label={t('reason')} hint={t('reasonHint')} rows={3} maxLength={RETURN_REASON_MAX} />
        <SubmitButton tone="plain" icon="undo-2">
          {t('do')}
        </SubmitButton>
      </Form>
    </Card>
  );
}
