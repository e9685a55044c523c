import { useTranslations } from 'next-intl';
import { EvidenceFields } from '@/components/evidence/evidence-fields';
import { SelectField } from '@/components/forms/fields';
import { Form } from '@/components/forms/form';
import { FormNotice } from '@/components/forms/form-notice';
import { SubmitButton } from '@/components/forms/submit-button';
import type { Choice } from '@/lib/evidence/queries';
import type { MyReport } from '@/lib/reporting/queries/my-reports';
import { attachEvidenceAction } from '@/lib/reporting/server-actions';

type Props = { report: MyReport; citable: readonly Choice[]; userId: string; today: string };

/** A new record with its file or link, or one that is in the library already. */
export function AddEvidence({ report, citable, userId, today }: Props) {
  const t = useTranslations('evidence');
  const used = new Set(report.evidence.map((e) => e.id));
  const free = citable.filter((c) => !used.has(c.id));
  const hidden = (
    <>
      <input type="hidden" name="actionId" value={report.actionId} />
      <input type="hidden" name="institutionId" value={report.institutionId} />
      <input type="hidden" name="periodId" value={report.periodId} />
      {report.sourceLanguage && <input type="hidden" name="language" value={report.sourceLanguage} />}
    </>
  );
  return (
    <div className="rpt-evidence">
      <Form
        action={attachEvidenceAction}
        className="col g12"
        keep={{ userId, record: `evidence:${report.actionId}` }}
        aria-label={t('addNew')}
      >
        <h4 className="h3">{t('addNew')}</h4>
        {hidden}
        <EvidenceFields today={today} />
        <div className="row g8 wrap">
          <SubmitButton tone="plain" icon="upload" pendingLabel={t('uploading')}>
            {t('attach')}
          </SubmitButton>
        </div>
        <FormNotice />
      </Form>
      {free.length > 0 && (
        <Form action={attachEvidenceAction} className="col g12" aria-label={t('fromLibrary')}>
          <h4 className="h3">{t('fromLibrary')}</h4>
          {hidden}
          <SelectField
            name="evidenceId"
            label={t('field.record')}
            options={free.map((c) => ({ value: c.id, label: `${c.title} · ${c.institution}` }))}
          />
          <div>
            <SubmitButton tone="plain" icon="link">
              {t('cite')}
            </SubmitButton>
          </div>
          <FormNotice />
        </Form>
      )}
    </div>
  );
}
