'use client';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { Form } from '@/components/forms/form';
import { FormNotice } from '@/components/forms/form-notice';
import { SubmitButton } from '@/components/forms/submit-button';
import { LinkButton } from '@/components/ui/button';
import { giveRoleAction } from '@/lib/users/server-actions';
import { type Option, RoleFields } from '../../_components/role-fields';

export function GiveRoleForm({ id, institutions }: { id: string; institutions: Option[] }) {
  const t = useTranslations('users');
  const router = useRouter();
  return (
    <Form action={giveRoleAction} className="stack" onDone={() => router.replace(`/people/${id}`)}>
      <FormNotice />
      <input type="hidden" name="id" value={id} />
      <RoleFields institutions={institutions} />
      <div className="row wrap g8">
        <SubmitButton>{t('person.give')}</SubmitButton>
        <LinkButton href={`/people/${id}`} tone="ghost">
          {t('cancel')}
        </LinkButton>
      </div>
    </Form>
  );
}
