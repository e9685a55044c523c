// People, roles, links and sessions on a real database.
import { beforeAll, describe, expect, test } from 'vitest';
import { type Actor, actorFromToken, commandLine, has, visitor } from '@/lib/platform/auth/actor';
import { checkCredentials, sessionToken, startSession } from '@/lib/platform/auth/credentials';
import { unwrap } from '@/lib/platform/command';
import { db } from '@/lib/platform/db';
import { acceptLink, makeLink, requestReset, revokeLinks, type Slip } from '@/lib/users/commands/links';
import { createFirstAdmin, disablePerson, editPerson, enablePerson, invitePerson } from '@/lib/users/commands/people';
import { endRole, giveRole, setAlternate } from '@/lib/users/commands/roles';
import { endSession, endSessions } from '@/lib/users/commands/sessions';
import { findOpenLink } from '@/lib/users/link-queries';
import { getPerson, listPeople } from '@/lib/users/queries';
import { PeopleFilter } from '@/lib/users/schema';

const PASSWORD = 'correct horse battery staple';
const keeper = commandLine(0);
const nobody = visitor(0);
const codeOf = (slip: Slip | null) => slip?.code ?? '';
let ministry = '';
let admin: Actor;
let adminId = '';

/** The actor of a fresh session, as a request would build it. */
async function actorOf(userId: string): Promise<{ actor: Actor; token: string }> {
  const { id } = await startSession(userId, { agent: 'Firefox/120 Linux' });
  const token = await sessionToken(id);
  const actor = await actorFromToken(token);
  if (!actor) throw new Error('no session');
  return { actor, token };
}

const invite = (more: Partial<Parameters<typeof invitePerson>[1]> = {}) =>
  invitePerson(admin, {
    name: 'Batyr Babaýew',
    email: 'batyr@example.org',
    language: 'ru',
    role: 'FOCAL_POINT',
    institutionId: ministry,
    isAlternate: false,
    way: 'slip',
    ...more,
  });

beforeAll(async () => {
  // Outside the demonstration administrators would need a second factor first; that has its own test.
  await db.setting.create({ data: { key: 'demonstration', value: {} } });
  ministry = (await db.institution.create({ data: { code: 'MOE', type: 'MINISTRY' }, select: { id: true } })).id;
  const { id, slip } = unwrap(
    await createFirstAdmin(keeper, { name: 'Kerim Sähedow', email: 'kerim@example.org', language: 'en' }),
  );
  adminId = id;
  unwrap(await acceptLink(nobody, { token: slip.code, password: PASSWORD, repeat: PASSWORD }));
  admin = (await actorOf(id)).actor;
});

describe('the first administrator', () => {
  test('is made by the command line, once', async () => {
    const again = await createFirstAdmin(keeper, { name: 'Second', email: 'second@example.org', language: 'en' });
    expect(again).toMatchObject({ ok: false, error: { key: 'users.error.hasAdmin' } });
  });
  test('and by nobody else', async () => {
    const input = { name: 'Third', email: 'third@example.org', language: 'en' as const };
    expect(await createFirstAdmin(admin, input)).toMatchObject({ ok: false, error: { code: 'FORBIDDEN' } });
  });
});

