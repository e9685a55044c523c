import { useTranslations } from 'next-intl';
import { SelectField, TextAreaField } from '@/components/forms/fields';
import { Form } from '@/components/forms/form';
import { FormNotice } from '@/components/forms/form-notice';
import { DayField } from '@/components/forms/rich-fields';
import { SubmitButton } from '@/components/forms/submit-button';
import { Card } from '@/components/ui/card';
import { formatDate } from '@/lib/platform/i18n/format';
import type { Language } from '@/lib/platform/i18n/languages';
import type { ExceptionItem, PeriodDetail } from '@/lib/reporting/queries/periods';
import { grantExceptionAction } from '@/lib/reporting/server-actions';

type Props = {
  exceptions: readonly ExceptionItem[];
  period: PeriodDetail;
  institutions: { value: string; label: string }[];
  language: Language;
  asked: string | null;
  userId: string;
  today: string;
};

/** Who may write in the locked period, until when, why and by whose leave. */
export function ExceptionList({ exceptions, period, institutions, language, asked, userId, today }: Props) {
  const t = useTranslations('reporting');
  const canGrant = period.can.grant && period.state === 'LOCKED';
  if (!exceptions.length && !canGrant) return null;
  const day = (d: string) => formatDate(d, language, 'short');
  return (
    <Card title={t('exceptions.title')} id="exceptions">
      <ul className="list">
        {exceptions.map((e) => (
          <li key={`${e.institutionId}${e.grantedAt}`} className="li">
            <div className="grow">
              <div className="t">
                {e.institution}
                {e.number && ` · ${e.number}`}
              </div>
              <div className="s">
                {t('exceptions.until', { date: day(e.until), person: e.grantedBy ?? t('secretariat'), reason: e.reason })}
              </div>
            </div>
          </li>
        ))}
      </ul>
      {canGrant && (
        <div className="body">
          <details open={asked !== null}>
            <summary className="strong small">{t('exceptions.grant')}</summary>
            <Form action={grantExceptionAction} className="col g12 mt12" keep={{ userId, record: `grant:${period.periodId}` }}>
              <input type="hidden" name="periodId" value={period.periodId} />
              <SelectField
                name="institutionId"
                label={t('column.institution')}
                options={institutions}
                {...(asked && { defaultValue: asked })}
              />
              <DayField name="until" label={t('exceptions.untilField')} min={today} />
              <TextAreaField name="reason" label={t('exceptions.reason')} rows={3} maxLength={1000} />
              <div>
                <SubmitButton tone="plain" icon="lock-open">
                  {t('exceptions.grantButton')}
                </SubmitButton>
              </div>
              <FormNotice />
            </Form>
          </details>
        </div>
      )}
    </Card>
  );
}
