'use client';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { CheckField } from '@/components/forms/fields';
import { Form } from '@/components/forms/form';
import { useForm } from '@/components/forms/form-context';
import { SubmitButton } from '@/components/forms/submit-button';
import { Card } from '@/components/ui/card';
import { commitImportAction } from '@/lib/matrix-imports/server-actions';
import { Progress } from './progress';

type Props = {
  batch: { id: string; planId: string; version: number };
  total: number;
  words: { note: string; button: string };
  back: ReactNode;
};

/** The one button that writes. */
export function CommitForm({ batch, total, words, back }: Props) {
  const t = useTranslations('imports.commit');
  return (
    <Card pad>
      <Form action={commitImportAction} className="stack">
        <input type="hidden" name="id" value={batch.id} />
        <input type="hidden" name="planId" value={batch.planId} />
        <input type="hidden" name="version" value={batch.version} />
        <CheckField name="tell" label={t('tell')} hint={t('tellHint')} defaultChecked />
        <Pending id={batch.id} total={total} />
        <div className="row wrap g8 imp-commit">
          <span className="small muted grow">{words.note}</span>
          {back}
          <SubmitButton pendingLabel={t('pending')}>{words.button}</SubmitButton>
        </div>
      </Form>
    </Card>
  );
}

/** While it is being written: how far it is. */
function Pending({ id, total }: { id: string; total: number }) {
  const { isPending } = useForm();
  return isPending ? <Progress id={id} done={0} total={total} /> : null;
}
