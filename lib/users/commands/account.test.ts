// The own account: password, second factor, and the rule that administrators set one up first.
import { generateSync } from 'otplib';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Actor, actorFromToken, visitor } from '@/lib/platform/auth/actor';
import { checkCredentials, checkSecondStep, sessionToken, startSession } from '@/lib/platform/auth/credentials';
import { hashPassword } from '@/lib/platform/auth/password';
import { unwrap } from '@/lib/platform/command';
import { db } from '@/lib/platform/db';
import { changePassword, editAccount } from '@/lib/users/commands/account';
import {
  beginSecondFactor,
  confirmSecondFactor,
  removeOwnSecondFactor,
  removeSecondFactor,
  renewRecoveryCodes,
} from '@/lib/users/commands/second-factor';
import type { Role } from '@/prisma/generated/enums';

const PASSWORD = 'correct horse battery staple';

async function person(email: string, role: Role, isDemo = false) {
  const user = await db.user.create({
    data: { email, name: email, isDemo, passwordHash: await hashPassword(PASSWORD), memberships: { create: { role } } },
    select: { id: true },
  });
  return user.id;
}

async function signedIn(userId: string) {
  const { id } = await startSession(userId);
  const token = await sessionToken(id);
  const now = async () => (await actorFromToken(token)) as Actor;
  return { token, now, actor: await now() };
}

describe('a new password', () => {
  let actor: Actor;
  let other = '';
  beforeAll(async () => {
    const id = await person('observer@example.org', 'OBSERVER');
    other = (await signedIn(id)).token;
    actor = (await signedIn(id)).actor;
  });
  const change = (password: string, current = PASSWORD) => changePassword(actor, { current, password, repeat: password });

  test('needs the present one', async () => {
    expect(await change('a lantern in the old harbour', 'wrong')).toMatchObject({ ok: false, error: { field: 'current' } });
  });
  test('may not be short or made of the address', async () => {
    expect(await change('tiny')).toMatchObject({ ok: false, error: { key: 'users.error.passwordShort15' } });
    expect(await change('observer.example.1')).toMatchObject({ ok: false, error: { key: 'users.error.passwordCommon' } });
  });
  test('ends the other sessions and keeps this one', async () => {
    unwrap(await change('a lantern in the old harbour'));
    expect(await actorFromToken(other)).toBeNull();
    expect(await db.session.count({ where: { id: actor.sessionId ?? '', endedAt: null } })).toBe(1);
    expect(await checkCredentials({ email: 'observer@example.org', password: PASSWORD })).toEqual({ refused: 'wrong' });
  });
  test('is refused to a demonstration account', async () => {
    const demo = (await signedIn(await person('x@demo.maksat.example', 'OBSERVER', true))).actor;
    const input = { current: PASSWORD, password: 'a lantern in the old harbour', repeat: 'a lantern in the old harbour' };
    expect(await changePassword(demo, input)).toMatchObject({ ok: false, error: { key: 'users.error.demoPassword' } });
    expect(await beginSecondFactor(demo, {})).toMatchObject({ ok: false, error: { key: 'users.error.demoFactor' } });
  });
  test('is guessed ten times in five minutes at most', async () => {
    const victim = await person('victim@example.org', 'OBSERVER');
    for (let i = 0; i < 10; i++) await checkCredentials({ email: 'victim@example.org', password: `guess ${i}` });
    expect(await checkCredentials({ email: 'victim@example.org', password: PASSWORD })).toEqual({ refused: 'tooMany' });
    expect(await db.auditEvent.count({ where: { subjectId: victim, refusal: 'WRONG' } })).toBe(10);
  });
  test('is guessed ten times also when all guesses come at the same moment', async () => {
    await person('burst@example.org', 'OBSERVER');
    const guess = (_: unknown, i: number) => checkCredentials({ email: 'burst@example.org', password: `guess ${i}` });
    const answers = await Promise.all(Array.from({ length: 25 }, guess));
    expect(answers.filter((a) => 'refused' in a && a.refused === 'wrong')).toHaveLength(10);
  });
  test('and right ones count for nothing', async () => {
    await person('often@example.org', 'OBSERVER');
    for (let i = 0; i < 12; i++)
      expect(await checkCredentials({ email: 'often@example.org', password: PASSWORD })).toHaveProperty('user');
  });
});

