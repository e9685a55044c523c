'use client';
// Ready fields: native controls that work without script and are restored after Back and a new sign-in.
import { type InputHTMLAttributes, type ReactNode, type TextareaHTMLAttributes, useState } from 'react';
import { classNames } from '@/components/ui/class-names';
import { Field, type FieldProps } from './field';
import { useChosen, useControl, useFieldValue } from './form-context';

const one = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value);

type TextProps = FieldProps & { defaultValue?: string; className?: string } & Omit<
    InputHTMLAttributes<HTMLInputElement>,
    'name' | 'defaultValue' | 'className' | 'value'
  >;

export function TextField({ name, label, hint, optional, end, defaultValue, className, ...input }: TextProps) {
  const control = useControl(name, !!hint);
  const value = one(useFieldValue(name, defaultValue));
  return (
    <Field {...{ name, label, hint, optional, end }}>
      <input type="text" {...input} {...control} className={classNames('input', className)} defaultValue={value} />
    </Field>
  );
}

type AreaProps = FieldProps & { defaultValue?: string /** Shows "287 of 4000". */; counter?: (used: string) => ReactNode } & Omit<
    TextareaHTMLAttributes<HTMLTextAreaElement>,
    'name' | 'defaultValue' | 'className' | 'value'
  >;

export function TextAreaField({ name, label, hint, optional, end, defaultValue, ...area }: AreaProps) {
  const control = useControl(name, !!hint);
  const value = one(useFieldValue(name, defaultValue));
  const [used, setUsed] = useState(value?.length ?? 0);
  return (
    <Field {...{ name, label, hint, optional, end }}>
      <textarea
        rows={4}
        {...area}
        {...control}
        className="textarea"
        defaultValue={value}
        onInput={(event) => setUsed(event.currentTarget.value.length)}
      />
      {area.maxLength && (
        <span className="small muted" aria-hidden="true">
          {used} / {area.maxLength}
        </span>
      )}
    </Field>
  );
}

export type Choice = { value: string; label: ReactNode; hint?: ReactNode; disabled?: boolean };

type SelectProps = FieldProps & {
  options: { value: string; label: string }[];
  defaultValue?: string /** First, empty choice. */;
  empty?: string;
};

export function SelectField({ name, label, hint, optional, end, options, defaultValue, empty }: SelectProps) {
  const control = useControl(name, !!hint);
  const value = one(useFieldValue(name, defaultValue));
  return (
    <Field {...{ name, label, hint, optional, end }}>
      <select {...control} className="select" defaultValue={value}>
        {empty !== undefined && <option value="">{empty}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </Field>
  );
}

type ChoiceProps = FieldProps & { options: Choice[] /** Boxes side by side with a frame. */; framed?: boolean };

/** One of several. */
export function RadioField({ options, framed, defaultValue, ...field }: ChoiceProps & { defaultValue?: string }) {
  const chosen = useChosen(field.name, defaultValue === undefined ? [] : [defaultValue]);
  return <Choices {...field} options={options} framed={framed} type="radio" chosen={chosen} />;
}

/** Several of several. */
export function ChecksField({ options, framed, defaultValue, ...field }: ChoiceProps & { defaultValue?: string[] }) {
  const chosen = useChosen(field.name, defaultValue ?? []);
  return <Choices {...field} options={options} framed={framed} type="checkbox" chosen={chosen} />;
}

function Choices(props: ChoiceProps & { type: 'radio' | 'checkbox'; chosen: string[] }) {
  const { options, framed, type, chosen, ...field } = props;
  return (
    <Field {...field} group>
      <div className={framed ? 'rd' : 'col g8'}>
        {options.map((option) => (
          <label key={option.value} className="check">
            <input
              type={type}
              name={field.name}
              value={option.value}
              defaultChecked={chosen.includes(option.value)}
              disabled={option.disabled}
            />
            <span>
              {option.label}
              {option.hint && <span className="hint">{option.hint}</span>}
            </span>
          </label>
        ))}
      </div>
    </Field>
  );
}

/** A single yes-or-no box; sends "on". */
export function CheckField({ name, label, hint, defaultChecked }: FieldProps & { defaultChecked?: boolean }) {
  const { id: _, ...control } = useControl(name, !!hint);
  const isChosen = useChosen(name, defaultChecked ? ['on'] : []).length > 0;
  return (
    <label className="check">
      <input type="checkbox" {...control} defaultChecked={isChosen} />
      <span>
        {label}
        {hint && (
          <span className="hint" id={control['aria-describedby']}>
            {hint}
          </span>
        )}
      </span>
    </label>
  );
}
