import { useTranslations } from 'next-intl';
import { CheckField, SelectField, TextField } from '@/components/forms/fields';
import { DayField } from '@/components/forms/rich-fields';
import type { PlanListItem, PlanTextView } from '@/lib/plans/queries';
import { PLAN_SHORT_MAX, PLAN_TITLE_MAX } from '@/lib/plans/schema';
import { languages } from '@/lib/platform/i18n/languages';
import { PlanKind } from '@/prisma/generated/enums';

type Values = {
  kind: PlanKind;
  periodStart: string;
  periodEnd: string;
  sourceLanguage: string;
  previousPlanId: string | null;
  usesPercent: boolean;
};
type Props = { values: Values; texts: readonly PlanTextView[]; others: readonly PlanListItem[]; today: string };

/** The plan's own fields: the same for a new one and for one that is edited. */
export function PlanFields({ values, texts, others, today }: Props) {
  const t = useTranslations('plans');
  const text = (language: string) => texts.find((x) => x.language === language);
  return (
    <>
      <SelectField
        name="kind"
        label={t('field.kind')}
        options={Object.values(PlanKind).map((value) => ({ value, label: t(`kind.${value}`) }))}
        defaultValue={values.kind}
      />
      <SelectField
        name="sourceLanguage"
        label={t('field.sourceLanguage')}
        hint={t('hint.sourceLanguage')}
        options={languages.map((value) => ({ value, label: t(`language.name.${value}`) }))}
        defaultValue={values.sourceLanguage}
      />
      {languages.map((language) => (
        <fieldset key={language} className="stack card pad">
          <legend className="legend">{t(`language.name.${language}`)}</legend>
          <TextField
            name={`title.${language}`}
            label={t('field.title')}
            maxLength={PLAN_TITLE_MAX}
            defaultValue={text(language)?.title ?? ''}
            lang={language}
          />
          <TextField
            name={`shortTitle.${language}`}
            label={t('field.shortTitle')}
            hint={t('hint.shortTitle')}
            maxLength={PLAN_SHORT_MAX}
            defaultValue={text(language)?.shortTitle ?? ''}
            lang={language}
          />
        </fieldset>
      ))}
      <div className="row-t g16 wrap">
        <DayField name="periodStart" label={t('field.periodStart')} defaultValue={values.periodStart} today={today} />
        <DayField name="periodEnd" label={t('field.periodEnd')} defaultValue={values.periodEnd} today={today} />
      </div>
      <SelectField
        name="previousPlanId"
        label={t('field.previousPlan')}
        hint={t('hint.previousPlan')}
        optional
        empty={t('field.noPreviousPlan')}
        options={others.map((p) => ({ value: p.id, label: p.title }))}
        defaultValue={values.previousPlanId ?? ''}
      />
      <CheckField
        name="usesPercent"
        label={t('field.usesPercent')}
        hint={t('hint.usesPercent')}
        defaultChecked={values.usesPercent}
      />
    </>
  );
}
