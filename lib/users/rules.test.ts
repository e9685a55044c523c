import { describe, expect, test } from 'vitest';
import { deviceOf, linkExpiry, otpLink, roleProblem, stateOf } from '@/lib/users/rules';
import { groupedToken, hashToken, isToken, newToken, normalToken } from '@/lib/users/token';
import type { Role } from '@/prisma/generated/enums';

const ministry = { type: 'MINISTRY', isNational: true, isActive: true } as const;
const ombudsman = { type: 'NHRI', isNational: true, isActive: true } as const;
const partner = { type: 'UN_AGENCY', isNational: false, isActive: true } as const;

describe('a role is held', () => {
  test.each<[Role, Parameters<typeof roleProblem>[1], string | null]>([
    ['ADMIN', null, null],
    ['SECRETARIAT', ministry, null],
    ['OBSERVER', null, null],
    ['FOCAL_POINT', null, 'users.error.institutionNeeded'],
    ['FOCAL_POINT', ministry, null],
    ['FOCAL_POINT', partner, 'users.error.partnerOnly'],
    ['VALIDATOR', ministry, null],
    ['VALIDATOR', null, 'users.error.institutionNeeded'],
    ['PARTNER', partner, null],
    ['PARTNER', null, 'users.error.institutionNeeded'],
    ['NHRI', ombudsman, null],
    ['NHRI', ministry, 'users.error.nhriOnly'],
    ['FOCAL_POINT', { ...ministry, isActive: false }, 'users.error.institutionEnded'],
  ])('%s', (role, institution, problem) => expect(roleProblem(role, institution)).toBe(problem));
});

test('a person is invited until there is a password, and ended when the account is', () => {
  expect(stateOf({ disabledAt: null, hasPassword: false })).toBe('invited');
  expect(stateOf({ disabledAt: null, hasPassword: true })).toBe('active');
  expect(stateOf({ disabledAt: new Date(), hasPassword: true })).toBe('ended');
});

test('an invitation is open for 7 days, a reset for 60 minutes', () => {
  const now = new Date('2020-09-15T10:00:00Z');
  expect(linkExpiry('INVITATION', now).toISOString()).toBe('2020-09-22T10:00:00.000Z');
  expect(linkExpiry('PASSWORD_RESET', now).toISOString()).toBe('2020-09-15T11:00:00.000Z');
});

describe('the code of a slip', () => {
  test('has 128 bits in letters and figures that are not confused', () => {
    const codes = Array.from({ length: 200 }, newToken);
    expect(new Set(codes).size).toBe(200);
    for (const code of codes) expect(isToken(code)).toBe(true);
    expect(codes.join('')).not.toMatch(/[ILOU]/);
  });

  test('is read however it is typed', () => {
    const code = newToken();
    const typed = groupedToken(code).toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l');
    expect(normalToken(` ${typed} `)).toBe(code);
    expect(hashToken(typed)).toBe(hashToken(code));
  });

  test('is refused when it is too short or has other signs', () => {
    expect(isToken('ABC')).toBe(false);
    expect(isToken('U'.repeat(26))).toBe(false);
    expect(isToken('')).toBe(false);
  });
});

test('a device is known by browser and system', () => {
  expect(deviceOf('Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/120.0 Safari/537.36 Edg/120')).toBe('Edge, Windows');
  expect(deviceOf('Mozilla/5.0 (X11; Linux x86_64; rv:120.0) Gecko Firefox/120.0')).toBe('Firefox, Linux');
  expect(deviceOf(null)).toBeNull();
});

test('an authenticator reads secret, product and person', () => {
  expect(otpLink('ABC', 'a+b@example.org')).toBe('otpauth://totp/Maksat%3Aa%2Bb%40example.org?secret=ABC&issuer=Maksat');
});
