'use client';
import { useTranslations } from 'next-intl';
import { RadioField, SelectField, TextField } from '@/components/forms/fields';
import { Form } from '@/components/forms/form';
import { useForm } from '@/components/forms/form-context';
import { SubmitButton } from '@/components/forms/submit-button';
import { LinkButton } from '@/components/ui/button';
import { invitePersonAction } from '@/lib/users/server-actions';
import { type Option, RoleFields } from '../_components/role-fields';
import { Slip } from '../_components/slip';

type Props = { userId: string; institutions: Option[]; languages: Option[]; institution?: string | undefined };

export function InviteForm({ userId, ...props }: Props) {
  return (
    <Form action={invitePersonAction} keep={{ userId, record: 'person:new' }} className="stack">
      <Slip />
      <Questions {...props} />
    </Form>
  );
}

/** The fields, until the answer brings a slip. */
function Questions({ institutions, languages, institution }: Omit<Props, 'userId'>) {
  const t = useTranslations('users.invite');
  const { state } = useForm();
  if (state.values?.slipCode)
    return (
      <div className="row wrap g8 no-print">
        <LinkButton href={`/people/${String(state.values.personId)}`}>{t('toPerson')}</LinkButton>
        {/* A plain anchor: the form begins anew. */}
        <a className="btn" href="/people/invite">
          {t('another')}
        </a>
      </div>
    );
  return (
    <>
      <TextField name="name" label={t('name')} maxLength={120} autoComplete="off" />
      <TextField name="email" type="email" label={t('email')} maxLength={254} autoComplete="off" />
      <SelectField name="language" label={t('language')} options={languages} defaultValue="ru" />
      <RoleFields institutions={institutions} institution={institution} />
      <RadioField
        name="way"
        label={t('way')}
        framed
        defaultValue="mail"
        options={[
          { value: 'mail', label: t('mail'), hint: t('mailHint') },
          { value: 'slip', label: t('slip'), hint: t('slipHint') },
        ]}
      />
      <div className="row">
        <SubmitButton icon="user-plus">{t('submit')}</SubmitButton>
      </div>
    </>
  );
}
