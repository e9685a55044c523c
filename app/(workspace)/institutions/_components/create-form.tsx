'use client';
import { useTranslations } from 'next-intl';
import { Form } from '@/components/forms/form';
import { SubmitButton } from '@/components/forms/submit-button';
import { LinkButton } from '@/components/ui/button';
import { createInstitutionAction } from '@/lib/institutions/server-actions';
import { FactFields, NameFields } from './institution-fields';

export function CreateInstitutionForm({ userId, parents }: { userId: string; parents: { value: string; label: string }[] }) {
  const t = useTranslations('institutions.form');
  return (
    <Form action={createInstitutionAction} keep={{ userId, record: 'institution:new' }} className="stack">
      <NameFields />
      <FactFields parents={parents} />
      <div className="row wrap g8">
        <SubmitButton icon="plus">{t('create')}</SubmitButton>
        <LinkButton href="/institutions" tone="ghost">
          {t('cancel')}
        </LinkButton>
      </div>
    </Form>
  );
}
