// Reads the fields of components/evidence/evidence-fields.tsx out of a sent form.
import { readDay } from '@/lib/platform/i18n/day';
import { isLanguage } from '@/lib/platform/i18n/languages';
import { EVIDENCE_KINDS, isFile, takeUpload } from '@/lib/platform/uploads';
import type { EvidenceType, Visibility } from '@/prisma/generated/enums';

const text = (form: FormData, name: string) => {
  const value = form.get(name);
  return typeof value === 'string' ? value.trim() : '';
};

/** One new record; its file is judged and on disk. Without a title a file is called by its own name. Throws `DomainError` for the field `file`. */
export async function readEvidenceForm(form: FormData, language: string) {
  const file = form.get('file');
  const upload = isFile(file) ? await takeUpload(file, EVIDENCE_KINDS) : null;
  const typed = text(form, 'date');
  return {
    type: text(form, 'type') as EvidenceType,
    title: text(form, 'title') || (upload?.name.replace(/\.[^.]+$/, '') ?? ''),
    language: isLanguage(language) ? language : ('tk' as const),
    date: typed ? (readDay(typed) ?? typed) : null,
    url: text(form, 'url') || null,
    detail: text(form, 'detail') || null,
    visibility: (text(form, 'visibility') || 'INTERNAL') as Visibility,
    upload,
  };
}
