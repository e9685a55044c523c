import { useLocale, useTranslations } from 'next-intl';
import { SelectField, TextField } from '@/components/forms/fields';
import { Form } from '@/components/forms/form';
import { SubmitButton } from '@/components/forms/submit-button';
import { Card } from '@/components/ui/card';
import { languages } from '@/lib/platform/i18n/languages';
import { SECTION_TITLE_MAX } from '@/lib/sections/schema';
import { createSectionAction } from '@/lib/sections/server-actions';
import { SectionKind } from '@/prisma/generated/enums';

/** A new part at the end of the plan. */
export function AddSection({ planId, userId }: { planId: string; userId: string }) {
  const t = useTranslations('sections');
  const tl = useTranslations('plans.language.name');
  const locale = useLocale();
  return (
    <Card pad>
      <details>
        <summary className="h3">{t('add')}</summary>
        <Form action={createSectionAction} keep={{ userId, record: `plan:${planId}:new-section` }} className="stack mt12">
          <input type="hidden" name="planId" value={planId} />
          <SelectField
            name="kind"
            label={t('kindLabel')}
            hint={t('kindHint')}
            options={(['AREA', 'TEXT', 'ANNEX'] as const).map((value) => ({
              value: SectionKind[value],
              label: t(`kind.${value}`),
            }))}
            defaultValue="AREA"
          />
          <SelectField
            name="language"
            label={t('language')}
            options={languages.map((value) => ({ value, label: tl(value) }))}
            defaultValue={locale}
          />
          <TextField name="title" label={t('title')} maxLength={SECTION_TITLE_MAX} />
          <div className="row">
            <SubmitButton tone="plain" icon="plus">
              {t('add')}
            </SubmitButton>
          </div>
        </Form>
      </details>
    </Card>
  );
}
