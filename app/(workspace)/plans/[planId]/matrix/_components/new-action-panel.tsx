import { useLocale, useTranslations } from 'next-intl';
import { PlaceField } from '@/components/actions/place-field';
import { SelectField, TextAreaField } from '@/components/forms/fields';
import { Form } from '@/components/forms/form';
import { SubmitButton } from '@/components/forms/submit-button';
import { EmptyState } from '@/components/ui/empty-state';
import { Link } from '@/components/ui/link';
import type { PlaceChoice } from '@/lib/actions/queries';
import { TITLE_MAX } from '@/lib/actions/schema';
import { createActionAction } from '@/lib/actions/server-actions';
import { languages } from '@/lib/platform/i18n/languages';

export function NewActionPanel({
  planId,
  places,
  userId,
  place,
}: {
  planId: string;
  places: PlaceChoice[];
  userId: string;
  place: string;
}) {
  const t = useTranslations('actions');
  const tl = useTranslations('plans.language');
  const locale = useLocale();
  if (!places.length)
    return (
      <EmptyState title={t('matrix.noArea')} action={<Link href={`/plans/${planId}`}>{t('matrix.toOverview')}</Link>}>
        {t('matrix.noAreaText')}
      </EmptyState>
    );
  return (
    <Form action={createActionAction} keep={{ userId, record: `plan:${planId}:new-action` }} className="stack">
      <input type="hidden" name="planId" value={planId} />
      <PlaceField places={places} defaultValue={place} />
      <SelectField
        name="language"
        label={t('field.language')}
        options={languages.map((value) => ({ value, label: tl(`name.${value}`) }))}
        defaultValue={locale}
      />
      <TextAreaField name="title" label={t('field.title')} hint={t('hint.title')} rows={4} maxLength={TITLE_MAX} />
      <div className="row">
        <SubmitButton icon="plus">{t('matrix.add')}</SubmitButton>
      </div>
    </Form>
  );
}