describe('an invitation', () => {
  let id = '';
  let code = '';
  beforeAll(async () => {
    const value = unwrap(await invite());
    id = value.id;
    code = codeOf(value.slip);
  });

  test('stands in the database only as a hash', async () => {
    const link = await db.oneTimeLink.findFirstOrThrow({ where: { userId: id } });
    expect(JSON.stringify(link)).not.toContain(code.replaceAll('-', ''));
    expect(await db.outboxMail.count({ where: { userId: id } })).toBe(0);
  });

  test('looked at, is not used up', async () => {
    expect(await findOpenLink(nobody, code)).toMatchObject({ kind: 'INVITATION', email: 'batyr@example.org' });
    expect(await findOpenLink(nobody, code)).not.toBeNull();
  });

  test('refuses passwords that are short, common or written differently the second time', async () => {
    const accept = (password: string, repeat = password) => acceptLink(nobody, { token: code, password, repeat });
    expect(await accept('short')).toMatchObject({ ok: false, error: { key: 'users.error.passwordShort15' } });
    expect(await accept('batyr babayew 2020')).toMatchObject({ ok: false, error: { key: 'users.error.passwordCommon' } });
    expect(await accept(PASSWORD, 'another one entirely')).toMatchObject({ ok: false, error: { field: 'repeat' } });
  });

  test('is accepted once', async () => {
    expect(await acceptLink(nobody, { token: code, password: PASSWORD, repeat: PASSWORD })).toMatchObject({ ok: true });
    expect(await acceptLink(nobody, { token: code, password: PASSWORD, repeat: PASSWORD })).toMatchObject({
      ok: false,
      error: { code: 'NOT_FOUND' },
    });
    expect(await findOpenLink(nobody, code)).toBeNull();
    expect(await checkCredentials({ email: 'batyr@example.org', password: PASSWORD })).toMatchObject({ user: { id } });
  });

  test('to an address that is taken is refused beside the field', async () => {
    expect(await invite()).toMatchObject({ ok: false, error: { key: 'users.error.emailTaken', field: 'email' } });
  });

  test('by mail is written in the language of the person, and holds the link', async () => {
    const value = unwrap(await invite({ email: 'mail@example.org', way: 'mail', language: 'tk' }));
    expect(value.slip).toBeNull();
    const mail = await db.outboxMail.findFirstOrThrow({ where: { userId: value.id } });
    expect(mail.subject).toContain('çakylyk');
    const token = /\/invitation\/([0-9A-Z]{26})/.exec(mail.text)?.[1] ?? '';
    expect(await findOpenLink(nobody, token)).not.toBeNull();
  });

  test('that is old opens nothing', async () => {
    const value = unwrap(await invite({ email: 'old@example.org' }));
    await db.oneTimeLink.updateMany({ where: { userId: value.id }, data: { expiresAt: new Date(Date.now() - 1000) } });
    expect(await findOpenLink(nobody, codeOf(value.slip))).toBeNull();
    const late = await acceptLink(nobody, { token: codeOf(value.slip), password: PASSWORD, repeat: PASSWORD });
    expect(late).toMatchObject({ ok: false, error: { code: 'NOT_FOUND' } });
  });

  test('does not survive a correction of the address', async () => {
    const value = unwrap(await invite({ email: 'typo@example.org' }));
    const details = { id: value.id, version: 1, name: 'Batyr', phone: '', language: 'ru' as const };
    unwrap(await editPerson(admin, { ...details, email: 'right@example.org' }));
    expect(await findOpenLink(nobody, codeOf(value.slip))).toBeNull();
  });

  test('is withdrawn by a newer one and by the administrator', async () => {
    const value = unwrap(await invite({ email: 'twice@example.org' }));
    const second = unwrap(await makeLink(admin, { id: value.id, way: 'slip' }));
    expect(await findOpenLink(nobody, codeOf(value.slip))).toBeNull();
    expect(await findOpenLink(nobody, codeOf(second.slip))).not.toBeNull();
    expect(unwrap(await revokeLinks(admin, { id: value.id }))).toBe(1);
    expect(await findOpenLink(nobody, codeOf(second.slip))).toBeNull();
  });
});

