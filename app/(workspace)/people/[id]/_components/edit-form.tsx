'use client';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { SelectField, TextField } from '@/components/forms/fields';
import { Form } from '@/components/forms/form';
import { FormNotice } from '@/components/forms/form-notice';
import { SubmitButton } from '@/components/forms/submit-button';
import { LinkButton } from '@/components/ui/button';
import { editPersonAction } from '@/lib/users/server-actions';
import type { Option } from '../../_components/role-fields';

type Values = {
  id: string;
  version: number;
  name: string;
  email: string;
  phone: string | null;
  language: string;
  isDemo: boolean;
};

export function EditPersonForm({ userId, person, languages }: { userId: string; person: Values; languages: Option[] }) {
  const t = useTranslations('users');
  const router = useRouter();
  const path = `/people/${person.id}`;
  return (
    <Form
      action={editPersonAction}
      keep={{ userId, record: `person:${person.id}` }}
      className="stack"
      onDone={() => router.replace(path)}
    >
      <FormNotice />
      <input type="hidden" name="id" value={person.id} />
      <input type="hidden" name="version" value={person.version} />
      <TextField name="name" label={t('invite.name')} defaultValue={person.name} maxLength={120} />
      <TextField
        name="email"
        type="email"
        label={t('person.email')}
        hint={person.isDemo ? t('error.demoEmail') : undefined}
        readOnly={person.isDemo}
        defaultValue={person.email}
        maxLength={254}
      />
      <TextField
        name="phone"
        type="tel"
        label={t('person.phone')}
        hint={t('person.phoneHint')}
        optional
        defaultValue={person.phone ?? ''}
        maxLength={40}
      />
      <SelectField name="language" label={t('invite.language')} options={languages} defaultValue={person.language} />
      <div className="row wrap g8">
        <SubmitButton>{t('person.save')}</SubmitButton>
        <LinkButton href={path} tone="ghost">
          {t('cancel')}
        </LinkButton>
      </div>
    </Form>
  );
}
