'use client';
// One act as a button: a form of its own, so that it works without script; what it did is said in a toast.
import type { ReactNode } from 'react';
import type { IconName } from '@/components/ui/icon';
import { showToast } from '@/components/ui/toast-store';
import type { FormState } from '@/lib/platform/form-state';
import { Form } from './form';
import { SubmitButton } from './submit-button';

type Props = {
  action: (previous: FormState, form: FormData) => Promise<FormState>;
  /** Hidden fields. */
  values: Record<string, string>;
  children: ReactNode;
  /** Words for screen readers where the visible ones do not say which thing is meant. */
  label?: string;
  tone?: 'primary' | 'danger' | 'ghost' | 'plain';
  size?: 'sm' | 'lg';
  icon?: IconName;
};

export function ActionButton({ action, values, children, label, tone = 'plain', size = 'sm', icon }: Props) {
  const told = (state: FormState) => state.message && showToast({ message: state.message });
  return (
    <Form action={action} onDone={told} className="inline-form">
      {Object.entries(values).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <SubmitButton tone={tone} size={size} icon={icon} aria-label={label}>
        {children}
      </SubmitButton>
    </Form>
  );
}
