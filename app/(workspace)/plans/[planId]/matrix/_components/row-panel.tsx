import { useLocale, useTranslations } from 'next-intl';
import { LanguageTabs } from '@/components/actions/language-tabs';
import { recurrenceOptions, targetOptions } from '@/components/actions/options';
import { SelectField, TextAreaField, TextField } from '@/components/forms/fields';
import { Form } from '@/components/forms/form';
import { ComboField, DayField } from '@/components/forms/rich-fields';
import { SubmitButton } from '@/components/forms/submit-button';
import { Link } from '@/components/ui/link';
import type { ActionView, InstitutionChoice } from '@/lib/actions/queries';
import { SETTABLE_DRAFT } from '@/lib/actions/rules';
import { TITLE_MAX, WORDING_MAX, WORDS_MAX } from '@/lib/actions/schema';
import { editActionAction } from '@/lib/actions/server-actions';
import { assignManyAction } from '@/lib/matrix/server-actions';
import type { SdgTargetView } from '@/lib/sdg/queries';

type Props = {
  action: ActionView;
  language: string;
  back: string;
  /** Address of this drawer, to change the language of the words. */
  here: string;
  userId: string;
  today: string;
  institutions: InstitutionChoice[];
  targets: SdgTargetView[];
};

/** One row: its words in one language, dates, targets; its lead apart, because proposing one tells people. */
export function RowPanel(props: Props) {
  const { action, language, back, here, userId } = props;
  const t = useTranslations('actions');
  const text = action.texts.find((x) => x.language === language);
  const may = (group: ActionView['can']['edit'][number]) => action.can.edit.includes(group);
  return (
    <>
      {may('draftStatus') && <LeadForm {...props} />}
      <LanguageTabs
        texts={action.texts}
        source={action.sourceLanguage}
        current={language}
        href={(l) => `${here}&language=${l}`}
      />
      <Form action={editActionAction} keep={{ userId, record: `action:${action.id}:${language}:row` }} className="stack">
        <input type="hidden" name="id" value={action.id} />
        <input type="hidden" name="version" value={`${action.version}.${text?.version ?? 0}`} />
        <input type="hidden" name="language" value={language} />
        <input type="hidden" name="back" value={back} />
        {may('words') && (
          <>
            <TextAreaField
              name="title"
              label={t('field.title')}
              rows={3}
              maxLength={TITLE_MAX}
              defaultValue={text?.title ?? ''}
              lang={language}
            />
            <TextAreaField
              name="expectedResult"
              label={t('field.expectedResult')}
              rows={3}
              maxLength={WORDS_MAX}
              defaultValue={text?.expectedResult ?? ''}
              lang={language}
            />
            <TextField
              name="deadlineWording"
              label={t('field.deadlineWording')}
              hint={t('hint.deadlineWording')}
              maxLength={WORDING_MAX}
              defaultValue={text?.deadlineWording ?? ''}
              lang={language}
            />
            <TextField
              name="indicatorsWording"
              label={t('field.indicatorsWording')}
              optional
              maxLength={WORDS_MAX}
              defaultValue={text?.indicatorsWording ?? ''}
              lang={language}
            />
          </>
        )}
        {may('deadline') && <Dates {...props} />}
        {may('sdg') && <Targets {...props} />}
        {may('draftStatus') && SETTABLE_DRAFT.includes(action.draftStatus) && (
          <SelectField
            name="draftStatus"
            label={t('field.draftStatus')}
            options={SETTABLE_DRAFT.map((value) => ({ value, label: t(`draft.${value}`) }))}
            defaultValue={action.draftStatus}
          />
        )}
        <div className="row g12 wrap">
          <SubmitButton icon="check">{t('edit.save')}</SubmitButton>
          <Link href={`/actions/${action.id}`}>{t('edit.everything')}</Link>
        </div>
      </Form>
    </>
  );
}

function Dates({ action, today }: Props) {
  const t = useTranslations('actions');
  return (
    <>
      <input type="hidden" name="group" value="deadline" />
      <DayField name="startDate" label={t('field.startDate')} optional defaultValue={action.startDate ?? ''} today={today} />
      <DayField name="endDate" label={t('field.endDate')} defaultValue={action.endDate ?? ''} today={today} />
      <SelectField
        name="recurrence"
        label={t('field.recurrence')}
        options={recurrenceOptions(t)}
        defaultValue={action.recurrence}
      />
    </>
  );
}

function Targets({ action, targets }: Props) {
  const t = useTranslations('actions');
  const locale = useLocale();
  const primary = action.sdgTargets.find((x) => x.isPrimary)?.code ?? '';
  return (
    <>
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
          defaultValue={primary}
        />
      )}
    </>
  );
}

function LeadForm({ action, institutions, back }: Props) {
  const t = useTranslations('actions');
  const lead = action.assignments.find((a) => a.role === 'LEAD' && a.status !== 'DECLINED' && a.status !== 'TRANSFERRED');
  const options = institutions
    .filter((i) => i.isNational)
    .map((i) => ({
      value: i.id,
      code: i.shortName,
      label: i.name,
      search: i.code,
      ...(i.leads > 0 && { note: t('bulk.leads', { count: i.leads }) }),
    }));
  return (
    <Form action={assignManyAction} className="stack card pad">
      <input type="hidden" name="actionIds" value={action.id} />
      <input type="hidden" name="role" value="LEAD" />
      <input type="hidden" name="back" value={back} />
      <ComboField
        name="institutionIds"
        label={t('bulk.act.lead')}
        hint={t('bulk.institutionHint')}
        options={options}
        defaultValue={lead?.institutionId ?? ''}
      />
      <div className="row">
        <SubmitButton tone="plain" icon="send">
          {t('bulk.proposeLead')}
        </SubmitButton>
      </div>
    </Form>
  );
}
