'use client';
import { useTranslations } from 'next-intl';
import { RadioField } from '@/components/forms/fields';
import { Form } from '@/components/forms/form';
import { SubmitButton } from '@/components/forms/submit-button';
import { Link } from '@/components/ui/link';
import type { ChangedAction } from '@/lib/matrix-imports/queries';
import { undoImportAction } from '@/lib/matrix-imports/server-actions';

type Props = {
  batch: { id: string; planId: string; version: number };
  changed: ChangedAction[];
  words: { nobody: string; changed: string; more: string | null };
};

/** Actions that somebody has changed since are listed, and the person says what becomes of them. */
export function UndoForm({ batch, changed, words }: Props) {
  const t = useTranslations('imports.undo');
  return (
    <Form action={undoImportAction} className="stack mt8">
      <input type="hidden" name="id" value={batch.id} />
      <input type="hidden" name="planId" value={batch.planId} />
      <input type="hidden" name="version" value={batch.version} />
      {changed.length === 0 ? (
        <p className="small ink2">{words.nobody}</p>
      ) : (
        <>
          <div className="small">
            <p className="strong">{words.changed}</p>
            <ul className="col g4 mt4">
              {changed.map(({ id, number, title }) => (
                <li key={id}>
                  <Link href={`/actions/${id}`}>{number}</Link> {title}
                </li>
              ))}
              {words.more && <li className="muted">{words.more}</li>}
            </ul>
          </div>
          <RadioField
            name="changed"
            label={t('choice')}
            options={[
              { value: 'keep', label: t('keep') },
              { value: 'remove', label: t('remove') },
            ]}
          />
        </>
      )}
      <SubmitButton tone="plain" icon="undo-2" wide>
        {t('button')}
      </SubmitButton>
    </Form>
  );
}
