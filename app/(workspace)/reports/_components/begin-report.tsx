import { useLocale, useTranslations } from 'next-intl';
import { SelectField } from '@/components/forms/fields';
import { Form } from '@/components/forms/form';
import { SubmitButton } from '@/components/forms/submit-button';
import { Card } from '@/components/ui/card';
import { Link } from '@/components/ui/link';
import type { PeriodChoice } from '@/lib/generated-reports/queries';
import { createReportAction } from '@/lib/generated-reports/server-actions';
import type { Language } from '@/lib/platform/i18n/languages';
import { periodName } from '@/lib/platform/i18n/periods';

/** Begins a draft from the figures of today; a period with an open draft leads to it. */
export function BeginReport({ periods, today }: { periods: PeriodChoice[]; today: string }) {
  const t = useTranslations('generatedReports.begin');
  const locale = useLocale() as Language;
  const nameOf = (period: PeriodChoice) => periodName(period.startDate, period.endDate, locale);
  const free = periods.filter((period) => !period.draftId);
  return (
    <Card title={t('title')} body>
      <p className="ink2">{t('explain')}</p>
      {free.length > 0 && (
        <Form action={createReportAction} className="row wrap items-end g12 mt12">
          <SelectField
            name="periodId"
            label={t('period')}
            defaultValue={free.find((period) => period.endDate < today)?.id}
            options={free.map((period) => ({ value: period.id, label: nameOf(period) }))}
          />
          <SubmitButton icon="file-chart-column">{t('create')}</SubmitButton>
        </Form>
      )}
      {periods.map(
        (period) =>
          period.draftId && (
            <p key={period.id} className="mt8">
              <Link href={`/reports/${period.draftId}`}>{t('draftOpen', { period: nameOf(period) })}</Link>
            </p>
          ),
      )}
    </Card>
  );
}
