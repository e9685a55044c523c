'use client';
import { useTranslations } from 'next-intl';
import { SelectField } from '@/components/forms/fields';
import { Form } from '@/components/forms/form';
import { fieldIds, useControl, useFieldValue, useForm } from '@/components/forms/form-context';
import { SubmitButton } from '@/components/forms/submit-button';
import { LinkButton } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { classNames } from '@/components/ui/class-names';
import { Icon, type IconName } from '@/components/ui/icon';
import { Table } from '@/components/ui/table';
import type { ColumnView } from '@/lib/matrix-imports/columns-view';
import { checkColumnsAction } from '@/lib/matrix-imports/server-actions';

type Option = { value: string; label: string };
type Props = {
  batch: { id: string; planId: string; version: number };
  sheet: string;
  headerRow: number;
  columns: ColumnView[];
  language: string;
  /** What a column may become, and in which language the text may be. */
  fields: Option[];
  languages: Option[];
  words: { recognised: string; header: string; check: string };
};

export function ColumnsForm({ batch, sheet, headerRow, columns, language, fields, languages, words }: Props) {
  const t = useTranslations('imports');
  return (
    <Form action={checkColumnsAction} className="stack">
      <input type="hidden" name="id" value={batch.id} />
      <input type="hidden" name="planId" value={batch.planId} />
      <input type="hidden" name="version" value={batch.version} />
      <input type="hidden" name="sheet" value={sheet} />
      <input type="hidden" name="headerRow" value={headerRow} />
      <FieldsError />
      <Card title={t('columns.title')} end={<span className="end muted">{[words.recognised, words.header].join(' · ')}</span>}>
        <Table caption={t('columns.caption')} middle>
          <thead>
            <tr>
              <th scope="col">{t('columns.column')}</th>
              <th scope="col">{t('columns.examples')}</th>
              <th scope="col">{t('columns.becomes')}</th>
              <th scope="col">{t('columns.sureness')}</th>
            </tr>
          </thead>
          <tbody>
            {columns.map((column) => (
              <ColumnRow key={column.col} column={column} fields={fields} />
            ))}
          </tbody>
        </Table>
      </Card>
      <Card pad className="imp-language">
        <SelectField name="language" label={t('columns.language')} options={languages} defaultValue={language} />
      </Card>
      <div className="row wrap g8 end">
        <LinkButton href={`/plans/${batch.planId}/imports/new`}>{t('done.another')}</LinkButton>
        <SubmitButton pendingLabel={t('columns.checking')}>{words.check}</SubmitButton>
      </div>
    </Form>
  );
}

/** The sentence about the columns as a whole; the summary above links here. */
function FieldsError() {
  const error = useForm().state.errors?.fields;
  if (!error) return null;
  return (
    <div className="errmsg" id={fieldIds('fields').id} tabIndex={-1}>
      <Icon name="circle-alert" />
      {error}
    </div>
  );
}

type Look = { word: 'sure' | 'guess' | 'mine' | 'chosen'; icon: IconName; tone: string };
function lookOf({ field, confidence }: ColumnView): Look {
  if (confidence === 1) return { word: 'chosen', icon: 'user-check', tone: 'ok' };
  if (field !== 'ignore' && confidence >= 0.8) return { word: 'sure', icon: 'circle-check', tone: 'ok' };
  if (field !== 'ignore') return { word: 'guess', icon: 'sparkles', tone: 'ink2' };
  return { word: confidence >= 0.8 ? 'sure' : 'mine', icon: 'circle-alert', tone: 'warn' };
}

function ColumnRow({ column, fields }: { column: ColumnView; fields: Option[] }) {
  const t = useTranslations('imports');
  const name = `field.${column.col}`;
  const control = useControl(name, false);
  const value = [useFieldValue(name, column.field)].flat()[0];
  const error = useForm().state.errors?.[name];
  const look = lookOf(column);
  return (
    <tr className={look.word === 'mine' ? 'sel' : undefined}>
      <td>
        <b className="strong">
          {column.letter}&ensp;{column.header}
        </b>
      </td>
      <td className="ink2 w">{column.examples.join(' · ')}</td>
      <td className="imp-pick">
        <select
          {...control}
          className="select sm"
          aria-label={t('columns.becomesOf', { name: `${column.letter} ${column.header}` })}
          defaultValue={value}
        >
          {fields.map((field) => (
            <option key={field.value} value={field.value}>
              {field.label}
            </option>
          ))}
        </select>
        {error && (
          <div className="errmsg" id={fieldIds(name).error}>
            <Icon name="circle-alert" />
            {error}
          </div>
        )}
      </td>
      <td>
        <span className={classNames('row g6 small nowrap', look.tone, look.word === 'mine' && 'strong')}>
          <Icon name={look.icon} />
          {t(`columns.${look.word}`)}
        </span>
      </td>
    </tr>
  );
}
