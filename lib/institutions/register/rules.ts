// A register of institutions in a file, against the one we have: what each row will do.

import { institutionKey } from '@/lib/imports/institutions';
import type { InstitutionRow } from '@/lib/imports/institutions-file';
import { INSTITUTION_TYPES } from '@/lib/institutions/rules';
import { type Language, languages } from '@/lib/platform/i18n/languages';
import type { InstitutionType } from '@/prisma/generated/enums';

export type Known = {
  id: string;
  code: string;
  names: { language: string; name: string; shortName: string; isCurrent: boolean }[];
};

export type Fate = 'create' | 'complete' | 'same';
export type PlannedRow = {
  sourceRow: number;
  fate: Fate;
  /** Of the institution that is there already. */
  id: string | null;
  code: string;
  type: InstitutionType;
  isNational: boolean;
  parentCode: string | null;
  /** Names that will be written: all for a new one, the missing languages for a known one. */
  names: { language: Language; name: string; shortName: string }[];
  /** The name to show. */
  title: string;
};

const PARTNERS: readonly InstitutionType[] = ['UN_AGENCY', 'INTERNATIONAL_ORGANISATION', 'EMBASSY'];
const CODE = /^[A-Z0-9][A-Z0-9-]{0,23}$/;
const MAX_NAME = 300;
const MAX_SHORT = 60;

const isType = (type: string | null): type is InstitutionType => INSTITUTION_TYPES.some((t) => t === type);

const LATIN: Record<string, string> = { Ä: 'A', Ç: 'C', Ň: 'N', Ö: 'O', Ş: 'S', Ü: 'U', Ý: 'Y', Ž: 'Z' };
const latin = (text: string) => text.toUpperCase().replace(/[ÄÇŇÖŞÜÝŽ]/g, (c) => LATIN[c] ?? c);

/** A code of its own: as given, else the short name, else the capitals of the name, else a number. */
function codeFor(row: InstitutionRow, taken: ReadonlySet<string>): string {
  const short = [row.shortName.en, row.shortName.tk].map((s) =>
    latin(s ?? '')
      .replace(/[^A-Z0-9]+/g, '-')
      .replace(/^-+|-+$/g, ''),
  );
  const initials = [row.name.en, row.name.tk].map((name) => latin((name ?? '').match(/\b\p{Lu}/gu)?.join('') ?? ''));
  const wishes = [latin(row.code ?? ''), ...short, ...initials].map((w) => w.slice(0, 20)).filter((w) => CODE.test(w));
  for (const wish of wishes) if (!taken.has(wish)) return wish;
  const stem = wishes[0] ?? 'INST';
  for (let n = 2; ; n++) if (!taken.has(`${stem}-${n}`)) return `${stem}-${n}`;
}

/** Known institutions by everything they are called; a wording that two of them share names none. */
function indexOf(known: readonly Known[]): Map<string, Known | null> {
  const index = new Map<string, Known | null>();
  const put = (key: string, one: Known) => index.set(key, index.has(key) && index.get(key) !== one ? null : one);
  for (const one of known) for (const { name } of one.names) put(institutionKey(name), one);
  return index;
}

function namesOf(row: InstitutionRow) {
  return languages.flatMap((language) => {
    const name = row.name[language];
    if (!name) return [];
    const shortName = row.shortName[language] ?? row.code ?? name;
    return [{ language, name: name.slice(0, MAX_NAME), shortName: shortName.slice(0, MAX_SHORT) }];
  });
}

/**
 * What a file's rows will do: create an institution, complete one that lacks a language, or nothing. Known ones are recognised by code,
 * then by any of their names; their names are never overwritten by a file.
 */
export function planRegister(rows: readonly InstitutionRow[], known: readonly Known[]): PlannedRow[] {
  const byCode = new Map(known.map((k) => [k.code, k]));
  const byName = indexOf(known);
  const taken = new Set(byCode.keys());
  const planned = rows.map((row): PlannedRow & { row: InstitutionRow } => {
    const found =
      byCode.get(latin(row.code ?? '')) ??
      namesOf(row)
        .map((n) => byName.get(institutionKey(n.name)))
        .find(Boolean);
    const code = found?.code ?? codeFor(row, taken);
    taken.add(code);
    const names = namesOf(row).filter((n) => !found?.names.some((have) => have.isCurrent && have.language === n.language));
    const type = isType(row.type) ? row.type : 'STATE_BODY';
    const fate = found ? (names.length ? 'complete' : 'same') : 'create';
    const title = row.name.ru ?? row.name.tk ?? row.name.en ?? code;
    const facts = { type, isNational: !PARTNERS.includes(type), parentCode: null };
    return { sourceRow: row.sourceRow, fate, id: found?.id ?? null, code, ...facts, names, title, row };
  });
  const codes = codesByWords(planned, known);
  return planned.map(({ row, ...plan }) => {
    const parentCode = row.parent ? (codes.get(institutionKey(row.parent)) ?? null) : null;
    return { ...plan, parentCode: parentCode === plan.code ? null : parentCode };
  });
}

/** How a parent is named in the file: by code or by name, of this file or of the register. */
function codesByWords(planned: readonly (PlannedRow & { row: InstitutionRow })[], known: readonly Known[]): Map<string, string> {
  const pairs = [
    ...known.flatMap((k) => [k.code, ...k.names.flatMap((n) => [n.name, n.shortName])].map((words) => [words, k.code] as const)),
    ...planned.flatMap(({ row, code }) =>
      [row.code, ...Object.values(row.name), ...Object.values(row.shortName)].map((words) => [words, code] as const),
    ),
  ];
  return new Map(pairs.flatMap(([words, code]) => (words ? [[institutionKey(words), code] as const] : [])));
}

export const countFates = (rows: readonly PlannedRow[]) => ({
  create: rows.filter((r) => r.fate === 'create').length,
  complete: rows.filter((r) => r.fate === 'complete').length,
  same: rows.filter((r) => r.fate === 'same').length,
});