describe('a reset', () => {
  test('answers alike for known and unknown addresses, and mails only to the known', async () => {
    const before = await db.outboxMail.count();
    expect(await requestReset(nobody, { email: 'nobody@example.org' })).toEqual({ ok: true, value: null });
    expect(await requestReset(nobody, { email: 'Batyr@Example.org' })).toEqual({ ok: true, value: null });
    expect(await db.outboxMail.count()).toBe(before + 1);
  });

  test('sets a new password once and ends all sessions', async () => {
    const user = await db.user.findUniqueOrThrow({ where: { email: 'batyr@example.org' } });
    const { token } = await actorOf(user.id);
    const mail = await db.outboxMail.findFirstOrThrow({ where: { userId: user.id }, orderBy: { createdAt: 'desc' } });
    const code = /\/reset\/([0-9A-Z]{26})/.exec(mail.text)?.[1] ?? '';
    const fresh = 'another horse and a lantern';
    expect(await acceptLink(nobody, { token: code, password: fresh, repeat: fresh })).toMatchObject({ ok: true });
    expect(await actorFromToken(token)).toBeNull();
    expect(await checkCredentials({ email: user.email, password: PASSWORD })).toEqual({ refused: 'wrong' });
    expect(await checkCredentials({ email: user.email, password: fresh })).toHaveProperty('user');
  });

  test('is not made for a demonstration account', async () => {
    const demo = await db.user.create({
      data: { email: 'd@demo.maksat.example', name: 'Demo', isDemo: true, passwordHash: 'x' },
    });
    expect(await makeLink(admin, { id: demo.id, way: 'slip' })).toMatchObject({
      ok: false,
      error: { key: 'users.error.demoPassword' },
    });
    expect(await requestReset(nobody, { email: demo.email })).toMatchObject({ ok: true });
    expect(await db.oneTimeLink.count({ where: { userId: demo.id } })).toBe(0);
  });
});

describe('a role', () => {
  const person = async (email: string) => {
    const value = unwrap(await invite({ email, role: 'OBSERVER', institutionId: null }));
    unwrap(await acceptLink(nobody, { token: codeOf(value.slip), password: PASSWORD, repeat: PASSWORD }));
    return value.id;
  };

  test('that is ended is gone from the very next request of an open session', async () => {
    const id = await person('gone@example.org');
    const { token } = await actorOf(id);
    expect(has((await actorFromToken(token)) as Actor, 'OBSERVER')).toBe(true);
    const membership = await db.membership.findFirstOrThrow({ where: { userId: id } });
    unwrap(await endRole(admin, { id: membership.id }));
    expect((await actorFromToken(token))?.grants).toEqual([]);
    expect(await endRole(admin, { id: membership.id })).toMatchObject({ ok: false, error: { key: 'users.error.roleEnded' } });
  });

  test('is given once at a time, and only where it can be held', async () => {
    const id = await person('roles@example.org');
    const give = (role: 'FOCAL_POINT' | 'NHRI', institutionId: string | null) =>
      giveRole(admin, { id, role, institutionId, isAlternate: false });
    expect(await give('FOCAL_POINT', null)).toMatchObject({ ok: false, error: { field: 'institutionId' } });
    expect(await give('NHRI', ministry)).toMatchObject({ ok: false, error: { key: 'users.error.nhriOnly' } });
    const { id: given } = unwrap(await give('FOCAL_POINT', ministry));
    expect(await give('FOCAL_POINT', ministry)).toMatchObject({ ok: false, error: { key: 'users.error.roleHeld' } });
    unwrap(await setAlternate(admin, { id: given, isAlternate: true }));
    expect(await db.membership.findUniqueOrThrow({ where: { id: given } })).toMatchObject({ isAlternate: true });
  });

  test('of the last administrator cannot be ended, nor the account', async () => {
    const membership = await db.membership.findFirstOrThrow({ where: { userId: adminId, role: 'ADMIN' } });
    const refused = { ok: false, error: { key: 'users.error.lastAdmin' } };
    expect(await endRole(admin, { id: membership.id })).toMatchObject(refused);
    expect(await disablePerson(admin, { id: adminId })).toMatchObject(refused);
  });

  test('of two administrators who end each other at the same moment, one stays', async () => {
    const second = await person('admin2@example.org');
    unwrap(await giveRole(admin, { id: second, role: 'ADMIN', institutionId: null, isAlternate: false }));
    const results = await Promise.all([disablePerson(admin, { id: second }), disablePerson(admin, { id: adminId })]);
    expect(results.filter((r) => r.ok)).toHaveLength(1);
    await db.user.updateMany({ where: { id: { in: [second, adminId] } }, data: { disabledAt: null } });
    await db.membership.updateMany({ where: { userId: second, role: 'ADMIN' }, data: { endedAt: new Date() } });
  });

  test('may be given by nobody but an administrator, and the refusal is remembered', async () => {
    const id = await person('observer@example.org');
    const { actor } = await actorOf(id);
    expect(await giveRole(actor, { id, role: 'ADMIN', institutionId: null, isAlternate: false })).toMatchObject({
      ok: false,
      error: { code: 'FORBIDDEN' },
    });
    expect(await db.auditEvent.count({ where: { event: 'user.giveRole', refusal: 'FORBIDDEN', actorId: id } })).toBe(1);
  });
});

