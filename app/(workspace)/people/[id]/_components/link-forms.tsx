'use client';
import { useTranslations } from 'next-intl';
import { Form } from '@/components/forms/form';
import { useForm } from '@/components/forms/form-context';
import { FormNotice } from '@/components/forms/form-notice';
import { SubmitButton } from '@/components/forms/submit-button';
import { makeLinkAction } from '@/lib/users/server-actions';
import { Slip } from '../../_components/slip';

/** A new invitation or reset: two buttons of one form, because each makes the other's link useless. */
export function LinkForms({ id, isInvitation }: { id: string; isInvitation: boolean }) {
  return (
    <Form action={makeLinkAction} className="col g8">
      <input type="hidden" name="id" value={id} />
      <FormNotice />
      <Slip />
      <Ways isInvitation={isInvitation} />
    </Form>
  );
}

function Ways({ isInvitation }: { isInvitation: boolean }) {
  const t = useTranslations('users.person');
  if (useForm().state.values?.slipCode) return null;
  return (
    <>
      <SubmitButton tone="plain" size="sm" icon="mail" name="way" value="mail">
        {t(isInvitation ? 'mailInvitation' : 'mailReset')}
      </SubmitButton>
      <SubmitButton tone="plain" size="sm" icon="printer" name="way" value="slip">
        {t(isInvitation ? 'slipInvitation' : 'slipReset')}
      </SubmitButton>
      <p className="small muted">{t('linksNote')}</p>
    </>
  );
}
