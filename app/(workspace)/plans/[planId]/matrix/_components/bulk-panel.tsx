import { useLocale, useTranslations } from 'next-intl';
import { recurrenceOptions, targetOptions } from '@/components/actions/options';
import { SelectField, TextField } from '@/components/forms/fields';
import { Form } from '@/components/forms/form';
import { ComboField, DayField } from '@/components/forms/rich-fields';
import { SubmitButton } from '@/components/forms/submit-button';
import type { InstitutionChoice } from '@/lib/actions/queries';
import { WORDING_MAX } from '@/lib/actions/schema';
import { assignManyAction, deadlineManyAction, sdgManyAction } from '@/lib/matrix/server-actions';
import type { SdgTargetView } from '@/lib/sdg/queries';
import type { Bulk } from './address';

type Props = {
  kind: Bulk;
  ids: string[];
  back: string;
  userId: string;
  today: string;
  institutions: InstitutionChoice[];
  targets: SdgTargetView[];
};

const ACTIONS = {
  lead: assignManyAction,
  coExecutors: assignManyAction,
  partners: assignManyAction,
  deadline: deadlineManyAction,
  sdg: sdgManyAction,
};
const ROLES = { lead: 'LEAD', coExecutors: 'CO_EXECUTOR', partners: 'PARTNER' } as const;

export function BulkPanel({ kind, ids, back, userId, today, institutions, targets }: Props) {
  const t = useTranslations('actions.bulk');
  const locale = useLocale();
  return (
    <Form action={ACTIONS[kind]} keep={{ userId, record: `matrix:${kind}` }} className="stack">
      <p className="ink2">{t(`text.${kind}`, { count: ids.length })}</p>
      {ids.map((id) => (
        <input key={id} type="hidden" name="actionIds" value={id} />
      ))}
      <input type="hidden" name="back" value={back} />
      <input type="hidden" name="language" value={locale} />
      {kind === 'deadline' && <DeadlineFields today={today} />}
      {kind === 'sdg' && <SdgFields targets={targets} />}
      {(kind === 'lead' || kind === 'coExecutors' || kind === 'partners') && (
        <>
          <input type="hidden" name="role" value={ROLES[kind]} />
          <ComboField
            name="institutionIds"
            label={t(`act.${kind}`)}
            hint={t('institutionHint')}
            multiple={kind !== 'lead'}
            options={institutions
              .filter((i) => kind !== 'lead' || i.isNational)
              .map((i) => ({
                value: i.id,
                code: i.shortName,
                label: i.name,
                search: i.code,
                ...(i.leads > 0 && { note: t('leads', { count: i.leads }) }),
              }))}
          />
        </>
      )}
      <div className="row">
        <SubmitButton icon="check">{t(`do.${kind}`, { count: ids.length })}</SubmitButton>
      </div>
    </Form>
  );
}

function DeadlineFields({ today }: { today: string }) {
  const t = useTranslations('actions');
  return (
    <>
      <TextField
        name="wording"
        label={t('field.deadlineWording')}
        hint={t('hint.deadlineWording')}
        optional
        maxLength={WORDING_MAX}
      />
      <DayField name="startDate" label={t('field.startDate')} optional today={today} />
      <DayField name="endDate" label={t('field.endDate')} optional today={today} />
      <SelectField name="recurrence" label={t('field.recurrence')} options={recurrenceOptions(t)} defaultValue="ONCE" />
    </>
  );
}

function SdgFields({ targets }: { targets: SdgTargetView[] }) {
  const t = useTranslations('actions.bulk');
  const locale = useLocale();
  const options = targetOptions(targets, locale);
  return (
    <>
      <ComboField name="primary" label={t('primary')} hint={t('primaryHint')} optional options={options} />
      <ComboField name="targets" label={t('secondary')} optional multiple options={options} />
    </>
  );
}
