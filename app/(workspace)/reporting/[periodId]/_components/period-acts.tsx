import { useTranslations } from 'next-intl';
import { ChecksField, TextAreaField } from '@/components/forms/fields';
import { Form } from '@/components/forms/form';
import { FormNotice } from '@/components/forms/form-notice';
import { DayField } from '@/components/forms/rich-fields';
import { SubmitButton } from '@/components/forms/submit-button';
import { Card } from '@/components/ui/card';
import type { ChainItem, PeriodDetail } from '@/lib/reporting/queries/periods';
import { changePeriodAction, lockPeriodAction, publishPeriodAction } from '@/lib/reporting/server-actions';

type Props = { period: PeriodDetail; accepted: readonly ChainItem[]; userId: string };

/** What the secretariat does with a period: move its days, lock it with a reason, publish it. */
export function PeriodActs({ period, accepted, userId }: Props) {
  const t = useTranslations('reporting');
  if (period.state === 'PUBLISHED') return null;
  return (
    <Card title={t('acts.title')} id="acts" body>
      <div className="col g16">
        <Dates period={period} userId={userId} />
        {period.state !== 'PLANNED' && <Lock period={period} userId={userId} />}
        {period.state === 'LOCKED' && <Publish period={period} accepted={accepted} />}
      </div>
    </Card>
  );
}

const Hidden = ({ period }: { period: PeriodDetail }) => (
  <>
    <input type="hidden" name="id" value={period.periodId} />
    <input type="hidden" name="version" value={period.periodVersion} />
  </>
);

function Dates({ period, userId }: { period: PeriodDetail; userId: string }) {
  const t = useTranslations('reporting');
  return (
    <details>
      <summary className="strong">{t('acts.move')}</summary>
      <Form action={changePeriodAction} className="col g12 mt12" keep={{ userId, record: `move:${period.periodId}` }}>
        <Hidden period={period} />
        {period.state === 'LOCKED' && <p className="hint">{t('acts.reopenHint')}</p>}
        <div className="cols c3">
          <DayField name="opensAt" label={t('column.opens')} defaultValue={period.opensAt} />
          <DayField name="dueAt" label={t('column.due')} defaultValue={period.dueAt} />
          <DayField name="locksAt" label={t('column.locks')} defaultValue={period.locksAt} />
        </div>
        <div>
          <SubmitButton tone="plain" icon="calendar-clock">
            {t('acts.moveButton')}
          </SubmitButton>
        </div>
        <FormNotice />
      </Form>
    </details>
  );
}

function Lock({ period, userId }: { period: PeriodDetail; userId: string }) {
  const t = useTranslations('reporting');
  const isLocked = period.state === 'LOCKED';
  return (
    <details>
      <summary className="strong">{t(isLocked ? 'acts.reason' : 'acts.lock')}</summary>
      <Form action={lockPeriodAction} className="col g12 mt12" keep={{ userId, record: `lock:${period.periodId}` }}>
        <Hidden period={period} />
        <TextAreaField name="reason" label={t('acts.lockReason')} hint={t('acts.lockHint')} rows={3} maxLength={1000} />
        <div>
          <SubmitButton tone="plain" icon="lock">
            {t(isLocked ? 'acts.reasonButton' : 'acts.lockButton')}
          </SubmitButton>
        </div>
        <FormNotice />
      </Form>
    </details>
  );
}

function Publish({ period, accepted }: { period: PeriodDetail; accepted: readonly ChainItem[] }) {
  const t = useTranslations('reporting');
  return (
    <details>
      <summary className="strong">{t('acts.publish')}</summary>
      <Form action={publishPeriodAction} className="col g12 mt12">
        <Hidden period={period} />
        <p className="ink2">{t('acts.publishHint', { count: accepted.length })}</p>
        {accepted.length > 0 && (
          <ChecksField
            name="keepInternal"
            label={t('acts.keepInternal')}
            hint={t('acts.keepInternalHint')}
            options={accepted.map((c) => ({ value: c.id, label: `${c.number} ${c.title ?? ''} · ${c.institution}` }))}
          />
        )}
        <div>
          <SubmitButton tone="plain" icon="check-check">
            {t('acts.publishButton')}
          </SubmitButton>
        </div>
        <FormNotice />
      </Form>
    </details>
  );
}
