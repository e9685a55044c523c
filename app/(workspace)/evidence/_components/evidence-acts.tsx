import { useTranslations } from 'next-intl';
import { ToldForm } from '@/components/assignments/told-form';
import { ActionButton } from '@/components/forms/action-button';
import { SubmitButton } from '@/components/forms/submit-button';
import type { EvidenceItem } from '@/lib/evidence/queries';
import { changeEvidenceAction, removeEvidenceAction } from '@/lib/evidence/server-actions';

const VISIBILITIES = ['PUBLIC', 'PARTNERS', 'INTERNAL', 'RESTRICTED'] as const;

/** Who may see it, and taking it out while no report cites it. */
export function EvidenceActs({ item }: { item: EvidenceItem }) {
  const t = useTranslations('evidence');
  return (
    <details>
      <summary className="small">{t('change')}</summary>
      <div className="col g8 mt8">
        <ToldForm action={changeEvidenceAction} className="row g8 wrap" aria-label={t('changeLabel', { title: item.title })}>
          <input type="hidden" name="id" value={item.id} />
          <select className="select sm" name="visibility" aria-label={t('field.visibility')} defaultValue={item.visibility}>
            {VISIBILITIES.map((value) => (
              <option key={value} value={value}>
                {t(`visibility.${value}`)}
              </option>
            ))}
          </select>
          <SubmitButton tone="plain" size="sm">
            {t('save')}
          </SubmitButton>
        </ToldForm>
        {item.can.remove && (
          <ActionButton
            action={removeEvidenceAction}
            values={{ id: item.id }}
            tone="ghost"
            icon="trash-2"
            label={t('removeLabel', { title: item.title })}
          >
            {t('remove')}
          </ActionButton>
        )}
      </div>
    </details>
  );
}
