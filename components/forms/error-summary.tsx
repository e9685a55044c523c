'use client';
import { useTranslations } from 'next-intl';
import { type MouseEvent, useEffect, useRef } from 'react';
import { fieldIds, useForm } from './form-context';

/** Top of the form: what is wrong, each with a link to its field. Takes the focus when an answer brings errors. */
export function ErrorSummary() {
  const { state } = useForm();
  const t = useTranslations('ui.form');
  const box = useRef<HTMLDivElement>(null);
  const isShown = state.status === 'error';
  useEffect(() => {
    if (isShown) box.current?.focus();
  }, [state, isShown]);
  if (!isShown) return null;
  const errors = Object.entries(state.errors ?? {});
  return (
    <div className="errsum" role="alert" tabIndex={-1} ref={box} aria-labelledby="error-summary-title">
      <h2 id="error-summary-title">{state.message && errors.length === 0 ? state.message : t('problem')}</h2>
      {errors.length > 0 && (
        <ul>
          {state.message && !errors.some(([, error]) => error === state.message) && <li>{state.message}</li>}
          {errors.map(([field, error]) => (
            <li key={field}>
              <a href={`#${fieldIds(field).id}`} onClick={(event) => focusField(event, field)}>
                {error}
              </a>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function focusField(event: MouseEvent, field: string) {
  const target = document.getElementById(fieldIds(field).id);
  if (!target) return;
  event.preventDefault();
  target.scrollIntoView({ block: 'center' });
  const inside = target.matches('fieldset') ? target.querySelector<HTMLElement>('input, select, textarea, button') : null;
  (inside ?? target).focus({ preventScroll: true });
}
