import { getTranslations } from 'next-intl/server';
import { ActionButton } from '@/components/forms/action-button';
import { Form } from '@/components/forms/form';
import { ComboField } from '@/components/forms/rich-fields';
import { SubmitButton } from '@/components/forms/submit-button';
import { Card } from '@/components/ui/card';
import { listInstitutionChoices } from '@/lib/actions/queries';
import type { Actor } from '@/lib/platform/auth/actor';
import type { SectionView } from '@/lib/sections/queries';
import { deleteSectionAction, moveSectionAction, setSectionOwnerAction } from '@/lib/sections/server-actions';

/** Who coordinates the section, its place among the others, the bin. */
export async function Arrange({ section, actor, locale }: { section: SectionView; actor: Actor; locale: string }) {
  const t = await getTranslations('sections');
  if (!section.can.arrange)
    return section.owner ? (
      <Card pad>
        <h2 className="h3">{t('owner')}</h2>
        <p className="mt8">{section.owner}</p>
      </Card>
    ) : null;
  const institutions = await listInstitutionChoices(actor, section.plan.id, locale);
  return (
    <Card title={t('arrange')} level={3} body>
      <Form action={setSectionOwnerAction} className="stack" key={section.version}>
        <input type="hidden" name="id" value={section.id} />
        <input type="hidden" name="version" value={section.version} />
        <ComboField
          name="ownerId"
          label={t('owner')}
          hint={t('ownerHint')}
          optional
          options={institutions.map((i) => ({ value: i.id, code: i.shortName, label: i.name }))}
          defaultValue={section.ownerId ?? ''}
        />
        <div className="row">
          <SubmitButton tone="plain" icon="check">
            {t('save')}
          </SubmitButton>
        </div>
      </Form>
      <hr className="hr" />
      <div className="row g8 wrap">
        <ActionButton action={moveSectionAction} values={{ id: section.id, direction: 'up' }} icon="arrow-up">
          {t('moveUp')}
        </ActionButton>
        <ActionButton action={moveSectionAction} values={{ id: section.id, direction: 'down' }} icon="arrow-down">
          {t('moveDown')}
        </ActionButton>
      </div>
      <hr className="hr" />
      <p className="small muted">{t('deleteText')}</p>
      <div className="mt8">
        <ActionButton action={deleteSectionAction} values={{ id: section.id }} icon="trash-2">
          {t('delete')}
        </ActionButton>
      </div>
    </Card>
  );
}
