import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Actor, Grant } from '@/lib/platform/auth/actor';
import * as policy from '@/lib/reporting/policy';
import { ReportState, Role, Visibility } from '@/prisma/generated/enums';

const person = (...grants: Grant[]): Actor => ({
  kind: 'user',
  userId: 'me',
  name: '',
  email: '',
  language: 'ru',
  sessionId: null,
  grants,
  today: '2020-09-15',
  offsetDays: 0,
});
const visitor: Actor = { ...person(), kind: 'visitor', userId: null };
const as = (role: Role, institutionId: string | null = null) => person({ role, institutionId });
const report = (state: ReportState, more: Partial<policy.ReportRow> = {}): policy.ReportRow => ({
  institutionId: 'moe',
  role: 'LEAD',
  state,
  visibility: state === 'PUBLISHED' ? 'PUBLIC' : 'INTERNAL',
  action: { visibility: 'PARTNERS', leads: ['moe'] },
  ...more,
});
const readable = (actor: Actor) => Object.values(ReportState).filter((s) => policy.canRead(actor, report(s)));
const chain = (actor: Actor) => Object.values(ReportState).filter((s) => policy.canReadChain(actor, report(s)));

// From domain.md: "Who sees it", written by hand.
describe('who sees a report', () => {
  const everything = Object.values(ReportState);
  test.each([
    ['its focal point', as('FOCAL_POINT', 'moe'), everything, everything],
    ['its validator', as('VALIDATOR', 'moe'), everything, everything],
    [
      'the secretariat',
      as('SECRETARIAT', 'mfa'),
      ['SUBMITTED', 'VALIDATED', 'ACCEPTED', 'PUBLISHED'],
      ['SUBMITTED', 'VALIDATED', 'ACCEPTED', 'PUBLISHED'],
    ],
    ['a Commission member', as('COMMISSION_MEMBER'), ['ACCEPTED', 'PUBLISHED'], ['ACCEPTED', 'PUBLISHED']],
    ['an observer', as('OBSERVER', 'mej'), ['ACCEPTED', 'PUBLISHED'], ['ACCEPTED', 'PUBLISHED']],
    ['the Ombudsman', as('NHRI', 'omb'), ['ACCEPTED', 'PUBLISHED'], ['ACCEPTED', 'PUBLISHED']],
    ['a focal point of another ministry', as('FOCAL_POINT', 'moh'), ['PUBLISHED'], []],
    ['a validator of another ministry', as('VALIDATOR', 'moh'), ['PUBLISHED'], []],
    ['a partner', as('PARTNER', 'unicef'), ['PUBLISHED'], []],
    ['an administrator', as('ADMIN', 'isld'), ['PUBLISHED'], []],
    [
      'a member of the secretariat does not read drafts of its own ministry',
      as('SECRETARIAT', 'moe'),
      ['SUBMITTED', 'VALIDATED', 'ACCEPTED', 'PUBLISHED'],
      ['SUBMITTED', 'VALIDATED', 'ACCEPTED', 'PUBLISHED'],
    ],
  ] as const)('%s', (_, actor, states, chained) => {
    expect(readable(actor).sort()).toEqual([...states].sort());
    expect(chain(actor).sort()).toEqual([...chained].sort());
  });

  test('a visitor reads what is published and public, of public actions', () => {
    expect(readable(visitor)).toEqual([]);
    expect(policy.canRead(visitor, report('PUBLISHED', { action: { visibility: 'PUBLIC', leads: [] } }))).toBe(true);
    expect(chain(visitor)).toEqual([]);
  });

  test('the lead reads a contribution to its action once it is submitted, and nobody else’s', () => {
    const contribution = (state: ReportState) => report(state, { institutionId: 'moh', role: 'CO_EXECUTOR' });
    expect(policy.canRead(as('FOCAL_POINT', 'moe'), contribution('SUBMITTED'))).toBe(true);
    expect(policy.canRead(as('FOCAL_POINT', 'moe'), contribution('DRAFT'))).toBe(false);
    expect(policy.canRead(as('FOCAL_POINT', 'mia'), contribution('SUBMITTED'))).toBe(false);
    expect(policy.canReadChain(as('FOCAL_POINT', 'moe'), contribution('SUBMITTED'))).toBe(false);
  });

  test('a partner does not read what is published of an internal action', () => {
    expect(policy.canRead(as('PARTNER', 'osce'), report('PUBLISHED', { action: { visibility: 'INTERNAL', leads: [] } }))).toBe(
      false,
    );
  });

  test('nothing is read of nothing', () => expect(policy.canRead(as('SECRETARIAT'), null)).toBe(false));
});

