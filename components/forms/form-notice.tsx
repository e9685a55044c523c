'use client';
import { Banner } from '@/components/ui/banner';
import { useForm } from './form-context';

/** The sentence of a form that was done and stays on the page. */
export function FormNotice() {
  const { state } = useForm();
  if (state.status !== 'ok' || !state.message) return null;
  return (
    <Banner tone="success" role="status">
      {state.message}
    </Banner>
  );
}
