import { useLocale, useTranslations } from 'next-intl';
import { SelectField, TextField } from '@/components/forms/fields';
import { Form } from '@/components/forms/form';
import { DayField } from '@/components/forms/rich-fields';
import { SubmitButton } from '@/components/forms/submit-button';
import { ClientMessages } from '@/components/layout/client-messages';
import type { IndicatorForm as FormView } from '@/lib/indicators/queries';
import { FREQUENCIES, MEASURED } from '@/lib/indicators/schema';
import { saveIndicatorAction } from '@/lib/indicators/server-actions';
import { typedDay } from '@/lib/platform/i18n/day';
import type { Language } from '@/lib/platform/i18n/languages';
import { IndicatorType } from '@/prisma/generated/enums';

type Props = { form: FormView; language: Language; back: string; userId: string };
type Line = { key: string; date: string; value: string; isProvisional?: boolean };

/** As it is typed in that language: no groups, a comma where it is written. */
const typedNumber = (value: number, locale: string) => (locale === 'en' ? String(value) : String(value).replace('.', ','));

/** Empty lines at the end of a list, for new entries without script. */
const NEW_LINES = 2;

/** Lists as lines with room for new ones; a line whose value is emptied goes. */
function linesOf(rows: readonly { date: string; value: number; isProvisional?: boolean }[], locale: string): Line[] {
  const there = rows.map((row) => ({ ...row, key: row.date, date: typedDay(row.date), value: typedNumber(row.value, locale) }));
  return [...there, ...Array.from({ length: NEW_LINES }, (_, i) => ({ key: `new-${i}`, date: '', value: '' }))];
}

export function IndicatorForm({ form, language, back, userId }: Props) {
  const t = useTranslations('indicators');
  const { indicator, can } = form;
  return (
    <ClientMessages namespaces={['indicators']}>
      <Form
        action={saveIndicatorAction}
        keep={{ userId, record: `indicator:${indicator?.id ?? form.actionId ?? form.objectiveId}:${language}` }}
        className="stack"
      >
        <input type="hidden" name="id" value={indicator?.id ?? ''} />
        <input type="hidden" name="actionId" value={form.actionId ?? ''} />
        <input type="hidden" name="objectiveId" value={form.objectiveId ?? ''} />
        <input type="hidden" name="seen" value={indicator?.seen ?? ''} />
        <input type="hidden" name="language" value={language} />
        <input type="hidden" name="back" value={back} />
        {can.facts && <Facts form={form} language={language} />}
        {can.values && <Values form={form} />}
        <div>
          <SubmitButton tone="primary" icon="check">
            {t('save')}
          </SubmitButton>
        </div>
      </Form>
    </ClientMessages>
  );
}

function Facts({ form, language }: Pick<Props, 'form' | 'language'>) {
  const t = useTranslations('indicators');
  const locale = useLocale();
  const { indicator } = form;
  const text = indicator?.texts.find((x) => x.language === language);
  const isMeasured = !indicator || MEASURED.some((kind) => kind === indicator.valueType);
  const known = FREQUENCIES.some((f) => f === indicator?.frequency);
  const choices = [...FREQUENCIES.map((value) => ({ value, label: t(`frequency.${value}`) }))];
  if (indicator?.frequency && !known) choices.push({ value: indicator.frequency as 'ANNUAL', label: indicator.frequency });
  return (
    <>
      <TextField name="title" label={t('title')} defaultValue={text?.title} lang={language} maxLength={500} required />
      <div className="cols c2">
        <TextField name="mark" label={t('code')} hint={t('codeHint')} defaultValue={indicator?.code} maxLength={30} required />
        <TextField name="unit" label={t('unit')} hint={t('unitHint')} optional defaultValue={text?.unit ?? ''} lang={language} />
        <SelectField
          name="type"
          label={t('type')}
          defaultValue={indicator?.type ?? 'OUTCOME'}
          options={Object.values(IndicatorType).map((value) => ({ value, label: t(`types.${value}`) }))}
        />
        {isMeasured && (
          <SelectField
            name="valueType"
            label={t('valueType')}
            defaultValue={indicator?.valueType ?? 'NUMBER'}
            options={MEASURED.map((value) => ({ value, label: t(`valueTypes.${value}`) }))}
          />
        )}
        <SelectField
          name="direction"
          label={t('direction')}
          defaultValue={indicator && !indicator.isUp ? 'down' : 'up'}
          options={(['up', 'down'] as const).map((value) => ({ value, label: t(`directions.${value}`) }))}
        />
        <SelectField
          name="frequency"
          label={t('frequencyLabel')}
          optional
          empty={t('notSet')}
          defaultValue={indicator?.frequency ?? ''}
          options={choices}
        />
        <TextField
          name="sdgIndicator"
          label={t('sdgIndicator')}
          hint={t('sdgHint')}
          optional
          defaultValue={indicator?.sdgIndicator ?? ''}
        />
        <TextField
          name="dataSource"
          label={t('dataSource')}
          optional
          defaultValue={text?.dataSource ?? ''}
          lang={language}
          maxLength={300}
        />
      </div>
      <fieldset className="col g12">
        <legend className="legend">{t('baseline')}</legend>
        <div className="cols c2">
          <TextField
            name="baseline"
            label={t('value')}
            optional
            inputMode="decimal"
            defaultValue={indicator?.baseline === null || !indicator ? '' : typedNumber(indicator.baseline, locale)}
          />
          <DayField name="baselineDate" label={t('date')} optional defaultValue={indicator?.baselineDate ?? ''} />
        </div>
        <TextField
          name="baselineSource"
          label={t('baselineSource')}
          optional
          lang={language}
          defaultValue={indicator?.baselineSource?.[language] ?? ''}
        />
      </fieldset>
      <List prefix="target" legend={t('targets')} hint={t('linesHint')} lines={linesOf(indicator?.targets ?? [], locale)} />
    </>
  );
}

function Values({ form }: Pick<Props, 'form'>) {
  const t = useTranslations('indicators');
  return (
    <>
      <input type="hidden" name="values" value="1" />
      <List
        prefix="value"
        legend={t('values')}
        hint={t('linesHint')}
        lines={linesOf(form.indicator?.values ?? [], useLocale())}
        hasState
      />
    </>
  );
}

type ListProps = { prefix: 'target' | 'value'; legend: string; hint: string; lines: readonly Line[]; hasState?: boolean };

function List({ prefix, legend, hint, lines, hasState = false }: ListProps) {
  const t = useTranslations('indicators');
  return (
    <fieldset className="col g12" id={`f-${prefix}s`}>
      <legend className="legend">{legend}</legend>
      <p className="hint mt8">{hint}</p>
      {lines.map((line) => (
        <div className="row g8 wrap" key={line.key}>
          <input
            className="input in-date"
            name={`${prefix}.date`}
            aria-label={t('date')}
            placeholder={t('dateFormat')}
            defaultValue={line.date}
          />
          <input
            className="input in-date"
            name={`${prefix}.value`}
            aria-label={t('value')}
            placeholder={t('value')}
            inputMode="decimal"
            defaultValue={line.value}
          />
          {hasState && (
            <select
              className="select in-state"
              name={`${prefix}.state`}
              aria-label={t('state')}
              defaultValue={line.isProvisional ? 'provisional' : 'actual'}
            >
              <option value="actual">{t('actual')}</option>
              <option value="provisional">{t('provisional')}</option>
            </select>
          )}
        </div>
      ))}
    </fieldset>
  );
}
