// Official letters: who enters them, who opens the scan.
import { expect, test } from 'vitest';
import { canReadLetter, canRecordLetter } from '@/lib/letters/policy';
import { type Actor, visitor } from '@/lib/platform/auth/actor';
import type { Role } from '@/prisma/generated/enums';

const as = (role: Role, institutionId: string | null = null): Actor => ({
  ...visitor(0),
  kind: 'user',
  userId: 'u',
  grants: [{ role, institutionId }],
});
const letter = { institutionId: 'education' };

test('the scan is between the secretariat and the institution that wrote it', () => {
  for (const role of ['FOCAL_POINT', 'VALIDATOR', 'NHRI', 'PARTNER'] as const) {
    expect(canReadLetter(as(role, 'education'), letter)).toBe(true);
    expect(canReadLetter(as(role, 'health'), letter)).toBe(false);
  }
  expect(canReadLetter(as('SECRETARIAT'), letter)).toBe(true);
  for (const role of ['ADMIN', 'COMMISSION_MEMBER', 'OBSERVER'] as const) expect(canReadLetter(as(role), letter)).toBe(false);
  expect(canReadLetter(visitor(0), letter)).toBe(false);
  expect(canReadLetter(as('SECRETARIAT'), null)).toBe(false);
});

test('only the secretariat acts for an institution by its letter, and only while the institution exists', () => {
  expect(canRecordLetter(as('SECRETARIAT'), { isActive: true })).toBe(true);
  expect(canRecordLetter(as('SECRETARIAT'), { isActive: false })).toBe(false);
  expect(canRecordLetter(as('ADMIN'), { isActive: true })).toBe(false);
  expect(canRecordLetter(as('FOCAL_POINT', 'education'), { isActive: true })).toBe(false);
});
