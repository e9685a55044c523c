'use client';
import { useTranslations } from 'next-intl';
import { Form } from '@/components/forms/form';
import { fieldIds, useFieldValue } from '@/components/forms/form-context';
import { FormNotice } from '@/components/forms/form-notice';
import { SubmitButton } from '@/components/forms/submit-button';
import { Card } from '@/components/ui/card';
import { Combobox, type ComboOption } from '@/components/ui/combobox';
import { Link } from '@/components/ui/link';
import { Table } from '@/components/ui/table';
import { resolveNamesAction } from '@/lib/matrix-imports/server-actions';

type Name = { key: string; name: string; rows: string; lead: string | null; label: string };
type Props = {
  batch: { id: string; planId: string; version: number };
  names: Name[];
  options: ComboOption[];
  more: string | null;
  createHref: string | null;
};

/** Every name that the register does not know, once. */
export function NamesForm({ batch, names, options, more, createHref }: Props) {
  const t = useTranslations('imports.names');
  return (
    <Form action={resolveNamesAction}>
      <input type="hidden" name="id" value={batch.id} />
      <input type="hidden" name="planId" value={batch.planId} />
      <input type="hidden" name="version" value={batch.version} />
      <Card
        id="names"
        title={t('title')}
        end={
          createHref && (
            <Link href={createHref} className="end">
              {t('create')}
            </Link>
          )
        }
        footer={
          <div className="row wrap g12">
            <span className="small muted grow">{more}</span>
            <SubmitButton icon="save" tone="plain">
              {t('save')}
            </SubmitButton>
          </div>
        }
      >
        <p className="body ink2 small">{t('text')}</p>
        <FormNotice />
        <Table caption={t('title')} middle>
          <thead>
            <tr>
              <th scope="col">{t('name')}</th>
              <th scope="col" className="num">
                {t('rows')}
              </th>
              <th scope="col">{t('institution')}</th>
            </tr>
          </thead>
          <tbody>
            {names.map((name, index) => (
              <NameRow key={name.key} name={name} index={index} options={options} />
            ))}
          </tbody>
        </Table>
      </Card>
    </Form>
  );
}

function NameRow({ name, index, options }: { name: Name; index: number; options: ComboOption[] }) {
  const field = `name.${index}`;
  const value = useFieldValue(field, '');
  return (
    <tr>
      <td className="w strong">
        {name.name}
        <input type="hidden" name={`key.${index}`} value={name.key} />
      </td>
      <td className="num nowrap">
        {name.rows}
        {name.lead && <span className="small muted"> ({name.lead})</span>}
      </td>
      <td className="w imp-pick">
        <Combobox name={field} id={fieldIds(field).id} options={options} defaultValue={value ?? ''} aria-label={name.label} />
      </td>
    </tr>
  );
}
