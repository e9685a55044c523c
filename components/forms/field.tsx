'use client';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { classNames } from '@/components/ui/class-names';
import { Icon } from '@/components/ui/icon';
import { fieldIds, useForm } from './form-context';

export type FieldProps = {
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  /** Marks the field "(optional)"; required is not marked. */
  optional?: boolean;
  /** Right end of the label's line. */
  end?: ReactNode;
};

/**
 * Label, hint, error, control, in this order. For a control of your own: give it the id of `fieldIds(name)`,
 * or use the ready fields of `fields.tsx`. `group` makes it a fieldset with legend, for several boxes under one question.
 */
export function Field(props: FieldProps & { group?: boolean; children: ReactNode; className?: string }) {
  const { name, label, hint, optional, end, group, children, className } = props;
  const t = useTranslations('ui.form');
  const error = useForm().state.errors?.[name];
  const ids = fieldIds(name);
  const words = (
    <>
      {label}
      {optional && <span className="opt"> {t('optional')}</span>}
    </>
  );
  const inner = (
    <>
      {group ? (
        <legend className="legend">{words}</legend>
      ) : (
        <div className="row between">
          <label className="legend" htmlFor={ids.id}>
            {words}
          </label>
          {end}
        </div>
      )}
      {hint && (
        <div className="hint" id={ids.hint}>
          {hint}
        </div>
      )}
      {error && <FieldError id={ids.error}>{error}</FieldError>}
      {children}
    </>
  );
  const classes = classNames('field', error && 'err', className);
  if (!group) return <div className={classes}>{inner}</div>;
  return (
    <fieldset
      className={classes}
      id={ids.id}
      tabIndex={-1}
      aria-describedby={classNames(!!hint && ids.hint, error && ids.error) || undefined}
    >
      {inner}
    </fieldset>
  );
}

function FieldError({ id, children }: { id: string; children: ReactNode }) {
  const t = useTranslations('ui.form');
  return (
    <div className="errmsg" id={id}>
      <Icon name="circle-alert" />
      <span>
        <span className="sr">{t('error')} </span>
        {children}
      </span>
    </div>
  );
}
