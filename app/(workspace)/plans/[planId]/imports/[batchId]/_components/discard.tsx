import { useTranslations } from 'next-intl';
import { ActionButton } from '@/components/forms/action-button';
import type { ImportView } from '@/lib/matrix-imports/queries';
import { discardImportAction } from '@/lib/matrix-imports/server-actions';

/** Nothing has been written yet, so nothing needs to be asked. */
export function Discard({ batch }: { batch: ImportView }) {
  const t = useTranslations('imports.check');
  const { id, planId, version } = batch;
  return (
    <div className="row end">
      <ActionButton action={discardImportAction} values={{ id, planId, version: String(version) }} tone="ghost" icon="trash-2">
        {t('discard')}
      </ActionButton>
    </div>
  );
}
