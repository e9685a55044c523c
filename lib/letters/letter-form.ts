// Reads the fields of components/letters/letter-fields.tsx out of a sent form.
import type { LetterInput } from '@/lib/letters/schema';
import { readDay } from '@/lib/platform/i18n/day';
import { isFile, SCAN_KINDS, takeUpload } from '@/lib/platform/uploads';

const text = (form: FormData, name: string) => {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
};

/** The letter of a form, its scan judged and on disk. A refused scan throws a `DomainError` for the field `scan`. */
export async function readLetterForm(form: FormData): Promise<LetterInput> {
  const file = form.get('scan');
  const scan = isFile(file) ? await takeUpload(file, SCAN_KINDS, 'scan') : null;
  return { number: text(form, 'number'), date: readDay(text(form, 'date')) ?? '', signatory: text(form, 'signatory'), scan };
}
