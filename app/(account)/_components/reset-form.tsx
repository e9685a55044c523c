'use client';
import { useTranslations } from 'next-intl';
import { TextField } from '@/components/forms/fields';
import { Form } from '@/components/forms/form';
import { SubmitButton } from '@/components/forms/submit-button';
import { Link } from '@/components/ui/link';
import { requestResetAction } from '@/lib/users/visitor/server-actions';

export function ResetForm() {
  const t = useTranslations('account.reset');
  const words = useTranslations('account');
  return (
    <Form action={requestResetAction}>
      <div>
        <h1>{t('title')}</h1>
        <p className="ink2 mt4">{t('lead')}</p>
      </div>
      <TextField name="email" type="email" label={words('email')} autoComplete="username" maxLength={254} />
      <SubmitButton size="lg" wide>
        {t('submit')}
      </SubmitButton>
      <p className="small muted">{t('noMail')}</p>
      <Link href="/reset?slip=1">{t('haveSlip')}</Link>
      <Link href="/sign-in">{t('back')}</Link>
    </Form>
  );
}
