import { useTranslations } from 'next-intl';
import { SelectField, TextAreaField, TextField } from '@/components/forms/fields';
import { Form } from '@/components/forms/form';
import { FormNotice } from '@/components/forms/form-notice';
import { SubmitButton } from '@/components/forms/submit-button';
import { LetterFields } from '@/components/letters/letter-fields';
import { Words } from '@/components/plans/words';
import { Card } from '@/components/ui/card';
import { Tabs } from '@/components/ui/tabs';
import { type Params, withParams } from '@/components/ui/url';
import type { Actor } from '@/lib/platform/auth/actor';
import type { Language } from '@/lib/platform/i18n/languages';
import type { OwedReport, PeriodDetail } from '@/lib/reporting/queries/periods';
import { recordReportsAction } from '@/lib/reporting/server-actions';

type Props = {
  period: PeriodDetail;
  institutions: { value: string; label: string }[];
  institutionId: string;
  owed: readonly OwedReport[];
  language: Language;
  path: string;
  params: Params;
  actor: Actor;
};

const STATUSES = ['NOT_STARTED', 'IN_PROGRESS', 'COMPLETED', 'SUSPENDED', 'CANCELLED'] as const;

/** Reports that came on paper: one letter, several actions of one institution. The scan is part of it (requirement 2). */
export function RecordByLetter({ period, institutions, institutionId, owed, path, params, actor }: Props) {
  const t = useTranslations('reporting');
  const mine = owed.filter((o) => o.institutionId === institutionId);
  const owing = institutions.filter((i) => owed.some((o) => o.institutionId === i.value));
  return (
    <Card title={t('record.title')} id="letter" body>
      <p className="ink2">{t('record.hint')}</p>
      <Tabs
        label={t('column.institution')}
        items={owing.map((i) => ({
          href: `${withParams(path, params, { letter: i.value })}#letter`,
          label: i.label,
          count: owed.filter((o) => o.institutionId === i.value).length,
          current: i.value === institutionId,
        }))}
      />
      {mine.length === 0 ? (
        <p className="mt12">{t('record.nothing')}</p>
      ) : (
        <Form
          key={institutionId}
          action={recordReportsAction}
          className="col g16 mt12"
          keep={{ userId: actor.userId ?? '', record: `letter:${period.periodId}:${institutionId}` }}
        >
          <input type="hidden" name="periodId" value={period.periodId} />
          <input type="hidden" name="institutionId" value={institutionId} />
          <LetterFields today={actor.today} />
          {mine.map((o) => (
            <Entry key={o.actionId} owed={o} />
          ))}
          <div>
            <SubmitButton icon="mail">{t('record.button')}</SubmitButton>
          </div>
          <FormNotice />
        </Form>
      )}
    </Card>
  );
}

function Entry({ owed }: { owed: OwedReport }) {
  const t = useTranslations('reporting');
  const status = useTranslations('actions.status');
  const of = (field: string) => `${field}.${owed.actionId}`;
  return (
    <fieldset className="rec-entry">
      <legend className="sr">{t('record.entry', { number: owed.number })}</legend>
      <label className="check">
        <input type="checkbox" name="actionIds" value={owed.actionId} />
        <span>
          <b className="strong">{owed.number}</b> <Words lang={owed.lang}>{owed.title}</Words>
        </span>
      </label>
      <div className="rec-fields">
        <div className="rpt-pair">
          <SelectField
            name={of('statusReported')}
            label={t('field.statusReported')}
            empty={t('form.chooseStatus')}
            options={STATUSES.map((value) => ({ value, label: status(value) }))}
          />
          <TextField name={of('progressPercent')} label={t('field.progressPercent')} optional inputMode="numeric" maxLength={3} />
        </div>
        <TextAreaField
          name={of('statusReason')}
          label={t('field.statusReason')}
          hint={t('record.reasonHint')}
          optional
          rows={2}
          maxLength={1000}
        />
        <TextAreaField name={of('narrative')} label={t('field.narrative')} rows={4} maxLength={4000} />
        <TextAreaField name={of('obstacles')} label={t('field.obstacles')} optional rows={2} maxLength={4000} />
      </div>
    </fieldset>
  );
}
