import { useTranslations } from 'next-intl';
import { SelectField, TextField } from '@/components/forms/fields';
import { DayField, UploadField } from '@/components/forms/rich-fields';

const TYPES = ['FILE', 'LAW', 'STATISTIC', 'PUBLICATION', 'TRAINING_LIST', 'LINK'] as const;
const VISIBILITIES = ['INTERNAL', 'PUBLIC', 'PARTNERS', 'RESTRICTED'] as const;

/** A new record of evidence, for a form whose action reads it with `readEvidenceForm`. @param today ISO */
export function EvidenceFields({ today }: { today: string }) {
  const t = useTranslations('evidence');
  return (
    <div className="col g12">
      <SelectField
        name="type"
        label={t('field.type')}
        defaultValue="FILE"
        options={TYPES.map((value) => ({ value, label: t(`type.${value}`) }))}
      />
      <TextField name="title" label={t('field.title')} hint={t('hint.title')} maxLength={300} />
      <UploadField
        name="file"
        label={t('field.file')}
        optional
        accept={['.pdf', '.docx', '.xlsx', '.odt', '.png', '.jpg', '.jpeg', '.csv', '.txt']}
        maxBytes={20 * 1024 * 1024}
        types="PDF, DOCX, XLSX, ODT, PNG, JPG, CSV, TXT"
      />
      <TextField name="url" type="url" label={t('field.url')} hint={t('hint.url')} optional maxLength={1000} />
      <div className="cols c2">
        <TextField name="detail" label={t('field.detail')} hint={t('hint.detail')} optional maxLength={200} />
        <DayField name="date" label={t('field.date')} optional max={today} />
      </div>
      <SelectField
        name="visibility"
        label={t('field.visibility')}
        hint={t('hint.visibility')}
        defaultValue="INTERNAL"
        options={VISIBILITIES.map((value) => ({ value, label: t(`visibilityChoice.${value}`) }))}
      />
    </div>
  );
}
