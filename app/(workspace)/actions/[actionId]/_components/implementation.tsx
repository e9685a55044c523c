import { useLocale, useTranslations } from 'next-intl';
import { ActionButton } from '@/components/forms/action-button';
import { SelectField, TextAreaField } from '@/components/forms/fields';
import { Form } from '@/components/forms/form';
import { SubmitButton } from '@/components/forms/submit-button';
import { Card } from '@/components/ui/card';
import type { ActionView } from '@/lib/actions/queries';
import { resumeActionAction, suspendActionAction } from '@/lib/actions/server-actions';
import { isTracked } from '@/lib/plans/rules';

/** Where the state of implementation comes from: reports alone; suspending and cancelling are decisions with a reason. */
export function Implementation({ action, userId }: { action: ActionView; userId: string }) {
  const t = useTranslations('actions');
  const locale = useLocale();
  if (!isTracked(action.plan.status)) return null;
  const reason = action.statusReason?.[locale] ?? Object.values(action.statusReason ?? {})[0];
  return (
    <Card pad>
      <h2 className="h3">{t('page.implementation')}</h2>
      <p className="ink2 mt8">{t(action.isUnverified ? 'page.declared' : 'page.fromReports')}</p>
      {reason && (
        <p className="mt8">
          <span className="small muted">{t('field.reason')}</span>
          <br />
          {reason}
        </p>
      )}
      {action.can.resume && (
        <div className="mt12">
          <ActionButton action={resumeActionAction} values={{ id: action.id, version: String(action.version) }} icon="play">
            {t('page.resume')}
          </ActionButton>
        </div>
      )}
      {action.can.suspend && <Suspend action={action} userId={userId} />}
    </Card>
  );
}

function Suspend({ action, userId }: { action: ActionView; userId: string }) {
  const t = useTranslations('actions');
  const locale = useLocale();
  const options = (['SUSPENDED', 'CANCELLED'] as const)
    .filter((s) => s !== action.status)
    .map((value) => ({ value, label: t(`page.decide.${value}`) }));
  return (
    <details className="mt12">
      <summary>{t('page.suspend')}</summary>
      <Form action={suspendActionAction} keep={{ userId, record: `action:${action.id}:suspend` }} className="stack mt12">
        <input type="hidden" name="id" value={action.id} />
        <input type="hidden" name="version" value={action.version} />
        <input type="hidden" name="language" value={locale} />
        <input type="hidden" name="back" value={`/actions/${action.id}`} />
        <SelectField name="status" label={t('page.decision')} options={options} defaultValue={options[0]?.value} />
        <TextAreaField name="reason" label={t('field.reason')} hint={t('page.reasonHint')} maxLength={2000} rows={3} />
        <SubmitButton tone="plain" icon="circle-pause">
          {t('page.decideNow')}
        </SubmitButton>
      </Form>
    </details>
  );
}
