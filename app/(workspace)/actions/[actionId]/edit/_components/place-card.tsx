import { useTranslations } from 'next-intl';
import { PlaceField } from '@/components/actions/place-field';
import { ActionButton } from '@/components/forms/action-button';
import { Form } from '@/components/forms/form';
import { SubmitButton } from '@/components/forms/submit-button';
import { Card } from '@/components/ui/card';
import type { ActionView, PlaceChoice } from '@/lib/actions/queries';
import { deleteActionAction, moveActionAction, placeActionAction } from '@/lib/actions/server-actions';

/** Order, area and objective, and the bin. */
export function PlaceCard({ action, places }: { action: ActionView; places: PlaceChoice[] }) {
  const t = useTranslations('actions.page');
  const place = action.objectiveId ? `${action.sectionId}/${action.objectiveId}` : action.sectionId;
  return (
    <Card title={t('place')} level={3} body id="place">
      <div className="row g8 wrap">
        <ActionButton action={moveActionAction} values={{ id: action.id, direction: 'up' }} icon="arrow-up">
          {t('moveUp')}
        </ActionButton>
        <ActionButton action={moveActionAction} values={{ id: action.id, direction: 'down' }} icon="arrow-down">
          {t('moveDown')}
        </ActionButton>
      </div>
      <hr className="hr" />
      <Form action={placeActionAction} className="stack" id="form-place">
        <input type="hidden" name="id" value={action.id} />
        <PlaceField places={places} defaultValue={place} />
        <div className="row">
          <SubmitButton tone="plain" icon="corner-up-right">
            {t('placeHere')}
          </SubmitButton>
        </div>
      </Form>
      <hr className="hr" />
      <p className="small muted">{t('deleteText')}</p>
      <div className="mt8">
        <ActionButton action={deleteActionAction} values={{ id: action.id }} icon="trash-2">
          {t('delete')}
        </ActionButton>
      </div>
    </Card>
  );
}
