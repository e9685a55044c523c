import { useTranslations } from 'next-intl';
import { SelectField } from '@/components/forms/fields';
import { Form } from '@/components/forms/form';
import { FormNotice } from '@/components/forms/form-notice';
import { DayField } from '@/components/forms/rich-fields';
import { SubmitButton } from '@/components/forms/submit-button';
import { createPeriodAction } from '@/lib/reporting/server-actions';

const TYPES = ['HALF_YEAR', 'ANNUAL', 'AD_HOC'] as const;

/** A new window of reporting: what it is about, and from when to when it may be written. */
export function CreatePeriod({ planId, userId }: { planId: string; userId: string }) {
  const t = useTranslations('reporting');
  return (
    <details className="card pad">
      <summary className="strong">{t('period.create')}</summary>
      <Form action={createPeriodAction} className="col g12 mt12" keep={{ userId, record: `period:${planId}` }}>
        <input type="hidden" name="planId" value={planId} />
        <SelectField
          name="type"
          label={t('period.type')}
          defaultValue="HALF_YEAR"
          options={TYPES.map((value) => ({ value, label: t(`period.types.${value}`) }))}
        />
        <div className="cols c2">
          <DayField name="startDate" label={t('period.start')} />
          <DayField name="endDate" label={t('period.end')} />
        </div>
        <div className="cols c3">
          <DayField name="opensAt" label={t('column.opens')} />
          <DayField name="dueAt" label={t('column.due')} />
          <DayField name="locksAt" label={t('column.locks')} hint={t('period.locksHint')} />
        </div>
        <div>
          <SubmitButton tone="plain" icon="calendar-plus">
            {t('period.createButton')}
          </SubmitButton>
        </div>
        <FormNotice />
      </Form>
    </details>
  );
}
