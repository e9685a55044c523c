'use client';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Form } from '@/components/forms/form';
import { FormNotice } from '@/components/forms/form-notice';
import { DayField } from '@/components/forms/rich-fields';
import { SubmitButton } from '@/components/forms/submit-button';
import { LinkButton } from '@/components/ui/button';
import { showToast } from '@/components/ui/toast-store';
import { editInstitutionAction, endInstitutionAction, renameInstitutionAction } from '@/lib/institutions/server-actions';
import type { FormState } from '@/lib/platform/form-state';
import { FactFields, type InstitutionValues, NameFields } from '../../_components/institution-fields';

type Record = { id: string; version: number; userId: string };

function Manage(props: Record & { action: typeof endInstitutionAction; name: string; children: ReactNode }) {
  const { id, version, userId, action, name, children } = props;
  const router = useRouter();
  const done = (state: FormState) => {
    if (state.message) showToast({ message: state.message });
    router.replace(`/institutions/${id}`);
  };
  return (
    <Form action={action} keep={{ userId, record: `institution:${id}:${name}` }} className="stack" onDone={done}>
      <FormNotice />
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="version" value={version} />
      {children}
    </Form>
  );
}

function Cancel({ id }: { id: string }) {
  const t = useTranslations('institutions.form');
  return (
    <LinkButton href={`/institutions/${id}`} tone="ghost">
      {t('cancel')}
    </LinkButton>
  );
}

export function EditForm({
  values,
  parents,
  ...record
}: Record & { values: InstitutionValues; parents: { value: string; label: string }[] }) {
  const t = useTranslations('institutions.form');
  return (
    <Manage {...record} action={editInstitutionAction} name="edit">
      <NameFields names={values.names} />
      <FactFields values={values} parents={parents} />
      <div className="row wrap g8">
        <SubmitButton>{t('save')}</SubmitButton>
        <Cancel id={record.id} />
      </div>
    </Manage>
  );
}

export function RenameForm({ names, today, ...record }: Record & { names: InstitutionValues['names']; today: string }) {
  const t = useTranslations('institutions');
  return (
    <Manage {...record} action={renameInstitutionAction} name="rename">
      <DayField name="validFrom" label={t('renameFrom')} defaultValue={today} />
      <NameFields names={names} />
      <div className="row wrap g8">
        <SubmitButton>{t('renameSave')}</SubmitButton>
        <Cancel id={record.id} />
      </div>
    </Manage>
  );
}

export function EndForm(record: Record) {
  const t = useTranslations('institutions');
  return (
    <Manage {...record} action={endInstitutionAction} name="end">
      <div className="row wrap g8">
        <Cancel id={record.id} />
        <SubmitButton tone="danger">{t('end')}</SubmitButton>
      </div>
    </Manage>
  );
}