describe('an administrator outside the demonstration', () => {
  let id = '';
  let session: Awaited<ReturnType<typeof signedIn>>;
  let codes: string[] = [];
  let secret = '';
  beforeAll(async () => {
    id = await person('admin@example.org', 'ADMIN');
    session = await signedIn(id);
  });

  test('has no rights before the second factor', () => {
    expect(session.actor).toMatchObject({ needsSecondFactor: true, grants: [] });
  });
  test('sets it up with the first code, wrong ones are refused', async () => {
    secret = unwrap(await beginSecondFactor(session.actor, {})).secret;
    expect(unwrap(await beginSecondFactor(session.actor, {})).secret).toBe(secret);
    expect(await confirmSecondFactor(session.actor, { code: '000000' })).toMatchObject({ ok: false, error: { field: 'code' } });
    codes = unwrap(await confirmSecondFactor(session.actor, { code: generateSync({ secret }) })).codes;
    expect(codes).toHaveLength(10);
  });
  test('then has all rights, in the same session', async () => {
    expect(await session.now()).toMatchObject({ needsSecondFactor: false, grants: [{ role: 'ADMIN' }] });
  });
  test('signs in with password and code', async () => {
    const first = await checkCredentials({ email: 'admin@example.org', password: PASSWORD });
    expect(first).toMatchObject({ refused: 'needsCode' });
    const pending = 'pending' in first ? first.pending : '';
    expect(await checkSecondStep(pending, '123456')).toEqual({ refused: 'wrong' });
    // The code that confirmed the factor is used up; the next one is good for one sign-in, also when two ask at the same moment.
    expect(await checkSecondStep(pending, generateSync({ secret }))).toEqual({ refused: 'wrong' });
    const next = generateSync({ secret, epoch: Date.now() / 1000 + 30 });
    const both = await Promise.all([checkSecondStep(pending, next), checkSecondStep(pending, next)]);
    expect(both.filter((a) => 'user' in a && a.user.id === id)).toHaveLength(1);
    expect(await checkSecondStep(pending, next)).toEqual({ refused: 'wrong' });
    expect(await checkSecondStep('forged', next)).toEqual({ refused: 'expired' });
  });
  test('cannot use the token of the first step as a session', async () => {
    const first = await checkCredentials({ email: 'admin@example.org', password: PASSWORD });
    expect(await actorFromToken('pending' in first ? first.pending : '')).toBeNull();
  });
  test('uses a recovery code once', async () => {
    const first = await checkCredentials({ email: 'admin@example.org', password: PASSWORD });
    const pending = 'pending' in first ? first.pending : '';
    expect(await checkSecondStep(pending, codes[0] ?? '')).toMatchObject({ user: { id } });
    expect(await checkSecondStep(pending, codes[0] ?? '')).toEqual({ refused: 'wrong' });
  });
  test('renews the codes and removes the factor only with the password', async () => {
    const actor = await session.now();
    expect(await renewRecoveryCodes(actor, { current: 'no' })).toMatchObject({ ok: false, error: { field: 'current' } });
    expect(unwrap(await renewRecoveryCodes(actor, { current: PASSWORD })).codes).toHaveLength(10);
    expect(await removeOwnSecondFactor(actor, { current: 'no' })).toMatchObject({ ok: false });
    unwrap(await removeOwnSecondFactor(actor, { current: PASSWORD }));
    expect((await session.now()).grants).toEqual([]);
  });
  test('loses it by another administrator, whose word ends all sessions', async () => {
    const actor = await session.now();
    const fresh = unwrap(await beginSecondFactor(actor, {})).secret;
    unwrap(await confirmSecondFactor(actor, { code: generateSync({ secret: fresh }) }));
    expect(await removeSecondFactor(visitor(0), { id })).toMatchObject({ ok: false, error: { code: 'FORBIDDEN' } });
    unwrap(await removeSecondFactor(await session.now(), { id }));
    expect(await actorFromToken(session.token)).toBeNull();
  });
  test('never leaves a secret or a code in the audit', async () => {
    const rows = await db.auditEvent.findMany({ where: { subjectId: id }, select: { before: true, after: true } });
    const text = JSON.stringify(rows);
    expect(text).not.toContain(secret);
    for (const code of codes) expect(text).not.toContain(code);
  });
});

test('account details are saved on their version', async () => {
  const id = await person('details@example.org', 'OBSERVER');
  const { actor } = await signedIn(id);
  const input = { version: 1, name: 'Maral', phone: '+993 12 34-56-78', language: 'tk' as const, wantsMail: false };
  expect(unwrap(await editAccount(actor, input))).toEqual({ language: 'tk' });
  expect(await editAccount(actor, { ...input, name: 'Other' })).toMatchObject({ ok: false, error: { code: 'CONFLICT' } });
  expect(await editAccount(actor, { ...input, version: 2, phone: '<script>' })).toMatchObject({
    ok: false,
    error: { fields: { phone: 'users.error.phone' } },
  });
});
