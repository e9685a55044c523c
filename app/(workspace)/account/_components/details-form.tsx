'use client';
import { useTranslations } from 'next-intl';
import { CheckField, RadioField, SelectField, TextField } from '@/components/forms/fields';
import { Form } from '@/components/forms/form';
import { SubmitButton } from '@/components/forms/submit-button';
import { editAccountAction } from '@/lib/users/account/server-actions';

type Props = {
  account: {
    id: string;
    version: number;
    name: string;
    email: string;
    phone: string | null;
    language: string;
    wantsMail: boolean;
  };
  theme: string;
  languages: { value: string; label: string }[];
};

const THEMES = ['light', 'dark', 'system'] as const;

export function DetailsForm({ account, theme, languages }: Props) {
  const t = useTranslations('account');
  return (
    <Form action={editAccountAction} keep={{ userId: account.id, record: 'account' }} className="stack">
      <input type="hidden" name="version" value={account.version} />
      <TextField name="name" label={t('name')} defaultValue={account.name} maxLength={120} autoComplete="name" />
      <TextField
        name="phone"
        type="tel"
        label={t('phone')}
        optional
        defaultValue={account.phone ?? ''}
        maxLength={40}
        autoComplete="tel"
      />
      <SelectField name="language" label={t('language')} options={languages} defaultValue={account.language} />
      <CheckField name="wantsMail" label={t('wantsMail')} hint={t('wantsMailHint')} defaultChecked={account.wantsMail} />
      <RadioField
        name="theme"
        label={t('theme')}
        defaultValue={theme}
        options={THEMES.map((value) => ({ value, label: t(`themes.${value}`) }))}
      />
      <div className="row">
        <SubmitButton>{t('save')}</SubmitButton>
      </div>
    </Form>
  );
}
