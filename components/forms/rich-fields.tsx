'use client';
// Fields with controls of our own. When unsent input comes back they are built anew with it (the key).
import type { ComponentProps } from 'react';
import { Combobox } from '@/components/ui/combobox';
import { DateField } from '@/components/ui/date-field';
import { FileField } from '@/components/ui/file-field';
import { Field, type FieldProps } from './field';
import { useControl, useFieldValue, useForm } from './form-context';

type Own<T> = FieldProps & Omit<T, 'name' | 'id'>;

const useRebuild = (name: string) => JSON.stringify(useForm().restored?.[name] ?? null);

export function ComboField({ name, label, hint, optional, end, defaultValue, ...combo }: Own<ComponentProps<typeof Combobox>>) {
  const control = useControl(name, !!hint);
  const value = useFieldValue(name, defaultValue);
  return (
    <Field {...{ name, label, hint, optional, end }}>
      <Combobox key={useRebuild(name)} {...combo} {...control} defaultValue={value} />
    </Field>
  );
}

export function DayField({ name, label, hint, optional, end, defaultValue, ...date }: Own<ComponentProps<typeof DateField>>) {
  const control = useControl(name, !!hint);
  const value = useFieldValue(name, defaultValue);
  return (
    <Field {...{ name, label, hint, optional, end }}>
      <DateField key={useRebuild(name)} {...date} {...control} defaultValue={Array.isArray(value) ? value[0] : value} />
    </Field>
  );
}

export function UploadField({ name, label, hint, optional, end, ...file }: Own<ComponentProps<typeof FileField>>) {
  const control = useControl(name, !!hint);
  return (
    <Field {...{ name, label, hint, optional, end }}>
      <FileField {...file} {...control} />
    </Field>
  );
}