describe('a session', () => {
  test('ends for its person, for the administrator, and for nobody else', async () => {
    const batyr = await db.user.findUniqueOrThrow({ where: { email: 'batyr@example.org' } });
    const observer = await db.user.findUniqueOrThrow({ where: { email: 'observer@example.org' } });
    const mine = await actorOf(batyr.id);
    const stranger = await actorOf(observer.id);
    const end = (actor: Actor) => endSession(actor, { id: mine.actor.sessionId ?? '' });
    expect(await end(stranger.actor)).toMatchObject({ ok: false, error: { code: 'NOT_FOUND' } });
    expect(await actorFromToken(mine.token)).not.toBeNull();
    unwrap(await end(admin));
    expect(await actorFromToken(mine.token)).toBeNull();
  });

  test('ends everywhere at once', async () => {
    const batyr = await db.user.findUniqueOrThrow({ where: { email: 'batyr@example.org' } });
    const [a, b] = [await actorOf(batyr.id), await actorOf(batyr.id)];
    expect(unwrap(await endSessions(a.actor, { id: batyr.id })).count).toBeGreaterThanOrEqual(2);
    expect(await actorFromToken(a.token)).toBeNull();
    expect(await actorFromToken(b.token)).toBeNull();
  });

  test('of an ended account is over, and the account cannot sign in until it is opened again', async () => {
    const batyr = await db.user.findUniqueOrThrow({ where: { email: 'batyr@example.org' } });
    const { token } = await actorOf(batyr.id);
    unwrap(await disablePerson(admin, { id: batyr.id }));
    expect(await actorFromToken(token)).toBeNull();
    const right = { email: batyr.email, password: 'another horse and a lantern' };
    expect(await checkCredentials(right)).toEqual({ refused: 'wrong' });
    unwrap(await enablePerson(admin, { id: batyr.id }));
    expect(await checkCredentials(right)).toHaveProperty('user');
  });
});

describe('details', () => {
  test('saved on an old version show both values', async () => {
    const { id, version } = await db.user.findUniqueOrThrow({ where: { email: 'batyr@example.org' } });
    const details = { email: 'batyr@example.org', phone: '', language: 'ru' as const };
    unwrap(await editPerson(admin, { id, version, name: 'Batyr B.', ...details }));
    const late = await editPerson(admin, { id, version, name: 'B. Babaýew', ...details });
    expect(late).toMatchObject({ ok: false, error: { code: 'CONFLICT' } });
    expect(late.ok ? [] : late.error.conflicts).toEqual([
      { field: 'name', mine: 'B. Babaýew', theirs: 'Batyr B.' },
      { field: 'version', mine: String(version), theirs: String(version + 1) },
    ]);
  });

  test('of other people are not there for a colleague of another institution', async () => {
    const observerOfNothing = await actorOf((await db.user.findUniqueOrThrow({ where: { email: 'gone@example.org' } })).id);
    await expect(getPerson(observerOfNothing.actor, 'ru', adminId)).rejects.toMatchObject({ failure: { code: 'NOT_FOUND' } });
    const list = await listPeople(observerOfNothing.actor, 'ru', PeopleFilter.parse({}));
    expect(list.items.map((p) => p.email)).toEqual(['gone@example.org']);
  });

  test('are found by name without Turkmen letters, by institution and by role', async () => {
    const emails = async (filter: object) =>
      (await listPeople(admin, 'ru', PeopleFilter.parse(filter))).items.map((p) => p.email);
    expect(await emails({ q: 'sahedow' })).toEqual(['kerim@example.org']);
    expect(await emails({ role: 'ADMIN' })).toEqual(['kerim@example.org']);
    expect(await emails({ institution: ministry, state: 'active' })).toContain('batyr@example.org');
    expect(await emails({ state: 'ended' })).toEqual([]);
  });
});
