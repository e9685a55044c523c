'use client';
import { useTranslations } from 'next-intl';
import { TextField } from '@/components/forms/fields';
import { Form } from '@/components/forms/form';
import { FormNotice } from '@/components/forms/form-notice';
import { SubmitButton } from '@/components/forms/submit-button';
import { changePasswordAction } from '@/lib/users/account/server-actions';

export function PasswordForm({ hasSecondFactor }: { hasSecondFactor: boolean }) {
  const t = useTranslations('account.password');
  const secret = { type: 'password', maxLength: 256 } as const;
  return (
    <Form action={changePasswordAction} className="stack">
      <FormNotice />
      <TextField name="current" label={t('current')} autoComplete="current-password" {...secret} />
      <TextField
        name="password"
        label={t('new')}
        hint={t(hasSecondFactor ? 'hint12' : 'hint15')}
        autoComplete="new-password"
        {...secret}
      />
      <TextField name="repeat" label={t('repeat')} autoComplete="new-password" {...secret} />
      <p className="small muted">{t('effect')}</p>
      <div className="row">
        <SubmitButton tone="plain">{t('submit')}</SubmitButton>
      </div>
    </Form>
  );
}
