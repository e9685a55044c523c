'use client';
import { useTranslations } from 'next-intl';
import { Form } from '@/components/forms/form';
import { UploadField } from '@/components/forms/rich-fields';
import { SubmitButton } from '@/components/forms/submit-button';
import { commitRegisterAction, readRegisterAction } from '@/lib/institutions/register/server-actions';

const MAX_BYTES = 25 * 1024 * 1024;

export function ReadForm() {
  const t = useTranslations('institutions.import');
  return (
    <Form action={readRegisterAction} className="stack">
      <UploadField
        name="file"
        label={t('file')}
        accept={['.xlsx', '.docx', '.csv', '.txt']}
        maxBytes={MAX_BYTES}
        types="XLSX, DOCX, CSV"
      />
      <div className="row">
        <SubmitButton icon="upload" pendingLabel={t('reading')}>
          {t('read')}
        </SubmitButton>
      </div>
    </Form>
  );
}

/** @param label how many will be written, in words */
export function CommitForm({ id, label }: { id: string; label: string }) {
  return (
    <Form action={commitRegisterAction}>
      <input type="hidden" name="id" value={id} />
      <SubmitButton icon="check">{label}</SubmitButton>
    </Form>
  );
}
