// The answers people give to an assignment: the institution accepts or objects, the secretariat settles.
import { useTranslations } from 'next-intl';
import { ToldForm as Form } from '@/components/assignments/told-form';
import { RadioField, TextAreaField } from '@/components/forms/fields';
import { SubmitButton } from '@/components/forms/submit-button';
import type { AssignmentView } from '@/lib/assignments/queries';
import { acceptAction, answerObjectionAction, objectAction, withdrawAction } from '@/lib/assignments/server-actions';

type Props = { assignment: AssignmentView; userId: string };

/** Accept with one press; decline or ask for a change with a reason. */
export function RespondForms({ assignment, userId }: Props) {
  const t = useTranslations('assignments');
  return (
    <div className="col g8">
      <Form action={acceptAction} aria-label={t('acceptLabel', { number: assignment.number })}>
        <input type="hidden" name="ids" value={assignment.id} />
        <SubmitButton tone="plain" size="sm" icon="check">
          {t('accept')}
        </SubmitButton>
      </Form>
      <details>
        <summary className="small">{t('objectSummary')}</summary>
        <Form action={objectAction} className="col g12 mt8" keep={{ userId, record: `assignment-${assignment.id}` }}>
          <input type="hidden" name="id" value={assignment.id} />
          <input type="hidden" name="version" value={assignment.version} />
          <RadioField
            name="status"
            label={t('objectKind')}
            defaultValue="CHANGE_REQUESTED"
            options={[
              { value: 'CHANGE_REQUESTED', label: t('objectChange'), hint: t('objectChangeHint') },
              { value: 'DECLINED', label: t('objectDecline'), hint: t('objectDeclineHint') },
            ]}
          />
          <TextAreaField name="reason" label={t('reason')} rows={3} maxLength={2000} required />
          <SubmitButton tone="plain" size="sm">
            {t('objectSend')}
          </SubmitButton>
        </Form>
      </details>
    </div>
  );
}

/** The secretariat answers an objection. */
export function SettleForm({ assignment, userId }: Props) {
  const t = useTranslations('assignments');
  return (
    <details>
      <summary className="small">{t('settleSummary')}</summary>
      <Form action={answerObjectionAction} className="col g12 mt8" keep={{ userId, record: `settle-${assignment.id}` }}>
        <input type="hidden" name="id" value={assignment.id} />
        <input type="hidden" name="version" value={assignment.version} />
        <TextAreaField name="answer" label={t('settleAnswer')} rows={3} maxLength={2000} required />
        <RadioField
          name="outcome"
          label={t('settleOutcome')}
          defaultValue="PROPOSE_AGAIN"
          options={[
            { value: 'PROPOSE_AGAIN', label: t('settleAgain') },
            { value: 'WITHDRAW', label: t('settleWithdraw') },
          ]}
        />
        <SubmitButton tone="plain" size="sm">
          {t('settleSend')}
        </SubmitButton>
      </Form>
    </details>
  );
}

/** Takes a proposal back; the history keeps it. */
export function WithdrawForm({ assignment }: { assignment: AssignmentView }) {
  const t = useTranslations('assignments');
  return (
    <Form
      action={withdrawAction}
      aria-label={t('withdrawLabel', { institution: assignment.institutionShort, number: assignment.number })}
    >
      <input type="hidden" name="id" value={assignment.id} />
      <SubmitButton tone="ghost" size="sm" icon="x">
        {t('withdraw')}
      </SubmitButton>
    </Form>
  );
}
