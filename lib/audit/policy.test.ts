// Who reads what is remembered: a table from domain.md.
import { describe, expect, test } from 'vitest';
import { canListAudit, canSeeAddresses, visibleTo } from '@/lib/audit/policy';
import { eventScope } from '@/lib/audit/scope';
import { type Actor, system, visitor } from '@/lib/platform/auth/actor';
import type { Role } from '@/prisma/generated/enums';

const OWN = '00000000-0000-7000-8000-000000000001';
const OTHER = '00000000-0000-7000-8000-000000000002';
const as = (role: Role): Actor => ({ ...visitor(0), kind: 'user', userId: OWN, grants: [{ role, institutionId: OWN }] });
const reads = (actor: Actor, event: string, institutionId: string | null) =>
  eventScope.test(visibleTo(actor), { event, institutionId });

const ROLES = ['ADMIN', 'SECRETARIAT', 'COMMISSION_MEMBER', 'FOCAL_POINT', 'VALIDATOR', 'PARTNER', 'NHRI', 'OBSERVER'] as const;

describe('the list of all events is for', () => {
  test.each(ROLES)('%s', (role) => {
    expect(canListAudit(as(role))).toBe(['ADMIN', 'SECRETARIAT', 'OBSERVER'].includes(role));
    expect(canSeeAddresses(as(role))).toBe(role === 'ADMIN');
  });
  test('nobody who is not signed in', () => expect(canListAudit(visitor(0))).toBe(false));
});

describe('events about another institution', () => {
  // event → who reads it of another institution
  test.each([
    ['action.edited', ['ADMIN', 'SECRETARIAT', 'COMMISSION_MEMBER', 'FOCAL_POINT', 'VALIDATOR', 'NHRI', 'OBSERVER']],
    ['assignment.accepted', ['ADMIN', 'SECRETARIAT', 'COMMISSION_MEMBER', 'FOCAL_POINT', 'VALIDATOR', 'NHRI', 'OBSERVER']],
    ['assignment.declined', ['SECRETARIAT', 'COMMISSION_MEMBER', 'OBSERVER']],
    ['assignment.answered', ['SECRETARIAT', 'COMMISSION_MEMBER', 'OBSERVER']],
    ['assignment.byLetter', ['SECRETARIAT', 'COMMISSION_MEMBER', 'OBSERVER']],
    ['report.edited', []],
    ['period.reminded', ['SECRETARIAT']],
    ['period.locked', ['ADMIN', 'SECRETARIAT', 'COMMISSION_MEMBER', 'FOCAL_POINT', 'VALIDATOR', 'NHRI', 'OBSERVER']],
    ['letter.recorded', ['SECRETARIAT']],
    ['evidence.created', []],
    ['report.submitted', ['SECRETARIAT']],
    ['report.validated', ['SECRETARIAT']],
    ['report.returned', ['SECRETARIAT']],
    ['report.accepted', ['SECRETARIAT', 'COMMISSION_MEMBER', 'NHRI', 'OBSERVER']],
    ['report.published', ['ADMIN', 'SECRETARIAT', 'COMMISSION_MEMBER', 'FOCAL_POINT', 'VALIDATOR', 'NHRI', 'OBSERVER']],
    ['report.somethingNew', []],
  ] as [string, Role[]][])('%s', (event, readers) => {
    expect(ROLES.filter((role) => reads(as(role), event, OTHER))).toEqual(ROLES.filter((r) => readers.includes(r)));
  });

  test('of no institution are open to partners too, those of the own one to its people', () => {
    expect(reads(as('PARTNER'), 'plan.edited', null)).toBe(true);
    expect(reads(as('PARTNER'), 'report.edited', OWN)).toBe(true);
    expect(reads(as('FOCAL_POINT'), 'report.edited', OWN)).toBe(true);
    expect(reads(visitor(0), 'plan.edited', null)).toBe(false);
    expect(reads(system(0), 'report.edited', OTHER)).toBe(true);
  });
});
