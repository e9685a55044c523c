import { useTranslations } from 'next-intl';
import { ActionButton } from '@/components/forms/action-button';
import { Banner } from '@/components/ui/banner';
import { restoreActionAction } from '@/lib/actions/server-actions';
import { undoManyAction } from '@/lib/matrix/server-actions';

export type Done = { batchId: string | null; changed: number; undone: number | null; kept: string; deleted: string | null };

/** What has just been done, with the way back; without script too. */
export function Notices({ done, back }: { done: Done; back: string }) {
  const t = useTranslations('actions.bulk');
  if (done.undone !== null)
    return (
      <Banner tone={done.kept ? 'warning' : 'success'} role="status">
        {t('undone', { count: done.undone })} {done.kept && t('keptRows', { numbers: done.kept })}
      </Banner>
    );
  if (done.batchId)
    return (
      <Banner
        tone="success"
        role="status"
        end={
          done.changed > 0 && (
            <ActionButton action={undoManyAction} values={{ batchId: done.batchId, back }} icon="undo-2">
              {t('undo')}
            </ActionButton>
          )
        }
      >
        {t('done', { count: done.changed })}
      </Banner>
    );
  if (done.deleted)
    return (
      <Banner
        tone="success"
        role="status"
        end={
          <ActionButton action={restoreActionAction} values={{ id: done.deleted }} icon="undo-2">
            {t('undo')}
          </ActionButton>
        }
      >
        {t('deleted')}
      </Banner>
    );
  return null;
}
