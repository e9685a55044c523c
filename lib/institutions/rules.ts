// What is true of institutions: which name holds on a day, and how a name from a file is compared.
import type { NamesInput } from '@/lib/institutions/schema';
import { type Language, languages } from '@/lib/platform/i18n/languages';
import type { InstitutionType } from '@/prisma/generated/enums';

export const INSTITUTION_TYPES: readonly InstitutionType[] = [
  'MINISTRY',
  'STATE_BODY',
  'PARLIAMENT',
  'COURT',
  'PROSECUTOR',
  'NHRI',
  'LOCAL_AUTHORITY',
  'UN_AGENCY',
  'INTERNATIONAL_ORGANISATION',
  'RED_CROSS_RED_CRESCENT',
  'CSO',
  'UNIVERSITY',
  'EMBASSY',
];

export type NameRow = {
  language: string;
  name: string;
  shortName: string;
  /** ISO days; null: without beginning, still valid. */
  validFrom: string | null;
  validTo: string | null;
};

/** The name in a language on a day; null where there is none in that language. */
export function nameOn(names: readonly NameRow[], language: string, day: string): NameRow | null {
  const valid = names.filter(
    (n) => n.language === language && (n.validFrom ?? '') <= day && (n.validTo === null || day <= n.validTo),
  );
  return valid.sort((a, b) => (a.validFrom ?? '').localeCompare(b.validFrom ?? '')).at(-1) ?? null;
}

/** The six fields of a form as a name per language. */
export const namesOf = (input: NamesInput): Record<Language, { name: string; shortName: string }> => ({
  tk: { name: input.nameTk, shortName: input.shortNameTk },
  ru: { name: input.nameRu, shortName: input.shortNameRu },
  en: { name: input.nameEn, shortName: input.shortNameEn },
});

/** The day before an ISO day. */
export const dayBefore = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);

/** An institution cannot stand below itself. @param parents id → parent's id */
export function isBelow(id: string, candidate: string | null, parents: ReadonlyMap<string, string | null>): boolean {
  const seen = new Set<string>();
  for (let at = candidate; at && !seen.has(at); at = parents.get(at) ?? null) {
    if (at === id) return true;
    seen.add(at);
  }
  return false;
}

export const isComplete = (names: Partial<Record<Language, unknown>>): boolean => languages.every((l) => names[l]);
