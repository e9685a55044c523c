// What is absent and what is invisible end in the same page: 404.
import { notFound } from 'next/navigation';
import { z } from 'zod';
import { failureOf } from '@/lib/platform/errors';

/** The value, or the page "not found". */
export async function found<T>(value: Promise<T>): Promise<T> {
  return value.catch((error) => {
    if (failureOf(error)?.code === 'NOT_FOUND') notFound();
    throw error;
  });
}

/** An id from the address; a malformed one names nothing. */
export function idOf(text: string): string {
  const parsed = z.uuid().safeParse(text);
  if (!parsed.success) notFound();
  return parsed.data;
}
