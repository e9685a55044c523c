'use client';
// A form whose row leaves the list with the answer: what was done is said at the edge of the screen.
import type { ComponentProps } from 'react';
import { Form } from '@/components/forms/form';
import { showToast } from '@/components/ui/toast-store';

export function ToldForm(props: Omit<ComponentProps<typeof Form>, 'onDone'>) {
  return <Form {...props} onDone={(state) => state.message && showToast({ message: state.message })} />;
}
