// Who sees and keeps people: a table from domain.md, "Who may".
import { describe, expect, test } from 'vitest';
import { type Actor, visitor } from '@/lib/platform/auth/actor';
import { canEndSession, canManage, canSeeAccess, canUseLink, visibleTo } from '@/lib/users/policy';
import { personScope } from '@/lib/users/scope';
import type { Role } from '@/prisma/generated/enums';

const OWN = '00000000-0000-7000-8000-000000000001';
const OTHER = '00000000-0000-7000-8000-000000000002';
const ME = '00000000-0000-7000-8000-00000000000a';

const as = (...roles: Role[]): Actor => ({
  ...visitor(0),
  kind: 'user',
  userId: ME,
  grants: roles.map((role) => ({ role, institutionId: OWN })),
});
const person = (id: string, ...institutionIds: string[]) => ({ id, institutionIds });
const sees = (actor: Actor, p: ReturnType<typeof person>) => personScope.test(visibleTo(actor), p);

describe('people are seen', () => {
  test.each(['ADMIN', 'SECRETARIAT', 'OBSERVER'] as const)('all by %s', (role) => {
    expect(sees(as(role), person('x', OTHER))).toBe(true);
    expect(sees(as(role), person('x'))).toBe(true);
  });

  test.each(['COMMISSION_MEMBER', 'FOCAL_POINT', 'VALIDATOR', 'PARTNER', 'NHRI'] as const)(
    'by %s where they act for the same institution, and oneself',
    (role) => {
      expect(sees(as(role), person('x', OWN))).toBe(true);
      expect(sees(as(role), person(ME))).toBe(true);
      expect(sees(as(role), person('x', OTHER))).toBe(false);
      expect(sees(as(role), person('x'))).toBe(false);
    },
  );

  test('by no visitor', () => expect(sees(visitor(0), person('x', OWN))).toBe(false));
});

describe('people are kept', () => {
  test.each([
    ['ADMIN', true],
    ['SECRETARIAT', false],
    ['COMMISSION_MEMBER', false],
    ['FOCAL_POINT', false],
    ['VALIDATOR', false],
    ['PARTNER', false],
    ['NHRI', false],
    ['OBSERVER', false],
  ] as const)('by %s: %s', (role, may) => {
    expect(canManage(as(role))).toBe(may);
    expect(canSeeAccess(as(role), { id: 'somebody' })).toBe(may);
    expect(canEndSession(as(role), { userId: 'somebody' })).toBe(may);
  });

  test('everybody ends the own sessions', () => {
    expect(canEndSession(as('PARTNER'), { userId: ME })).toBe(true);
    expect(canEndSession(visitor(0), { userId: ME })).toBe(false);
    expect(canEndSession(as('ADMIN'), null)).toBe(false);
  });

  test('a one-time link opens while it is open, and nothing opens nothing', () => {
    expect(canUseLink(visitor(0), { isOpen: true })).toBe(true);
    expect(canUseLink(visitor(0), { isOpen: false })).toBe(false);
    expect(canUseLink(visitor(0), null)).toBe(false);
  });
});
