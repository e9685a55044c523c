import { useTranslations } from 'next-intl';
import { TextField } from '@/components/forms/fields';
import { DayField, UploadField } from '@/components/forms/rich-fields';

/** The fields of an official letter for a form whose action reads them with `readLetterForm`. @param today the latest day it may bear, ISO */
export function LetterFields({ today }: { today: string }) {
  const t = useTranslations('letters');
  return (
    <fieldset className="col g12">
      <legend className="legend">{t('title')}</legend>
      <p className="hint">{t('hint')}</p>
      <div className="cols c2">
        <TextField name="number" label={t('number')} maxLength={60} required />
        <DayField name="date" label={t('date')} max={today} />
      </div>
      <TextField name="signatory" label={t('signatory')} hint={t('signatoryHint')} maxLength={200} required />
      <UploadField
        name="scan"
        label={t('scan')}
        hint={t('scanHint')}
        accept={['.pdf', '.png', '.jpg', '.jpeg']}
        maxBytes={20 * 1024 * 1024}
        types="PDF, PNG, JPG"
      />
    </fieldset>
  );
}