describe('who may do what', () => {
  const mine = { institutionId: 'moe', submittedById: 'other', others: 2 };
  test('only the own people write, and only while the report is theirs', () => {
    expect(policy.canWrite(as('FOCAL_POINT', 'moe'), { institutionId: 'moe', state: null })).toBe(true);
    expect(policy.canWrite(as('VALIDATOR', 'moe'), { institutionId: 'moe', state: 'RETURNED' })).toBe(true);
    expect(policy.canWrite(as('FOCAL_POINT', 'moe'), { institutionId: 'moe', state: 'SUBMITTED' })).toBe(false);
    expect(policy.canWrite(as('FOCAL_POINT', 'moh'), { institutionId: 'moe', state: 'DRAFT' })).toBe(false);
    for (const role of ['SECRETARIAT', 'ADMIN', 'OBSERVER', 'COMMISSION_MEMBER', 'PARTNER'] as const)
      expect(policy.canWrite(as(role, 'moe'), { institutionId: 'moe', state: 'DRAFT' })).toBe(false);
  });

  test('the validator signs what somebody else submitted', () => {
    expect(policy.canValidate(as('VALIDATOR', 'moe'), { ...mine, state: 'SUBMITTED' })).toBe(true);
    expect(policy.canValidate(as('FOCAL_POINT', 'moe'), { ...mine, state: 'SUBMITTED' })).toBe(false);
    expect(policy.canValidate(as('VALIDATOR', 'moh'), { ...mine, state: 'SUBMITTED' })).toBe(false);
    expect(policy.canValidate(as('SECRETARIAT', 'moe'), { ...mine, state: 'SUBMITTED' })).toBe(false);
    expect(policy.canValidate(as('VALIDATOR', 'moe'), { ...mine, state: 'DRAFT' })).toBe(false);
  });

  test('an own report is signed only by a person who alone serves the institution', () => {
    const own = { ...mine, state: 'SUBMITTED' as const, submittedById: 'me' };
    expect(policy.canValidate(as('VALIDATOR', 'moe'), own)).toBe(false);
    expect(policy.canValidate(as('VALIDATOR', 'moe'), { ...own, others: 0 })).toBe(true);
    expect(policy.canValidate(as('FOCAL_POINT', 'moe'), { ...own, others: 0 })).toBe(true);
  });

  test('the secretariat accepts what is validated', () => {
    expect(policy.canAccept(as('SECRETARIAT'), { institutionId: 'moe', state: 'VALIDATED' })).toBe(true);
    expect(policy.canAccept(as('SECRETARIAT'), { institutionId: 'moe', state: 'SUBMITTED' })).toBe(false);
    expect(policy.canAccept(as('VALIDATOR', 'moe'), { institutionId: 'moe', state: 'VALIDATED' })).toBe(false);
  });

  test.each([
    ['SUBMITTED', 'VALIDATOR', true],
    ['SUBMITTED', 'SECRETARIAT', false],
    ['VALIDATED', 'SECRETARIAT', true],
    ['VALIDATED', 'VALIDATOR', false],
    ['ACCEPTED', 'SECRETARIAT', true],
    ['PUBLISHED', 'SECRETARIAT', false],
    ['DRAFT', 'VALIDATOR', false],
  ] as const)('%s may be returned by %s: %s', (state, role, expected) => {
    expect(policy.canReturn(as(role, 'moe'), { institutionId: 'moe', state })).toBe(expected);
  });

  test('comments of a validator stay in the house', () => {
    expect(policy.canReadComment(as('FOCAL_POINT', 'moe'), 'moe', false)).toBe(true);
    expect(policy.canReadComment(as('SECRETARIAT', 'mfa'), 'moe', false)).toBe(false);
    expect(policy.canReadComment(as('SECRETARIAT', 'mfa'), 'moe', true)).toBe(true);
    expect(policy.canReadComment(as('COMMISSION_MEMBER'), 'moe', true)).toBe(false);
  });
});

test('reading never goes further for a role than for the secretariat and the institution itself', () => {
  const row = fc.record({
    institutionId: fc.constantFrom('moe', 'moh'),
    role: fc.constantFrom('LEAD' as const, 'CO_EXECUTOR' as const),
    state: fc.constantFrom(...Object.values(ReportState)),
    visibility: fc.constantFrom(...Object.values(Visibility)),
    action: fc.record({ visibility: fc.constantFrom(...Object.values(Visibility)), leads: fc.subarray(['moe', 'moh']) }),
  });
  const grants = fc.array(
    fc.record({ role: fc.constantFrom(...Object.values(Role)), institutionId: fc.constantFrom('moe', 'moh', null) }),
    { maxLength: 3 },
  );
  fc.assert(
    fc.property(row, grants, (r, g) => {
      const actor = person(...g);
      const isOwn = g.some(
        (x) => x.institutionId === r.institutionId && ['FOCAL_POINT', 'VALIDATOR', 'NHRI', 'PARTNER'].includes(x.role),
      );
      if ((r.state === 'DRAFT' || r.state === 'RETURNED') && !isOwn) expect(policy.canRead(actor, r)).toBe(false);
      if (policy.canReadChain(actor, r)) expect(policy.canRead(actor, r)).toBe(true);
    }),
  );
});
