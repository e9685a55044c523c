// An answer that came on paper: first whose, then which rows of that institution it answers, and the letter itself.
import { useLocale, useTranslations } from 'next-intl';
import { ToldForm } from '@/components/assignments/told-form';
import { RadioField, TextAreaField, TextField } from '@/components/forms/fields';
import { DayField, UploadField } from '@/components/forms/rich-fields';
import { SubmitButton } from '@/components/forms/submit-button';
import { Button, LinkButton } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import type { AssignmentFacets } from '@/lib/assignments/facet-queries';
import { recordByLetterAction } from '@/lib/assignments/server-actions';
import { formatSize } from '@/lib/platform/i18n/format';
import type { Language } from '@/lib/platform/i18n/languages';
import { acceptOf, SCAN_KINDS, UPLOAD_BYTES } from '@/lib/platform/uploads';

/** Id of the form that the ticked rows belong to. */
export const LETTER = 'by-letter';

export function LetterInstitution({ path, institutions }: { path: string; institutions: AssignmentFacets['institutions'] }) {
  const t = useTranslations('assignments');
  return (
    <Card title={t('byLetter')} body className="mt12">
      <p className="ink2">{t('letterHint')}</p>
      <form action={path} className="narrow">
        <input type="hidden" name="letter" value="1" />
        <label>
          {t('byLetterChoose')}
          <select name="institution" className="select" required>
            {institutions
              .filter((i) => i.open > 0)
              .map((i) => (
                <option key={i.id} value={i.id}>
                  {i.name} ({i.open})
                </option>
              ))}
          </select>
        </label>
        <Button type="submit" tone="primary">
          {t('byLetterContinue')}
        </Button>
        <LinkButton href={path}>{t('byLetterCancel')}</LinkButton>
      </form>
    </Card>
  );
}

type Props = { path: string; institution: { id: string; name: string }; userId: string; planId: string; today: string };

export function LetterForm({ path, institution, userId, planId, today }: Props) {
  const t = useTranslations('assignments');
  const language = useLocale() as Language;
  return (
    <Card title={t('byLetterFor', { institution: institution.name })} body className="mt12">
      <ToldForm
        id={LETTER}
        action={recordByLetterAction}
        keep={{ userId, record: `letter-${planId}-${institution.id}` }}
        className="stack letterform"
      >
        <p className="ink2">{t('letterHint')}</p>
        <RadioField
          name="status"
          label={t('letterAnswer')}
          defaultValue="ACCEPTED"
          options={[
            { value: 'ACCEPTED', label: t('letterAccepted') },
            { value: 'CHANGE_REQUESTED', label: t('letterChange') },
            { value: 'DECLINED', label: t('letterDeclined') },
          ]}
        />
        <TextAreaField name="reason" label={t('letterReason')} hint={t('letterReasonHint')} optional rows={2} maxLength={2000} />
        <div className="cols c3">
          <TextField name="number" label={t('letterNumber')} maxLength={60} />
          <DayField name="date" label={t('letterDate')} max={today} today={today} />
          <TextField name="signatory" label={t('letterSignatory')} maxLength={200} />
        </div>
        <UploadField
          name="scan"
          label={t('letterScan')}
          hint={t('letterScanHint', { size: formatSize(UPLOAD_BYTES, language) })}
          accept={acceptOf(SCAN_KINDS).split(',')}
          maxBytes={UPLOAD_BYTES}
          types="PDF, PNG, JPG"
        />
        <div className="row wrap g8">
          <SubmitButton icon="mail">{t('letterSend')}</SubmitButton>
          <LinkButton href={path}>{t('byLetterCancel')}</LinkButton>
        </div>
      </ToldForm>
    </Card>
  );
}
