// What is true of people, their roles and their links.
import type { InstitutionType, Role } from '@/prisma/generated/enums';

export const INVITATION_DAYS = 7;
export const RESET_MINUTES = 60;
export const RECOVERY_CODES = 10;

/** Roles that act for one institution; the others hold for the whole system. */
const OF_INSTITUTION: readonly Role[] = ['FOCAL_POINT', 'VALIDATOR', 'PARTNER', 'NHRI'];

export const needsInstitution = (role: Role): boolean => OF_INSTITUTION.includes(role);

export type InstitutionFacts = { type: InstitutionType; isNational: boolean; isActive: boolean };

/** Why a role cannot be held in this institution (or without one), as a message key; null when it can. */
export function roleProblem(role: Role, institution: InstitutionFacts | null): string | null {
  if (needsInstitution(role) && !institution) return 'users.error.institutionNeeded';
  if (!institution) return null;
  if (!institution.isActive) return 'users.error.institutionEnded';
  if (role === 'NHRI' && institution.type !== 'NHRI') return 'users.error.nhriOnly';
  if ((role === 'FOCAL_POINT' || role === 'VALIDATOR') && !institution.isNational) return 'users.error.partnerOnly';
  return null;
}

export type PersonState = 'active' | 'invited' | 'ended';

export const stateOf = (person: { disabledAt: Date | null; hasPassword: boolean }): PersonState =>
  person.disabledAt ? 'ended' : person.hasPassword ? 'active' : 'invited';

/** When a link made now stops working. */
export const linkExpiry = (kind: 'INVITATION' | 'PASSWORD_RESET', now: Date): Date =>
  new Date(now.getTime() + (kind === 'INVITATION' ? INVITATION_DAYS * 24 * 60 : RESET_MINUTES) * 60_000);

const BROWSERS: [RegExp, string][] = [
  [/Edg\//, 'Edge'],
  [/OPR\//, 'Opera'],
  [/YaBrowser\//, 'Yandex'],
  [/Firefox\//, 'Firefox'],
  [/Chrom(?:e|ium)\//, 'Chrome'],
  [/Safari\//, 'Safari'],
];
const SYSTEMS: [RegExp, string][] = [
  [/Android/, 'Android'],
  [/iPhone|iPad/, 'iOS'],
  [/Windows/, 'Windows'],
  [/Mac OS X/, 'macOS'],
  [/Linux/, 'Linux'],
];

/** "Firefox, Windows": what a person recognises a device by; null when the browser does not say. */
export function deviceOf(agent: string | null): string | null {
  const find = (list: [RegExp, string][]) => list.find(([sign]) => sign.test(agent ?? ''))?.[1];
  return [find(BROWSERS), find(SYSTEMS)].filter(Boolean).join(', ') || null;
}

/** In the order in which people are offered them. */
export const ROLES: readonly Role[] = [
  'ADMIN',
  'SECRETARIAT',
  'COMMISSION_MEMBER',
  'FOCAL_POINT',
  'VALIDATOR',
  'PARTNER',
  'NHRI',
  'OBSERVER',
];

/** What an authenticator reads: the secret under the product's and the person's name (Key URI format). */
export const otpLink = (secret: string, email: string): string =>
  `otpauth://totp/${encodeURIComponent(`Maksat:${email}`)}?${new URLSearchParams({ secret, issuer: 'Maksat' })}`;
