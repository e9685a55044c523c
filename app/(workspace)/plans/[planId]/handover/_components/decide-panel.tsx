import { useTranslations } from 'next-intl';
import { RadioField, SelectField, TextAreaField } from '@/components/forms/fields';
import { Form } from '@/components/forms/form';
import { ComboField } from '@/components/forms/rich-fields';
import { SubmitButton } from '@/components/forms/submit-button';
import { Words } from '@/components/plans/words';
import { LinkButton } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import type { FateChoices } from '@/lib/handover/queries';
import { CHOICES, REASON_MAX } from '@/lib/handover/schema';
import { decideFatesAction } from '@/lib/handover/server-actions';

type Props = { choices: FateChoices; plan: { id: string; shortTitle: string }; back: string; userId: string };

/** The same form for one row and for many: only one row can be carried to an action that is there. */
export function DecidePanel({ choices, plan, back, userId }: Props) {
  const t = useTranslations('handover');
  const { chosen, places, targets } = choices;
  const isOne = chosen.length === 1;
  const offered = CHOICES.filter(
    (c) => (c !== 'CARRIED' || (isOne && targets.length > 0)) && (c !== 'COPY' || places.length > 0),
  );
  const hints = { COMPLETED: t('choice.COMPLETEDHint'), COPY: t('choice.COPYHint') } as Partial<Record<string, string>>;
  return (
    <Card title={t('panel.title', { count: chosen.length })} level={2} body id="decide" className="mb16">
      <ul className="mb12">
        {chosen.slice(0, 12).map((a) => (
          <li key={a.id} className="small">
            <b className="strong">{a.number}</b> <Words lang={a.lang}>{a.title}</Words>
          </li>
        ))}
        {chosen.length > 12 && <li className="small muted">+{chosen.length - 12}</li>}
      </ul>
      <Form action={decideFatesAction} className="stack" keep={{ userId, record: `handover:${plan.id}` }}>
        <input type="hidden" name="planId" value={plan.id} />
        <input type="hidden" name="back" value={back} />
        {chosen.map((a) => (
          <input key={a.id} type="hidden" name="ids" value={a.id} />
        ))}
        <RadioField
          name="choice"
          label={t('field.choice')}
          options={offered.map((c) => ({ value: c, label: t(`choice.${c}`), hint: hints[c] }))}
        />
        {offered.includes('CARRIED') && (
          <ComboField name="toId" label={t('field.toId', { plan: plan.shortTitle })} optional options={targets} />
        )}
        {offered.includes('COPY') && <SelectField name="place" label={t('field.place')} options={places} optional />}
        <TextAreaField
          name="reason"
          label={t('field.reason')}
          hint={t('field.reasonHint')}
          optional
          rows={2}
          maxLength={REASON_MAX}
        />
        <div className="row g8">
          <SubmitButton icon="check">{t('panel.save')}</SubmitButton>
          <LinkButton href={back}>{t('panel.close')}</LinkButton>
        </div>
      </Form>
    </Card>
  );
}
