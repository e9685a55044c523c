'use client';
import { createContext, useContext } from 'react';
import type { FormState } from '@/lib/platform/form-state';
import type { Kept } from './form-storage';

type FormContextValue = {
  state: FormState;
  isPending: boolean;
  /** Unsent input found in the tab, for controls that are not native. */
  restored: Kept | null;
};

export const FormContext = createContext<FormContextValue>({ state: { status: 'idle' }, isPending: false, restored: null });

export const useForm = () => useContext(FormContext);

/** Ids that tie a control to its hint and error. */
export const fieldIds = (name: string) => ({ id: `f-${name}`, hint: `f-${name}-hint`, error: `f-${name}-error` });

/** What a control shows first: what was sent and refused, else the saved value. */
export function useFieldValue(name: string, saved: string | string[] | undefined): string | string[] | undefined {
  const { state, restored } = useForm();
  return restored?.[name] ?? state.values?.[name] ?? saved;
}

/** Which boxes are ticked first: once the form was sent, an absent name means none. */
export function useChosen(name: string, saved: string[]): string[] {
  const { state, restored } = useForm();
  const sent = restored ?? state.values;
  if (!sent) return saved;
  return sent[name] === undefined ? [] : [sent[name]].flat();
}

/** Attributes every control of a field needs. */
export function useControl(name: string, hasHint: boolean) {
  const { state } = useForm();
  const ids = fieldIds(name);
  const hasError = !!state.errors?.[name];
  const describedBy = [hasHint && ids.hint, hasError && ids.error].filter(Boolean).join(' ');
  return {
    id: ids.id,
    name,
    ...(hasError && { 'aria-invalid': true as const }),
    ...(describedBy && { 'aria-describedby': describedBy }),
  };
}
