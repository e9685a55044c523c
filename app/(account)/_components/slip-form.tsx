'use client';
import { useTranslations } from 'next-intl';
import { TextField } from '@/components/forms/fields';
import { Form } from '@/components/forms/form';
import { SubmitButton } from '@/components/forms/submit-button';
import { Link } from '@/components/ui/link';
import { openSlipAction } from '@/lib/users/visitor/server-actions';

/** The code of a printed slip. */
export function SlipForm({ kind }: { kind: 'invitation' | 'reset' }) {
  const t = useTranslations('account');
  return (
    <Form action={openSlipAction}>
      <div>
        <h1>{t('slip.title')}</h1>
        <p className="ink2 mt4">{t('slip.lead')}</p>
      </div>
      <input type="hidden" name="kind" value={kind} />
      <TextField
        name="slip"
        label={t('slip.code')}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        maxLength={60}
      />
      <SubmitButton size="lg" wide>
        {t('slip.submit')}
      </SubmitButton>
      <Link href="/sign-in">{t('reset.back')}</Link>
    </Form>
  );
}
