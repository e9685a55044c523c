'use client';
import { useTranslations } from 'next-intl';
import { CheckField, SelectField } from '@/components/forms/fields';
import { ComboField } from '@/components/forms/rich-fields';
import { ROLES } from '@/lib/users/rules';

export type Option = { value: string; label: string };

/** Which role, for which institution, as main contact or alternate. */
export function RoleFields({ institutions, institution, role }: { institutions: Option[]; institution?: string; role?: string }) {
  const t = useTranslations('users');
  return (
    <>
      <SelectField
        name="role"
        label={t('invite.role')}
        defaultValue={role ?? 'FOCAL_POINT'}
        options={ROLES.map((one) => ({ value: one, label: t(`role.${one}`) }))}
      />
      <ComboField
        name="institutionId"
        label={t('invite.institution')}
        hint={t('invite.institutionHint')}
        optional
        defaultValue={institution ?? ''}
        options={[{ value: '', label: t('invite.noInstitution') }, ...institutions]}
      />
      <CheckField name="isAlternate" label={t('invite.alternate')} />
    </>
  );
}
