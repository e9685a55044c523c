import { useTranslations } from 'next-intl';
import { EvidenceFields } from '@/components/evidence/evidence-fields';
import { SelectField } from '@/components/forms/fields';
import { Form } from '@/components/forms/form';
import { FormNotice } from '@/components/forms/form-notice';
import { SubmitButton } from '@/components/forms/submit-button';
import { createEvidenceAction } from '@/lib/evidence/server-actions';

type Props = { institutions: { value: string; label: string }[]; userId: string; today: string };

/** A record for the library, to be cited in reports later. */
export function NewEvidence({ institutions, userId, today }: Props) {
  const t = useTranslations('evidence');
  return (
    <details className="card pad">
      <summary className="strong">{t('new')}</summary>
      <Form action={createEvidenceAction} className="col g12 mt12" keep={{ userId, record: 'evidence:new' }}>
        {institutions.length > 1 ? (
          <SelectField name="institutionId" label={t('field.institution')} options={institutions} />
        ) : (
          <input type="hidden" name="institutionId" value={institutions[0]?.value} />
        )}
        <EvidenceFields today={today} />
        <div>
          <SubmitButton tone="plain" icon="plus" pendingLabel={t('uploading')}>
            {t('create')}
          </SubmitButton>
        </div>
        <FormNotice />
      </Form>
    </details>
  );
}
