'use client';
import { useTranslations } from 'next-intl';
import { CheckField } from '@/components/forms/fields';
import { Form } from '@/components/forms/form';
import { useForm } from '@/components/forms/form-context';
import { UploadField } from '@/components/forms/rich-fields';
import { SubmitButton } from '@/components/forms/submit-button';
import { LinkButton } from '@/components/ui/button';
import { LIMITS } from '@/lib/imports/limits';
import { readMatrixAction } from '@/lib/matrix-imports/server-actions';

const ENDINGS = ['.xlsx', '.docx', '.csv', '.tsv', '.txt'];

export function ReadForm({ planId }: { planId: string }) {
  const [t, cancel] = [useTranslations('imports'), useTranslations('ui')];
  return (
    <Form action={readMatrixAction} className="stack">
      <input type="hidden" name="planId" value={planId} />
      <UploadField name="file" label={t('file.label')} accept={ENDINGS} maxBytes={LIMITS.fileBytes} types={t('file.types')} />
      <Again />
      <div className="row wrap g8 end">
        <LinkButton href={`/plans/${planId}/imports`}>{cancel('cancel')}</LinkButton>
        <SubmitButton icon="file-up" pendingLabel={t('file.reading')}>
          {t('file.read')}
        </SubmitButton>
      </div>
    </Form>
  );
}

/** Asked only once the plan turns out to hold this very file. */
function Again() {
  const t = useTranslations('imports');
  const { state } = useForm();
  return state.errors?.again || state.values?.again ? <CheckField name="again" label={t('file.again')} /> : null;
}
