import { useTranslations } from 'next-intl';
import { ActionButton } from '@/components/forms/action-button';
import { Card } from '@/components/ui/card';
import { removeIndicatorAction } from '@/lib/indicators/server-actions';

/** The consequence in words stands beside the button; what is removed stays in the record. */
export function RemoveCard({ id, back }: { id: string; back: string }) {
  const t = useTranslations('indicators');
  return (
    <Card title={t('removeTitle')} pad>
      <div className="row g12 wrap">
        <p className="grow">{t('removeText')}</p>
        <ActionButton action={removeIndicatorAction} values={{ id, back }} tone="danger" icon="trash-2">
          {t('remove')}
        </ActionButton>
      </div>
    </Card>
  );
}
