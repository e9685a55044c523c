'use client';
import { useTranslations } from 'next-intl';
import { TextField } from '@/components/forms/fields';
import { Form } from '@/components/forms/form';
import { SubmitButton } from '@/components/forms/submit-button';
import { acceptLinkAction } from '@/lib/users/visitor/server-actions';

type Props = { token: string; kind: 'INVITATION' | 'PASSWORD_RESET'; name: string; email: string; hasSecondFactor: boolean };

export function LinkForm({ token, kind, name, email, hasSecondFactor }: Props) {
  const t = useTranslations('account');
  return (
    <Form action={acceptLinkAction}>
      <div>
        <h1>{t(kind === 'INVITATION' ? 'link.welcome' : 'link.reset', { name })}</h1>
        <p className="ink2 mt4">{t('link.lead', { email })}</p>
      </div>
      <input type="hidden" name="token" value={token} />
      <input type="hidden" name="username" value={email} autoComplete="username" />
      <TextField
        name="password"
        type="password"
        label={t('password.new')}
        hint={t(hasSecondFactor ? 'password.hint12' : 'password.hint15')}
        autoComplete="new-password"
        maxLength={256}
      />
      <TextField name="repeat" type="password" label={t('password.repeat')} autoComplete="new-password" maxLength={256} />
      <SubmitButton size="lg" wide>
        {t('link.submit')}
      </SubmitButton>
    </Form>
  );
}
