// What a form's server action answers; the form keeps every keystroke whatever the answer.
import type { Conflict, Failure } from '@/lib/platform/errors';

export type FormState = {
  status: 'idle' | 'ok' | 'error' | 'conflict';
  /** A translated sentence for the top of the form. */
  message?: string;
  /** Field → translated sentence. */
  errors?: Record<string, string>;
  values?: Record<string, string | string[]>;
  conflict?: { field: string; label: string; mine: string; theirs: string }[];
  redirectTo?: string;
};

export const idle: FormState = { status: 'idle' };

type Translate = { (key: string, params?: Record<string, string | number>): string; has(key: string): boolean };

/** The sentence for a failure, in the reader's language. `t` is the translator of the whole message tree. */
export function failureSentence(t: Translate, failure: Failure): string {
  if (failure.key && t.has(failure.key)) return t(failure.key, failure.params);
  return t(`errors.code.${failure.code}`);
}

/** Turns a command's failure into what the form shows. */
export function failedForm(t: Translate, failure: Failure, form?: FormData): FormState {
  const errors: Record<string, string> = {};
  for (const [field, key] of Object.entries(failure.fields ?? {}))
    errors[field] = t.has(key) ? t(key) : t('errors.field.unreadable');
  if (failure.field) errors[failure.field] = failureSentence(t, failure);
  // Where fields say what is wrong, "could not be read" would send the person the wrong way.
  const first = failure.key === 'errors.invalid' ? Object.values(errors)[0] : undefined;
  return {
    status: failure.conflicts?.length ? 'conflict' : 'error',
    message: first ?? failureSentence(t, failure),
    errors,
    ...(failure.conflicts && { conflict: failure.conflicts.map((c: Conflict) => conflictLine(t, c)) }),
    ...(form && { values: formValues(form) }),
  };
}

const conflictLine = (t: Translate, { field, mine, theirs }: Conflict) => ({
  field,
  label: t.has(`fields.${field}`) ? t(`fields.${field}`) : field,
  mine: mine ?? '',
  theirs: theirs ?? '',
});

/** Text values of a form as sent, for showing it again; files cannot be kept by a page without script. */
export function formValues(form: FormData): Record<string, string | string[]> {
  const values: Record<string, string | string[]> = {};
  for (const key of new Set(form.keys())) {
    if (key.startsWith('$') || /password|code|token/i.test(key)) continue;
    const texts = form.getAll(key).filter((v): v is string => typeof v === 'string');
    if (texts.length) values[key] = texts.length === 1 ? (texts[0] as string) : texts;
  }
  return values;
}
