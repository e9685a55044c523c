// Reads the forms of reporting: one report's fields, chosen reports, days.
import { readDay } from '@/lib/platform/i18n/day';
import { isLanguage, type Language } from '@/lib/platform/i18n/languages';
import type { ActionStatus } from '@/prisma/generated/enums';

export const text = (form: FormData, name: string): string => {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
};

export const texts = (form: FormData, name: string): string[] =>
  form.getAll(name).filter((v): v is string => typeof v === 'string' && v !== '');

/** ISO day, or what was typed, which the schema then refuses. */
export const day = (form: FormData, name: string): string => readDay(text(form, name)) ?? text(form, name);

export const languageOf = (form: FormData, fallback: string): Language => {
  const wanted = text(form, 'language') || fallback;
  return isLanguage(wanted) ? wanted : 'tk';
};

/** Whole numbers only; anything else is what the schema refuses. */
const percent = (value: string): number | null => (value.trim() === '' ? null : Number(value.replace(',', '.').replace('%', '')));

/** The content of one report; `suffix` tells several reports of one form apart. */
export function readContent(form: FormData, suffix = '') {
  const field = (name: string) => text(form, `${name}${suffix}`);
  return {
    statusReported: (field('statusReported') || null) as ActionStatus | null,
    statusReason: field('statusReason'),
    progressPercent: percent(field('progressPercent')),
    narrative: field('narrative'),
    achievements: field('achievements'),
    obstacles: field('obstacles'),
    nextSteps: field('nextSteps'),
  };
}

/** Chosen reports: each as "id:version". */
export const readReports = (form: FormData) =>
  texts(form, 'reports').map((value) => {
    const [id = '', version = ''] = value.split(':');
    return { id, version: Number(version) };
  });
