import { useLocale, useTranslations } from 'next-intl';
import { recurrenceOptions, targetOptions } from '@/components/actions/options';
import { SelectField } from '@/components/forms/fields';
import { ComboField, DayField } from '@/components/forms/rich-fields';
import { SETTABLE_DRAFT } from '@/lib/actions/rules';
import type { SdgTargetView } from '@/lib/sdg/queries';
import { Visibility } from '@/prisma/generated/enums';
import { EditForm, type EditProps } from './edit-form';

export function DeadlineForm(props: EditProps) {
  const { action, today } = props;
  const t = useTranslations('actions');
  return (
    <EditForm {...props} id="deadline" title={t('matrix.column.deadline')}>
      <input type="hidden" name="group" value="deadline" />
      <DayField name="startDate" label={t('field.startDate')} optional defaultValue={action.startDate ?? ''} today={today} />
      <DayField name="endDate" label={t('field.endDate')} optional defaultValue={action.endDate ?? ''} today={today} />
      <SelectField
        name="recurrence"
        label={t('field.recurrence')}
        options={recurrenceOptions(t)}
        defaultValue={action.recurrence}
      />
    </EditForm>
  );
}

export function SdgForm(props: EditProps & { targets: SdgTargetView[] }) {
  const { action, targets } = props;
  const t = useTranslations('actions');
  const locale = useLocale();
  return (
    <EditForm {...props} id="sdg" title={t('field.sdg')}>
      <input type="hidden" name="group" value="sdg" />
      <ComboField
        name="sdg"
        label={t('field.sdg')}
        hint={t('hint.sdg')}
        multiple
        options={targetOptions(targets, locale)}
        defaultValue={action.sdgTargets.map((x) => x.code)}
      />
      {action.sdgTargets.length > 1 && (
        <SelectField
          name="primary"
          label={t('field.primary')}
          options={action.sdgTargets.map((x) => ({ value: x.code, label: `${x.code} ${x.short[locale] ?? x.short.en ?? ''}` }))}
          defaultValue={action.sdgTargets.find((x) => x.isPrimary)?.code}
        />
      )}
    </EditForm>
  );
}

export function StateForm(props: EditProps) {
  const { action } = props;
  const t = useTranslations('actions');
  return (
    <EditForm {...props} id="state" title={t('field.draftStatus')}>
      {SETTABLE_DRAFT.includes(action.draftStatus) && (
        <SelectField
          name="draftStatus"
          label={t('field.draftStatus')}
          options={SETTABLE_DRAFT.map((value) => ({ value, label: t(`draft.${value}`) }))}
          defaultValue={action.draftStatus}
        />
      )}
      <SelectField
        name="visibility"
        label={t('field.visibility')}
        options={Object.values(Visibility).map((value) => ({ value, label: t(`visibility.${value}`) }))}
        defaultValue={action.visibility}
      />
    </EditForm>
  );
}
