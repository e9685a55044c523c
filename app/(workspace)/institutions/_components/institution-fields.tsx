'use client';
// The fields of an institution, for adding, correcting and renaming.
import { useTranslations } from 'next-intl';
import { RadioField, SelectField, TextField } from '@/components/forms/fields';
import { ComboField } from '@/components/forms/rich-fields';
import { INSTITUTION_TYPES } from '@/lib/institutions/rules';

export type InstitutionValues = {
  code?: string;
  type?: string;
  isNational?: boolean;
  parentId?: string | null;
  names?: { language: string; name: string; shortName: string }[];
};

export function FactFields({
  values = {},
  parents,
}: {
  values?: InstitutionValues;
  parents: { value: string; label: string }[];
}) {
  const t = useTranslations('institutions');
  return (
    <>
      <TextField name="code" label={t('form.code')} hint={t('form.codeHint')} defaultValue={values.code} maxLength={24} />
      <SelectField
        name="type"
        label={t('form.type')}
        defaultValue={values.type ?? 'MINISTRY'}
        options={INSTITUTION_TYPES.map((type) => ({ value: type, label: t(`type.${type}`) }))}
      />
      <RadioField
        name="isNational"
        label={t('form.scope')}
        defaultValue={values.isNational === false ? 'no' : 'yes'}
        options={[
          { value: 'yes', label: t('form.isNational') },
          { value: 'no', label: t('form.isPartner') },
        ]}
      />
      <ComboField
        name="parentId"
        label={t('form.parent')}
        optional
        defaultValue={values.parentId ?? ''}
        options={[{ value: '', label: t('form.noParent') }, ...parents]}
      />
    </>
  );
}

const LANGUAGES = ['Tk', 'Ru', 'En'] as const;

export function NameFields({ names = [] }: { names?: InstitutionValues['names'] }) {
  const t = useTranslations('institutions');
  const of = (suffix: string) => names.find((n) => n.language === suffix.toLowerCase());
  return LANGUAGES.map((suffix) => (
    <div key={suffix} className="pair">
      <TextField
        name={`name${suffix}`}
        label={t(`form.name${suffix}`)}
        lang={suffix.toLowerCase()}
        defaultValue={of(suffix)?.name}
        maxLength={300}
      />
      <TextField
        name={`shortName${suffix}`}
        label={t(`form.shortName${suffix}`)}
        lang={suffix.toLowerCase()}
        defaultValue={of(suffix)?.shortName}
        maxLength={60}
      />
    </div>
  ));
}
